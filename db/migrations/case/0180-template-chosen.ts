// Owns: which of a rule set's templates a case is written by. Never edited once released.
export const templateChosen = /* sql */ `
ALTER TABLE draft_facts ADD COLUMN "rule_template" TEXT NOT NULL DEFAULT '';
`;
