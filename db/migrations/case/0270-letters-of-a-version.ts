// Owns: the letters that went out with an issued version of the report. Never edited once released.
export const lettersOfAVersion = /* sql */ `
CREATE TABLE version_letter (
  id          TEXT  PRIMARY KEY,
  version_id  TEXT  NOT NULL REFERENCES report_version (id) DEFERRABLE INITIALLY DEFERRED,
  -- id of the letter in the rule set, and its name as it was called when it went out
  letter      TEXT  NOT NULL,
  name        TEXT  NOT NULL,
  format      TEXT  NOT NULL,
  file_name   TEXT  NOT NULL,
  sha256      TEXT  NOT NULL REFERENCES original (sha256),
  UNIQUE (version_id, letter, format)
) STRICT;

CREATE INDEX version_letter_by_original ON version_letter (sha256);

CREATE TRIGGER version_letter_stays BEFORE UPDATE ON version_letter
BEGIN SELECT raise(ABORT, 'a letter that went out never changes'); END;

CREATE TRIGGER version_letter_kept BEFORE DELETE ON version_letter
BEGIN SELECT raise(ABORT, 'a letter that went out is kept'); END;
`;
