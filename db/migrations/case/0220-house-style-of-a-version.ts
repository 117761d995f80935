// Owns: the house style a version of the report was printed in. Never edited once released.
export const houseStyleOfAVersion = /* sql */ `
-- null: the standard style, in which every version was printed before there was any other
ALTER TABLE report_version ADD COLUMN house_style TEXT NOT NULL DEFAULT 'null' CHECK (json_valid(house_style));

CREATE TRIGGER report_version_style_stays BEFORE UPDATE OF house_style ON report_version
BEGIN SELECT raise(ABORT, 'a version of the report never changes'); END;
`;
