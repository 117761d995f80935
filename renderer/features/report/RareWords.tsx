// Owns the list of rare words the sweep looks for: shown, changed for every case of this desk, put back to the standard one. Must not sweep.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { rareWordsFrom, rareWordsKey, rareWordsOf } from '../../../db/model/rareWords.ts';
import { useRead, write } from '../../api/operations.ts';
import { editionText } from '../../text/edition.ts';
import { TypedField } from '../../ui/TypedField.tsx';

/** The list, one beginning of a word a line. */
export function RareWords({ caseId }: { readonly caseId: string }) {
  const setting = useRead('desk.readSetting', { key: rareWordsKey });
  const standard = useRead('rules.read', { caseId }).data?.rareWords;
  if (standard === undefined || setting.data === undefined) return null;
  const own = rareWordsFrom(setting.data);
  const words = own ?? standard;
  const keep = (list: readonly string[] | null) =>
    void write('desk.writeSetting', { key: rareWordsKey, value: list === null ? null : [...list] });
  return (
    <Box component="details" sx={{ mt: 2, '& summary': { cursor: 'pointer', fontSize: 13, fontWeight: 600 } }}>
      <summary>{editionText.rareWords(words.length, own !== null)}</summary>
      <Typography variant="body2" color="textSecondary" sx={{ my: 1 }}>
        {editionText.rareWordsHint}
      </Typography>
      <TypedField
        label={editionText.rareWordsLabel}
        value={words.join('\n')}
        isMultiline
        mostLines={12}
        onKeep={(typed) => {
          const list = rareWordsOf(typed);
          // Nothing to look for is said on purpose by an empty list, and kept as one.
          if (list.join('\n') !== words.join('\n')) keep(list);
        }}
      />
      {own !== null && <Button onClick={() => keep(null)}>{editionText.rareWordsStandard}</Button>}
    </Box>
  );
}
