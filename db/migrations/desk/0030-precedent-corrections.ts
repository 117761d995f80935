// Owns: how corrections of published decisions by hand are kept. Never edited once released.
export const precedentCorrections = /* sql */ `
-- One correction of what was recognised in a decision; the newest holds. Rows are added and never changed: taking one back is one more.
CREATE TABLE precedent_correction (
  rowid         INTEGER PRIMARY KEY,
  id            TEXT    NOT NULL UNIQUE,
  precedent_id  TEXT    NOT NULL REFERENCES precedent (id),
  at_ms         INTEGER NOT NULL,
  actor         TEXT    NOT NULL,
  -- Landlord, day, heads and orders as JSON; null: as recognised.
  parts         TEXT    CHECK (parts IS NULL OR json_valid(parts))
) STRICT;
CREATE INDEX precedent_correction_of ON precedent_correction (precedent_id, rowid);

CREATE TRIGGER precedent_head_title_gone_fts AFTER DELETE ON precedent_head BEGIN
  INSERT INTO precedent_head_fts (precedent_head_fts, rowid, title) VALUES ('delete', old.rowid, old.title);
END;
`;
