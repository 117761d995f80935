// Owns: first shape of desk.db: the case list, settings and the desk's own history chain. No evidence. Never edited once released.
export const deskAndHistory = /* sql */ `
CREATE TABLE meta (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

-- Same chain as in a case, for what concerns no single case.
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

CREATE TABLE history_payload (
  desk_id   TEXT    NOT NULL,
  sequence  INTEGER NOT NULL,
  salt      TEXT    NOT NULL,
  payload   TEXT    NOT NULL,
  PRIMARY KEY (desk_id, sequence),
  FOREIGN KEY (desk_id, sequence) REFERENCES history (desk_id, sequence)
) STRICT;

-- One row per case file <id>.case beside this file. Landlord as given when the case was made: shown only where the case file cannot be opened.
CREATE TABLE case_file (
  id              TEXT    PRIMARY KEY,
  reference       TEXT    NOT NULL UNIQUE,
  landlord        TEXT    NOT NULL,
  created_ms      INTEGER NOT NULL,
  last_opened_ms  INTEGER
) STRICT;

CREATE TABLE setting (
  key    TEXT PRIMARY KEY,
  value  TEXT NOT NULL CHECK (json_valid(value))
) STRICT;
`;
