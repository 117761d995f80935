// Owns: the words and headers of readings packed, and what search sees of them through that. Never edited once released.
export const wordsPacked = /* sql */ `
-- Raw DEFLATE (RFC 1951) of the UTF-8 that would stand in text and in headers, which are '' and '[]' then. words_of(text, text_packed) is the way back: a function of
-- this program's connections. Readings made before keep theirs as they are, because they are sealed.
ALTER TABLE extraction ADD COLUMN text_packed BLOB;
ALTER TABLE extraction ADD COLUMN headers_packed BLOB;

DROP VIEW entry_text;
-- What search sees. A sheet is found by its records and by what stands above them, a duplicate by the entry it repeats.
CREATE VIEW entry_text AS
  SELECT e.rowid AS rowid,
         e.title AS title,
         e.file_name AS file_name,
         coalesce(e.sender, '') AS sender,
         coalesce(e.recipients, '') AS recipients,
         CASE WHEN e.status = 'duplicate' THEN ''
              WHEN e.kind <> 'sheet' THEN coalesce(e.body, words_of(x.text, x.text_packed), '')
              WHEN x.columns = '[]' THEN words_of(x.text, x.text_packed)
              -- The text of a sheet is what stands above, the names of its columns with tabs between, then its rows: up to the end of the names.
              ELSE coalesce(substr(words_of(x.text, x.text_packed), 1,
                                   nullif(instr(words_of(x.text, x.text_packed), x.names), 0) + length(x.names) - 1), '') END AS body
    FROM entry e LEFT JOIN (
      -- Names as JSON, ["Date","Fault"], to names between tabs; functions that make rows of JSON cannot stand behind a full-text index.
      SELECT id, text, text_packed, columns,
             replace(replace(replace(substr(columns, 3, length(columns) - 4), '","', char(9)), '\\"', '"'), '\\\\', '\\') AS names
        FROM extraction) x ON x.id = e.extraction_id AND e.body IS NULL;
`;
