// Owns: what is on record of each disposal. Never edited once released.
export const disposals = /* sql */ `
-- Written once, in the transaction that takes a case off the list or part of it away. What went, by which rules, is JSON (DisposalRecord of db/model/retention).
CREATE TABLE disposal (
  id         TEXT     PRIMARY KEY,
  case_id    TEXT     NOT NULL,
  reference  TEXT     NOT NULL,
  landlord   TEXT     NOT NULL,
  at_ms      INTEGER  NOT NULL,
  actor      TEXT     NOT NULL,
  through    TEXT     NOT NULL CHECK (through IN ('working', 'papers', 'decision')),
  is_whole   INTEGER  NOT NULL CHECK (is_whole IN (0, 1)),
  -- rows of this desk's own history whose content went with it, up to this one: where somebody was in the case
  up_to      INTEGER  NOT NULL,
  record     TEXT     NOT NULL CHECK (json_valid(record))
) STRICT;
CREATE INDEX disposal_of_case ON disposal (case_id);

CREATE TRIGGER disposal_stays BEFORE UPDATE ON disposal
BEGIN SELECT raise(ABORT, 'a disposal record never changes'); END;
CREATE TRIGGER disposal_kept BEFORE DELETE ON disposal
BEGIN SELECT raise(ABORT, 'a disposal record is kept'); END;
`;
