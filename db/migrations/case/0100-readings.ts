// Owns: who typed a reading, and the journal of what is being typed as one. Never edited once released.
export const readings = /* sql */ `
-- Null where a program read the words.
ALTER TABLE extraction ADD COLUMN made_by TEXT;

-- A transcript being typed: durable at once, no part of history until it is kept as a reading.
CREATE TABLE transcript_typed (
  entry_id  TEXT    PRIMARY KEY REFERENCES entry (id),
  actor     TEXT    NOT NULL,
  at_ms     INTEGER NOT NULL,
  text      TEXT    NOT NULL
) STRICT;
`;
