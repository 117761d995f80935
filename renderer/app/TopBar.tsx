// Owns the top bar: which case, heads as filter chips, search, unread and checks. Must not know how checks or search work.
import ChevronLeft from '@mui/icons-material/ChevronLeft';
import FactCheckOutlined from '@mui/icons-material/FactCheckOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import Typography from '@mui/material/Typography';
import { type ReactNode, useEffect, useState } from 'react';
import type { CheckResult } from '../../db/model/checks.ts';
import { useDraft } from '../api/draft.ts';
import { useRead } from '../api/operations.ts';
import { usePlace } from '../api/place.tsx';
import { useSpoken } from '../api/typing.ts';
import { shellText } from '../text/shell.ts';
import { sizes } from '../theme/tokens.ts';

interface TopBarProps {
  readonly caseId: string;
  readonly search: ReactNode;
  readonly isChecksOpen: boolean;
  readonly onChecks: () => void;
}

/** False until the window has nothing more urgent to do, for a second at most. */
function useIdle(): boolean {
  const [isIdle, setIsIdle] = useState(false);
  useEffect(() => {
    const asked = requestIdleCallback(() => setIsIdle(true), { timeout: 1000 });
    return () => cancelIdleCallback(asked);
  }, []);
  return isIdle;
}

const none: readonly CheckResult[] = [];

/** In a narrow window, or an enlarged one: the landlord's name goes, and a head is its letter, so that all can be chosen still. */
const narrow = '@media (max-width: 800px)';

/** The top bar of an open case, 44 px high. */
export function TopBar({ caseId, search, isChecksOpen, onChecks }: TopBarProps) {
  const place = usePlace();
  const draft = useDraft(caseId).data?.draft;
  const row = useRead('desk.listCases', {}).data?.find(({ id }) => id === caseId);
  // The figure can wait for the screen: one thread answers both.
  const isScreenUp = useIdle();
  const checks = useRead('checks.run', isScreenUp ? { caseId } : null).data;
  const spoken = useSpoken(checks ?? none);
  const open = checks === undefined ? undefined : spoken.filter(({ waived }) => !waived).length;
  return (
    <Box
      component="header"
      sx={{
        height: sizes.topBar,
        flex: 'none',
        display: 'flex',
        alignItems: 'center',
        gap: 1.5,
        px: 1,
        borderBottom: 1,
        borderColor: 'divider',
      }}
    >
      <Button
        color="inherit"
        startIcon={<ChevronLeft />}
        title={`${shellText.allCases} (Alt+0)`}
        aria-label={shellText.allCases}
        onClick={() => place.openCase(null)}
        sx={{ minWidth: 0, px: 0.5, '& .MuiButton-startIcon': { m: 0 } }}
      />
      <Box sx={{ flex: 'none', fontWeight: 600 }}>{row?.reference ?? ''}</Box>
      <Typography noWrap sx={{ ml: -0.5, maxWidth: 200, color: 'text.secondary', fontSize: 'inherit', [narrow]: { display: 'none' } }}>
        {draft?.facts[0]?.value.landlordName ?? row?.landlord ?? ''}
      </Typography>
      <Box role="group" aria-label={shellText.heads} sx={{ display: 'flex', gap: 0.5, minWidth: 0, overflow: 'hidden' }}>
        {draft?.head.map((head) => (
          <Chip
            key={head.id}
            label={
              <>
                ({head.key})
                <Box component="span" sx={{ [narrow]: { display: 'none' } }}>
                  {' '}
                  {head.value.title}
                </Box>
              </>
            }
            title={head.value.title}
            variant={place.headId === head.id ? 'filled' : 'outlined'}
            color={place.headId === head.id ? 'primary' : 'default'}
            aria-pressed={place.headId === head.id}
            onClick={() => place.setHeadId(place.headId === head.id ? null : head.id)}
            sx={{ maxWidth: 168, flexShrink: 1, [narrow]: { flexShrink: 0 } }}
          />
        ))}
        {draft !== undefined && draft.head.length > 0 && (
          <Chip
            label={shellText.allHeads}
            variant={place.headId === null ? 'filled' : 'outlined'}
            color={place.headId === null ? 'primary' : 'default'}
            aria-pressed={place.headId === null}
            onClick={() => place.setHeadId(null)}
          />
        )}
      </Box>
      <Box sx={{ flex: 1 }} />
      {search}
      <Button
        color={open === undefined || open === 0 ? 'inherit' : 'warning'}
        startIcon={<FactCheckOutlined />}
        title={`${shellText.checksHint} (F8)`}
        aria-expanded={isChecksOpen}
        onClick={onChecks}
        sx={{ flex: 'none' }}
      >
        {open === undefined ? '' : shellText.checks(open)}
      </Button>
    </Box>
  );
}
