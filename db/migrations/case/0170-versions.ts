// Owns: versions of the report and their sign-off. Never edited once released.
export const versions = /* sql */ `
CREATE TABLE report_version (
  id        TEXT     PRIMARY KEY,
  revision  INTEGER  NOT NULL,
  number    INTEGER  NOT NULL UNIQUE,
  copy      TEXT     NOT NULL,
  template  TEXT     NOT NULL,
  -- the history row of the draft it was made of
  desk_id   TEXT     NOT NULL,
  sequence  INTEGER  NOT NULL,
  corrects  INTEGER  REFERENCES report_version (number),
  -- steps taken, in order: step, actor, atMs, note
  taken     TEXT     NOT NULL CHECK (json_valid(taken) AND json_array_length(taken) > 0)
) STRICT;

CREATE TABLE report_version_file (
  id          TEXT  PRIMARY KEY,
  version_id  TEXT  NOT NULL REFERENCES report_version (id) DEFERRABLE INITIALLY DEFERRED,
  format      TEXT  NOT NULL,
  file_name   TEXT  NOT NULL,
  sha256      TEXT  NOT NULL REFERENCES original (sha256),
  UNIQUE (version_id, format)
) STRICT;

CREATE INDEX report_version_file_by_original ON report_version_file (sha256);

-- What a version is never changes; only steps are added to it.
CREATE TRIGGER report_version_stays BEFORE UPDATE OF id, number, copy, template, desk_id, sequence, corrects ON report_version
BEGIN SELECT raise(ABORT, 'a version of the report never changes'); END;

CREATE TRIGGER report_version_file_stays BEFORE UPDATE ON report_version_file
BEGIN SELECT raise(ABORT, 'a version of the report never changes'); END;

-- Taking a submission back removes it; what somebody else has acted on stays.
CREATE TRIGGER report_version_kept BEFORE DELETE ON report_version WHEN json_array_length(old.taken) > 1
BEGIN SELECT raise(ABORT, 'a version that was acted on is kept'); END;
`;
