// Owns the list of what two desks changed in different ways: both values side by side, whose and when, and what stands. Must not merge.
import Box from '@mui/material/Box';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import Typography from '@mui/material/Typography';
import { formatDay, localDay } from '../../../db/model/dates.ts';
import type { MergeChoice } from '../../../db/model/merge.ts';
import type { ShownDifference } from '../../../db/model/operations.ts';
import { mergeText as text } from '../../text/handover.ts';

interface DifferencesProps {
  readonly differences: readonly ShownDifference[];
  /** What stands, by the name of a difference. */
  readonly choiceOf: (difference: ShownDifference) => MergeChoice;
  /** Null where it was chosen already. */
  readonly onChoose: ((name: string, choice: MergeChoice) => void) | null;
}

/** The list, grouped by kind. */
export function Differences({ differences, choiceOf, onChoose }: DifferencesProps) {
  const groups = new Map<string, ShownDifference[]>();
  for (const difference of differences) {
    const title = text.kinds(difference.kind);
    groups.set(title, [...(groups.get(title) ?? []), difference]);
  }
  return (
    <>
      {[...groups].map(([title, some]) => (
        <Box component="section" key={title} aria-label={title}>
          <Typography variant="h3" component="h3" sx={{ mb: 1 }}>
            {title} ({some.length})
          </Typography>
          {some.map((difference) => (
            <OneDifference
              // The same difference may be listed of two merges.
              key={`${difference.name} ${'handoverId' in difference ? String(difference.handoverId) : ''}`}
              difference={difference}
              choice={choiceOf(difference)}
              onChoose={onChoose === null ? null : (choice) => onChoose(difference.name, choice)}
            />
          ))}
        </Box>
      ))}
    </>
  );
}

interface OneDifferenceProps {
  readonly difference: ShownDifference;
  readonly choice: MergeChoice;
  readonly onChoose: ((choice: MergeChoice) => void) | null;
}

function OneDifference({ difference, choice, onChoose }: OneDifferenceProps) {
  const { title, columns, before, ours, theirs, oursBy, theirsBy, what, both } = difference;
  const choices: readonly MergeChoice[] = both === null ? ['ours', 'theirs'] : ['ours', 'theirs', 'both'];
  return (
    <Box sx={{ border: 1, borderColor: 'divider', borderRadius: 1, p: 1.5, mb: 1 }}>
      <Typography sx={{ fontWeight: 600 }}>
        {title}
        {columns.length > 0 && (
          <Box component="span" sx={{ color: 'text.secondary', fontWeight: 400, ml: 1 }}>
            {text.columns(columns)}
          </Box>
        )}
      </Typography>
      <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 2, mt: 1 }}>
        <Value title={text.here} words={what === 'removedHere' ? text.removed : ours} by={oursBy} />
        <Value title={text.there} words={what === 'removedThere' ? text.removed : theirs} by={theirsBy} />
      </Box>
      {before !== '' && (
        <Typography variant="body2" color="textSecondary" sx={{ mt: 1 }}>
          {text.before}: {before}
        </Typography>
      )}
      {onChoose === null ? (
        <Typography variant="body2" sx={{ mt: 1 }}>
          {text.chosen}: {text.choice(choice, difference)}
        </Typography>
      ) : (
        <FormControl sx={{ mt: 0.5 }}>
          <RadioGroup
            row
            aria-label={text.choices(title)}
            value={choice}
            onChange={(_event, value) => {
              const chosen = choices.find((each) => each === value);
              if (chosen !== undefined) onChoose(chosen);
            }}
          >
            {choices.map((each) => (
              <FormControlLabel key={each} value={each} control={<Radio size="small" />} label={text.choice(each, difference)} />
            ))}
          </RadioGroup>
        </FormControl>
      )}
    </Box>
  );
}

function Value({ title, words, by }: { readonly title: string; readonly words: string; readonly by: ShownDifference['oursBy'] }) {
  return (
    <Box sx={{ minWidth: 0 }}>
      <Typography variant="body2" color="textSecondary">
        {title}
        {by === null ? '' : `: ${text.by(by.actor, dayOf(by.atMs))}`}
      </Typography>
      <Typography sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', maxHeight: 200, overflowY: 'auto' }}>
        {words === '' ? text.empty : words}
      </Typography>
    </Box>
  );
}

/** `3 May 2023, 14:05` in the time of this desk. */
function dayOf(atMs: number): string {
  const at = new Date(atMs);
  return `${formatDay(localDay(at))}, ${at.toTimeString().slice(0, 5)}`;
}
