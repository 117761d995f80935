// Owns: the table of handover files that are being made. Never edited once released.
export const handoversBegun = /* sql */ `
-- A handover that is being made, by where its file will lie: whoever opens the desk next takes away what a killed one left there. It goes when it is made. Not in the
-- case: that travels, and what it once held would travel in its free pages.
CREATE TABLE handover_begun (
  place TEXT NOT NULL PRIMARY KEY
);
`;
