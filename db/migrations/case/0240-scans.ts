// Owns: pages of scans whose words are to be recognised, and how far that is. Never edited once released.

/** Papers taken in before are put in line as those that come in from now on. */
export const scans = /* sql */ `
CREATE TABLE scan (
  sha256  TEXT    PRIMARY KEY REFERENCES original (sha256),
  -- the order they came in
  ordinal INTEGER NOT NULL UNIQUE,
  state   TEXT    NOT NULL CHECK (state IN ('waiting', 'done'))
) STRICT;
CREATE INDEX scan_waiting ON scan (ordinal) WHERE state = 'waiting';

CREATE TABLE scan_page (
  sha256  TEXT    NOT NULL REFERENCES scan (sha256),
  page    INTEGER NOT NULL,
  state   TEXT    NOT NULL CHECK (state IN ('waiting', 'done', 'failed')),
  reason  TEXT,
  -- the words of a page that is done, until its scan is whole and they stand in its reading
  found   TEXT    CHECK (found IS NULL OR json_valid(found)),
  PRIMARY KEY (sha256, page)
) STRICT;
CREATE INDEX scan_page_waiting ON scan_page (sha256, page) WHERE state = 'waiting';

INSERT INTO scan (sha256, ordinal, state)
  SELECT e.sha256, min(e.rowid), 'waiting' FROM entry e
   WHERE e.kind IN ('pdf', 'picture') AND e.status = 'read' AND e.sha256 IS NOT NULL
     AND EXISTS (SELECT 1 FROM page p WHERE p.extraction_id = e.extraction_id AND p.end_utf16 - p.start_utf16 < 40)
   GROUP BY e.sha256;
INSERT OR IGNORE INTO scan_page (sha256, page, state)
  SELECT e.sha256, p.page, 'waiting' FROM entry e JOIN page p ON p.extraction_id = e.extraction_id
   WHERE e.kind IN ('pdf', 'picture') AND e.status = 'read' AND e.sha256 IS NOT NULL AND p.end_utf16 - p.start_utf16 < 40;
`;
