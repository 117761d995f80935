// Owns the thread of a message on one page: each message once with the words it brought, and what is only quoted in it. Must not change anything itself.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { formatPartialDate } from '../../../../db/model/dates.ts';
import type { QuotedPassage, Thread, ThreadMessage } from '../../../../db/model/operations.ts';
import { mailText } from '../../../text/mail.ts';
import { readStateText } from '../../../text/ui.ts';
import { fonts, sizes } from '../../../theme/tokens.ts';
import { ExhibitTag } from '../../ExhibitTag.tsx';
import { isOffered, nameIn } from './folds.ts';

interface ThreadPanelProps {
  readonly thread: Thread;
  /** The message open now. */
  readonly here: string;
  readonly onOpenEntry: (entryId: string) => void;
  readonly onMake: (messageId: string, passage: QuotedPassage) => void;
}

/** Messages in order of date. */
export function ThreadPanel({ thread, here, onOpenEntry, onMake }: ThreadPanelProps) {
  return (
    <Box
      component="ol"
      aria-label={mailText.threadList}
      tabIndex={0}
      sx={{ m: 0, p: 0, listStyle: 'none', flex: 1, minHeight: 0, overflowY: 'auto' }}
    >
      {thread.messages.map((message) => (
        <Box
          component="li"
          key={message.id}
          aria-current={message.id === here ? 'true' : undefined}
          sx={{
            px: 1.5,
            py: 1,
            borderBottom: 1,
            borderColor: 'divider',
            borderLeft: 3,
            borderLeftColor: `${message.side}.main`,
            bgcolor: message.id === here ? 'desk.selected' : 'transparent',
          }}
        >
          <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1, alignItems: 'baseline', fontSize: 12, color: 'text.secondary' }}>
            <ExhibitTag exhibit={message.exhibit} side={message.side} onOpen={() => onOpenEntry(message.id)} />
            <Box component="span" sx={{ color: 'text.primary', fontWeight: message.readState === 'unread' ? 700 : 500 }}>
              {formatPartialDate(message.date)}
              {message.time === null ? '' : `, ${message.time}`}
            </Box>
            <span>{nameIn(message.sender ?? '') || mailText.someone}</span>
            {message.readState === 'unread' && <span>{readStateText.unread}</span>}
            {message.id === here && <span>{mailText.here}</span>}
            <span>{linkWords(message, thread)}</span>
            {message.attachments > 0 && <span>{mailText.attachments(message.attachments)}</span>}
            {message.copies.length > 0 && <span>{mailText.copies(message.copies.map(({ exhibit }) => exhibit))}</span>}
          </Box>
          <Words>{message.own === '' ? mailText.nothingOwn : message.own}</Words>
          {message.quoted
            .filter(({ source, firstIn, words }) => source === null && firstIn === null && words !== '')
            .map((passage) => (
              <Box key={passage.start} sx={{ mt: 0.5, ml: 1.5, pl: 1, borderLeft: 2, borderColor: 'divider' }}>
                <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', fontSize: 12, color: 'text.secondary' }}>
                  {mailText.onlyQuoted}
                  {passage.said === null ? '' : `: ${saidWords(passage)}`}
                  {isOffered(passage) && (
                    <Button size="small" onClick={() => onMake(message.id, passage)}>
                      {mailText.make}
                    </Button>
                  )}
                </Box>
                <Words>{passage.words}</Words>
              </Box>
            ))}
        </Box>
      ))}
    </Box>
  );
}

function Words({ children }: { readonly children: string }) {
  return (
    <Box
      sx={{
        mt: 0.5,
        maxWidth: '70ch',
        whiteSpace: 'pre-wrap',
        overflowWrap: 'anywhere',
        fontFamily: fonts.reading,
        fontSize: sizes.readingText,
        lineHeight: 1.45,
      }}
    >
      {children}
    </Box>
  );
}

function linkWords({ parentId, basis, quotesParent }: ThreadMessage, thread: Thread): string {
  const parent = thread.messages.find(({ id }) => id === parentId);
  if (parent === undefined || basis === null) return '';
  const said = basis === 'headers' ? mailText.answers(parent.exhibit) : `${mailText.answers(parent.exhibit)} (${mailText.basis.subject})`;
  return quotesParent ? `${said}, ${mailText.quotesIt}` : said;
}

function saidWords({ said }: QuotedPassage): string {
  const date = said?.date == null ? '' : formatPartialDate(said.date);
  return [nameIn(said?.sender ?? ''), date].filter((part) => part !== '').join(', ');
}
