// Owns the page shown when the desk itself cannot be opened, or stopped for good: why, and what can be done. It lies over what the window shows, which stays as it is
// beneath, with everything typed there.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { bridge } from '../api/bridge.ts';
import { shellText } from '../text/shell.ts';
import { UnsavedWords } from './UnsavedWords.tsx';

interface StartProblemProps {
  /** What it is called. */
  readonly title: string;
  /** Why, in the store's own words. */
  readonly problem: string;
}

/** Nothing else can be done here: the store is started again and every window goes on, or the report is written. */
export function StartProblem({ title, problem }: StartProblemProps) {
  const [isBusy, setIsBusy] = useState(false);
  const again = async () => {
    setIsBusy(true);
    await bridge().startAgain();
    setIsBusy(false);
  };
  const page = useRef<HTMLDialogElement>(null);
  // The element's own way keeps all else out of reach, dialogs included, and gives the focus back where it was: while it still is in the page.
  useLayoutEffect(() => {
    const shown = page.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  // Beside the window's own dialogs: one that is open hides from assistive technology all that was there before it.
  return createPortal(
    <Box
      component="dialog"
      ref={page}
      aria-label={title}
      // Esc closes it, whatever the page says of that the first time.
      onClose={() => page.current?.showModal()}
      sx={{
        position: 'fixed',
        inset: 0,
        width: '100%',
        height: '100%',
        maxWidth: 'none',
        maxHeight: 'none',
        border: 0,
        p: 0,
        bgcolor: 'background.default',
        color: 'text.primary',
        display: 'flex',
        overflowY: 'auto',
      }}
    >
      <Box sx={{ m: 'auto', p: 4, maxWidth: 560 }}>
        <Box role="alert">
          <Typography variant="h1" sx={{ mb: 1 }}>
            {title}
          </Typography>
          <Typography variant="body1" sx={{ mb: 2 }}>
            {problem}
          </Typography>
        </Box>
        <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', mb: 2 }}>
          <Button variant="contained" disabled={isBusy} onClick={() => void again()}>
            {shellText.startAgain}
          </Button>
          <Button variant="outlined" onClick={() => void bridge().saveProblemReport()}>
            {shellText.saveProblemReport}
          </Button>
        </Box>
        <Box sx={{ mb: 2 }}>
          <UnsavedWords />
        </Box>
        <Typography variant="body2" color="textSecondary">
          {shellText.problemReportHolds}
        </Typography>
      </Box>
    </Box>,
    document.body,
  );
}
