// Owns the map of keys on `?`, one page made from the table of actions, and the choice of single letters.
import Box from '@mui/material/Box';
import Dialog from '@mui/material/Dialog';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import Typography from '@mui/material/Typography';
import { chooseLetters, type LetterChoice, letterChoices, useLetterChoice } from '../api/letterKeys.ts';
import { type ActionPlace, type ActionText, actionPlaces, actionTexts, keysText, keyWords } from '../text/actions.ts';

/** The lines of the key map for one place: keys in words, and what they do. */
export function keyLines(place: ActionPlace, letters: LetterChoice): readonly { readonly keys: string; readonly words: string }[] {
  const isOn = (combo: string) => letters !== 'none' || combo.length > 1;
  return (Object.values(actionTexts) as readonly ActionText[])
    .filter(({ where }) => where === place)
    .map(({ words, keys = [], movement = [], own = [] }) => ({
      words,
      keys: [...own, ...[...keys, ...(letters === 'all' ? movement : [])].filter(isOn).map(keyWords)].join(' or '),
    }))
    .filter(({ keys }) => keys !== '');
}

/** The key map, by where the keys work. */
export function KeyList({ onClose }: { readonly onClose: () => void }) {
  const letters = useLetterChoice();
  return (
    <Dialog open onClose={onClose} maxWidth="lg" aria-labelledby="key-list">
      <DialogTitle id="key-list" sx={{ pb: 1 }}>
        {keysText.title}
      </DialogTitle>
      <DialogContent>
        <Box sx={{ columns: '300px 3', columnGap: 4 }}>
          {(Object.keys(actionPlaces) as ActionPlace[]).map((place) => (
            <Box component="section" key={place} sx={{ breakInside: 'avoid', mb: 2 }}>
              <Typography variant="h3" component="h3" sx={{ mb: 0.5 }}>
                {actionPlaces[place]}
              </Typography>
              <Box
                component="dl"
                sx={{
                  m: 0,
                  display: 'grid',
                  gridTemplateColumns: 'minmax(88px, max-content) 1fr',
                  columnGap: 1.5,
                  rowGap: '3px',
                  fontSize: 13,
                }}
              >
                {keyLines(place, letters).map(({ keys, words }) => (
                  <Box key={words} sx={{ display: 'contents' }}>
                    <Box component="dt" sx={{ fontWeight: 600 }}>
                      {keys}
                    </Box>
                    <Box component="dd" sx={{ m: 0, color: 'text.secondary' }}>
                      {words}
                    </Box>
                  </Box>
                ))}
              </Box>
            </Box>
          ))}
        </Box>
        <Typography variant="h3" component="h3" id="letter-keys">
          {keysText.letters}
        </Typography>
        <Typography variant="body2" color="textSecondary">
          {keysText.lettersHint}
        </Typography>
        <RadioGroup row aria-labelledby="letter-keys" value={letters}>
          {letterChoices.map((choice) => (
            <FormControlLabel
              key={choice}
              value={choice}
              label={keysText.letterChoices[choice]}
              control={<Radio size="small" onChange={() => void chooseLetters(choice)} />}
            />
          ))}
        </RadioGroup>
      </DialogContent>
    </Dialog>
  );
}
