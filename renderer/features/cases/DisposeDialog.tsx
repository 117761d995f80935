// Owns the dialog in which a person disposes of a case: what goes, what stays, the reason where it is before its day, and the reference typed. The store refuses.
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormLabel from '@mui/material/FormLabel';
import LinearProgress from '@mui/material/LinearProgress';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { localDay } from '../../../db/model/dates.ts';
import type { CaseRow } from '../../../db/model/operations.ts';
import {
  type ClassDue,
  type DisposalLook,
  type DisposalRecord,
  dueNow,
  dueThrough,
  isAllOf,
  type RecordClass,
} from '../../../db/model/retention.ts';
import { useRead, useWrite } from '../../api/operations.ts';
import { faultText } from '../../text/faults.ts';
import { retentionText as text } from '../../text/retention.ts';
import { uiText } from '../../text/ui.ts';
import { Answer } from '../../ui/Answer.tsx';

interface DisposeDialogProps {
  readonly row: CaseRow;
  readonly onDisposed: (record: DisposalRecord) => void;
  readonly onClose: () => void;
}

/** The dialog. */
export function DisposeDialog({ row, onDisposed, onClose }: DisposeDialogProps) {
  const look = useRead('disposal.look', { caseId: row.id });
  const { run, isBusy } = useWrite('disposal.dispose');
  return (
    <Dialog open onClose={() => !isBusy && onClose()} fullWidth maxWidth="sm" aria-labelledby="dispose-title">
      <DialogTitle id="dispose-title">{text.disposeTitle(row.reference)}</DialogTitle>
      <Answer of={look}>
        {(found) => (
          <Form
            look={found}
            isBusy={isBusy}
            onClose={onClose}
            onDispose={async (through, typed, reason) => {
              const reply = await run({ caseId: row.id, through, typed, reason });
              if (!reply.ok) return faultText(reply.fault);
              onDisposed(reply.value);
              return null;
            }}
          />
        )}
      </Answer>
    </Dialog>
  );
}

interface FormProps {
  readonly look: DisposalLook;
  readonly isBusy: boolean;
  readonly onClose: () => void;
  /** Answers what refused it, in words. */
  readonly onDispose: (through: RecordClass, typed: string, reason: string) => Promise<string | null>;
}

function Form({ look, isBusy, onClose, onDispose }: FormProps) {
  const { classes, reference } = look;
  const today = localDay(new Date());
  const [through, setThrough] = useState<RecordClass | null>(dueNow(classes, today) ?? classes[0]?.of ?? null);
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState(look.refusal);
  const due = through === null ? null : dueThrough(through, classes);
  const isEarly = due === null || due > today;
  const isWhole = through !== null && isAllOf(through, classes);
  const isReady = look.refusal === null && !isBusy && typed.trim() === reference && (!isEarly || reason.trim() !== '');
  const dispose = async () => {
    if (through !== null) setProblem(await onDispose(through, typed, reason));
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) void dispose();
      }}
    >
      <DialogContent sx={{ display: 'grid', gap: 2, pt: '8px !important' }}>
        {look.refusal === null && (
          <>
            <Through classes={classes} through={through} today={today} onChoose={setThrough} />
            <Typography>{isWhole ? text.goesWhole : text.goesPart}</Typography>
            <Typography variant="body2" color="textSecondary">
              {text.goes(look.counts, look.fileBytes)} {look.isProtected ? text.tracesKept : text.tracesPlain}
            </Typography>
            <Typography variant="body2">{text.stays}</Typography>
            {look.given.map((copy) => (
              <Alert key={`${copy.atMs} ${copy.fileName}`} severity="warning">
                {text.given(copy)}
              </Alert>
            ))}
            <TextField
              label={isEarly ? text.earlyReason : text.reason}
              value={reason}
              required={isEarly}
              onChange={(event) => setReason(event.target.value.slice(0, 500))}
            />
            <TextField
              label={text.typed(reference)}
              value={typed}
              required
              autoComplete="off"
              onChange={(event) => setTyped(event.target.value)}
            />
          </>
        )}
        <Box role="status">{problem !== null && <Alert severity="error">{problem}</Alert>}</Box>
        {isBusy && <LinearProgress aria-label={text.disposing} sx={{ height: 2 }} />}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose} disabled={isBusy}>
          {uiText.cancel}
        </Button>
        <Button type="submit" variant="contained" color="error" disabled={!isReady}>
          {text.disposeNow}
        </Button>
      </DialogActions>
    </form>
  );
}

interface ThroughProps {
  readonly classes: readonly ClassDue[];
  readonly through: RecordClass | null;
  readonly today: string;
  readonly onChoose: (through: RecordClass) => void;
}

function Through({ classes, through, today, onChoose }: ThroughProps) {
  return (
    <FormControl>
      <FormLabel id="dispose-through">{text.through}</FormLabel>
      <RadioGroup
        aria-labelledby="dispose-through"
        value={through ?? ''}
        onChange={(event) => {
          const chosen = classes.find(({ of }) => of === event.target.value);
          if (chosen !== undefined) onChoose(chosen.of);
        }}
      >
        {classes.map((each) => {
          const due = dueThrough(each.of, classes);
          return (
            <FormControlLabel
              key={each.of}
              value={each.of}
              control={<Radio size="small" />}
              label={
                <>
                  {text.throughClass(each.of, isAllOf(each.of, classes))}{' '}
                  <Box component="span" sx={{ fontWeight: 600, color: due !== null && due <= today ? 'success.main' : 'warning.main' }}>
                    {due !== null && due <= today ? text.mayGo : text.notDue}
                  </Box>
                  <Typography component="span" variant="body2" color="textSecondary" sx={{ display: 'block' }}>
                    {text.stands(each)}
                  </Typography>
                </>
              }
            />
          );
        })}
      </RadioGroup>
    </FormControl>
  );
}
