// Owns: taking away the one column of the desk that no history told of and no seal covered: when a case was last opened. Nothing showed it. Never edited once released.
export const nothingOutsideHistory = /* sql */ `
ALTER TABLE case_file DROP COLUMN last_opened_ms;
`;
