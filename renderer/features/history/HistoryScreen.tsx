// Owns the History screen: who did what when, undo and redo, and proof that nothing was altered. The history itself is the store's.
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { HistoryPlace, HistoryRow, Output } from '../../../db/model/operations.ts';
import { bridge } from '../../api/bridge.ts';
import { useDraft } from '../../api/draft.ts';
import { redo, undo } from '../../api/history.ts';
import { say } from '../../api/notices.ts';
import { useRead } from '../../api/operations.ts';
import { faultText } from '../../text/faults.ts';
import { historyScreenText, passedOverText } from '../../text/history.ts';
import { Answer } from '../../ui/Answer.tsx';
import { BusyButton } from '../../ui/BusyButton.tsx';
import { Closing } from './Closing.tsx';
import { clockBackAt } from './clockBack.ts';
import { Handovers } from './Handovers.tsx';
import { HoldButton, KeptUntil } from './Holding.tsx';
import { whenDone } from './whenDone.ts';

const pageSize = 100;

/** The History screen of one case. */
export function HistoryScreen({ caseId }: { readonly caseId: string }) {
  // Each page starts before the last row of the one above; null is the newest.
  const [starts, setStarts] = useState<readonly (HistoryPlace | null)[]>([null]);
  return (
    <Box sx={{ flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column' }}>
      <Box sx={{ px: 2, pt: 2, pb: 1 }}>
        <Acts caseId={caseId} />
      </Box>
      <Box tabIndex={0} role="region" aria-label={historyScreenText.title} sx={{ flex: 1, minHeight: 0, overflowY: 'auto', px: 2, pb: 2 }}>
        <Table stickyHeader aria-label={historyScreenText.title}>
          <TableHead>
            <TableRow>
              <TableCell align="right" sx={{ width: 64 }}>
                {historyScreenText.number}
              </TableCell>
              <TableCell sx={{ width: 280 }}>{historyScreenText.when}</TableCell>
              <TableCell sx={{ width: 180 }}>{historyScreenText.who}</TableCell>
              <TableCell>{historyScreenText.what}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {starts.map((before, index) => (
              <HistoryPage
                key={before === null ? 'newest' : `${before.deskId} ${before.sequence}`}
                caseId={caseId}
                before={before}
                onOlder={index === starts.length - 1 ? (last) => setStarts([...starts, last]) : null}
              />
            ))}
          </TableBody>
        </Table>
      </Box>
    </Box>
  );
}

function Acts({ caseId }: { readonly caseId: string }) {
  const answer = useDraft(caseId).data;
  const [verdict, setVerdict] = useState<Output<'history.verify'> | 'under way' | null>(null);
  const verify = async () => {
    setVerdict('under way');
    const reply = await bridge().call('history.verify', { caseId });
    setVerdict(reply.ok ? reply.value : null);
    if (!reply.ok) say(faultText(reply.fault), 'alert');
  };
  const next = useRead('history.next', { caseId }).data;
  const undoName = next?.undo ?? null;
  const redoName = next?.redo ?? null;
  const passes = next?.passedOver ?? null;
  return (
    <>
      <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 2 }}>
        <Typography variant="h1">{historyScreenText.title}</Typography>
        <Typography variant="body2" color="textSecondary">
          {historyScreenText.explained}
        </Typography>
      </Box>
      <Box sx={{ display: 'flex', gap: 1, mt: 1, alignItems: 'center', flexWrap: 'wrap' }}>
        <Button variant="outlined" disabled={undoName === null} onClick={() => void undo(caseId)} sx={{ maxWidth: 420 }}>
          <Clipped words={undoName === null ? historyScreenText.nothingToUndo : historyScreenText.undo(undoName)} />
        </Button>
        <Button variant="outlined" disabled={redoName === null} onClick={() => void redo(caseId)} sx={{ maxWidth: 420 }}>
          <Clipped words={redoName === null ? historyScreenText.nothingToRedo : historyScreenText.redo(redoName)} />
        </Button>
        <BusyButton variant="contained" isBusy={verdict === 'under way'} onClick={() => void verify()}>
          {historyScreenText.verify}
        </BusyButton>
        {answer?.closed?.isLookedAt !== true && <Handovers caseId={caseId} />}
        {answer !== undefined && answer.closed?.isLookedAt !== true && <Closing caseId={caseId} closed={answer.closed} />}
        {answer?.closed?.isLookedAt !== true && <HoldButton caseId={caseId} />}
      </Box>
      {passes !== null && <Box sx={{ mt: 1, color: 'text.secondary' }}>{passedOverText(passes)}</Box>}
      <KeptUntil caseId={caseId} />
      <Box role="status" sx={{ mt: 1 }}>
        {verdict === 'under way' && <LinearProgress aria-label={historyScreenText.verifying} sx={{ height: 2 }} />}
        {verdict !== null && verdict !== 'under way' && (
          <Alert severity={verdict.problems.length === 0 ? 'success' : 'error'}>
            {verdict.problems.length === 0
              ? historyScreenText.sound(verdict.rows, verdict.covered, verdict.originals)
              : historyScreenText.unsound(verdict.problems.length)}
            {verdict.problems.map((problem) => (
              <div key={problem}>{problem}</div>
            ))}
            {verdict.leftOut.map((sentence) => (
              <div key={sentence}>{sentence}</div>
            ))}
          </Alert>
        )}
      </Box>
    </>
  );
}

