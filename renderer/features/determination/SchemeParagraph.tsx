// Owns the field for the Scheme paragraph of one head's outcome: those seen for the edition offered, any other words allowed; and the line that says where it
// was seen. Never picks among several.
import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useEffect, useState } from 'react';
import type { Outcome } from '../../../db/model/ruleSet.ts';
import { determinationText } from '../../text/determination.ts';
import { ruleSetText } from '../../text/ruleSet.ts';
import { useClosed } from '../../ui/changing.tsx';

interface SchemeParagraphProps {
  readonly value: string;
  /** Those seen for the outcome in the edition of the case. */
  readonly seen: Outcome['paragraphs'];
  readonly edition: string;
  readonly onKeep: (paragraph: string) => void;
}

/** The field, kept on choosing, on Enter and on leaving it. */
export function SchemeParagraph({ value, seen, onKeep }: Omit<SchemeParagraphProps, 'edition'>) {
  const isClosed = useClosed() !== null;
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  const keep = (words: string) => {
    const plain = words.trim().replace(/^(?:§|paragraph\s)\s*/i, '');
    if (plain === value) setTyped(value);
    else onKeep(plain);
  };
  return (
    <Autocomplete<Outcome['paragraphs'][number], false, false, true>
      freeSolo
      size="small"
      disabled={isClosed}
      options={seen}
      value={value}
      inputValue={typed}
      // Everything seen stays on offer while a paragraph is written in the field.
      filterOptions={(options) => options}
      getOptionLabel={(option) => (typeof option === 'string' ? option : option.paragraph)}
      isOptionEqualToValue={(option, chosen) => option.paragraph === (typeof chosen === 'string' ? chosen : chosen.paragraph)}
      onInputChange={(_event, words, reason) => {
        if (reason !== 'reset') setTyped(words);
      }}
      onChange={(_event, chosen) => keep(chosen === null ? '' : typeof chosen === 'string' ? chosen : chosen.paragraph)}
      onBlur={() => keep(typed)}
      slotProps={{ popper: { style: { width: 'fit-content', minWidth: 140, maxWidth: 480 }, placement: 'bottom-start' } }}
      renderOption={({ key, ...props }, { paragraph, about, source: where }) => (
        <li key={key} {...props}>
          <Box>
            <Typography variant="body2">
              <Box component="span" sx={{ fontWeight: 600 }}>
                {determinationText.paragraphShort(paragraph)}
              </Box>
              {about !== undefined && ` ${about}`}
            </Typography>
            <Typography variant="caption" color="textSecondary">
              {where.title}
            </Typography>
          </Box>
        </li>
      )}
      renderInput={(params) => <TextField {...params} label={determinationText.paragraph} />}
    />
  );
}

/** Where the paragraph in the field was seen, or that it was not. */
export function SchemeParagraphSource({ value, seen, edition }: Omit<SchemeParagraphProps, 'onKeep'>) {
  const source = seen.find(({ paragraph }) => paragraph === value)?.source;
  return (
    <Typography variant="caption" color="textSecondary" component="p" sx={{ gridColumn: '1 / -1', mt: -1 }}>
      {source === undefined
        ? determinationText.paragraphUnseen(value !== '', seen.length, edition)
        : determinationText.paragraphSource(value, ruleSetText.source(source))}
    </Typography>
  );
}
