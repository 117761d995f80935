// Owns the line over a scan that has no words: whether they are still to be recognised, none were found, or it failed and why. Must not recognise.
import { useEffect } from 'react';
import { useRead } from '../../api/operations.ts';
import { useScanProgress } from '../../api/progress.ts';
import { scansText } from '../../text/scans.ts';

interface NoneRecognisedProps {
  readonly caseId: string;
  /** The entry that holds the paper. */
  readonly entryId: string;
}

/** One line; nothing for what is no scan. Where only some pages are scans, the words of the others stand for themselves. */
export function NoneRecognised({ caseId, entryId }: NoneRecognisedProps) {
  const progress = useScanProgress(caseId);
  const { data, refetch } = useRead('scan.list', { caseId });
  const pages = data?.papers.find(({ id }) => id === entryId)?.pages ?? [];
  const isWaiting = pages.some(({ state }) => state === 'waiting');
  // A page in which nothing was found changes no paper, and is told of by the progress alone.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever a page more is told of
  useEffect(() => {
    if (isWaiting) void refetch();
  }, [progress, isWaiting, refetch]);
  if (pages.length === 0) return null;
  if (isWaiting) return <div>{scansText.noneIn.waiting}</div>;
  const reason = pages.find(({ state }) => state === 'failed')?.reason ?? null;
  return <div>{reason === null ? scansText.noneIn.done : scansText.noneIn.failed(reason)}</div>;
}
