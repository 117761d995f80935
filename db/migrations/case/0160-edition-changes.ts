// Owns: words of the publication edition changed or accepted. Never edited once released.
export const editionChanges = /* sql */ `
CREATE TABLE draft_edition_change (
  "id"        TEXT     PRIMARY KEY,
  "revision"  INTEGER  NOT NULL,
  "key"       TEXT     NOT NULL UNIQUE,
  "position"  REAL     NOT NULL,
  "words"     TEXT     NOT NULL,
  -- NULL: the words stand
  "instead"   TEXT,
  "reason"    TEXT     NOT NULL
) STRICT;
`;
