// Owns reading a version as it was kept, to comment on its words: the kept text, the comments on it, the form for a new one. Must not change the version.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useMemo, useRef, useState } from 'react';
import { anchorIn, type CommentAnchor } from '../../../db/model/comments.ts';
import type { DraftRow } from '../../../db/model/draft.ts';
import { findWords, type PrintedParagraph } from '../../../db/model/returned.ts';
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
