// Owns: what is said of a report on its rounds: comments, changes in a Word file that came back and that file, what the parties say of a draft, and requests for a
// review. Never edited once released.
export const rounds = /* sql */ `
CREATE TABLE draft_comment (
  "id"            TEXT     PRIMARY KEY,
  "revision"      INTEGER  NOT NULL,
  "key"           TEXT     NOT NULL UNIQUE,
  "position"      REAL     NOT NULL,
  -- no reference: a comment outlives its paragraph
  "paragraph_id"  TEXT,
  "exact"         TEXT     NOT NULL,
  "prefix"        TEXT     NOT NULL,
  "suffix"        TEXT     NOT NULL,
  "text"          TEXT     NOT NULL,
  "by"            TEXT     NOT NULL,
  "version"       INTEGER,
  "file_name"     TEXT     NOT NULL,
  "standing"      TEXT     NOT NULL,
  "answer"        TEXT     NOT NULL
) STRICT;

CREATE TABLE draft_returned_change (
  "id"            TEXT     PRIMARY KEY,
  "revision"      INTEGER  NOT NULL,
  "key"           TEXT     NOT NULL UNIQUE,
  "position"      REAL     NOT NULL,
  "file_name"     TEXT     NOT NULL,
  "change"        TEXT     NOT NULL,
  "author"        TEXT     NOT NULL,
  "on"            TEXT,
  "paragraph_id"  TEXT,
  "place"         TEXT     NOT NULL,
  "before"        TEXT     NOT NULL,
  "after"         TEXT     NOT NULL,
  "prefix"        TEXT     NOT NULL,
  "suffix"        TEXT     NOT NULL,
  "after_id"      TEXT,
  "standing"      TEXT     NOT NULL
) STRICT;

CREATE TABLE draft_party_comment (
  "id"            TEXT     PRIMARY KEY,
  "revision"      INTEGER  NOT NULL,
  "key"           TEXT     NOT NULL UNIQUE,
  "position"      REAL     NOT NULL,
  "by"            TEXT     NOT NULL,
  "received"      TEXT     NOT NULL,
  "version"       INTEGER,
  "paragraph_id"  TEXT,
  "text"          TEXT     NOT NULL,
  "answer"        TEXT     NOT NULL,
  "changed"       TEXT     NOT NULL
) STRICT;

CREATE TABLE draft_review_request (
  "id"            TEXT     PRIMARY KEY,
  "revision"      INTEGER  NOT NULL,
  "key"           TEXT     NOT NULL UNIQUE,
  "position"      REAL     NOT NULL,
  "by"            TEXT     NOT NULL,
  "received"      TEXT     NOT NULL,
  "version"       INTEGER,
  "grounds"       TEXT     NOT NULL,
  "text"          TEXT     NOT NULL,
  "new_evidence"  TEXT     NOT NULL,
  "cites"         TEXT     NOT NULL,
  "decided_by"    TEXT     NOT NULL,
  "decided_on"    TEXT,
  "outcome"       TEXT     NOT NULL,
  "reasons"       TEXT     NOT NULL
) STRICT;

-- A Word file that came back, kept as it came.
CREATE TABLE returned_file (
  id         TEXT  PRIMARY KEY,
  file_name  TEXT  NOT NULL,
  sha256     TEXT  NOT NULL REFERENCES original (sha256)
) STRICT;
CREATE INDEX returned_file_by_original ON returned_file (sha256);
`;
