// Owns: a seal for each row of the desk that no command tells in full, chained. Never edited once released.
export const deskSeals = /* sql */ `
-- Append-only. Each hash covers the one before and one row, so that a changed row is found and named (docs/decisions/0250).
CREATE TABLE seal (
  n         INTEGER PRIMARY KEY,
  of_table  TEXT    NOT NULL,
  row       TEXT    NOT NULL,
  hash      BLOB    NOT NULL
) STRICT;

-- What stands already is sealed when the file is next opened for writing.
INSERT INTO meta (key, value) SELECT 'unsealed', 'what stood before seals' WHERE EXISTS (SELECT 1 FROM meta);
`;
