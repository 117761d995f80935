// Owns: by which encoding and delimiter a sheet of plain text was read, and whether somebody said so. Never edited once released.
export const howSheetsWereRead = /* sql */ `
ALTER TABLE extraction ADD COLUMN how TEXT CHECK (how IS NULL OR json_valid(how));
`;
