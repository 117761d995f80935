// Owns an e-mail in its reader: its words as HTML or plain, quoted history folded, its thread over them, what is only quoted in it offered as a record.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useMemo, useState } from 'react';
import { foldForMatch, locate } from '../../../../db/model/anchor.ts';
import { formatPartialDate } from '../../../../db/model/dates.ts';
import type { EntryContent } from '../../../../db/model/entry.ts';
import type { QuotedPassage } from '../../../../db/model/operations.ts';
import { useDraft } from '../../../api/draft.ts';
import { say } from '../../../api/notices.ts';
import { useRead, write } from '../../../api/operations.ts';
import { keyWords } from '../../../text/actions.ts';
import { mailText } from '../../../text/mail.ts';
import { useActions } from '../../actions.ts';
import { ChangeButton } from '../../changing.tsx';
import { useReader } from '../readerContext.ts';
import type { Fold } from './folding.ts';
import { foldsOf, isOffered, nameIn } from './folds.ts';
import { ThreadPanel } from './ThreadPanel.tsx';

interface MessageProps {
  readonly caseId: string;
  readonly content: EntryContent;
  readonly onOpenEntry: (entryId: string) => void;
  /** Shows the words: the HTML, or plain ones. */
  readonly children: (shown: { readonly html: string | null; readonly text: string; readonly folds: readonly Fold[] }) => React.ReactNode;
}

/** The message and what belongs to it. */
export function Message({ caseId, content, onOpenEntry, children }: MessageProps) {
  const { entry, text, quoted, plain, html } = content;
  const { isActive } = useReader();
  const thread = useRead('entry.thread', { caseId, id: entry.id }).data;
  const draft = useDraft(caseId).data?.draft;
  const [isThread, setIsThread] = useState(false);
  const [isPlain, setIsPlain] = useState(false);
  const self = thread?.messages.find(({ id, copies }) => id === entry.id || copies.some((copy) => copy.id === entry.id));
  const marks = useMemo(
    () => draft?.mark.filter(({ value }) => value.entryId === entry.id).map(({ value }) => value.anchor) ?? [],
    [draft, entry.id],
  );
  const folds = useMemo(() => {
    const placed = marks.flatMap(({ start, end }) => (start === null || end === null ? [] : [{ start, end }]));
    return foldsOf(text, quoted, placed, self?.quoted ?? []);
  }, [text, quoted, marks, self]);
  const notInPlain = useMemo(() => {
    if (!isPlain || plain === null) return 0;
    const words = foldForMatch(plain);
    return marks.filter((anchor) => !locate(words, anchor).ok).length;
  }, [isPlain, plain, marks]);
  const offered = self?.quoted.filter(isOffered) ?? [];
  const hasThread = thread !== undefined && (thread.messages.length > 1 || thread.unseen.length > 0);

  const make = async (messageId: string, passage: QuotedPassage) => {
    const reply = await write('entry.makeQuoted', { caseId, id: messageId, start: passage.start, end: passage.end });
    if (reply.ok) say(mailText.made(reply.value.exhibit));
  };
  const step = (by: 1 | -1) => () => {
    const messages = thread?.messages ?? [];
    const next = self === undefined ? undefined : messages[messages.indexOf(self) + by];
    if (!isActive || next === undefined) return false;
    onOpenEntry(next.id);
    return true;
  };
  useActions({
    thread: () => isActive && hasThread && void setIsThread(!isThread),
    nextInThread: step(1),
    previousInThread: step(-1),
    plainWords: () => isActive && plain !== null && void setIsPlain(!isPlain),
    makeQuoted: () => {
      const [first] = offered;
      if (!isActive || first === undefined || self === undefined) return false;
      void make(self.id, first);
      return true;
    },
  });

  const [first] = offered;
  return (
    <>
      {(hasThread || plain !== null || first !== undefined) && (
        <Box
          sx={{
            flex: 'none',
            display: 'flex',
            flexWrap: 'wrap',
            alignItems: 'center',
            columnGap: 1,
            rowGap: 0.25,
            px: 1.5,
            py: 0.25,
            fontSize: 12,
            borderBottom: 1,
            borderColor: 'divider',
            bgcolor: 'desk.sunken',
          }}
        >
          {hasThread && (
            <Button
              size="small"
              aria-pressed={isThread}
              title={`${isThread ? mailText.threadHide : mailText.threadShow} (${keyWords('W')})`}
              onClick={() => setIsThread(!isThread)}
            >
              {isThread ? mailText.threadHide : mailText.thread(thread.messages.length)}
            </Button>
          )}
          {plain !== null && !isThread && (
            <ToggleButtonGroup
              exclusive
              size="small"
              aria-label={mailText.view}
              title={`${mailText.plainHint} (${keyWords('V')})`}
              value={isPlain ? 'plain' : 'marked'}
              onChange={(_, value: string | null) => value !== null && setIsPlain(value === 'plain')}
              sx={{ '& .MuiToggleButton-root': { py: 0, px: 1, fontSize: 12, textTransform: 'none' } }}
            >
              <ToggleButton value="marked">{mailText.marked}</ToggleButton>
              <ToggleButton value="plain">{mailText.plain}</ToggleButton>
            </ToggleButtonGroup>
          )}
          {thread !== undefined && thread.unseen.length > 0 && (
            <Box component="span" sx={{ color: 'warning.main' }}>
              {mailText.unseen(thread.unseen.length, [...new Set(thread.unseen.flatMap(({ namedBy }) => namedBy))])}
            </Box>
          )}
          {notInPlain > 0 && <span>{mailText.notInPlain(notInPlain)}</span>}
          {first !== undefined && self !== undefined && !isThread && (
            <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexBasis: '100%' }}>
              <Box component="span" sx={{ minWidth: 0 }}>
                {mailText.offer(nameIn(first.said?.sender ?? ''), first.said?.date == null ? '' : formatPartialDate(first.said.date))}
              </Box>
              <ChangeButton
                size="small"
                sx={{ flex: 'none' }}
                title={`${mailText.make} (${keyWords('Q')})`}
                onClick={() => void make(self.id, first)}
              >
                {mailText.make}
              </ChangeButton>
            </Box>
          )}
        </Box>
      )}
      {isThread && thread !== undefined ? (
        <ThreadPanel
          thread={thread}
          here={self?.id ?? entry.id}
          onOpenEntry={onOpenEntry}
          onMake={(id, passage) => void make(id, passage)}
        />
      ) : (
        children(isPlain && plain !== null ? { html: null, text: plain, folds: [] } : { html, text, folds })
      )}
    </>
  );
}
