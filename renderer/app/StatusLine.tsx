// Owns the status line: saved or not, what is unread, who works here, where the investigator stands, intake under way.
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { useRead } from '../api/operations.ts';
import { usePosition } from '../api/position.ts';
import { useIntakeProgress, useScanProgress } from '../api/progress.ts';
import { useSaving } from '../api/saving.ts';
import { scansText } from '../text/scans.ts';
import { shellText } from '../text/shell.ts';
import { sizes } from '../theme/tokens.ts';
import { CutOffFigure } from './CutOffFigure.tsx';
import { NotPlacedFigure } from './NotPlacedFigure.tsx';
import { UnreadFigure } from './UnreadFigure.tsx';
import { UnsavedWords } from './UnsavedWords.tsx';

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

interface StatusLineProps {
  readonly caseId: string | null;
  readonly onActor: () => void;
  readonly onMarks: () => void;
  readonly onEvidence: () => void;
}

/** The status line, 24 px high. `onActor` asks for the name of who works here, `onMarks` opens the list of marks, `onEvidence` where papers are taken in. */
export function StatusLine({ caseId, onActor, onMarks, onEvidence }: StatusLineProps) {
  const saving = useSaving();
  const position = usePosition();
  return (
    <Box
      component="footer"
      sx={{
        height: sizes.statusLine,
        flex: 'none',
        display: 'flex',
        alignItems: 'center',
        gap: 2,
        px: 1.5,
        borderTop: 1,
        borderColor: 'divider',
        fontSize: 12,
        color: 'text.secondary',
        // One line high, also where the window is enlarged: the end gives way.
        whiteSpace: 'nowrap',
        overflow: 'hidden',
      }}
    >
      <span role="status" aria-live="polite">
        {saved(saving)}
      </span>
      <UnsavedWords />
      {caseId !== null && <UnreadFigure caseId={caseId} />}
      {caseId !== null && <NotPlacedFigure caseId={caseId} onOpen={onMarks} />}
      {caseId !== null && <CutOffFigure caseId={caseId} onOpen={onEvidence} />}
      <WorksHere onActor={onActor} />
      {caseId !== null && <TakingIn caseId={caseId} />}
      {caseId !== null && <Recognising caseId={caseId} />}
      <Box component="span" sx={{ ml: 'auto', whiteSpace: 'nowrap', overflow: 'hidden', textOverflow: 'ellipsis' }}>
        {position}
      </Box>
    </Box>
  );
}

/** Whose name the history bears; stands out until somebody has said. */
function WorksHere({ onActor }: { readonly onActor: () => void }) {
  const about = useRead('desk.about', {}).data;
  if (about === undefined) return null;
  return (
    <Link
      component="button"
      type="button"
      onClick={onActor}
      underline="hover"
      sx={{ font: 'inherit', color: about.isActorNamed ? 'inherit' : 'primary.main', fontWeight: about.isActorNamed ? 400 : 600 }}
    >
      {about.isActorNamed ? shellText.worksHere(about.actor) : shellText.whoWorksHere}
    </Link>
  );
}

/** Deliveries under way, said on every screen. */
function TakingIn({ caseId }: { readonly caseId: string }) {
  const running = useIntakeProgress(caseId).filter(({ state }) => state === 'running');
  return running.map(({ id, received, total }) => <span key={id}>{shellText.takingIn(received, total)}</span>);
}

/** Scans being recognised, said on every screen. */
function Recognising({ caseId }: { readonly caseId: string }) {
  const progress = useScanProgress(caseId);
  return progress?.isRunning === true ? <span>{scansText.status(progress.waiting)}</span> : null;
}

function saved({ underWay, lastMs, problem, isWaiting }: ReturnType<typeof useSaving>): string {
  if (underWay > 0) return shellText.saving;
  if (problem !== null || isWaiting) return shellText.notSaved;
  return lastMs === null ? shellText.saved : shellText.savedAt(clock.format(lastMs));
}
