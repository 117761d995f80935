// Owns the field that ties the reasons of a determination to paragraphs of its findings: chosen by typing, shown as chips that open them. Never suggests one.
import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import TextField from '@mui/material/TextField';
import { useMemo } from 'react';
import type { Draft } from '../../../db/model/draft.ts';
import { plainText } from '../../../db/model/runs.ts';
import { usePlace } from '../../api/place.tsx';
import { determinationText } from '../../text/determination.ts';
import { useClosed } from '../../ui/changing.tsx';
import { blocksOf } from '../../ui/paragraphEditor/blocks.ts';
import { numbersOf } from '../../ui/paragraphEditor/fold.ts';
import { useNumbering } from '../../ui/paragraphEditor/numbering.ts';

interface RestsOnProps {
  readonly caseId: string;
  readonly draft: Draft;
  readonly headId: string;
  readonly headKey: string;
  readonly chosen: readonly string[];
  readonly onChange: (paragraphIds: string[]) => void;
}

/** The field, offering the paragraphs and items of this head's findings in the order of the report. */
export function RestsOn({ caseId, draft, headId, headKey, chosen, onChange }: RestsOnProps) {
  const { goToPlace } = usePlace();
  const numberingOf = useNumbering(caseId, draft);
  const offered = useMemo(() => {
    const blocks = blocksOf(draft.paragraph, [], { section: 'findings', headId });
    const numbers = numbersOf(blocks, numberingOf?.(blocks));
    return blocks.flatMap(({ id, runs }) => {
      const number = numbers.get(id);
      return number === undefined || number === '' ? [] : [{ id, number, words: plainText(runs) }];
    });
  }, [draft, numberingOf, headId]);
  const isClosed = useClosed() !== null;
  return (
    <Autocomplete
      multiple
      size="small"
      disableCloseOnSelect
      readOnly={isClosed}
      options={offered}
      value={offered.filter(({ id }) => chosen.includes(id))}
      isOptionEqualToValue={(one, other) => one.id === other.id}
      getOptionKey={({ id }) => id}
      getOptionLabel={({ number, words }) => `${number} ${words}`}
      noOptionsText={determinationText.restsOnNone(headKey)}
      onChange={(_event, next) => onChange(next.map(({ id }) => id))}
      renderOption={({ key, ...props }, { number, words }) => (
        <Box component="li" key={key} {...props} sx={{ display: 'flex', gap: 1, fontSize: 13 }}>
          <Box component="span" sx={{ width: 36, flex: 'none', fontVariantNumeric: 'tabular-nums', fontWeight: 600 }}>
            {number}
          </Box>
          <Box component="span" sx={{ minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
            {words}
          </Box>
        </Box>
      )}
      renderValue={(values, itemProps) =>
        values.map(({ id, number, words }, index) => {
          const { key, ...props } = itemProps({ index });
          return (
            <Chip
              key={key}
              {...props}
              label={`${number} ${words}`}
              title={words}
              // As wide as is read at a glance: the way in is larger than the way out.
              sx={{ maxWidth: 280 }}
              aria-label={`${determinationText.openParagraph(number)}: ${number} ${words}`}
              onClick={() => goToPlace({ kind: 'paragraph', id, name: '' })}
            />
          );
        })
      }
      renderInput={(params) => <TextField {...params} label={determinationText.restsOn} />}
    />
  );
}
