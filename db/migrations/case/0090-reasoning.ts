// Owns: what links a report to what followed it, policies and their time limits, assertions held against records, series of reports, and the fields that
// expectations, absences, marks, heads, exclusions and the case facts gain with them. Never edited once released.
const common = `
  "id"         TEXT     PRIMARY KEY,
  "revision"   INTEGER  NOT NULL,
  "key"        TEXT     NOT NULL UNIQUE,
  "position"   REAL     NOT NULL`;

export const reasoning = /* sql */ `
ALTER TABLE draft_facts ADD COLUMN "calendar" TEXT NOT NULL DEFAULT 'england-and-wales';
ALTER TABLE draft_head ADD COLUMN "aware_on" TEXT;
ALTER TABLE draft_exclusion ADD COLUMN "cites" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid("cites"));
ALTER TABLE draft_mark ADD COLUMN "speaks_against" TEXT;

CREATE TABLE draft_policy (${common},
  "name"   TEXT  NOT NULL,
  "topic"  TEXT  NOT NULL,
  "from"   TEXT,
  "to"     TEXT,
  "cites"  TEXT  NOT NULL CHECK (json_valid("cites"))
) STRICT;

CREATE TABLE draft_policy_limit (${common},
  "policy_id"    TEXT  NOT NULL REFERENCES draft_policy (id) DEFERRABLE INITIALLY DEFERRED,
  "text"         TEXT  NOT NULL,
  "limit"        TEXT  NOT NULL CHECK (json_valid("limit")),
  "counts_from"  TEXT  NOT NULL,
  "step"         TEXT  NOT NULL,
  "cites"        TEXT  NOT NULL CHECK (json_valid("cites"))
) STRICT;

-- What was expected before rested on words cited or on nothing; a promise is what the screens called it.
ALTER TABLE draft_expectation ADD COLUMN "basis" TEXT NOT NULL DEFAULT 'promise';
ALTER TABLE draft_expectation ADD COLUMN "policy_limit_id" TEXT REFERENCES draft_policy_limit (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE draft_expectation ADD COLUMN "start_entry_id" TEXT REFERENCES entry (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE draft_expectation ADD COLUMN "limit" TEXT CHECK ("limit" IS NULL OR json_valid("limit"));
ALTER TABLE draft_expectation ADD COLUMN "steps" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid("steps"));
ALTER TABLE draft_expectation ADD COLUMN "state_override" TEXT;
ALTER TABLE draft_expectation ADD COLUMN "state_reason" TEXT NOT NULL DEFAULT '';

ALTER TABLE draft_absence ADD COLUMN "searched_ms" INTEGER;
ALTER TABLE draft_absence ADD COLUMN "state_override" TEXT;
ALTER TABLE draft_absence ADD COLUMN "state_reason" TEXT NOT NULL DEFAULT '';

CREATE TABLE draft_link (${common},
  "report_id"       TEXT  NOT NULL REFERENCES entry (id) DEFERRABLE INITIALLY DEFERRED,
  "step_id"         TEXT  NOT NULL REFERENCES entry (id) DEFERRABLE INITIALLY DEFERRED,
  "step"            TEXT  NOT NULL,
  "verdict"         TEXT  NOT NULL,
  "report_mark_id"  TEXT  REFERENCES draft_mark (id) DEFERRABLE INITIALLY DEFERRED,
  "step_mark_id"    TEXT  REFERENCES draft_mark (id) DEFERRABLE INITIALLY DEFERRED,
  "expectation_id"  TEXT  REFERENCES draft_expectation (id) DEFERRABLE INITIALLY DEFERRED,
  "note"            TEXT  NOT NULL
) STRICT;

CREATE TABLE draft_assertion (${common},
  "text"     TEXT  NOT NULL,
  "made_by"  TEXT  NOT NULL,
  "head_id"  TEXT  REFERENCES draft_head (id) DEFERRABLE INITIALLY DEFERRED,
  "cites"    TEXT  NOT NULL CHECK (json_valid("cites"))
) STRICT;

CREATE TABLE draft_assertion_record (${common},
  "assertion_id"  TEXT  NOT NULL REFERENCES draft_assertion (id) DEFERRABLE INITIALLY DEFERRED,
  "entry_id"      TEXT  NOT NULL REFERENCES entry (id) DEFERRABLE INITIALLY DEFERRED,
  "verdict"       TEXT  NOT NULL,
  "note"          TEXT  NOT NULL
) STRICT;

CREATE TABLE draft_series (${common},
  "title"      TEXT  NOT NULL,
  "head_id"    TEXT  REFERENCES draft_head (id) DEFERRABLE INITIALLY DEFERRED,
  "entry_ids"  TEXT  NOT NULL CHECK (json_valid("entry_ids"))
) STRICT;
`;
