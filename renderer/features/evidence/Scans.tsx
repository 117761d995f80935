// Owns the progress of recognising scans beside that of taking in: how far it is, a way to pause, and which pages are done, wait or failed and why.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import { useEffect, useRef, useState } from 'react';
import { type ScanCounts, type ScanPaper, scansPausedKey } from '../../../db/model/scan.ts';
import { useRead, write } from '../../api/operations.ts';
import { usePlace } from '../../api/place.tsx';
import { useScanProgress } from '../../api/progress.ts';
import { scansText } from '../../text/scans.ts';
import { ChangeButton } from '../../ui/changing.tsx';
import { useKeyboardHandedOn } from '../../ui/keyboardHandedOn.ts';

/** One line while pages wait or failed; nothing for a case whose scans are all recognised. */
export function Scans({ caseId }: { readonly caseId: string }) {
  const progress = useScanProgress(caseId);
  const listed = useRead('scan.list', { caseId }).data?.counts;
  const counts = progress ?? listed ?? { waiting: 0, failed: 0, done: 0 };
  return counts.waiting === 0 && counts.failed === 0 ? null : <InScans caseId={caseId} progress={progress} counts={counts} />;
}

interface InScansProps {
  readonly caseId: string;
  readonly progress: ReturnType<typeof useScanProgress>;
  readonly counts: ScanCounts;
}

/** It goes with the last page that is recognised, and the keyboard to the part where it stood in it. */
function InScans({ caseId, progress, counts: { waiting, failed, done } }: InScansProps) {
  const section = useRef<HTMLElement>(null);
  useKeyboardHandedOn(section, '[role="tabpanel"]');
  const scans = useRead('scan.list', { caseId });
  const isPaused = useRead('desk.readSetting', { key: scansPausedKey }).data === true;
  const [isOpen, setIsOpen] = useState(false);
  const { refetch } = scans;
  // Each page is told of with how many there are; which they are is read anew only while somebody looks.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever a page more is told of
  useEffect(() => {
    if (isOpen) void refetch();
  }, [progress, isOpen, refetch]);
  const all = waiting + failed + done;
  const isRunning = progress?.isRunning === true;
  const said =
    waiting === 0
      ? scansText.failed(failed)
      : isRunning
        ? scansText.running(all - waiting, all)
        : isPaused
          ? scansText.paused(waiting)
          : scansText.waiting(waiting);
  return (
    <Box ref={section} component="section" aria-label={scansText.title} sx={{ display: 'grid', gap: 0.5 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5 }}>
        <Box sx={{ flex: 1, minWidth: 0, fontSize: 12 }}>
          <Box role="status">{said}</Box>
          {waiting > 0 && (
            <LinearProgress aria-label={scansText.title} variant="determinate" value={(100 * (all - waiting)) / Math.max(1, all)} />
          )}
        </Box>
        {waiting > 0 && (
          <Button title={isPaused ? undefined : scansText.pauseHint} onClick={() => void write('scan.pause', { isPaused: !isPaused })}>
            {isPaused ? scansText.goOn : scansText.pause}
          </Button>
        )}
        <Button aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {isOpen ? scansText.hide : scansText.show}
        </Button>
      </Box>
      {isOpen && (
        <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', maxHeight: 240, overflowY: 'auto', fontSize: 12 }} tabIndex={0}>
          {(scans.data?.papers ?? []).map((paper) => (
            <ScanLine key={paper.id} caseId={caseId} paper={paper} />
          ))}
        </Box>
      )}
    </Box>
  );
}

function ScanLine({ caseId, paper }: { readonly caseId: string; readonly paper: ScanPaper }) {
  const { openEntry } = usePlace();
  const line = useRef<HTMLLIElement>(null);
  useKeyboardHandedOn(line, 'ul');
  const { id, exhibit, title, pages } = paper;
  const groups = Map.groupBy(pages, ({ state, reason }) => `${state} ${reason ?? ''}`);
  return (
    <Box ref={line} component="li" sx={{ display: 'flex', gap: 1, alignItems: 'baseline', py: 0.25 }}>
      <Button size="small" onClick={() => openEntry(id)} sx={{ minWidth: 0, p: 0 }} aria-label={`${exhibit} ${title}`}>
        {exhibit}
      </Button>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        {title}
        {[...groups].map(([name, [first, ...others]]) =>
          first === undefined ? null : (
            <Box key={name} sx={{ color: 'text.secondary' }}>
              {scansText.pages([first, ...others].map(({ page }) => page))}: {scansText.states[first.state]}
              {first.reason === null ? '' : `. ${first.reason}`}
            </Box>
          ),
        )}
      </Box>
      {pages.some(({ state }) => state === 'failed') && (
        <ChangeButton size="small" aria-label={scansText.againOf(exhibit)} onClick={() => void write('scan.again', { caseId, id })}>
          {scansText.again}
        </ChangeButton>
      )}
      {pages.some(({ state }) => state === 'waiting') && (
        <ChangeButton size="small" aria-label={scansText.leaveOf(exhibit)} onClick={() => void write('scan.leave', { caseId, id })}>
          {scansText.leave}
        </ChangeButton>
      )}
    </Box>
  );
}
