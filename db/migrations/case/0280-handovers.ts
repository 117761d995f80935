// Owns: what a case knows of its copies at other desks: handovers, what differed when they came back, labels that were given twice. Never edited once released.
export const handovers = /* sql */ `
-- Each time the case was given to another desk, came to this one as a case, or came back and was merged.
CREATE TABLE handover (
  id           TEXT     PRIMARY KEY,
  direction    TEXT     NOT NULL CHECK (direction IN ('given', 'received', 'merged')),
  at_ms        INTEGER  NOT NULL,
  -- who made the file, and the desk it was made at
  actor        TEXT     NOT NULL,
  desk_id      TEXT     NOT NULL,
  made_ms      INTEGER  NOT NULL,
  reason       TEXT     NOT NULL,
  file_name    TEXT     NOT NULL,
  -- digest of the note in the file
  note_sha256  TEXT     NOT NULL,
  left_out     TEXT     NOT NULL CHECK (json_valid(left_out))
) STRICT;

-- In a handover file alone: one row that says who made it, why and of what. Proved by its own digest, and by the heads it names.
CREATE TABLE handover_note (
  id      INTEGER PRIMARY KEY CHECK (id = 1),
  note    TEXT    NOT NULL CHECK (json_valid(note)),
  digest  TEXT    NOT NULL
) STRICT;

-- What both desks changed, each in its own way, with both values whatever was chosen.
CREATE TABLE merge_difference (
  id           TEXT     PRIMARY KEY,
  handover_id  TEXT     NOT NULL REFERENCES handover (id) DEFERRABLE INITIALLY DEFERRED,
  ordinal      INTEGER  NOT NULL,
  of_table     TEXT     NOT NULL,
  row          TEXT     NOT NULL,
  title        TEXT     NOT NULL,
  difference   TEXT     NOT NULL CHECK (json_valid(difference)),
  choice       TEXT     NOT NULL
) STRICT;
CREATE INDEX merge_difference_in_order ON merge_difference (handover_id, ordinal);

-- A label that two desks gave: the first one a paper had stays its name for ever.
CREATE TABLE label_alias (
  id        TEXT  PRIMARY KEY,
  entry_id  TEXT  NOT NULL REFERENCES entry (id) DEFERRABLE INITIALLY DEFERRED,
  label     TEXT  NOT NULL,
  desk_id   TEXT  NOT NULL
) STRICT;
CREATE INDEX label_alias_by_label ON label_alias (label);
CREATE INDEX label_alias_by_entry ON label_alias (entry_id);
`;
