// Owns: what determinations rest on, money offered and paid before, and what became of orders. Never edited once released.
// Parts of an order's sum gain a head where they are read (db/domains/draft/shape): undo brings old rows back as they were.
export const remedies = /* sql */ `
-- ids of paragraphs
ALTER TABLE draft_determination ADD COLUMN "rests_on" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid("rests_on"));

CREATE TABLE draft_offer (
  "id"             TEXT     PRIMARY KEY,
  "revision"       INTEGER  NOT NULL,
  "key"            TEXT     NOT NULL UNIQUE,
  "position"       REAL     NOT NULL,
  "head_ids"       TEXT     NOT NULL CHECK (json_valid("head_ids")),
  "by"             TEXT     NOT NULL,
  "for"            TEXT     NOT NULL,
  "amount_pence"   INTEGER  NOT NULL,
  "offered_on"     TEXT,
  "standing"       TEXT     NOT NULL,
  "paid_pence"     INTEGER  NOT NULL,
  "paid_on"        TEXT,
  "offset"         TEXT     NOT NULL,
  "offset_reason"  TEXT     NOT NULL,
  "text"           TEXT     NOT NULL,
  "cites"          TEXT     NOT NULL CHECK (json_valid("cites"))
) STRICT;

CREATE TABLE draft_compliance (
  "id"           TEXT     PRIMARY KEY,
  "revision"     INTEGER  NOT NULL,
  "key"          TEXT     NOT NULL UNIQUE,
  "position"     REAL     NOT NULL,
  "order_id"     TEXT     NOT NULL REFERENCES draft_order (id) DEFERRABLE INITIALLY DEFERRED,
  "started_on"   TEXT,
  "standing"     TEXT     NOT NULL,
  "complied_on"  TEXT,
  "chased"       TEXT     NOT NULL CHECK (json_valid("chased")),
  "remarks"      TEXT     NOT NULL,
  "cites"        TEXT     NOT NULL CHECK (json_valid("cites"))
) STRICT;
`;
