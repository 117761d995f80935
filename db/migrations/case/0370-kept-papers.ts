// Owns: the index of papers that not both parties may see, asked for after every pause in typing. Never edited once released.
export const keptPapers = /* sql */ `
CREATE INDEX entry_kept ON entry (exhibit) WHERE disclosure <> 'both' AND is_withdrawn = 0;
`;
