// Owns the head of a message over its words: who to whom, when, about what, as its headers have it.
import Box from '@mui/material/Box';
import type { EntryContent } from '../../../../db/model/entry.ts';
import { mailText } from '../../../text/mail.ts';

/** From, To, Cc, Date with its zone, and Subject where the title has been changed. */
export function MessageHead({ content: { entry, headers } }: { readonly content: EntryContent }) {
  const of = (name: string) =>
    headers
      .filter((header) => header.name.toLowerCase() === name)
      .map(({ value }) => value)
      .join(', ');
  const lines = [
    [mailText.from, of('from') || (entry.sender ?? '')],
    [mailText.to, of('to') || (entry.recipients ?? '')],
    [mailText.cc, of('cc')],
    [mailText.date, of('date')],
    [mailText.subject, of('subject') === entry.title ? '' : of('subject')],
  ].filter(([, value]) => value !== '');
  return (
    <Box component="dl" aria-label={mailText.head} sx={{ m: 0, display: 'grid', gridTemplateColumns: 'max-content 1fr', columnGap: 1 }}>
      {lines.map(([name, value]) => (
        <Box key={name} sx={{ display: 'contents' }}>
          <Box component="dt" sx={{ fontWeight: 500 }}>
            {name}
          </Box>
          <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere', maxHeight: 54, overflowY: 'auto' }}>
            {value}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
