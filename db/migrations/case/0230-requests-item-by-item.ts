// Owns: what each thing of a request came to, the head and the expected record it is for, when it was chased; contacts that are evidence of a side; expected
// records of a checklist with the papers they were seen in. Never edited once released.
export const requestsItemByItem = /* sql */ `
ALTER TABLE draft_request ADD COLUMN "head_id" TEXT REFERENCES draft_head (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE draft_request ADD COLUMN "expectation_id" TEXT REFERENCES draft_expectation (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE draft_request ADD COLUMN "chased" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid("chased"));
ALTER TABLE draft_request ADD COLUMN "replies" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid("replies"));
ALTER TABLE draft_expectation ADD COLUMN "source" TEXT NOT NULL DEFAULT '';
ALTER TABLE draft_expectation ADD COLUMN "seen_ids" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid("seen_ids"));
ALTER TABLE draft_contact ADD COLUMN "evidence_of" TEXT;
`;
