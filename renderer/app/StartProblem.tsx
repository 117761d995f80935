// Owns the page shown when the desk itself cannot be opened, or stopped for good: why, and what can be done.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { bridge } from '../api/bridge.ts';
import { shellText } from '../text/shell.ts';

interface StartProblemProps {
  /** What it is called. */
  readonly title: string;
  /** Why, in the store's own words. */
  readonly problem: string;
}

/** Nothing else can be done here: the store is started again and every window with it, or the report is written. */
export function StartProblem({ title, problem }: StartProblemProps) {
  const [isBusy, setIsBusy] = useState(false);
  const again = async () => {
    setIsBusy(true);
    await bridge().startAgain();
  };
  return (
    <Box component="main" sx={{ height: '100%', display: 'flex', overflowY: 'auto' }}>
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
          <Button variant="contained" autoFocus disabled={isBusy} onClick={() => void again()}>
            {shellText.startAgain}
          </Button>
          <Button variant="outlined" onClick={() => void bridge().saveProblemReport()}>
            {shellText.saveProblemReport}
          </Button>
        </Box>
        <Typography variant="body2" color="textSecondary">
          {shellText.problemReportHolds}
        </Typography>
      </Box>
    </Box>
  );
}
