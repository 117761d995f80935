// Owns: headings among the paragraphs of a draft, and the investigator's comments to self beside them. Never edited once released.
export const headingsAndComments = /* sql */ `
ALTER TABLE draft_paragraph ADD COLUMN "form"    TEXT NOT NULL DEFAULT 'paragraph' CHECK ("form" IN ('paragraph', 'heading'));
-- Internal; never printed.
ALTER TABLE draft_paragraph ADD COLUMN "comment" TEXT NOT NULL DEFAULT '';

-- The journal holds whole paragraphs: what was being typed when the program was renewed gains the two fields.
UPDATE draft_typed SET value = json_set(value, '$.form', 'paragraph', '$.comment', '');
`;
