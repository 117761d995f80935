// Owns: the table of handover files that are being made. Never edited once released.
export const handoversBegun = /* sql */ `
-- A handover that is being made, by where its file will lie: whoever opens the case next takes away what a killed one left there. It goes when it is made.
CREATE TABLE handover_begun (
  place TEXT NOT NULL PRIMARY KEY
);
`;
