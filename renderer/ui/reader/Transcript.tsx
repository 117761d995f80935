// Owns the typed transcript below a recording: read with times that can be gone to, marked like any words, or typed. Must not play.
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { useLayoutEffect, useRef, useState } from 'react';
import type { EntryContent } from '../../../db/model/entry.ts';
import { mediaText } from '../../text/media.ts';
import { fonts, sizes } from '../../theme/tokens.ts';
import { useActions } from '../actions.ts';
import { ChangeButton } from '../changing.tsx';
import { useReader, useSurface } from './readerContext.ts';
import { wordsSurface } from './surface.ts';
import { piecesOf, withTime } from './transcriptTimes.ts';
import { useTyped } from './useTyped.ts';

interface TranscriptProps {
  readonly caseId: string;
  readonly content: EntryContent;
  /** Seconds into the recording at which it stands. */
  readonly now: () => number;
  readonly onSeek: (seconds: number) => void;
}

const moment = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' });

/** The transcript; an empty one waits to be typed. */
export function Transcript({ caseId, content, now, onSeek }: TranscriptProps) {
  const { isActive } = useReader();
  const { text, change, keep } = useTyped(caseId, content);
  const [isTyping, setTyping] = useState(text === '');
  const field = useRef<HTMLTextAreaElement>(null);
  /** Where the caret goes with the words that are shown next. */
  const caret = useRef<number | null>(null);
  const insert = () => {
    const area = field.current;
    if (area === null) return;
    const put = withTime(area.value, area.selectionStart, area.selectionEnd, now());
    caret.current = put.caret;
    change(put.text);
  };
  // With the words that put it there, before the next key comes: later, it would be taken from under what is typed by then.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the caret is put once for the words it came with
  useLayoutEffect(() => {
    if (caret.current === null) return;
    field.current?.focus();
    field.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  }, [text]);
  const done = () => {
    keep();
    setTyping(false);
  };
  useActions({
    insertTime: () => isActive && field.current !== null && void insert(),
    typeTranscript: () => isActive && void (isTyping ? done() : setTyping(true)),
  });
  return (
    <Box
      component="section"
      aria-label={mediaText.transcript}
      sx={{ flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column', borderTop: 1, borderColor: 'divider' }}
    >
      <Box sx={{ flex: 'none', display: 'flex', alignItems: 'center', gap: 1, px: 1.5, py: 0.5, fontSize: 12, color: 'text.secondary' }}>
        <Box sx={{ flex: 1, minWidth: 0 }}>{saidOf(content, text)}</Box>
        {isTyping && (
          <ChangeButton variant="outlined" title={mediaText.insertHint} onMouseDown={(event) => event.preventDefault()} onClick={insert}>
            {mediaText.insert}
          </ChangeButton>
        )}
        {(text !== '' || !isTyping) && (
          <ChangeButton onClick={isTyping ? done : () => setTyping(true)}>{isTyping ? mediaText.done : mediaText.type}</ChangeButton>
        )}
      </Box>
      {isTyping ? (
        <TextField
          multiline
          inputRef={field}
          value={text}
          placeholder={mediaText.placeholder}
          onChange={(event) => change(event.target.value)}
          onBlur={keep}
          slotProps={{ htmlInput: { 'aria-label': mediaText.field, spellCheck: true } }}
          sx={{
            flex: 1,
            minHeight: 0,
            m: 1,
            '& .MuiInputBase-root': {
              height: '100%',
              alignItems: 'start',
              overflowY: 'auto',
              fontFamily: fonts.reading,
              fontSize: sizes.readingText,
            },
          }}
        />
      ) : (
        <TimedWords entryId={content.entry.id} text={text} onSeek={onSeek} />
      )}
    </Box>
  );
}

/** The words as kept, each time a place to go to. */
function TimedWords({
  entryId,
  text,
  onSeek,
}: {
  readonly entryId: string;
  readonly text: string;
  readonly onSeek: (seconds: number) => void;
}) {
  const root = useRef<HTMLDivElement>(null);
  const { onClick } = useReader();
  useSurface(root, (element) => wordsSurface(entryId, element), text);
  return (
    // A click on a marked passage opens its mark, as in every reader.
    <Box
      tabIndex={0}
      onClick={(event) => onClick(event.currentTarget.ownerDocument, event.clientX, event.clientY)}
      sx={{ flex: 1, minHeight: 0, overflow: 'auto', scrollbarGutter: 'stable' }}
    >
      <Box
        ref={root}
        sx={{
          ...{ px: 3, py: 1.5, maxWidth: '76ch', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', lineHeight: 1.5 },
          ...{ fontFamily: fonts.reading, fontSize: sizes.readingText },
        }}
      >
        {piecesOf(text).map((piece, at) =>
          piece.kind === 'words' ? (
            piece.text
          ) : (
            <Box
              // biome-ignore lint/suspicious/noArrayIndexKey: pieces are made anew with the text
              key={at}
              component="button"
              type="button"
              aria-label={mediaText.goTo(piece.text)}
              onClick={() => onSeek(piece.seconds)}
              sx={{
                all: 'unset',
                ...{ cursor: 'pointer', userSelect: 'text', color: 'primary.main', fontVariantNumeric: 'tabular-nums' },
                '&:hover': { textDecoration: 'underline' },
                '&:focus-visible': { outline: '2px solid', outlineColor: 'primary.main' },
              }}
            >
              {piece.text}
            </Box>
          ),
        )}
      </Box>
    </Box>
  );
}

/** Whose words these are: somebody's who typed them, and not the recording's own. */
function saidOf({ typed, readings, extractionId, text: kept }: EntryContent, text: string): string {
  if (text !== kept) return mediaText.typing;
  const shown = readings.find(({ id }) => id === extractionId);
  if (typed === null && (shown === undefined || shown.madeBy === null)) return mediaText.none;
  return mediaText.typedBy(shown?.madeBy ?? typed?.actor ?? '', moment.format(shown?.madeMs ?? typed?.atMs ?? 0).replace(' at ', ', '));
}
