// Owns: how far this investigator has looked at each entry, and how a log of many rows was reviewed as one. Never edited once released.
export const readState = /* sql */ `
-- Absent: unread. Opening is not reading: what was opened before is only skimmed until somebody says more.
CREATE TABLE entry_read (
  entry_id  TEXT    PRIMARY KEY REFERENCES entry (id),
  state     TEXT    NOT NULL CHECK (state IN ('skimmed', 'read', 'again')),
  at_ms     INTEGER NOT NULL
) STRICT;

INSERT INTO entry_read (entry_id, state, at_ms) SELECT entry_id, 'skimmed', opened_ms FROM entry_opened;
DROP TABLE entry_opened;

-- A sheet gone through by filter: what was asked of it, how many of its rows that showed, how many were opened.
CREATE TABLE sheet_review (
  id           TEXT    PRIMARY KEY,
  entry_id     TEXT    NOT NULL REFERENCES entry (id),
  at_ms        INTEGER NOT NULL,
  actor        TEXT    NOT NULL,
  filter       TEXT    NOT NULL,
  rows         INTEGER NOT NULL,
  rows_shown   INTEGER NOT NULL,
  rows_opened  INTEGER NOT NULL
) STRICT;
CREATE INDEX sheet_review_by_entry ON sheet_review (entry_id, at_ms);
`;
