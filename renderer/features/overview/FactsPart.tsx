// Owns the case facts of the Overview: what and where the tenancy is, who lives there, dates, stage, rule set.
import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { calendarIds, type Draft, type Facts, stages, waitingParties } from '../../../db/model/draft.ts';
import { type RuleSet, templateOf } from '../../../db/model/ruleSet.ts';
import { type ChangeDraft, edit } from '../../api/draft.ts';
import { useRead } from '../../api/operations.ts';
import { overviewText as text } from '../../text/overview.ts';
import { calendarText } from '../../text/reasoning.ts';
import { ruleSetText } from '../../text/ruleSet.ts';
import { Choice } from '../../ui/Choice.tsx';
import { DayField } from '../../ui/DateField.tsx';
import { RuleSetName } from '../../ui/RuleSetName.tsx';
import { TypedField } from '../../ui/TypedField.tsx';
import { Part } from './Part.tsx';

interface FactsPartProps {
  readonly caseId: string;
  readonly facts: Draft['facts'][number];
  /** True where a head is determined already. */
  readonly isDecided: boolean;
  readonly change: ChangeDraft;
}

/** The facts, each kept on leaving its field. */
export function FactsPart({ caseId, facts, isDecided, change }: FactsPartProps) {
  const rules = useRead('rules.read', { caseId }).data;
  const { value } = facts;
  const keep = (field: string, part: Partial<Facts>) => void change(text.editFacts(field), [edit('facts', facts, part)]);
  const words = (
    label: string,
    name: keyof Facts & ('title' | 'landlordName' | 'landlordKind' | 'propertyType' | 'propertyBuilding' | 'tenancyKind' | 'tenancySince'),
    hint = '',
  ) => <TypedField label={label} hint={hint} value={value[name]} onKeep={(typed) => keep(label, { [name]: typed.trim() })} />;
  return (
    <Part title={text.facts}>
      <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(200px, 1fr))', columnGap: 1.5, rowGap: 2 }}>
        {words(text.landlord, 'landlordName')}
        {words(text.landlordKind, 'landlordKind', 'housing association')}
        {words(text.title, 'title')}
        {words(text.property, 'propertyType', '1-bedroom flat')}
        {words(text.building, 'propertyBuilding', 'low-rise block')}
        {words(text.tenancy, 'tenancyKind', 'leaseholder')}
        {words(text.since, 'tenancySince', '2015')}
        <DayField label={text.received} value={value.received} onChange={(received) => keep(text.received, { received })} />
        <DayField label={text.reportDate} value={value.reportDate} onChange={(reportDate) => keep(text.reportDate, { reportDate })} />
        <Choice
          label={text.stage}
          value={value.stage}
          options={stages.map((stage) => [stage, stage] as const)}
          onChoose={(stage) => keep(text.stage, { stage })}
        />
        <Choice
          label={text.waitingOn}
          value={value.waitingOn}
          options={waitingParties.map((party) => [party, party] as const)}
          onChoose={(waitingOn) => keep(text.waitingOn, { waitingOn })}
        />
      </Box>
      <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(320px, 1fr))', gap: 1.5, mt: 2 }}>
        <TypedField
          isMultiline
          label={text.household}
          value={value.household}
          onKeep={(household) => keep(text.household, { household })}
        />
        <TypedField
          isMultiline
          label={text.jurisdiction}
          value={value.jurisdictionNote}
          onKeep={(jurisdictionNote) => keep(text.jurisdiction, { jurisdictionNote })}
        />
      </Box>
      <Box sx={{ mt: 2 }}>
        <TypedField
          label={text.complaintIntro}
          value={value.complaintIntro}
          onKeep={(complaintIntro) => keep(text.complaintIntro, { complaintIntro })}
        />
      </Box>
      {rules !== undefined && <RulesChoice rules={rules} facts={value} isDecided={isDecided} onKeep={keep} />}
    </Part>
  );
}

interface RulesChoiceProps {
  readonly rules: RuleSet;
  readonly facts: Facts;
  /** True while a head is determined by these rules: they cannot be changed then. */
  readonly isDecided: boolean;
  readonly onKeep: (field: string, part: Partial<Facts>) => void;
}

function RulesChoice({ rules, facts, isDecided, onKeep }: RulesChoiceProps) {
  const named = useRead('desk.listRuleSets', {}).data;
  const editions = (list: RuleSet['schemes']) => [{ id: '', name: text.asOfDate }, ...list];
  return (
    <Box sx={{ mt: 1.5 }}>
      <Typography variant="h3" component="h3">
        {text.rules}
      </Typography>
      <Typography variant="body2" component="div" sx={{ color: 'text.secondary', mb: 1.5, maxWidth: 900 }}>
        <RuleSetName ruleSet={rules} />
        {isDecided && <Box>{text.rulesFrozen}</Box>}
      </Typography>
      <Box sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap' }}>
        <TextField
          select
          label={text.body}
          value={facts.ruleBody}
          disabled={isDecided}
          // Editions and templates of one body mean nothing in another.
          onChange={(event) => onKeep(text.body, { ruleBody: event.target.value, ruleScheme: '', ruleCode: '', ruleTemplate: '' })}
          sx={{ minWidth: 320 }}
        >
          {(named ?? [rules]).map(({ body, name, ...one }) => (
            <MenuItem key={body} value={body} sx={{ display: 'block' }}>
              {name}
              {'leastSure' in one && (
                <Box component="span" sx={{ display: 'block', fontSize: 12, color: 'text.secondary' }}>
                  {ruleSetText.sure[one.leastSure]}
                </Box>
              )}
            </MenuItem>
          ))}
        </TextField>
        {rules.schemes.length > 0 && (
          <EditionField
            label={text.scheme}
            value={facts.ruleScheme}
            editions={editions(rules.schemes)}
            onChoose={(ruleScheme) => onKeep(text.scheme, { ruleScheme })}
          />
        )}
        {rules.codes.length > 0 && (
          <EditionField
            label={text.code}
            value={facts.ruleCode}
            editions={editions(rules.codes)}
            onChoose={(ruleCode) => onKeep(text.code, { ruleCode })}
          />
        )}
        {rules.templates.length > 1 && (
          <Choice
            label={text.template}
            value={templateOf(rules, facts.ruleTemplate).id}
            options={rules.templates.map(({ id, name }) => [id, name] as const)}
            onChoose={(ruleTemplate) => onKeep(text.template, { ruleTemplate })}
          />
        )}
        <Choice
          label={text.calendar}
          value={facts.calendar}
          options={calendarIds.map((id) => [id, calendarText[id]] as const)}
          onChoose={(calendar) => onKeep(text.calendar, { calendar })}
        />
      </Box>
    </Box>
  );
}

interface EditionFieldProps {
  readonly label: string;
  readonly value: string;
  readonly editions: readonly { readonly id: string; readonly name: string }[];
  readonly onChoose: (id: string) => void;
}

function EditionField({ label, value, editions, onChoose }: EditionFieldProps) {
  // A case file may name an edition by its name; shown as it is, even when this rule set does not know it.
  const known = editions.find(({ id, name }) => id === value || name === value);
  return (
    <TextField
      select
      label={label}
      value={known?.id ?? value}
      onChange={(event) => onChoose(event.target.value)}
      sx={{ minWidth: 300 }}
      slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
    >
      {known === undefined && <MenuItem value={value}>{value}</MenuItem>}
      {editions.map(({ id, name }) => (
        <MenuItem key={id} value={id}>
          {name}
        </MenuItem>
      ))}
    </TextField>
  );
}
