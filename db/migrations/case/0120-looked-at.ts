// Owns: which papers that raised an absence again were looked at. Never edited once released.

export const lookedAt = /* sql */ `
-- ids of entries
ALTER TABLE draft_absence ADD COLUMN "looked_at" TEXT NOT NULL DEFAULT '[]' CHECK (json_valid("looked_at"));
`;
