// Owns heads, parties and the vulnerability record on the Overview. Each field is one command.
import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { Draft, DraftRow, DraftValue } from '../../../db/model/draft.ts';
import { add, type ChangeDraft, edit, remove } from '../../api/draft.ts';
import { overviewText as text } from '../../text/overview.ts';
import { DayField } from '../../ui/DateField.tsx';
import { TypedField } from '../../ui/TypedField.tsx';
import { LongFields, Part, PartRow } from './Part.tsx';

interface PartOfDraft {
  readonly draft: Draft;
  readonly change: ChangeDraft;
}

const wide = { gridColumn: '1 / -1' } as const;

/** The lettered heads of complaint. */
export function HeadsPart({ draft, change }: PartOfDraft) {
  const newHead: DraftValue<'head'> = {
    title: text.newHead,
    heading: '',
    raisedBy: '',
    raisedOn: null,
    inWords: '',
    agreed: '',
    why: '',
    jurisdiction: '',
    awareOn: null,
  };
  return (
    <Part
      title={text.heads}
      addName={text.addHead}
      onAdd={() => void change(text.addHead, [add('head', newHead)])}
      none={draft.head.length === 0 ? text.noHeads : null}
    >
      {draft.head.map((row) => {
        const name = `(${row.key})`;
        const keep = (part: Partial<DraftValue<'head'>>) => void change(text.edit(name), [edit('head', row, part)]);
        const { value } = row;
        return (
          <PartRow key={row.id} name={name} lead={name} onRemove={() => void change(text.removeLabel(name), [remove('head', row)])}>
            <Box sx={wide}>
              <TypedField
                label={text.headTitle}
                value={value.title}
                onKeep={(title) => title.trim() !== '' && keep({ title: title.trim() })}
              />
            </Box>
            <Box sx={wide}>
              <TypedField label={text.heading} value={value.heading} onKeep={(heading) => keep({ heading })} />
            </Box>
            <TypedField label={text.raisedBy} value={value.raisedBy} onKeep={(raisedBy) => keep({ raisedBy })} />
            <DayField label={text.raisedOn} value={value.raisedOn} onChange={(raisedOn) => keep({ raisedOn })} />
            <DayField label={text.awareOn} value={value.awareOn} onChange={(awareOn) => keep({ awareOn })} />
            <LongFields>
              <TypedField isMultiline label={text.inWords} value={value.inWords} onKeep={(inWords) => keep({ inWords })} />
              <TypedField isMultiline label={text.agreed} value={value.agreed} onKeep={(agreed) => keep({ agreed })} />
              <TypedField isMultiline label={text.why} value={value.why} onKeep={(why) => keep({ why })} />
              <TypedField
                isMultiline
                label={text.headJurisdiction}
                value={value.jurisdiction}
                onKeep={(jurisdiction) => keep({ jurisdiction })}
              />
            </LongFields>
          </PartRow>
        );
      })}
    </Part>
  );
}

/** The parties, with those spoken of as one. */
export function PartiesPart({ draft, change }: PartOfDraft) {
  const newParty: DraftValue<'party'> = { role: 'resident', names: [], aliases: [], emails: [], pronoun: '', label: '', treatedAs: null };
  return (
    <Part
      title={text.parties}
      addName={text.addParty}
      onAdd={() => void change(text.addParty, [add('party', newParty)])}
      none={draft.party.length === 0 ? text.noParties : null}
    >
      {draft.party.map((row) => (
        <PartyRow key={row.id} row={row} draft={draft} change={change} />
      ))}
    </Part>
  );
}

function PartyRow({ row, draft, change }: PartOfDraft & { readonly row: DraftRow<'party'> }) {
  const { value } = row;
  const name = partyName(row);
  const keep = (part: Partial<DraftValue<'party'>>) => void change(text.edit(name), [edit('party', row, part)]);
  return (
    <PartRow name={name} lead={row.key} onRemove={() => void change(text.removeLabel(name), [remove('party', row)])}>
      <TypedField label={text.role} value={value.role} onKeep={(role) => keep({ role: role.trim() })} />
      <TypedField label={text.label} hint="the resident" value={value.label} onKeep={(label) => keep({ label: label.trim() })} />
      <Several label={text.names} value={value.names} onKeep={(names) => keep({ names })} />
      <Several label={text.aliases} value={value.aliases} onKeep={(aliases) => keep({ aliases })} />
      <Several label={text.emails} value={value.emails} onKeep={(emails) => keep({ emails })} />
      <TypedField label={text.pronoun} hint="they" value={value.pronoun} onKeep={(pronoun) => keep({ pronoun: pronoun.trim() })} />
      <TextField
        select
        label={text.treatedAs}
        value={value.treatedAs ?? ''}
        slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
        onChange={(event) => keep({ treatedAs: event.target.value === '' ? null : event.target.value })}
      >
        <MenuItem value="">{text.treatedAlone}</MenuItem>
        {draft.party
          .filter(({ id }) => id !== row.id)
          .map((other) => (
            <MenuItem key={other.id} value={other.id}>
              {partyName(other)}
            </MenuItem>
          ))}
      </TextField>
    </PartRow>
  );
}

function partyName(row: DraftRow<'party'>): string {
  return row.value.label || row.value.names[0] || row.key;
}

/** Several short texts in one field, separated by semicolons. */
function Several({
  label,
  value,
  onKeep,
}: {
  readonly label: string;
  readonly value: readonly string[];
  readonly onKeep: (value: string[]) => void;
}) {
  return (
    <TypedField
      label={label}
      hint={text.partyHint}
      value={value.join('; ')}
      onKeep={(typed) =>
        onKeep(
          typed
            .split(';')
            .map((each) => each.trim())
            .filter(Boolean),
        )
      }
    />
  );
}

/** What is said of health and circumstances, by whom, and what the landlord knew and did. */
export function VulnerabilityPart({ draft, change }: PartOfDraft) {
  const empty: DraftValue<'vulnerability'> = {
    source: 'resident',
    text: text.newVulnerability,
    knownSince: null,
    adjustments: '',
    cites: [],
  };
  return (
    <Part
      title={text.vulnerability}
      addName={text.addVulnerability}
      onAdd={() => void change(text.addVulnerability, [add('vulnerability', empty)])}
      none={draft.vulnerability.length === 0 ? text.noVulnerability : null}
    >
      {draft.vulnerability.map((row) => {
        const keep = (part: Partial<DraftValue<'vulnerability'>>) => void change(text.edit(row.key), [edit('vulnerability', row, part)]);
        const { value } = row;
        return (
          <PartRow
            key={row.id}
            name={row.key}
            lead={row.key}
            onRemove={() => void change(text.removeLabel(row.key), [remove('vulnerability', row)])}
          >
            <Box sx={wide}>
              <TypedField
                isMultiline
                label={text.vulnerabilityText}
                value={value.text}
                onKeep={(said) => said.trim() !== '' && keep({ text: said })}
              />
            </Box>
            <TypedField label={text.vulnerabilitySource} value={value.source} onKeep={(source) => keep({ source })} />
            <DayField label={text.knownSince} value={value.knownSince} onChange={(knownSince) => keep({ knownSince })} />
            <LongFields>
              <TypedField isMultiline label={text.adjustments} value={value.adjustments} onKeep={(adjustments) => keep({ adjustments })} />
            </LongFields>
          </PartRow>
        );
      })}
    </Part>
  );
}
