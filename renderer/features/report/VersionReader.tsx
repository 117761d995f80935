// Owns reading a version as it was kept, to comment on its words: the kept text, the comments on it, the form for a new one. Must not change the version.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { anchorIn, type CommentAnchor } from '../../../db/model/comments.ts';
import type { DraftRow } from '../../../db/model/draft.ts';
import { findWords, type PrintedParagraph } from '../../../db/model/printedParagraph.ts';
import { sentencesIn } from '../../../db/model/statements.ts';
import type { ReportVersion } from '../../../db/model/version.ts';
import { add, useChangeDraft } from '../../api/draft.ts';
import { say } from '../../api/notices.ts';
import { useRead } from '../../api/operations.ts';
import { roundsText } from '../../text/rounds.ts';
import { fonts } from '../../theme/tokens.ts';
import { Answer } from '../../ui/Answer.tsx';
import { useActions } from '../../ui/actions.ts';
import { ChangeButton } from '../../ui/changing.tsx';
import { KeptForm } from '../../ui/KeptForm.tsx';

interface VersionReaderProps {
  readonly caseId: string;
  readonly version: ReportVersion;
  readonly comments: readonly DraftRow<'comment'>[];
  readonly printed: readonly PrintedParagraph[];
  readonly onLeave: () => void;
}

/** The kept text of a version; words selected in it are commented on. */
export function VersionReader({ caseId, version, comments, printed, onLeave }: VersionReaderProps) {
  const file = useRead('version.file', { caseId, id: version.id, format: 'txt', letter: null });
  return (
    <Box sx={{ maxWidth: 760, mx: 'auto', p: 2 }}>
      <Box sx={{ display: 'flex', gap: 2, alignItems: 'center', flexWrap: 'wrap' }}>
        <Typography variant="h2" sx={{ flex: 1 }}>
          {roundsText.version(version.number)}
        </Typography>
        <Button variant="outlined" onClick={onLeave}>
          {roundsText.readDraft}
        </Button>
      </Box>
      <Answer of={file}>
        {({ bytes }) => <Text caseId={caseId} version={version} comments={comments} printed={printed} bytes={bytes} />}
      </Answer>
    </Box>
  );
}

type TextProps = Omit<VersionReaderProps, 'onLeave'> & { readonly bytes: Uint8Array };

function Text({ caseId, version, comments, printed, bytes }: TextProps) {
  const change = useChangeDraft(caseId);
  const actor = useRead('desk.about', {}).data?.actor ?? '';
  const text = useMemo(() => new TextDecoder().decode(bytes), [bytes]);
  // Kept while a comment is being typed: finding the words of each goes through the whole text.
  const stretches = useMemo(() => withComments(text, comments, version.number), [text, comments, version.number]);
  const shown = useRef<HTMLDivElement>(null);
  const [anchor, setAnchor] = useState<CommentAnchor | null>(null);
  const [words, setWords] = useState('');
  const comment = () => {
    const chosen = selectedIn(shown.current);
    const next = chosen === null ? null : anchorIn(text, chosen, printed);
    if (next === null) say(roundsText.nothingSelected);
    else setAnchor(next);
  };
  useActions({ commentWords: comment });
  const sentences = useMemo(() => sentencesOf(text), [text]);
  useEffect(() => shown.current?.focus({ preventScroll: true }), []);
  /** By keys alone: sentence by sentence, as in the readers of papers. */
  const selectByKey = (event: KeyboardEvent) => {
    const box = shown.current;
    if (box === null || event.ctrlKey || event.metaKey || event.altKey || !['[', ']', '}'].includes(event.key)) return;
    const now = selectedIn(box);
    const next =
      now === null
        ? sentences[0]
        : event.key === '['
          ? sentences.findLast(({ end }) => end <= now.start)
          : sentences.find(({ start }) => start >= now.end);
    if (next === undefined) return;
    event.preventDefault();
    select(box, event.key === '}' && now !== null ? { start: now.start, end: next.end } : next);
  };
  const leave = () => {
    setAnchor(null);
    setWords('');
    shown.current?.focus();
  };
  const keep = async () => {
    if (anchor === null) return;
    const value = {
      ...anchor,
      text: words.trim(),
      by: actor,
      version: version.number,
      fileName: '',
      standing: 'open' as const,
      answer: '',
    };
    const reply = await change(roundsText.labelComment(anchor.exact), [add('comment', value)]);
    if (reply.ok) leave();
  };
  return (
    <>
      <Box sx={{ display: 'flex', gap: 2, alignItems: 'center', py: 1 }}>
        <Typography variant="body2" color="textSecondary" sx={{ flex: 1 }}>
          {roundsText.selectHint}
        </Typography>
        <ChangeButton onMouseDown={(event) => event.preventDefault()} onClick={comment}>
          {roundsText.comment}
        </ChangeButton>
      </Box>
      {anchor !== null && (
        <Box sx={{ position: 'sticky', top: 0, zIndex: 1 }}>
          <KeptForm
            title={roundsText.commentOn(anchor.exact.slice(0, 120))}
            keepName={roundsText.keepComment}
            canKeep={words.trim() !== ''}
            onKeep={() => void keep()}
            onLeave={leave}
          >
            <TextField
              label={roundsText.commentText}
              value={words}
              onChange={(event) => setWords(event.target.value)}
              multiline
              minRows={2}
              maxRows={8}
              autoFocus
            />
          </KeptForm>
        </Box>
      )}
      <Box
        ref={shown}
        role="region"
        aria-label={roundsText.version(version.number)}
        tabIndex={0}
        onKeyDown={selectByKey}
        sx={{
          whiteSpace: 'pre-wrap',
          fontFamily: fonts.reading,
          fontSize: 16,
          lineHeight: 1.5,
          overflowWrap: 'anywhere',
          bgcolor: 'background.paper',
          p: 3,
        }}
      >
        {stretches.map(({ words: part, from, isOn }) =>
          isOn ? (
            <Box
              key={from}
              component="mark"
              sx={{ bgcolor: 'action.selected', color: 'inherit', borderBottom: 2, borderColor: 'primary.main' }}
            >
              {part}
            </Box>
          ) : (
            <span key={from}>{part}</span>
          ),
        )}
      </Box>
    </>
  );
}

