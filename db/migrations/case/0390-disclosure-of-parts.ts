// Owns: whether who may see a part of something was said of the part itself; otherwise it follows what it came in. Never edited once released.
export const disclosureOfParts = /* sql */ `
ALTER TABLE entry ADD COLUMN disclosure_own INTEGER NOT NULL DEFAULT 0 CHECK (disclosure_own IN (0, 1));
`;
