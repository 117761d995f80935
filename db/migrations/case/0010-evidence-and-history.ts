// Owns: first shape of a case file: history chain, originals, extractions, batches, entries and their full-text index. Never edited once released.
export const evidenceAndHistory = /* sql */ `
CREATE TABLE meta (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

-- One row per command; one chain per desk. The hash covers the header and the SHA-256 of the salted payload, so that a payload can be
-- disposed of and the chain still walks.
CREATE TABLE history (
  desk_id         TEXT    NOT NULL,
  sequence        INTEGER NOT NULL,
  previous_hash   TEXT    NOT NULL,
  hash            TEXT    NOT NULL,
  at_ms           INTEGER NOT NULL,
  offset_minutes  INTEGER NOT NULL,
  actor           TEXT    NOT NULL,
  command         TEXT    NOT NULL,
  label           TEXT    NOT NULL,
  acts_on         INTEGER,
  acts_as         TEXT    NOT NULL CHECK (acts_as IN ('do', 'undo', 'redo')),
  is_undoable     INTEGER NOT NULL CHECK (is_undoable IN (0, 1)),
  changes         INTEGER NOT NULL,
  payload_sha256  TEXT    NOT NULL,
  PRIMARY KEY (desk_id, sequence)
) STRICT;

CREATE INDEX history_by_acts_on ON history (desk_id, acts_on, sequence) WHERE acts_on IS NOT NULL;
CREATE INDEX history_by_actor   ON history (desk_id, actor, sequence);

CREATE TABLE history_payload (
  desk_id   TEXT    NOT NULL,
  sequence  INTEGER NOT NULL,
  salt      TEXT    NOT NULL,
  payload   TEXT    NOT NULL,
  PRIMARY KEY (desk_id, sequence),
  FOREIGN KEY (desk_id, sequence) REFERENCES history (desk_id, sequence)
) STRICT;

-- Originals: once per SHA-256 of the plain bytes, in chunks, never changed.
CREATE TABLE original (
  sha256      TEXT    PRIMARY KEY,
  bytes       INTEGER NOT NULL,
  created_ms  INTEGER NOT NULL
) STRICT;

CREATE TABLE chunk (
  sha256         TEXT    NOT NULL REFERENCES original (sha256),
  ordinal        INTEGER NOT NULL,
  plain_bytes    INTEGER NOT NULL,
  is_compressed  INTEGER NOT NULL CHECK (is_compressed IN (0, 1)),
  data           BLOB    NOT NULL,
  UNIQUE (sha256, ordinal)
) STRICT;

-- Immutable: what one version of one reader made of one original.
CREATE TABLE extraction (
  id            TEXT    PRIMARY KEY,
  sha256        TEXT    NOT NULL REFERENCES original (sha256),
  reader        TEXT    NOT NULL,
  version       TEXT    NOT NULL,
  text          TEXT    NOT NULL,
  text_sha256   TEXT    NOT NULL,
  html          TEXT,
  headers       TEXT    NOT NULL CHECK (json_valid(headers)),
  columns       TEXT    NOT NULL CHECK (json_valid(columns)),
  created_ms    INTEGER NOT NULL
) STRICT;
CREATE INDEX extraction_by_original ON extraction (sha256);

CREATE TABLE page (
  extraction_id  TEXT    NOT NULL REFERENCES extraction (id),
  page           INTEGER NOT NULL,
  start_utf16    INTEGER NOT NULL,
  end_utf16      INTEGER NOT NULL,
  width_pt       REAL    NOT NULL,
  height_pt      REAL    NOT NULL,
  rotation       INTEGER NOT NULL,
  runs           TEXT    NOT NULL CHECK (json_valid(runs)),
  PRIMARY KEY (extraction_id, page)
) STRICT;

CREATE TABLE batch (
  id           TEXT    PRIMARY KEY,
  supplied_by  TEXT    NOT NULL CHECK (supplied_by IN ('resident', 'landlord', 'third')),
  note         TEXT    NOT NULL,
  received_ms  INTEGER NOT NULL,
  state        TEXT    NOT NULL CHECK (state IN ('running', 'done', 'cancelled', 'interrupted', 'withdrawn')),
  received     INTEGER NOT NULL DEFAULT 0,
  read         INTEGER NOT NULL DEFAULT 0,
  duplicate    INTEGER NOT NULL DEFAULT 0,
  unreadable   INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Highest exhibit number given per side; numbers are burnt, never reused, also by a batch that is withdrawn.
CREATE TABLE label_lease (
  side  TEXT    PRIMARY KEY CHECK (side IN ('resident', 'landlord', 'third')),
  last  INTEGER NOT NULL
) STRICT;

CREATE TABLE entry (
  rowid           INTEGER PRIMARY KEY,
  id              TEXT    NOT NULL UNIQUE,
  revision        INTEGER NOT NULL,
  exhibit         TEXT    NOT NULL UNIQUE,
  parent_id       TEXT    REFERENCES entry (id),
  batch_id        TEXT    NOT NULL REFERENCES batch (id),
  is_withdrawn    INTEGER NOT NULL DEFAULT 0 CHECK (is_withdrawn IN (0, 1)),
  kind            TEXT    NOT NULL,
  kind_text       TEXT,
  side            TEXT    NOT NULL CHECK (side IN ('resident', 'landlord', 'third')),
  side_basis      TEXT    NOT NULL CHECK (side_basis IN ('supplier', 'sender', 'edited')),
  supplied_by     TEXT    NOT NULL CHECK (supplied_by IN ('resident', 'landlord', 'third')),
  title           TEXT    NOT NULL,
  sender          TEXT,
  recipients      TEXT,
  date_earliest   TEXT,
  date_latest     TEXT,
  date_precision  TEXT    NOT NULL,
  time_text       TEXT,
  offset_text     TEXT,
  date_basis      TEXT    NOT NULL,
  -- null for records: their bytes are the parent's
  sha256          TEXT    REFERENCES original (sha256),
  bytes           INTEGER NOT NULL,
  media_type      TEXT    NOT NULL,
  file_name       TEXT    NOT NULL,
  path            TEXT    NOT NULL,
  part_path       TEXT,
  status          TEXT    NOT NULL CHECK (status IN ('read', 'duplicate', 'unreadable')),
  reason          TEXT,
  duplicate_of    TEXT    REFERENCES entry (id),
  extraction_id   TEXT    REFERENCES extraction (id),
  -- records only: data row number, cells as a JSON list, and the row's words for the index
  ordinal         INTEGER,
  cells           TEXT    CHECK (cells IS NULL OR json_valid(cells)),
  body            TEXT,
  -- values as the reader found them, before any edit
  found           TEXT    NOT NULL CHECK (json_valid(found)),
  -- side and its basis before the investigator changed the side; null while nobody has
  found_side        TEXT,
  found_side_basis  TEXT,
  disclosure      TEXT    NOT NULL DEFAULT 'both' CHECK (disclosure IN ('both', 'resident', 'landlord', 'none')),
  disclosure_why  TEXT    NOT NULL DEFAULT '',
  received_ms     INTEGER NOT NULL
) STRICT;
CREATE INDEX entry_by_parent   ON entry (parent_id, ordinal) WHERE parent_id IS NOT NULL;
CREATE INDEX entry_by_original ON entry (sha256)             WHERE sha256 IS NOT NULL;
CREATE INDEX entry_by_batch    ON entry (batch_id);
-- The order of every list and of the axis; undated entries come last.
CREATE INDEX entry_in_order    ON entry (coalesce(date_earliest, date_latest, '9999-12-31'), coalesce(time_text, ''), rowid) WHERE is_withdrawn = 0;

-- Whether this investigator has opened an entry: state of a person, not of the evidence, so it is apart and outside undo.
CREATE TABLE entry_opened (
  entry_id   TEXT    PRIMARY KEY REFERENCES entry (id),
  opened_ms  INTEGER NOT NULL
) STRICT;

-- What search sees. A sheet is found by its records, a duplicate by the entry it repeats.
CREATE VIEW entry_text AS
  SELECT e.rowid AS rowid,
         e.title AS title,
         e.file_name AS file_name,
         coalesce(e.sender, '') AS sender,
         coalesce(e.recipients, '') AS recipients,
         CASE WHEN e.status = 'duplicate' OR e.kind = 'sheet' THEN '' ELSE coalesce(e.body, x.text, '') END AS body
    FROM entry e LEFT JOIN extraction x ON x.id = e.extraction_id AND e.body IS NULL;

CREATE VIRTUAL TABLE entry_fts USING fts5 (
  title, file_name, sender, recipients, body,
  content = 'entry_text', content_rowid = 'rowid', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER entry_ai_fts AFTER INSERT ON entry BEGIN
  INSERT INTO entry_fts (rowid, title, file_name, sender, recipients, body)
    SELECT rowid, title, file_name, sender, recipients, body FROM entry_text WHERE rowid = new.rowid;
END;
CREATE TRIGGER entry_bu_fts BEFORE UPDATE OF title, file_name, sender, recipients, body, extraction_id, status ON entry BEGIN
  INSERT INTO entry_fts (entry_fts, rowid, title, file_name, sender, recipients, body)
    SELECT 'delete', rowid, title, file_name, sender, recipients, body FROM entry_text WHERE rowid = old.rowid;
END;
CREATE TRIGGER entry_au_fts AFTER UPDATE OF title, file_name, sender, recipients, body, extraction_id, status ON entry BEGIN
  INSERT INTO entry_fts (rowid, title, file_name, sender, recipients, body)
    SELECT rowid, title, file_name, sender, recipients, body FROM entry_text WHERE rowid = new.rowid;
END;
`;
