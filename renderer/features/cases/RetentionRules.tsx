// Owns the office's rules of retention: the list, adding one with where it stands, and what others published, to be put into the form. No rule is made by itself.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { newId } from '../../../db/model/ids.ts';
import { periodSchema, type RetentionRule, type RetentionSuggestion, recordClasses, retentionEvents } from '../../../db/model/retention.ts';
import { confidences } from '../../../db/model/ruleSet.ts';
import { useRead, write } from '../../api/operations.ts';
import { confidenceText, retentionText as text } from '../../text/retention.ts';
import { Answer } from '../../ui/Answer.tsx';
import { Choice } from '../../ui/Choice.tsx';

/** The list, the form and the suggestions. */
export function RetentionRules() {
  const kept = useRead('retention.read', {});
  const [typed, setTyped] = useState<TypedRule>(emptyRule);
  return (
    <Answer of={kept}>
      {({ rules, suggestions }) => (
        <Box sx={{ display: 'grid', gap: 2 }}>
          <Typography>{text.rulesText}</Typography>
          <RuleList rules={rules} />
          <AddRule
            typed={typed}
            onType={setTyped}
            onAdd={async (rule) => {
              const reply = await write('retention.setRules', { rules: [...rules, rule] });
              if (reply.ok) setTyped(emptyRule);
            }}
          />
          <Suggestions
            suggestions={suggestions}
            onFill={(each) => setTyped({ ...each, count: String(each.period.count), unit: each.period.unit, ...each.source })}
          />
        </Box>
      )}
    </Answer>
  );
}

function RuleList({ rules }: { readonly rules: readonly RetentionRule[] }) {
  if (rules.length === 0) return <Typography color="textSecondary">{text.noRules}</Typography>;
  return (
    <Box>
      <Table size="small" aria-label={text.tabs.rules}>
        <TableHead>
          <TableRow>
            {Object.values(text.ruleColumns).map((column) => (
              <TableCell key={column}>{column}</TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rules.map((rule) => (
            <TableRow key={rule.id} hover>
              <TableCell component="th" scope="row">
                {text.classes[rule.of]}
              </TableCell>
              <TableCell sx={{ whiteSpace: 'nowrap' }}>{text.rule(rule)}</TableCell>
              <TableCell>{text.source(rule.source)}</TableCell>
              <TableCell>
                <Button
                  size="small"
                  aria-label={text.removeRule(rule)}
                  onClick={() => void write('retention.setRules', { rules: rules.filter(({ id }) => id !== rule.id) })}
                >
                  {text.remove}
                </Button>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
      <Typography variant="body2" color="textSecondary" sx={{ mt: 0.5 }}>
        {text.longest}
      </Typography>
    </Box>
  );
}

type TypedRule = Pick<RetentionRule, 'of' | 'from'> &
  RetentionRule['source'] & { readonly count: string; readonly unit: RetentionRule['period']['unit'] };
const emptyRule: TypedRule = { of: 'papers', from: 'closed', count: '', unit: 'years', publisher: '', title: '', confidence: 'publisher' };

interface AddRuleProps {
  readonly typed: TypedRule;
  readonly onType: (typed: TypedRule) => void;
  readonly onAdd: (rule: RetentionRule) => Promise<void>;
}

function AddRule({ typed, onType, onAdd }: AddRuleProps) {
  const period = periodSchema.safeParse({ count: Number(typed.count), unit: typed.unit });
  const isReady = period.success && typed.publisher.trim() !== '' && typed.title.trim() !== '';
  const set = (patch: Partial<TypedRule>) => onType({ ...typed, ...patch });
  return (
    <Box
      component="form"
      aria-label={text.addTitle}
      onSubmit={(event) => {
        event.preventDefault();
        const { of, from, publisher, title, confidence } = typed;
        if (isReady)
          void onAdd({
            id: newId(),
            of,
            from,
            period: period.data,
            source: { publisher: publisher.trim(), title: title.trim(), confidence },
          });
      }}
      sx={{ display: 'grid', gridTemplateColumns: '2fr 100px 120px 2fr', gap: 1.5, alignItems: 'start' }}
    >
      <Choice
        label={text.of}
        value={typed.of}
        options={recordClasses.map((of) => [of, text.classes[of]] as const)}
        onChoose={(of) => set({ of })}
      />
      <TextField
        label={text.count}
        value={typed.count}
        error={typed.count !== '' && !period.success}
        onChange={(event) => set({ count: event.target.value })}
        slotProps={{ htmlInput: { inputMode: 'numeric' } }}
      />
      <Choice
        label={text.unit}
        value={typed.unit}
        options={Object.entries(text.units) as [TypedRule['unit'], string][]}
        onChoose={(unit) => set({ unit })}
      />
      <Choice
        label={text.from}
        value={typed.from}
        options={retentionEvents.map((event) => [event, text.events[event]] as const)}
        onChoose={(from) => set({ from })}
      />
      <TextField
        label={text.publisher}
        value={typed.publisher}
        onChange={(event) => set({ publisher: event.target.value.slice(0, 200) })}
      />
      <TextField
        label={text.scheduleTitle}
        value={typed.title}
        onChange={(event) => set({ title: event.target.value.slice(0, 300) })}
        sx={{ gridColumn: 'span 2' }}
      />
      <Choice
        label={text.confidence}
        value={typed.confidence}
        options={confidences.map((each) => [each, confidenceText[each]] as const)}
        onChoose={(confidence) => set({ confidence })}
      />
      <Button type="submit" variant="contained" disabled={!isReady} sx={{ justifySelf: 'start' }}>
        {text.add}
      </Button>
    </Box>
  );
}

interface SuggestionsProps {
  readonly suggestions: readonly RetentionSuggestion[];
  readonly onFill: (suggestion: RetentionSuggestion) => void;
}

function Suggestions({ suggestions, onFill }: SuggestionsProps) {
  return (
    <Box>
      <Typography variant="h3">{text.suggestions}</Typography>
      {suggestions.map((each) => (
        <Box key={text.source(each.source)} sx={{ display: 'flex', alignItems: 'baseline', gap: 2, py: 0.5 }}>
          <Box sx={{ flex: 1 }}>
            <Box component="span" sx={{ fontWeight: 600 }}>
              {text.suggestion(each)}
            </Box>{' '}
            <Box component="span" sx={{ color: 'text.secondary' }}>
              {text.source(each.source)}. {each.unsure}
            </Box>
          </Box>
          <Button size="small" aria-label={text.fillOf(each)} onClick={() => onFill(each)} sx={{ flex: 'none' }}>
            {text.fill}
          </Button>
        </Box>
      ))}
    </Box>
  );
}
