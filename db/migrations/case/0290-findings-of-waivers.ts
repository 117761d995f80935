// Owns: what a waiver was given for, so that it hides nothing found later in the same place. Never edited once released.
export const findingsOfWaivers = /* sql */ `
ALTER TABLE draft_waiver ADD COLUMN "finding" TEXT NOT NULL DEFAULT '';
`;
