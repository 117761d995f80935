// Owns: the HTML of a reading packed with the words of the same row, where most of it stands already. Never edited once released.
export const htmlBesideWords = /* sql */ `
-- Zstandard in base 64, with the text of the row as its dictionary; html is NULL then. Readings made before keep theirs as it is.
ALTER TABLE extraction ADD COLUMN html_packed TEXT;
`;
