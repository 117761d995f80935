// Owns: who may see a passage where that is fewer than may see its paper. Never edited once released.
export const disclosureOfPassages = /* sql */ `
ALTER TABLE draft_mark ADD COLUMN "disclosure" TEXT;
ALTER TABLE draft_mark ADD COLUMN "disclosure_why" TEXT NOT NULL DEFAULT '';
`;
