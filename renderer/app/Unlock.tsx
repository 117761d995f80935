// Owns the screen of a locked desk: it asks for the passphrase or the recovery key. Must not read anything of the desk: there is nothing to read.
import LockOutlined from '@mui/icons-material/LockOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useEffect, useState } from 'react';
import type { TypedSecret } from '../../db/model/protection.ts';
import { say } from '../api/notices.ts';
import { askProtection } from '../api/protection.ts';
import { protectionText as text } from '../text/protection.ts';
import { shellText } from '../text/shell.ts';
import { SecretField } from '../ui/SecretField.tsx';

/** The screen. Once the desk is open the window hears so by itself. */
export function Unlock() {
  const [kind, setKind] = useState<TypedSecret['with']>('passphrase');
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  useEffect(() => {
    document.title = shellText.titleNoCase;
    performance.mark('desk:locked');
  }, []);
  const unlock = async () => {
    setIsBusy(true);
    setProblem(null);
    const reply = await askProtection({ do: 'unlock', secret: { with: kind, secret: typed } });
    setIsBusy(false);
    if (!reply.ok) setProblem(reply.fault.message);
    else if (kind === 'recoveryKey') say(text.opened, 'alert');
  };
  const other = () => {
    setKind(kind === 'passphrase' ? 'recoveryKey' : 'passphrase');
    setTyped('');
    setProblem(null);
  };
  return (
    <Box component="main" sx={{ height: '100%', display: 'flex', overflow: 'auto' }}>
      <Box
        component="form"
        aria-labelledby="locked-title"
        onSubmit={(event) => {
          event.preventDefault();
          if (typed !== '' && !isBusy) void unlock();
        }}
        sx={{ m: 'auto', p: 4, width: 460, display: 'grid', gap: 2 }}
      >
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
          <LockOutlined aria-hidden color="action" />
          <Typography id="locked-title" variant="h1">
            {text.lockedTitle}
          </Typography>
        </Box>
        <Typography color="textSecondary">{text.lockedText}</Typography>
        {kind === 'passphrase' ? (
          <SecretField key="passphrase" label={text.passphrase} value={typed} onChange={setTyped} autoFocus />
        ) : (
          <TextField
            key="recovery"
            fullWidth
            autoFocus
            label={text.recoveryKey}
            value={typed}
            helperText={text.recoveryHint}
            onChange={(event) => setTyped(event.target.value)}
            slotProps={{ htmlInput: { autoComplete: 'off', spellCheck: false, maxLength: 200 } }}
          />
        )}
        <Box sx={{ display: 'flex', gap: 1 }}>
          <Button type="submit" variant="contained" disabled={typed === '' || isBusy}>
            {text.unlock}
          </Button>
          <Button onClick={other}>{kind === 'passphrase' ? text.useRecovery : text.usePassphrase}</Button>
        </Box>
        <Box role="status" sx={{ minHeight: 24 }}>
          {isBusy && <LinearProgress aria-label={text.unlocking} sx={{ height: 2 }} />}
        </Box>
        {problem !== null && <Alert severity="error">{problem}</Alert>}
        <Typography variant="body2" color="textSecondary">
          <strong>{text.lostTitle}</strong> {text.lostText}
        </Typography>
      </Box>
    </Box>
  );
}
