// Owns how a recovery key is shown, the once, and how it is printed by itself. Must not keep it or write it anywhere.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import GlobalStyles from '@mui/material/GlobalStyles';
import Typography from '@mui/material/Typography';
import { formatDay, localDay } from '../../../db/model/dates.ts';
import { say } from '../../api/notices.ts';
import { useRead } from '../../api/operations.ts';
import { protectionText as text } from '../../text/protection.ts';

/** On paper there is the key and what it is for, and nothing of a case that stands behind the dialog. */
const onPaper = {
  '@media print': {
    'body *': { visibility: 'hidden' },
    // Black whatever the look: paper is white.
    '.recovery-key, .recovery-key *': { visibility: 'visible', color: '#000', borderColor: '#000' },
    '.recovery-key': { position: 'fixed', top: 0, left: 0, padding: '2cm' },
  },
} as const;

const forPaper = { display: 'none', '@media print': { display: 'block' } } as const;
const forScreen = { '@media print': { display: 'none' } } as const;

/** The key. */
export function RecoveryKey({ words }: { readonly words: string }) {
  const store = useRead('desk.about', {}).data?.store;
  const copy = async () => {
    await navigator.clipboard.writeText(words);
    say(text.copied);
  };
  return (
    <>
      <GlobalStyles styles={onPaper} />
      <Box className="recovery-key" sx={{ display: 'grid', gap: 2 }}>
        {/* Whoever finds the paper has no window beside it that says what it is. */}
        <Typography variant="h2" component="p" sx={forPaper}>
          {text.onPaper.title}
        </Typography>
        <Typography sx={forPaper}>{text.onPaper.opens(store ?? '', formatDay(localDay(new Date())))}</Typography>
        <Typography sx={forScreen}>{text.keyText}</Typography>
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
        <Typography sx={forPaper}>{text.onPaper.use}</Typography>
        <Typography sx={forPaper}>{text.onPaper.keep}</Typography>
        <Typography>{text.bothLost}</Typography>
      </Box>
      <Box sx={{ display: 'flex', gap: 1 }}>
        <Button variant="outlined" disabled={store === undefined} onClick={() => window.print()}>
          {text.print}
        </Button>
        <Button variant="outlined" onClick={() => void copy()}>
          {text.copy}
        </Button>
      </Box>
    </>
  );
}
