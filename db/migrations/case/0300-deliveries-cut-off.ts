// Owns: what a delivery was asked to take in and how far it is, kept until it has ended, so that it can go on after a crash. Never edited once released.
export const deliveriesCutOff = /* sql */ `
-- One row for each delivery that is coming in, was cut off or was stopped; gone when all of it stands.
CREATE TABLE batch_asked (
  batch_id   TEXT     PRIMARY KEY REFERENCES batch (id),
  -- paths, columns, how sheets are read; no password
  asked      TEXT     NOT NULL CHECK (json_valid(asked)),
  -- files found; NULL until all of them are listed
  files      INTEGER,
  -- files that stand whole, in the order of batch_file
  settled    INTEGER  NOT NULL,
  -- of the file after those: its label where one is given, and the portion of an archive that comes next
  exhibit    TEXT,
  portion    TEXT,
  -- how often it was gone on with
  times      INTEGER  NOT NULL,
  until_ms   INTEGER  NOT NULL
) STRICT;

CREATE TABLE batch_file (
  batch_id   TEXT     NOT NULL REFERENCES batch (id),
  ordinal    INTEGER  NOT NULL,
  -- where it lies on this machine, and its path inside what was supplied
  place      TEXT     NOT NULL,
  path       TEXT     NOT NULL,
  refusal    TEXT,
  PRIMARY KEY (batch_id, ordinal)
) STRICT, WITHOUT ROWID;
`;
