// Owns: what search sees of a sheet itself: the words above its rows and the names of its columns, which none of its records has. Never edited once released.
export const wordsOfASheet = /* sql */ `
-- Sheets taken in before come out of the index as they went in, and go in again with their words.
INSERT INTO entry_fts (entry_fts, rowid, title, file_name, sender, recipients, body)
  SELECT 'delete', t.rowid, t.title, t.file_name, t.sender, t.recipients, t.body
    FROM entry_text t JOIN entry e ON e.rowid = t.rowid WHERE e.kind = 'sheet';

DROP VIEW entry_text;
-- What search sees. A sheet is found by its records and by what stands above them, a duplicate by the entry it repeats.
CREATE VIEW entry_text AS
  SELECT e.rowid AS rowid,
         e.title AS title,
         e.file_name AS file_name,
         coalesce(e.sender, '') AS sender,
         coalesce(e.recipients, '') AS recipients,
         CASE WHEN e.status = 'duplicate' THEN ''
              WHEN e.kind <> 'sheet' THEN coalesce(e.body, x.text, '')
              WHEN x.columns = '[]' THEN x.text
              -- The text of a sheet is what stands above, the names of its columns with tabs between, then its rows: up to the end of the names.
              ELSE coalesce(substr(x.text, 1, nullif(instr(x.text, x.names), 0) + length(x.names) - 1), '') END AS body
    FROM entry e LEFT JOIN (
      -- Names as JSON, ["Date","Fault"], to names between tabs; functions that make rows of JSON cannot stand behind a full-text index.
      SELECT id, text, columns,
             replace(replace(replace(substr(columns, 3, length(columns) - 4), '","', char(9)), '\\"', '"'), '\\\\', '\\') AS names
        FROM extraction) x ON x.id = e.extraction_id AND e.body IS NULL;

INSERT INTO entry_fts (rowid, title, file_name, sender, recipients, body)
  SELECT t.rowid, t.title, t.file_name, t.sender, t.recipients, t.body
    FROM entry_text t JOIN entry e ON e.rowid = t.rowid WHERE e.kind = 'sheet';
`;
