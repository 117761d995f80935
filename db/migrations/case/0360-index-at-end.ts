// Owns: the triggers that keep the index of words, which leave out what a delivery is about to index all at once. Never edited once released.
export const indexAtEnd = /* sql */ `
-- indexed_up_to() is a function of this program's connections: the last entry the index has while a delivery is being written, and a number beyond every entry
-- otherwise. What comes after it is indexed whole at the end of the same transaction.
DROP TRIGGER entry_ai_fts;
DROP TRIGGER entry_bu_fts;
DROP TRIGGER entry_au_fts;

CREATE TRIGGER entry_ai_fts AFTER INSERT ON entry WHEN new.rowid <= indexed_up_to() BEGIN
  INSERT INTO entry_fts (rowid, title, file_name, sender, recipients, body)
    SELECT rowid, title, file_name, sender, recipients, body FROM entry_text WHERE rowid = new.rowid;
END;

CREATE TRIGGER entry_bu_fts BEFORE UPDATE OF title, file_name, sender, recipients, body, extraction_id, status ON entry
WHEN old.rowid <= indexed_up_to() BEGIN
  INSERT INTO entry_fts (entry_fts, rowid, title, file_name, sender, recipients, body)
    SELECT 'delete', rowid, title, file_name, sender, recipients, body FROM entry_text WHERE rowid = old.rowid;
END;

CREATE TRIGGER entry_au_fts AFTER UPDATE OF title, file_name, sender, recipients, body, extraction_id, status ON entry
WHEN new.rowid <= indexed_up_to() BEGIN
  INSERT INTO entry_fts (rowid, title, file_name, sender, recipients, body)
    SELECT rowid, title, file_name, sender, recipients, body FROM entry_text WHERE rowid = new.rowid;
END;
`;
