// Owns what stands round every screen: theme, reads, the remembered place. Must not draw screens itself.
import CssBaseline from '@mui/material/CssBaseline';
import { ThemeProvider } from '@mui/material/styles';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { bridge } from '../api/bridge.ts';
import { keepFresh } from '../api/operations.ts';
import { PlaceProvider } from '../api/place.tsx';
import { hearReplaced } from '../api/replaced.ts';
import { keepWaitingWords } from '../api/saving.ts';
import { TornReader } from '../features/registry.ts';
import { shellText } from '../text/shell.ts';
import { theme } from '../theme/theme.ts';
import { ClosedCaseProvider } from '../ui/changing.tsx';
import { Later, later } from '../ui/later.tsx';
import { Notices } from '../ui/Notices.tsx';
import { Frame } from './Frame.tsx';
import { StartProblem } from './StartProblem.tsx';
import { type Started, startDesk } from './start.ts';

// The store is on this machine: never wait for a network, ask again only when the store says something changed.
const client = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      staleTime: Number.POSITIVE_INFINITY,
      retry: false,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
    },
    mutations: { networkMode: 'always' },
  },
});

const Unlock = later(async () => (await import('./Unlock.tsx')).Unlock);

/** The window. */
export function App() {
  const [started, setStarted] = useState<Started | null>(null);
  const [stopped, setStopped] = useState<string | null>(null);
  useEffect(() => {
    performance.mark('desk:shell');
    const stops = [
      keepFresh(client, window.document),
      hearReplaced(),
      keepWaitingWords(),
      bridge().on('store.stopped', ({ message }) => setStopped(message)),
      bridge().on('store.restarted', () => setStopped(null)),
    ];
    void startDesk().then(setStarted);
    return () => {
      for (const stop of stops) stop();
    };
  }, []);
  const isLocked = started?.isLocked === true;
  useEffect(() => {
    if (!isLocked) return;
    return bridge().on('protection.changed', () => void startDesk().then(setStarted));
  }, [isLocked]);
  const hasFailed = started !== null && started.problem !== null;
  useEffect(() => {
    if (!hasFailed) return;
    return bridge().on('store.restarted', () => void startDesk().then(setStarted));
  }, [hasFailed]);
  const isOpen = started?.problem === null;
  const problem = stopped ?? started?.problem ?? null;
  return (
    <ThemeProvider theme={theme} defaultMode="system" noSsr>
      <CssBaseline />
      <QueryClientProvider client={client}>
        {stopped === null && isLocked && <Later of={Unlock} props={{}} />}
        {started?.problem === null && !isLocked && started.reader !== null && (
          <PlaceProvider start={{ ...started.place, caseId: started.reader.caseId }} isKept={false}>
            <ClosedCaseProvider>
              <Later of={TornReader} props={{ start: started.reader }} />
            </ClosedCaseProvider>
          </PlaceProvider>
        )}
        {started?.problem === null && !isLocked && started.reader === null && (
          <PlaceProvider start={started.place}>
            <ClosedCaseProvider>
              <Frame sample={started.sample} isFirstStart={started.isFirstStart} />
            </ClosedCaseProvider>
          </PlaceProvider>
        )}
        {problem !== null && <StartProblem title={isOpen ? shellText.stopped : shellText.startFailed} problem={problem} />}
        {problem === null && <Notices />}
      </QueryClientProvider>
    </ThemeProvider>
  );
}
