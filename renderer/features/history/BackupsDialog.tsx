// Owns the dialog of a case's backups: the list, the policy, making one now, putting one back beside the case or in its place. Must not copy anything itself.
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import LinearProgress from '@mui/material/LinearProgress';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { Backup } from '../../../db/model/backups.ts';
import { formatDay, localDay } from '../../../db/model/dates.ts';
import type { CaseRow } from '../../../db/model/operations.ts';
import { bridge } from '../../api/bridge.ts';
import { useRead, useWrite } from '../../api/operations.ts';
import { backupsText as text } from '../../text/backups.ts';
import { sizeInWords } from '../../text/evidence.ts';
import { faultText } from '../../text/faults.ts';
import { uiText } from '../../text/ui.ts';
import { Choice } from '../../ui/Choice.tsx';

interface BackupsDialogProps {
  /** The case shown first; null: the first of the list. */
  readonly caseId: string | null;
  readonly onClose: () => void;
}

/** What the last act came to. */
type Said = { readonly kind: 'success' | 'error'; readonly words: string } | null;

/** A restore that is asked about before it is done. */
type Asked = { readonly backup: Backup; readonly isInPlace: boolean } | null;

/** The dialog. */
export function BackupsDialog({ caseId, onClose }: BackupsDialogProps) {
  const cases = useRead('desk.listCases', {}).data ?? [];
  const [chosen, setChosen] = useState<string | null>(caseId);
  const [said, setSaid] = useState<Said>(null);
  const shown = cases.find(({ id }) => id === chosen) ?? cases[0];
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="md" aria-labelledby="backups-title">
      <DialogTitle id="backups-title">{text.title}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2, pt: '8px !important' }}>
        {shown !== undefined && (
          <>
            <Choice
              label={text.of}
              value={shown.id}
              options={cases.map(({ id, reference, landlord }) => [id, `${reference}, ${landlord}`] as const)}
              onChoose={(id) => {
                setChosen(id);
                setSaid(null);
              }}
            />
            <BackupsOf key={shown.id} row={shown} onSaid={setSaid} />
          </>
        )}
        <Box role="status">{said !== null && <Alert severity={said.kind}>{said.words}</Alert>}</Box>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{uiText.close}</Button>
      </DialogActions>
    </Dialog>
  );
}

function BackupsOf({ row, onSaid }: { readonly row: CaseRow; readonly onSaid: (said: Said) => void }) {
  const listed = useRead('backup.list', { caseId: row.id });
  const [isMaking, setIsMaking] = useState(false);
  const [asked, setAsked] = useState<Asked>(null);
  const make = async () => {
    setIsMaking(true);
    onSaid(null);
    const reply = await bridge().call('backup.make', { caseId: row.id, why: 'asked' });
    setIsMaking(false);
    onSaid(
      reply.ok ? { kind: 'success', words: text.made(sizeInWords(reply.value.bytes)) } : { kind: 'error', words: faultText(reply.fault) },
    );
    await listed.refetch();
  };
  const restored = (words: string) => {
    setAsked(null);
    onSaid({ kind: 'success', words });
  };
  if (listed.data === undefined) return <LinearProgress aria-label={uiText.loading} sx={{ height: 2 }} />;
  const { backups, desk, policy } = listed.data;
  const [newestOfDesk] = desk;
  return (
    <>
      {backups.length === 0 ? (
        <Typography color="textSecondary">{text.none}</Typography>
      ) : (
        <Box sx={{ maxHeight: 320, overflow: 'auto' }}>
          <Table size="small" stickyHeader aria-label={text.title}>
            <TableHead>
              <TableRow>
                <TableCell>{text.columns.made}</TableCell>
                <TableCell>{text.columns.why}</TableCell>
                <TableCell align="right">{text.columns.size}</TableCell>
                <TableCell>{text.columns.restore}</TableCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {backups.map((backup) => (
                <BackupLine key={backup.name} backup={backup} onAsk={(isInPlace) => setAsked({ backup, isInPlace })} />
              ))}
            </TableBody>
          </Table>
        </Box>
      )}
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2 }}>
        <Button variant="contained" disabled={isMaking || row.problem !== null} onClick={() => void make()}>
          {text.now}
        </Button>
        {isMaking && <LinearProgress aria-label={text.making} sx={{ flex: 1, height: 2 }} />}
      </Box>
      <Typography variant="body2" color="textSecondary">
        {text.policy(policy)} {text.desk(desk, newestOfDesk === undefined ? '' : madeAt(newestOfDesk))}
      </Typography>
      {asked !== null && <AskRestore row={row} asked={asked} onDone={restored} onClose={() => setAsked(null)} />}
    </>
  );
}

function BackupLine({ backup, onAsk }: { readonly backup: Backup; readonly onAsk: (isInPlace: boolean) => void }) {
  const made = madeAt(backup);
  return (
    <TableRow hover>
      <TableCell component="th" scope="row" sx={{ whiteSpace: 'nowrap' }}>
        {made}
      </TableCell>
      <TableCell>{text.why(backup.why)}</TableCell>
      <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
        {sizeInWords(backup.bytes)}
      </TableCell>
      <TableCell sx={{ whiteSpace: 'nowrap' }}>
        <Button size="small" aria-label={text.besideOf(made)} onClick={() => onAsk(false)}>
          {text.beside}
        </Button>
        <Button size="small" aria-label={text.inPlaceOf(made)} onClick={() => onAsk(true)}>
          {text.inPlace}
        </Button>
      </TableCell>
    </TableRow>
  );
}

interface AskRestoreProps {
  readonly row: CaseRow;
  readonly asked: NonNullable<Asked>;
  readonly onDone: (words: string) => void;
  readonly onClose: () => void;
}

function AskRestore({ row, asked: { backup, isInPlace }, onDone, onClose }: AskRestoreProps) {
  const made = madeAt(backup);
  const [reference, setReference] = useState(`${row.reference}-before`);
  const [problem, setProblem] = useState<string | null>(null);
  const restore = useWrite('backup.restore');
  const isReady = !restore.isBusy && (isInPlace || reference.trim() !== '');
  const run = async () => {
    const asReference = isInPlace ? null : reference.trim();
    const reply = await restore.run({ caseId: row.id, name: backup.name, asReference });
    if (!reply.ok) setProblem(faultText(reply.fault));
    else onDone(asReference === null ? text.restored(row.reference, made) : text.restoredBeside(asReference));
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="restore-title">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady) void run();
        }}
      >
        <DialogTitle id="restore-title">{isInPlace ? text.inPlaceTitle : text.besideTitle}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2 }}>
          <Typography>{isInPlace ? text.inPlaceText(made) : text.besideText(made)}</Typography>
          {!isInPlace && (
            <TextField label={text.reference} value={reference} autoFocus required onChange={(event) => setReference(event.target.value)} />
          )}
          {problem !== null && <Alert severity="error">{problem}</Alert>}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{uiText.cancel}</Button>
          <Button type="submit" variant="contained" disabled={!isReady} autoFocus={isInPlace}>
            {text.restore}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

/** `3 May 2023, 14:05` in the time of this desk. */
function madeAt({ atMs }: Backup): string {
  const at = new Date(atMs);
  return `${formatDay(localDay(at))}, ${at.toTimeString().slice(0, 5)}`;
}
