// Owns the status line: saved or not, what is unread, where the investigator stands, intake under way.
import Box from '@mui/material/Box';
import { useIntakeProgress } from '../api/intake.ts';
import { useRead } from '../api/operations.ts';
import { usePosition } from '../api/position.ts';
import { useSaving } from '../api/saving.ts';
import { shellText } from '../text/shell.ts';
import { sizes } from '../theme/tokens.ts';

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

/** The status line, 24 px high. */
export function StatusLine({ caseId }: { readonly caseId: string | null }) {
  const saving = useSaving();
  const position = usePosition();
  const row = useRead('desk.listCases', {}).data?.find(({ id }) => id === caseId);
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
      }}
    >
      <span role="status" aria-live="polite">
        {saved(saving)}
      </span>
      {row !== undefined && <span>{shellText.unread(row.unread)}</span>}
      {caseId !== null && <TakingIn caseId={caseId} />}
      <Box component="span" sx={{ ml: 'auto', whiteSpace: 'nowrap', overflow: 'hidden', textOverflow: 'ellipsis' }}>
        {position}
      </Box>
    </Box>
  );
}

/** Deliveries under way, said on every screen. */
function TakingIn({ caseId }: { readonly caseId: string }) {
  const running = useIntakeProgress(caseId).filter(({ state }) => state === 'running');
  return running.map(({ id, received, total }) => <span key={id}>{shellText.takingIn(received, total)}</span>);
}

function saved({ underWay, lastMs, problem }: ReturnType<typeof useSaving>): string {
  if (underWay > 0) return shellText.saving;
  if (problem !== null) return shellText.notSaved;
  return lastMs === null ? shellText.saved : shellText.savedAt(clock.format(lastMs));
}
