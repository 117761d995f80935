// Owns the changes of Word files that came back, one by one with before and after: accepted, declined, or settled when they were done by hand. Must not work out what
// accepting does: settleChange.ts does.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useRef } from 'react';
import type { Draft, DraftRow, ReturnedChange } from '../../../db/model/draft.ts';
import { contextLength, type PrintedParagraph, printedWords } from '../../../db/model/printedParagraph.ts';
import { bridge } from '../../api/bridge.ts';
import { edit, useChangeDraft } from '../../api/draft.ts';
import { say } from '../../api/notices.ts';
import { useRead, useWrite } from '../../api/operations.ts';
import { usePlace } from '../../api/place.tsx';
import type { NamedParagraph } from '../../api/printed.ts';
import { roundsText } from '../../text/rounds.ts';
import { ChangeButton } from '../../ui/changing.tsx';
import { focusNext } from '../../ui/focusNext.ts';
import { plainLine } from '../../ui/plainButton.ts';
import { acceptance } from './settleChange.ts';

interface ReturnedChangesProps {
  readonly caseId: string;
  readonly draft: Draft;
  readonly printed: readonly PrintedParagraph[];
  /** By what each paragraph of the report is called. */
  readonly paragraphs: readonly NamedParagraph[];
}

/** Asks for a Word file and takes it back. */
export function useTakeBack(caseId: string): { readonly takeBack: () => Promise<void>; readonly isBusy: boolean } {
  const { run, isBusy } = useWrite('report.takeBack');
  const takeBack = async () => {
    const [path] = await bridge().choosePaths('files');
    if (path === undefined) return;
    const reply = await run({ caseId, path });
    if (!reply.ok) return;
    const { fileName, changes, comments, matched } = reply.value;
    say(roundsText.tookBack(fileName, changes, comments, matched));
  };
  return { takeBack, isBusy };
}

/** Open changes first, in the order of the file; settled ones folded away below. */
export function ReturnedChanges({ caseId, draft, printed, paragraphs }: ReturnedChangesProps) {
  const rows = draft.returnedChange;
  const open = rows.filter(({ value }) => value.standing === 'open');
  const settled = rows.filter(({ value }) => value.standing !== 'open');
  return (
    <>
      <Lines caseId={caseId} draft={draft} printed={printed} paragraphs={paragraphs} rows={open} />
      {settled.length > 0 && (
        <Box component="details" sx={{ py: 0.5 }}>
          <Typography component="summary" variant="body2">
            {roundsText.settled(settled.length)}
          </Typography>
          <Lines caseId={caseId} draft={draft} printed={printed} paragraphs={paragraphs} rows={settled} />
        </Box>
      )}
    </>
  );
}

function Lines({ rows, ...props }: ReturnedChangesProps & { readonly rows: readonly DraftRow<'returnedChange'>[] }) {
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {rows.map((row) => (
        <Line key={row.id} row={row} {...props} />
      ))}
    </Box>
  );
}

