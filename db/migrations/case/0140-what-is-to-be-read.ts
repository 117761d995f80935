// Owns: the index by which unread papers are counted after every edit and at every opening. Never edited once released.
export const whatIsToBeRead = /* sql */ `
-- Its condition's columns stand in it too: without them every entry's own row would be opened to look at them again.
CREATE INDEX entry_to_read ON entry (side, date_earliest, date_latest, date_precision, id, exhibit, kind, status, is_withdrawn)
  WHERE is_withdrawn = 0 AND kind <> 'record' AND status = 'read';
`;
