// Owns the dialog that opens a handover: its passphrase, what it says of itself, and what becomes of it: looked at, taken in as a case, or merged. Must not keep the
// passphrase when it is closed.
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import LinearProgress from '@mui/material/LinearProgress';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Fault, Reply } from '../../../db/model/fault.ts';
import { madeSentence } from '../../../db/model/handover.ts';
import type { MergeChoices } from '../../../db/model/merge.ts';
import type { HandoverLook, MergeCompared } from '../../../db/model/operations.ts';
import { bridge } from '../../api/bridge.ts';
import { say } from '../../api/notices.ts';
import { usePlace } from '../../api/place.tsx';
import { faultText } from '../../text/faults.ts';
import { mergeText, openHandoverText as text } from '../../text/handover.ts';
import { uiText } from '../../text/ui.ts';
import { SecretField } from '../../ui/SecretField.tsx';
import { Differences } from './Differences.tsx';
import { StopOrLeave } from './StopOrLeave.tsx';

/** The dialog. */
export function OpenHandoverDialog({ onClose }: { readonly onClose: () => void }) {
  const { openCase } = usePlace();
  const queries = useQueryClient();
  const [path, setPath] = useState<string | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const [look, setLook] = useState<HandoverLook | null>(null);
  const [compared, setCompared] = useState<MergeCompared | null>(null);
  const [choices, setChoices] = useState<MergeChoices>({});
  const [asReference, setAsReference] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<Fault | null>(null);

  /** Answers the value, or says what is wrong and answers null. */
  const asked = async <T,>(ask: () => Promise<Reply<T>>): Promise<T | null> => {
    setIsBusy(true);
    setProblem(null);
    const reply = await ask();
    setIsBusy(false);
    if (reply.ok) return reply.value;
    setProblem(reply.fault);
    return null;
  };
  const file = { path: path ?? '', passphrase };
  const choose = async () => {
    const [chosen] = await bridge().choosePaths('files');
    if (chosen === undefined) return;
    setPath(chosen);
    setLook(null);
    setCompared(null);
    setProblem(null);
  };
  const open = async () => {
    const found = await asked(() => bridge().call('handover.look', file));
    if (found !== null) setLook(found);
  };
  const lookOnly = async () => {
    const opened = await asked(() => bridge().call('handover.open', file));
    if (opened === null) return;
    await queries.invalidateQueries();
    onClose();
    openCase(opened.caseId, 'sideBySide');
  };
  const receive = async () => {
    const reference = look?.here === 'referenceTaken' ? asReference.trim() : null;
    const input = { ...file, asReference: reference, choices };
    const done = await asked(() => bridge().call('handover.receive', input));
    if (done === null || look === null) return;
    const name = reference ?? look.hereAs ?? look.note.reference;
    say(done.did === 'received' ? text.received(name) : mergeText.merged(name, done.differences));
    await queries.invalidateQueries();
    onClose();
    openCase(done.caseId, done.did === 'received' ? 'sideBySide' : 'history');
  };
  const compare = async () => {
    const found = await asked(() => bridge().call('handover.compare', file));
    if (found !== null) setCompared(found);
  };

  const isProved = look !== null && look.verdict.problems.length === 0;
  return (
    <Dialog open onClose={() => !isBusy && onClose()} fullWidth maxWidth={compared === null ? 'sm' : 'lg'} aria-labelledby="handover-title">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!isBusy && look === null && path !== null && passphrase !== '') void open();
        }}
      >
        <DialogTitle id="handover-title">{compared === null ? text.title : mergeText.title}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 2, pt: '8px !important' }}>
          {look === null && (
            <>
              <Typography>{text.intro}</Typography>
              <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, minWidth: 0 }}>
                <Button variant="outlined" onClick={() => void choose()} autoFocus sx={{ flex: 'none' }}>
                  {text.choose}
                </Button>
                <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>
                  {path?.split(/[\\/]/).at(-1) ?? ''}
                </Typography>
              </Box>
              <SecretField label={text.passphrase} value={passphrase} onChange={setPassphrase} />
            </>
          )}
          {look !== null && compared === null && <Found look={look} asReference={asReference} onReference={setAsReference} />}
          {compared !== null && (
            <Compared
              compared={compared}
              choices={choices}
              onChoose={(name, choice) => setChoices((before) => ({ ...before, [name]: choice }))}
            />
          )}
          <Box role="status">
            {isBusy && <LinearProgress aria-label={compared === null ? text.opening : mergeText.merging} sx={{ height: 2 }} />}
            {problem !== null && <Alert severity={problem.code === 'cancelled' ? 'info' : 'error'}>{faultText(problem)}</Alert>}
          </Box>
        </DialogContent>
        <DialogActions>
          <StopOrLeave path={isBusy ? path : null} leaveWords={uiText.cancel} onLeave={onClose} />
          {look === null && (
            <Button type="submit" variant="contained" disabled={isBusy || path === null || passphrase === ''}>
              {text.open}
            </Button>
          )}
          {look !== null && compared === null && (
            <>
              <Button disabled={isBusy} onClick={() => void lookOnly()}>
                {text.look}
              </Button>
              {isProved && look.here === 'merge' && (
                <Button variant="contained" disabled={isBusy} onClick={() => void compare()} autoFocus>
                  {text.merge}
                </Button>
              )}
              {isProved && look.here !== 'merge' && (
                <Button
                  variant="contained"
                  disabled={isBusy || (look.here === 'referenceTaken' && asReference.trim() === '')}
                  onClick={() => void receive()}
                >
                  {text.takeIn}
                </Button>
              )}
            </>
          )}
          {compared !== null && compared.news > 0 && (
            <Button variant="contained" disabled={isBusy} onClick={() => void receive()}>
              {mergeText.merge}
            </Button>
          )}
        </DialogActions>
      </form>
    </Dialog>
  );
}