function Line({ caseId, draft, printed, paragraphs, row }: ReturnedChangesProps & { readonly row: DraftRow<'returnedChange'> }) {
  const change = useChangeDraft(caseId);
  const { goToPlace } = usePlace();
  const { value } = row;
  const isOpen = value.standing === 'open';
  const found = isOpen ? acceptance(row, draft, printed) : null;
  const named = paragraphs.find(({ id }) => id === value.paragraphId)?.name;
  const words = value.after.trim() || value.before.trim() || roundsText.newParagraphAt(value.suffix.trim());
  const line = useRef<HTMLButtonElement>(null);
  const next = () => {
    if (line.current !== null) focusNext(line.current, '[data-change="open"]');
  };
  const locking = found?.ok === false ? draft.mark.find(({ id }) => id === found.markId) : undefined;
  const exhibit = useRead('entry.read', locking === undefined ? null : { caseId, id: locking.value.entryId }).data?.entry.exhibit;
  const accept = () => {
    if (found?.ok !== true) return;
    next();
    void change(roundsText.labelAccept, found.changes);
  };
  const stand = (label: string, standing: ReturnedChange['standing']) => {
    if (isOpen) next();
    void change(label, [edit('returnedChange', row, { standing })]);
  };
  const show = () => {
    if (value.paragraphId !== null) goToPlace({ kind: 'paragraph', id: value.paragraphId, name: '' });
  };
  return (
    <Box component="li" sx={{ borderTop: 1, borderColor: 'divider', py: 0.75 }}>
      <Box
        component="button"
        type="button"
        ref={line}
        data-change={isOpen ? 'open' : 'settled'}
        onClick={show}
        onKeyDown={(event) => {
          if (!isOpen || (event.key !== 'a' && event.key !== 'd')) return;
          event.preventDefault();
          if (event.key === 'a') accept();
          else stand(roundsText.labelDecline, 'declined');
        }}
        sx={{ ...plainLine, overflowWrap: 'anywhere' }}
      >
        <Typography variant="caption" component="div" color="textSecondary">
          {isOpen ? '' : `${roundsText.standings[value.standing]} · `}
          {roundsText.changeWords[value.change]} · {roundsText.changeBy(value.author, value.on, named ?? value.place)}
        </Typography>
        <Typography variant="body2" component="div">
          <Told value={value} />
        </Typography>
        {value.change === 'moved' && <Beside words={roundsText.follows} id={value.afterId} printed={printed} />}
        {value.change === 'joined' && <Beside words={roundsText.joinedWith} id={value.afterId} printed={printed} />}
        {found?.ok === false && (
          <Typography variant="body2" component="div" color="warning">
            {roundsText.notAccepted[found.why]}
            {exhibit === undefined ? '' : ` ${roundsText.lockedBy(exhibit)}`}
          </Typography>
        )}
      </Box>
      <Box sx={{ display: 'flex', gap: 0.5 }}>
        {found?.ok === true && (
          <ChangeButton aria-label={roundsText.acceptOf(words)} onClick={accept} sx={{ minWidth: 0 }}>
            {roundsText.accept}
          </ChangeButton>
        )}
        {isOpen && (
          <ChangeButton
            aria-label={roundsText.declineOf(words)}
            onClick={() => stand(roundsText.labelDecline, 'declined')}
            sx={{ minWidth: 0 }}
          >
            {roundsText.decline}
          </ChangeButton>
        )}
        {found?.ok === false && (
          <ChangeButton
            color="inherit"
            aria-label={roundsText.byHandOf(words)}
            onClick={() => stand(roundsText.labelAccept, 'accepted')}
            sx={{ minWidth: 0 }}
          >
            {roundsText.byHand}
          </ChangeButton>
        )}
        {value.standing === 'declined' && (
          <ChangeButton
            color="inherit"
            aria-label={roundsText.reopenOf(words)}
            onClick={() => stand(roundsText.labelReopenChange, 'open')}
            sx={{ minWidth: 0 }}
          >
            {roundsText.reopen}
          </ChangeButton>
        )}
        {value.paragraphId !== null && (
          <Button color="inherit" aria-label={roundsText.showOf(words)} onClick={show} sx={{ minWidth: 0 }}>
            {roundsText.show}
          </Button>
        )}
      </Box>
    </Box>
  );
}

const ellipsis = '…';
/** Struck out and underlined, never told by colour alone; the words around them as they stood. */
function Told({ value: { before, after, prefix, suffix } }: { readonly value: ReturnedChange }) {
  return (
    <>
      {prefix.length < contextLength ? prefix : `${ellipsis}${prefix.replace(/^\S*\s/, '')}`}
      {before !== '' && <del>{before}</del>}
      {after !== '' && (
        <Box component="ins" sx={{ fontWeight: 600 }}>
          {after.replaceAll('\n', roundsText.newParagraph)}
        </Box>
      )}
      {suffix.length < contextLength ? suffix : `${suffix.replace(/\s\S*$/, '')}${ellipsis}`}
    </>
  );
}

interface BesideProps {
  readonly words: (of: string) => string;
  readonly id: string | null;
  readonly printed: readonly PrintedParagraph[];
}

/** The other paragraph a change is about, by its first words. */
function Beside({ words, id, printed }: BesideProps) {
  const other = printed.find((each) => each.id === id);
  if (other === undefined) return null;
  return (
    <Typography variant="body2" component="div" color="textSecondary">
      {words(printedWords(other).slice(0, 80))}
    </Typography>
  );
}