/** Where the selection stands in the text of the box: it holds words and nothing else. Null where nothing in it is selected. */
function selectedIn(box: HTMLElement | null): { readonly start: number; readonly end: number } | null {
  const selection = document.getSelection();
  if (box === null || selection === null || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!box.contains(range.startContainer) || !box.contains(range.endContainer)) return null;
  const before = document.createRange();
  before.setStart(box, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const start = before.toString().length;
  return { start, end: start + range.toString().length };
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** The sentences of the kept text: none reaches over a line, and a number at its beginning is none. */
function sentencesOf(text: string): readonly Stretch[] {
  const found: Stretch[] = [];
  let from = 0;
  for (const line of text.split('\n')) {
    const lead = /^\s*(?:(?:\d+|[a-z]|[ivx]+)\.\s+)?/.exec(line)?.[0].length ?? 0;
    for (const { words, index } of sentencesIn(line.slice(lead))) {
      const start = from + lead + index;
      if (words.trim() !== '') found.push({ start, end: start + words.length });
    }
    from += line.length + 1;
  }
  return found;
}

/** Selects a stretch of the text of the box and brings it into view. */
function select(box: HTMLElement, { start, end }: Stretch): void {
  const range = document.createRange();
  const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
  let from = 0;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const length = node.textContent?.length ?? 0;
    if (start >= from && start < from + length) range.setStart(node, start - from);
    if (end > from && end <= from + length) {
      range.setEnd(node, end - from);
      break;
    }
    from += length;
  }
  const selection = document.getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
  const { top, bottom } = range.getBoundingClientRect();
  // The box is one long run of words: what scrolls is the section round it.
  const pages = box.closest('section');
  const view = pages?.getBoundingClientRect();
  if (view !== undefined && (top < view.top || bottom > view.bottom)) pages?.scrollBy({ top: top - view.top - view.height / 2 });
}

/** The text in stretches, those with an open comment on them marked. */
function withComments(text: string, comments: readonly DraftRow<'comment'>[], version: number) {
  const places = comments
    .filter(({ value }) => value.version === version && value.standing !== 'settled')
    .flatMap(({ value }) => findWords(text, value) ?? [])
    .sort((one, other) => one.start - other.start);
  const parts: { readonly words: string; readonly from: number; readonly isOn: boolean }[] = [];
  let at = 0;
  for (const { start, end } of places) {
    if (start < at) continue;
    if (start > at) parts.push({ words: text.slice(at, start), from: at, isOn: false });
    parts.push({ words: text.slice(start, end), from: start, isOn: true });
    at = end;
  }
  return [...parts, { words: text.slice(at), from: at, isOn: false }];
}
