// Owns the dialog in which a desk is protected, its passphrase and recovery key are changed, and its protection is taken away. Must not keep what was typed.
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormControlLabel from '@mui/material/FormControlLabel';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { type ReactNode, useEffect, useState } from 'react';
import { type AutoLock, autoLockChoices, type WindowAsk, type WindowProtection } from '../../../db/model/protection.ts';
import { bridge } from '../../api/bridge.ts';
import { askProtection, useProtection } from '../../api/protection.ts';
import { protectionText as text } from '../../text/protection.ts';
import { uiText } from '../../text/ui.ts';
import { Choice } from '../../ui/Choice.tsx';
import { FreshPassphrase } from '../../ui/FreshPassphrase.tsx';
import { SecretField } from '../../ui/SecretField.tsx';
import { RecoveryKey } from './RecoveryKey.tsx';

/** What is asked about in the dialog's own form. */
type Act = 'change' | 'newKey' | 'keychain' | 'takeAway';
type Said = { readonly kind: 'success' | 'error'; readonly words: string } | null;
/** Asks the desk; answers whether it was done. */
type Ask = (ask: WindowAsk, done?: string) => Promise<boolean>;

/** The dialog. */
export function ProtectionDialog({ onClose }: { readonly onClose: () => void }) {
  const protection = useProtection();
  const [said, setSaid] = useState<Said>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [recoveryKey, setRecoveryKey] = useState<string | null>(null);
  const ask: Ask = async (wish, done) => {
    setIsBusy(true);
    setSaid(null);
    const reply = await askProtection(wish);
    setIsBusy(false);
    if (!reply.ok) setSaid({ kind: 'error', words: reply.fault.message });
    else if (done !== undefined) setSaid({ kind: 'success', words: done });
    if (reply.ok && reply.value.recoveryKey !== null) setRecoveryKey(reply.value.recoveryKey);
    return reply.ok;
  };
  // The recovery key is shown this once: it is not lost by a click beside the dialog.
  const isHeld = isBusy || recoveryKey !== null;
  return (
    <Dialog open onClose={() => !isHeld && onClose()} fullWidth maxWidth="sm" aria-labelledby="protection-title">
      <DialogTitle id="protection-title">{recoveryKey === null ? text.title : text.keyTitle}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2, pt: '8px !important' }}>
        {recoveryKey !== null && <RecoveryKey words={recoveryKey} />}
        {recoveryKey === null && protection?.state === 'open' && <ProtectForm isBusy={isBusy} ask={ask} />}
        {recoveryKey === null && protection?.state === 'unlocked' && <Protected protection={protection} isBusy={isBusy} ask={ask} />}
        <Box role="status">{said !== null && <Alert severity={said.kind}>{said.words}</Alert>}</Box>
      </DialogContent>
      <DialogActions>
        {recoveryKey === null ? (
          <Button onClick={onClose} disabled={isBusy}>
            {uiText.close}
          </Button>
        ) : (
          <Button variant="contained" onClick={() => setRecoveryKey(null)}>
            {text.kept}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}

function ProtectForm({ isBusy, ask }: { readonly isBusy: boolean; readonly ask: Ask }) {
  const [passphrase, setPassphrase] = useState<string | null>(null);
  const [isUnderstood, setIsUnderstood] = useState(false);
  const isReady = passphrase !== null && isUnderstood && !isBusy;
  return (
    <ActForm isReady={isReady} onSubmit={() => passphrase !== null && void ask({ do: 'protect', passphrase })}>
      <Typography>{text.openText}</Typography>
      <FreshPassphrase label={text.newPassphrase} hint={text.rule} autoFocus onChange={setPassphrase} />
      <Alert severity="warning">{text.bothLost}</Alert>
      <FormControlLabel
        control={<Checkbox checked={isUnderstood} onChange={(event) => setIsUnderstood(event.target.checked)} />}
        label={text.understood}
      />
      <Typography variant="body2" color="textSecondary">
        {text.oldCopies}
      </Typography>
      <ActButton words={text.protect} isReady={isReady} />
      {isBusy && <Rewriting />}
    </ActForm>
  );
}

function Protected({ protection, isBusy, ask }: { readonly protection: WindowProtection; readonly isBusy: boolean; readonly ask: Ask }) {
  const [act, setAct] = useState<Act | null>(null);
  const { plain, keychain, autoLockMinutes } = protection;
  const done = (isDone: boolean) => {
    if (isDone) setAct(null);
  };
  const offer = (name: Act, words: string) => (
    <Button key={name} variant="outlined" disabled={isBusy} onClick={() => setAct(act === name ? null : name)} aria-expanded={act === name}>
      {words}
    </Button>
  );
  return (
    <>
      <Typography>{text.isOn}</Typography>
      {plain.length > 0 && <Alert severity="warning">{text.plain(plain)}</Alert>}
      <Choice
        label={text.autoLock}
        value={String(autoLockMinutes)}
        options={autoLockChoices.map((minutes) => [String(minutes), text.minutes(minutes)] as const)}
        onChoose={(chosen) => void ask({ do: 'setAutoLock', minutes: minutesOf(chosen) })}
      />
      <Typography variant="body2" color="textSecondary">
        {text.keychain[keychain]}
      </Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        <Button variant="contained" disabled={isBusy} onClick={() => void askProtection({ do: 'lock' })}>
          {text.lockNow}
        </Button>
        {offer('change', text.change)}
        {offer('newKey', text.newKey)}
        {keychain !== 'none' && offer('keychain', keychain === 'on' ? text.keychainOff : text.keychainOn)}
        {offer('takeAway', text.takeAway)}
      </Box>
      {act !== null && (
        <SecretForm key={act} act={act} keychain={keychain} isBusy={isBusy} ask={async (...what) => done(await ask(...what))} />
      )}
    </>
  );
}

interface SecretFormProps {
  readonly act: Act;
  readonly keychain: WindowProtection['keychain'];
  readonly isBusy: boolean;
  readonly ask: (ask: WindowAsk, done?: string) => Promise<void>;
}

/** Asks for the present passphrase, and for the new one where there is to be one. */
function SecretForm({ act, keychain, isBusy, ask }: SecretFormProps) {
  const [typed, setTyped] = useState('');
  const [passphrase, setPassphrase] = useState<string | null>(null);
  const isReady = typed !== '' && !isBusy && (act !== 'change' || passphrase !== null);
  const secret = { with: 'passphrase', secret: typed } as const;
  const run = () => {
    if (act === 'change') return passphrase === null ? undefined : ask({ do: 'changePassphrase', secret, passphrase }, text.changed);
    if (act === 'newKey') return ask({ do: 'newRecoveryKey', secret });
    if (act === 'keychain') return ask({ do: 'setKeychain', isOn: keychain !== 'on', secret });
    return ask({ do: 'unprotect', secret }, text.takenAway);
  };
  const words = { change: text.change, newKey: text.newKey, keychain: keychain === 'on' ? text.keychainOff : text.keychainOn };
  return (
    <ActForm isReady={isReady} onSubmit={() => void run()}>
      {act === 'newKey' && <Typography>{text.newKeyText}</Typography>}
      {act === 'takeAway' && <Alert severity="warning">{text.takeAwayText}</Alert>}
      <SecretField label={text.present} value={typed} onChange={setTyped} autoFocus />
      {act === 'change' && <FreshPassphrase label={text.newPassphrase} hint={text.rule} onChange={setPassphrase} />}
      <ActButton words={act === 'takeAway' ? text.takeAway : words[act]} isReady={isReady} />
      {isBusy && act === 'takeAway' && <Rewriting />}
    </ActForm>
  );
}

function ActForm({
  isReady,
  onSubmit,
  children,
}: {
  readonly isReady: boolean;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
}) {
  return (
    <Box
      component="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) onSubmit();
      }}
      sx={{ display: 'grid', gap: 2 }}
    >
      {children}
    </Box>
  );
}

function ActButton({ words, isReady }: { readonly words: string; readonly isReady: boolean }) {
  return (
    <Button type="submit" variant="contained" disabled={!isReady} sx={{ justifySelf: 'start' }}>
      {words}
    </Button>
  );
}

function Rewriting() {
  const [far, setFar] = useState({ done: 0, total: 1 });
  useEffect(() => bridge().on('protection.progress', setFar), []);
  return (
    <Box role="status" sx={{ display: 'grid', gap: 1 }}>
      <LinearProgress aria-label={text.title} variant="determinate" value={(far.done / Math.max(far.total, 1)) * 100} sx={{ height: 2 }} />
      <Typography variant="body2" color="textSecondary">
        {text.rewriting(far.done, far.total)}
      </Typography>
    </Box>
  );
}

function minutesOf(chosen: string): AutoLock {
  return autoLockChoices.find((minutes) => String(minutes) === chosen) ?? null;
}
