// Owns: a seal for each row that no command tells in full, chained; digests of what is being typed. Never edited once released.
export const seals = /* sql */ `
-- Append-only. Each hash covers the one before and one row, so that a changed row is found and named (docs/decisions/0250).
CREATE TABLE seal (
  n         INTEGER PRIMARY KEY,
  of_table  TEXT    NOT NULL,
  row       TEXT    NOT NULL,
  hash      BLOB    NOT NULL
) STRICT;

-- When papers were received is on their entries.
ALTER TABLE original DROP COLUMN created_ms;

ALTER TABLE draft_typed ADD COLUMN digest TEXT NOT NULL DEFAULT '';
ALTER TABLE transcript_typed ADD COLUMN digest TEXT NOT NULL DEFAULT '';

-- What stands already is sealed when the file is next opened for writing.
INSERT INTO meta (key, value) SELECT 'unsealed', 'what stood before seals' WHERE EXISTS (SELECT 1 FROM meta);
`;
