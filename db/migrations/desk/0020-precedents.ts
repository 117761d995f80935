// Owns: the shape of the library of published decisions in desk.db. No evidence of any case. Never edited once released.
export const precedents = /* sql */ `
-- One published decision. What was recognised in it stands in precedent_head and precedent_order; a decision taken off the list keeps its row, so that it can be put back.
CREATE TABLE precedent (
  rowid       INTEGER PRIMARY KEY,
  id          TEXT    NOT NULL UNIQUE,
  revision    INTEGER NOT NULL,
  body        TEXT    NOT NULL,
  reference   TEXT    NOT NULL,
  landlord    TEXT    NOT NULL,
  decided_on  TEXT,
  file_name   TEXT    NOT NULL,
  sha256      TEXT    NOT NULL UNIQUE,
  bytes       INTEGER NOT NULL,
  taken_ms    INTEGER NOT NULL,
  is_removed  INTEGER NOT NULL CHECK (is_removed IN (0, 1))
) STRICT;
CREATE INDEX precedent_in_order ON precedent (decided_on DESC, rowid DESC) WHERE is_removed = 0;

-- Apart from its row, so that the list does not read it.
CREATE TABLE precedent_text (
  rowid  INTEGER PRIMARY KEY REFERENCES precedent (rowid),
  text   TEXT NOT NULL
) STRICT;

CREATE TABLE precedent_head (
  rowid      INTEGER PRIMARY KEY,
  precedent  INTEGER NOT NULL REFERENCES precedent (rowid),
  title      TEXT    NOT NULL,
  outcome    TEXT    NOT NULL
) STRICT;
CREATE INDEX precedent_head_of ON precedent_head (precedent);

CREATE TABLE precedent_order (
  rowid      INTEGER PRIMARY KEY,
  precedent  INTEGER NOT NULL REFERENCES precedent (rowid),
  text       TEXT    NOT NULL,
  -- Pence, as a JSON list.
  sums       TEXT    NOT NULL CHECK (json_valid(sums)),
  is_order   INTEGER NOT NULL CHECK (is_order IN (0, 1))
) STRICT;
CREATE INDEX precedent_order_of ON precedent_order (precedent);

CREATE VIRTUAL TABLE precedent_fts USING fts5 (
  text, content = 'precedent_text', content_rowid = 'rowid', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER precedent_text_fts AFTER INSERT ON precedent_text BEGIN
  INSERT INTO precedent_fts (rowid, text) VALUES (new.rowid, new.text);
END;
CREATE VIRTUAL TABLE precedent_head_fts USING fts5 (
  title, content = 'precedent_head', content_rowid = 'rowid', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER precedent_head_title_fts AFTER INSERT ON precedent_head BEGIN
  INSERT INTO precedent_head_fts (rowid, title) VALUES (new.rowid, new.title);
END;
`;
