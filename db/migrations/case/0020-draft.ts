// Owns: one table per kind of thing the investigator makes, as in db/model/draft; the journal of typing; counters of names. Never edited once released.
// Columns are quoted because several carry the field's own words (from, to, on, check). Lists and objects are JSON; text is never null, a null means "not known".
export const draft = /* sql */ `
-- Exactly one row; its id is the case's.
CREATE TABLE draft_facts (
  "id"                 TEXT     PRIMARY KEY,
  "revision"           INTEGER  NOT NULL,
  "key"                TEXT     NOT NULL UNIQUE,
  "position"           REAL     NOT NULL,
  "title"              TEXT     NOT NULL,
  "landlord_name"      TEXT     NOT NULL,
  "landlord_kind"      TEXT     NOT NULL,
  "received"           TEXT,
  "report_date"        TEXT,
  "rule_body"          TEXT     NOT NULL,
  "rule_scheme"        TEXT     NOT NULL,
  "rule_code"          TEXT     NOT NULL,
  "property_type"      TEXT     NOT NULL,
  "property_building"  TEXT     NOT NULL,
  "tenancy_kind"       TEXT     NOT NULL,
  "tenancy_since"      TEXT     NOT NULL,
  "household"          TEXT     NOT NULL,
  "jurisdiction_note"  TEXT     NOT NULL,
  "complaint_intro"    TEXT     NOT NULL,
  "stage"              TEXT     NOT NULL,
  "waiting_on"         TEXT     NOT NULL
) STRICT;

CREATE TABLE draft_party (
  "id"          TEXT     PRIMARY KEY,
  "revision"    INTEGER  NOT NULL,
  "key"         TEXT     NOT NULL UNIQUE,
  "position"    REAL     NOT NULL,
  "role"        TEXT     NOT NULL,
  "names"       TEXT     NOT NULL CHECK (json_valid("names")),
  "aliases"     TEXT     NOT NULL CHECK (json_valid("aliases")),
  "emails"      TEXT     NOT NULL CHECK (json_valid("emails")),
  "pronoun"     TEXT     NOT NULL,
  "label"       TEXT     NOT NULL,
  "treated_as"  TEXT     REFERENCES draft_party (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE draft_vulnerability (
  "id"           TEXT     PRIMARY KEY,
  "revision"     INTEGER  NOT NULL,
  "key"          TEXT     NOT NULL UNIQUE,
  "position"     REAL     NOT NULL,
  "source"       TEXT     NOT NULL,
  "text"         TEXT     NOT NULL,
  "known_since"  TEXT,
  "adjustments"  TEXT     NOT NULL,
  "cites"        TEXT     NOT NULL CHECK (json_valid("cites"))
) STRICT;

CREATE TABLE draft_complaint_step (
  "id"            TEXT     PRIMARY KEY,
  "revision"      INTEGER  NOT NULL,
  "key"           TEXT     NOT NULL UNIQUE,
  "position"      REAL     NOT NULL,
  "stage"         INTEGER  NOT NULL,
  "sent"          TEXT,
  "sent_as"       TEXT     NOT NULL,
  "treated_as"    TEXT     NOT NULL,
  "acknowledged"  TEXT,
  "responded"     TEXT,
  "points"        TEXT     NOT NULL CHECK (json_valid("points")),
  "outcome"       TEXT     NOT NULL,
  "offer"         TEXT     NOT NULL,
  "sought"        TEXT     NOT NULL,
  "mediation"     TEXT     NOT NULL,
  "cites"         TEXT     NOT NULL CHECK (json_valid("cites"))
) STRICT;

CREATE TABLE draft_related_complaint (
  "id"            TEXT     PRIMARY KEY,
  "revision"      INTEGER  NOT NULL,
  "key"           TEXT     NOT NULL UNIQUE,
  "position"      REAL     NOT NULL,
  "reference"     TEXT     NOT NULL,
  "subject"       TEXT     NOT NULL,
  "raised"        TEXT     NOT NULL,
  "stage"         INTEGER,
  "responded"     TEXT,
  "why"           TEXT     NOT NULL,
  "resident_can"  TEXT     NOT NULL
) STRICT;

CREATE TABLE draft_head (
  "id"            TEXT     PRIMARY KEY,
  "revision"      INTEGER  NOT NULL,
  "key"           TEXT     NOT NULL UNIQUE,
  "position"      REAL     NOT NULL,
  "title"         TEXT     NOT NULL,
  "heading"       TEXT     NOT NULL,
  "raised_by"     TEXT     NOT NULL,
  "raised_on"     TEXT,
  "in_words"      TEXT     NOT NULL,
  "agreed"        TEXT     NOT NULL,
  "why"           TEXT     NOT NULL,
  "jurisdiction"  TEXT     NOT NULL
) STRICT;

CREATE TABLE draft_window (
  "id"        TEXT     PRIMARY KEY,
  "revision"  INTEGER  NOT NULL,
  "key"       TEXT     NOT NULL UNIQUE,
  "position"  REAL     NOT NULL,
  "head_id"   TEXT     NOT NULL REFERENCES draft_head (id) DEFERRABLE INITIALLY DEFERRED,
  "from"      TEXT     CHECK ("from" IS NULL OR json_valid("from")),
  "to"        TEXT     CHECK ("to" IS NULL OR json_valid("to")),
  "reason"    TEXT     NOT NULL
) STRICT;

CREATE TABLE draft_exclusion (
  "id"            TEXT     PRIMARY KEY,
  "revision"      INTEGER  NOT NULL,
  "key"           TEXT     NOT NULL UNIQUE,
  "position"      REAL     NOT NULL,
  "head_id"       TEXT     REFERENCES draft_head (id) DEFERRABLE INITIALLY DEFERRED,
  "reason"        TEXT     NOT NULL,
  "text"          TEXT     NOT NULL,
  "from"          TEXT,
  "to"            TEXT,
  "topic"         TEXT     NOT NULL,
  "impact"        TEXT     NOT NULL,
  "actor"         TEXT     NOT NULL,
  "basis"         TEXT     NOT NULL,
  "can_consider"  TEXT     NOT NULL
) STRICT;

CREATE TABLE draft_event (
  "id"        TEXT     PRIMARY KEY,
  "revision"  INTEGER  NOT NULL,
  "key"       TEXT     NOT NULL UNIQUE,
  "position"  REAL     NOT NULL,
  "date"      TEXT     NOT NULL CHECK (json_valid("date")),
  "text"      TEXT     NOT NULL,
  "status"    TEXT     NOT NULL,
  "head_ids"  TEXT     NOT NULL CHECK (json_valid("head_ids")),
  "cites"     TEXT     NOT NULL CHECK (json_valid("cites"))
) STRICT;

CREATE TABLE draft_request (
  "id"        TEXT     PRIMARY KEY,
  "revision"  INTEGER  NOT NULL,
  "key"       TEXT     NOT NULL UNIQUE,
  "position"  REAL     NOT NULL,
  "to"        TEXT     NOT NULL,
  "item"      TEXT     NOT NULL,
  "why"       TEXT     NOT NULL,
  "asked"     TEXT,
  "due"       TEXT,
  "received"  TEXT,
  "state"     TEXT     NOT NULL,
  "reply"     TEXT     NOT NULL
) STRICT;

CREATE TABLE draft_expectation (
  "id"        TEXT     PRIMARY KEY,
  "revision"  INTEGER  NOT NULL,
  "key"       TEXT     NOT NULL UNIQUE,
  "position"  REAL     NOT NULL,
  "text"      TEXT     NOT NULL,
  "due"       TEXT,
  "head_id"   TEXT     REFERENCES draft_head (id) DEFERRABLE INITIALLY DEFERRED,
  "cites"     TEXT     NOT NULL CHECK (json_valid("cites"))
) STRICT;

CREATE TABLE draft_absence (
  "id"              TEXT     PRIMARY KEY,
  "revision"        INTEGER  NOT NULL,
  "key"             TEXT     NOT NULL UNIQUE,
  "position"        REAL     NOT NULL,
  "absence_kind"    TEXT     NOT NULL,
  "head_id"         TEXT     REFERENCES draft_head (id) DEFERRABLE INITIALLY DEFERRED,
  "expectation_id"  TEXT     REFERENCES draft_expectation (id) DEFERRABLE INITIALLY DEFERRED,
  "request_id"      TEXT     REFERENCES draft_request (id) DEFERRABLE INITIALLY DEFERRED,
  "text"            TEXT     NOT NULL,
  "searched"        TEXT     CHECK ("searched" IS NULL OR json_valid("searched"))
) STRICT;

CREATE TABLE draft_mark (
  "id"              TEXT     PRIMARY KEY,
  "revision"        INTEGER  NOT NULL,
  "key"             TEXT     NOT NULL UNIQUE,
  "position"        REAL     NOT NULL,
  "entry_id"        TEXT     NOT NULL REFERENCES entry (id) DEFERRABLE INITIALLY DEFERRED,
  "anchor"          TEXT     NOT NULL CHECK (json_valid("anchor")),
  "head_ids"        TEXT     NOT NULL CHECK (json_valid("head_ids")),
  "tags"            TEXT     NOT NULL CHECK (json_valid("tags")),
  "stance"          TEXT     NOT NULL,
  "account"         TEXT,
  "event_date"      TEXT     CHECK ("event_date" IS NULL OR json_valid("event_date")),
  "scope_override"  TEXT,
  "scope_reason"    TEXT     NOT NULL,
  "note"            TEXT     NOT NULL
) STRICT;

CREATE TABLE draft_paragraph (
  "id"         TEXT     PRIMARY KEY,
  "revision"   INTEGER  NOT NULL,
  "key"        TEXT     NOT NULL UNIQUE,
  "position"   REAL     NOT NULL,
  "section"    TEXT     NOT NULL,
  "head_id"    TEXT     REFERENCES draft_head (id) DEFERRABLE INITIALLY DEFERRED,
  "parent_id"  TEXT     REFERENCES draft_paragraph (id) DEFERRABLE INITIALLY DEFERRED,
  "runs"       TEXT     NOT NULL CHECK (json_valid("runs")),
  "cites"      TEXT     NOT NULL CHECK (json_valid("cites")),
  "judgement"  TEXT     NOT NULL
) STRICT;

CREATE TABLE draft_determination (
  "id"         TEXT     PRIMARY KEY,
  "revision"   INTEGER  NOT NULL,
  "key"        TEXT     NOT NULL UNIQUE,
  "position"   REAL     NOT NULL,
  "head_id"    TEXT     NOT NULL REFERENCES draft_head (id) DEFERRABLE INITIALLY DEFERRED,
  "outcome"    TEXT     NOT NULL,
  "paragraph"  TEXT     NOT NULL,
  "wording"    TEXT     NOT NULL,
  "reasons"    TEXT     NOT NULL
) STRICT;

CREATE TABLE draft_order (
  "id"            TEXT     PRIMARY KEY,
  "revision"      INTEGER  NOT NULL,
  "key"           TEXT     NOT NULL UNIQUE,
  "position"      REAL     NOT NULL,
  "head_ids"      TEXT     NOT NULL CHECK (json_valid("head_ids")),
  "order_kind"    TEXT     NOT NULL,
  "text"          TEXT     NOT NULL,
  "amount_pence"  INTEGER,
  "parts"         TEXT     NOT NULL CHECK (json_valid("parts")),
  "due"           TEXT     CHECK ("due" IS NULL OR json_valid("due")),
  "reason"        TEXT     NOT NULL
) STRICT;

CREATE TABLE draft_recommendation (
  "id"        TEXT     PRIMARY KEY,
  "revision"  INTEGER  NOT NULL,
  "key"       TEXT     NOT NULL UNIQUE,
  "position"  REAL     NOT NULL,
  "head_ids"  TEXT     NOT NULL CHECK (json_valid("head_ids")),
  "text"      TEXT     NOT NULL
) STRICT;

CREATE TABLE draft_waiver (
  "id"        TEXT     PRIMARY KEY,
  "revision"  INTEGER  NOT NULL,
  "key"       TEXT     NOT NULL UNIQUE,
  "position"  REAL     NOT NULL,
  "check"     TEXT     NOT NULL,
  "place"     TEXT     NOT NULL,
  "reason"    TEXT     NOT NULL,
  "text"      TEXT     NOT NULL
) STRICT;

CREATE TABLE draft_contact (
  "id"         TEXT     PRIMARY KEY,
  "revision"   INTEGER  NOT NULL,
  "key"        TEXT     NOT NULL UNIQUE,
  "position"   REAL     NOT NULL,
  "party"      TEXT     NOT NULL,
  "how"        TEXT     NOT NULL,
  "direction"  TEXT     NOT NULL,
  "on"         TEXT     NOT NULL,
  "at"         TEXT     NOT NULL,
  "text"       TEXT     NOT NULL
) STRICT;

-- What is being typed in one paragraph: durable at once, folded into a command later.
CREATE TABLE draft_typed (
  paragraph_id  TEXT    PRIMARY KEY,
  at_ms         INTEGER NOT NULL,
  value         TEXT    NOT NULL CHECK (json_valid(value))
) STRICT;

-- Highest number given to a key of each kind: names are not given twice, also when what bore them is gone.
CREATE TABLE key_counter (
  kind  TEXT    PRIMARY KEY,
  last  INTEGER NOT NULL
) STRICT;
`;
