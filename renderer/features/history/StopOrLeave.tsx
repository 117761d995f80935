// Owns the first button of the dialogs of handovers: it leaves, and while a file is being made, proved or taken in it stops that instead. Must not know which.
import Button from '@mui/material/Button';
import { useState } from 'react';
import { bridge } from '../../api/bridge.ts';
import { stopText } from '../../text/handover.ts';

interface StopOrLeaveProps {
  /** The file something is being done with; null while nothing is. */
  readonly path: string | null;
  readonly leaveWords: string;
  readonly onLeave: () => void;
}

/** The button. What it stops says itself that it was stopped. */
export function StopOrLeave({ path, leaveWords, onLeave }: StopOrLeaveProps) {
  const [stopping, setStopping] = useState<string | null>(null);
  if (path === null) return <Button onClick={onLeave}>{leaveWords}</Button>;
  const isStopping = stopping === path;
  const stop = async () => {
    setStopping(path);
    const reply = await bridge().call('handover.cancel', { path });
    // What cannot be stopped any more goes on to its end.
    if (!reply.ok || !reply.value.isStopped) setStopping(null);
  };
  return (
    <Button disabled={isStopping} onClick={() => void stop()}>
      {isStopping ? stopText.stopping : stopText.stop}
    </Button>
  );
}