interface FoundProps {
  readonly look: HandoverLook;
  readonly asReference: string;
  readonly onReference: (reference: string) => void;
}

function Found({ look: { note, verdict, here, hereAs }, asReference, onReference }: FoundProps) {
  return (
    <>
      <Box>
        <Typography variant="h2" component="h3">
          {text.of(note.reference, note.landlord)}
        </Typography>
        <Typography>{madeSentence(note)}</Typography>
      </Box>
      {note.leftOut.length === 0 ? (
        <Typography>{text.whole}</Typography>
      ) : (
        <Box component="section" aria-label={text.leftOut}>
          <Typography sx={{ fontWeight: 600 }}>{text.leftOut}</Typography>
          {note.leftOut.map((some) => (
            <Box component="details" key={some.what}>
              <summary>{text.leftOutLine(some)}</summary>
              {some.names.map((name) => (
                <Typography key={name} variant="body2">
                  {name}
                </Typography>
              ))}
            </Box>
          ))}
        </Box>
      )}
      <Alert severity={verdict.problems.length === 0 ? 'success' : 'error'}>
        {verdict.problems.length === 0 ? text.proved(verdict.rows, verdict.originals) : text.notProved}
        {verdict.problems.slice(0, 20).map((each) => (
          <div key={each}>{each}</div>
        ))}
      </Alert>
      {hereAs !== null && <Typography>{text.isHere(hereAs)}</Typography>}
      {here === 'referenceTaken' && (
        <TextField
          label={text.reference}
          value={asReference}
          required
          helperText={text.referenceTaken(note.reference)}
          onChange={(event) => onReference(event.target.value)}
        />
      )}
    </>
  );
}

interface ComparedProps {
  readonly compared: MergeCompared;
  readonly choices: MergeChoices;
  readonly onChoose: (name: string, choice: 'ours' | 'theirs' | 'both') => void;
}

function Compared({ compared, choices, onChoose }: ComparedProps) {
  const { differences, news, undone } = compared;
  if (news === 0) return <Typography>{mergeText.nothing}</Typography>;
  return (
    <>
      {undone !== null && <Alert severity="info">{mergeText.undone(undone)}</Alert>}
      <Typography>{mergeText.summary(compared)}</Typography>
      <Typography>{differences.length === 0 ? mergeText.none : mergeText.choose(differences.length)}</Typography>
      <Differences differences={differences} choiceOf={({ name, usual }) => choices[name] ?? usual} onChoose={onChoose} />
    </>
  );
}