interface HistoryPageProps {
  readonly caseId: string;
  readonly before: HistoryPlace | null;
  /** Asks for the page below this one; null where it is shown already. */
  readonly onOlder: ((before: HistoryPlace) => void) | null;
}

function HistoryPage({ caseId, before, onOlder }: HistoryPageProps) {
  const answer = useRead('history.list', { caseId, before, limit: pageSize });
  const about = useRead('desk.about', {});
  if (answer.data === undefined) {
    return (
      <TableRow>
        <TableCell colSpan={4}>
          <Answer of={answer}>{() => null}</Answer>
        </TableCell>
      </TableRow>
    );
  }
  const rows = answer.data;
  const here = about.data?.deskId;
  const last = rows.at(-1);
  const back = clockBackAt(rows);
  return (
    <>
      {rows.length === 0 && before === null && (
        <TableRow>
          <TableCell colSpan={4}>{historyScreenText.none}</TableCell>
        </TableRow>
      )}
      {rows.map((row, at) => (
        <Line
          key={`${row.deskId} ${row.sequence}`}
          row={row}
          isElsewhere={here !== undefined && row.deskId !== here}
          isClockBack={back.has(at)}
        />
      ))}
      {onOlder !== null && rows.length >= pageSize && last !== undefined && (
        <TableRow>
          <TableCell colSpan={4}>
            <Button onClick={() => onOlder({ deskId: last.deskId, sequence: last.sequence })}>{historyScreenText.older}</Button>
          </TableCell>
        </TableRow>
      )}
    </>
  );
}

interface LineProps {
  readonly row: HistoryRow;
  readonly isElsewhere: boolean;
  /** Its time is before that of the row it follows. */
  readonly isClockBack: boolean;
}

function Line({ row, isElsewhere, isClockBack }: LineProps) {
  const remarks = [
    row.actsOn === null ? '' : historyScreenText.actsOn(row.actsOn),
    row.isUndone ? historyScreenText.undone : '',
    isElsewhere ? historyScreenText.elsewhere : '',
    row.whyNotUndoable === null || isElsewhere ? '' : historyScreenText.stays(row.whyNotUndoable),
  ].filter(Boolean);
  return (
    <TableRow>
      <TableCell align="right">{row.sequence}</TableCell>
      <TableCell sx={{ whiteSpace: 'nowrap' }}>{whenDone(row.atMs, row.offsetMinutes)}</TableCell>
      <TableCell>{row.actor}</TableCell>
      <TableCell>
        <Box component="span" sx={{ textDecoration: row.isUndone ? 'line-through' : 'none' }}>
          {row.label}
        </Box>
        {remarks.length > 0 && (
          <Box component="span" sx={{ color: 'text.secondary' }}>
            {` · ${remarks.join(' · ')}`}
          </Box>
        )}
        {isClockBack && <Box sx={{ color: 'warning.main' }}>{historyScreenText.clockBack}</Box>}
      </TableCell>
    </TableRow>
  );
}

function Clipped({ words }: { readonly words: string }) {
  return (
    <Box component="span" sx={{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
      {words}
    </Box>
  );
}
