// Owns how a recovery key is shown, the once, and how it is printed by itself. Must not keep it or write it anywhere.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import GlobalStyles from '@mui/material/GlobalStyles';
import Typography from '@mui/material/Typography';
import { formatDay, localDay } from '../../../db/model/dates.ts';
import { say } from '../../api/notices.ts';
import { protectionText as text } from '../../text/protection.ts';

/** On paper there is the key and what it is for, and nothing of a case that stands behind the dialog. */
const onPaper = {
  '@media print': {
    'body *': { visibility: 'hidden' },
    '.recovery-key, .recovery-key *': { visibility: 'visible' },
    '.recovery-key': { position: 'fixed', top: 0, left: 0, padding: '2cm' },
  },
} as const;

/** The key. */
export function RecoveryKey({ words }: { readonly words: string }) {
  const copy = async () => {
    await navigator.clipboard.writeText(words);
    say(text.copied);
  };
  return (
    <>
      <GlobalStyles styles={onPaper} />
      <Box className="recovery-key" sx={{ display: 'grid', gap: 2 }}>
        {/* Whoever finds the paper has no title of a dialog beside it. */}
        <Typography variant="h2" component="p" sx={{ display: 'none', '@media print': { display: 'block' } }}>
          {text.keyOnPaper(formatDay(localDay(new Date())))}
        </Typography>
        <Typography>{text.keyText}</Typography>
        <Box
          component="output"
          aria-label={text.keyAria(words)}
          sx={{
            fontFamily: 'monospace',
            fontSize: 20,
            lineHeight: 1.8,
            p: 2,
            border: 1,
            borderColor: 'divider',
            borderRadius: 1,
            textAlign: 'center',
          }}
        >
          {words}
        </Box>
        <Typography>{text.bothLost}</Typography>
      </Box>
      <Box sx={{ display: 'flex', gap: 1 }}>
        <Button variant="outlined" onClick={() => window.print()}>
          {text.print}
        </Button>
        <Button variant="outlined" onClick={() => void copy()}>
          {text.copy}
        </Button>
      </Box>
    </>
  );
}
