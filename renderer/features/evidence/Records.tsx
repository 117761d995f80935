// Owns the records that are expected of each head: the checklist to begin from, which were seen, asked for or are missing, and asking for one on one key. Must not
// know what is usually kept: the rule set does.
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { type DraftRow, type Expectation, emptyExpectation, emptyRequest } from '../../../db/model/draft.ts';
import { checklistFor, isOpen, type RecordReading, recordReadings, recordStandings } from '../../../db/model/requests.ts';
import { add, edit, remove, useChangeDraft } from '../../api/draft.ts';
import { sayWithUndo } from '../../api/history.ts';
import { useRead } from '../../api/operations.ts';
import { actText } from '../../text/missing.ts';
import { recordText as text } from '../../text/requests.ts';
import { CitesField } from '../../ui/CitesField.tsx';
import { ChangeButton } from '../../ui/changing.tsx';
import { EditableList } from '../../ui/EditableList.tsx';
import { ExhibitTag } from '../../ui/ExhibitTag.tsx';
import { KeptForm } from '../../ui/KeptForm.tsx';
import { Line, type ListedCase } from '../../ui/missingLine.tsx';

/** The records of the head looked at, or of every head and of the whole case. */
export function Records(of: ListedCase) {
  const { draft, headId } = of;
  const readings = recordReadings(draft);
  const heads = draft.head.filter(({ id }) => headId === null || id === headId);
  const places: readonly (readonly [string | null, string])[] = [
    ...heads.map(({ id, key, value }) => [id, text.of(key, value.title)] as const),
    ...(headId === null ? ([[null, text.wholeCase]] as const) : []),
  ];
  return (
    <Box component="section" aria-labelledby="expected-records">
      <Typography id="expected-records" variant="h2">
        {text.title}
      </Typography>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1.5 }}>
        {text.hint}
      </Typography>
      {places.map(([id, name]) => (
        <RecordsOf
          key={id ?? 'case'}
          {...of}
          placeId={id}
          name={name}
          readings={readings.filter(({ record }) => record.value.headId === id)}
        />
      ))}
    </Box>
  );
}

interface RecordsOfProps extends ListedCase {
  readonly placeId: string | null;
  readonly name: string;
  readonly readings: readonly RecordReading[];
}

function RecordsOf({ caseId, draft, byId, citables, onShow, placeId, name, readings }: RecordsOfProps) {
  const change = useChangeDraft(caseId);
  const [open, setOpen] = useState<string | null>(null);
  const rules = useRead('rules.read', { caseId }).data;
  const checklist = checklistFor(placeId, rules?.records ?? [], draft.expectation);
  const byRecord = new Map(readings.map((reading) => [reading.record.id, reading]));
  const ask = async ({ record, requests }: RecordReading) => {
    if (requests.some(({ value }) => isOpen(value))) return;
    const { text: item, source, headId } = record.value;
    const request = { ...emptyRequest(headId, 'landlord'), item, why: text.why(source), expectationId: record.id };
    const reply = await change(text.labelAsk(item), [add('request', request)]);
    if (reply.ok) sayWithUndo(caseId, text.saidAsked(item));
  };
  const keep = async (row: DraftRow<'expectation'> | null, value: Expectation) => {
    const reply = await change(text.label(row === null ? actText.add : actText.change, value.text), [
      row === null ? add('expectation', value) : edit('expectation', row, value),
    ]);
    if (reply.ok) setOpen(null);
  };
  const counts = recordStandings
    .map((standing) => [standing, readings.filter((reading) => reading.standing === standing).length] as const)
    .filter(([, count]) => count > 0);
  return (
    <>
      <EditableList
        title={name}
        none={text.none}
        addName={text.add}
        rows={readings.map(({ record }) => record)}
        open={open}
        setOpen={setOpen}
        nameOf={({ value }) => value.text}
        keysOf={(row) => {
          const reading = byRecord.get(row.id);
          return reading === undefined ? {} : { r: () => void ask(reading) };
        }}
        onRemove={async (row) => {
          const reply = await change(text.label(actText.remove, row.value.text), [remove('expectation', row)]);
          if (reply.ok) sayWithUndo(caseId, text.label(actText.removed, row.value.text));
        }}
        line={(row) => {
          const reading = byRecord.get(row.id);
          if (reading === undefined) return null;
          const isMissing = reading.standing === 'missing';
          return (
            <Line name="" words={row.value.text}>
              <Box
                sx={{ display: 'flex', gap: 0.75, flexWrap: 'wrap', alignItems: 'center', fontSize: 12, color: 'text.secondary' }}
                title={row.value.source}
              >
                <Box component="span" sx={{ fontWeight: isMissing ? 600 : 400, color: isMissing ? 'warning.main' : 'text.secondary' }}>
                  {text.standingOf[reading.standing]}
                </Box>
                {row.value.seenIds.map((id) => {
                  const entry = byId.get(id);
                  return entry === undefined ? null : (
                    <ExhibitTag key={id} exhibit={entry.exhibit} side={entry.side} onOpen={() => onShow({ kind: 'entry', id })} />
                  );
                })}
                {reading.requests.length > 0 && <span>{text.asked(reading.requests.map(({ key }) => key))}</span>}
                {isMissing && (
                  <ChangeButton size="small" onClick={() => void ask(reading)} sx={{ py: 0, fontSize: 12 }}>
                    {text.askKey}
                  </ChangeButton>
                )}
              </Box>
            </Line>
          );
        }}
        fields={(row) => (
          <RecordFields
            key={row?.id ?? 'new'}
            title={row === null ? text.add : text.edit(row.value.text)}
            start={row?.value ?? { ...emptyExpectation(placeId), basis: 'record', source: text.ownSource }}
            citables={citables}
            onKeep={(value) => void keep(row, value)}
            onLeave={() => setOpen(null)}
          />
        )}
      />
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', mt: -2, mb: 2 }}>
        {counts.length > 0 && (
          <Typography variant="caption" color="textSecondary" role="status">
            {text.counts(counts)}
          </Typography>
        )}
        {checklist.length > 0 && (
          <ChangeButton
            onClick={() =>
              void change(
                text.labelBegin(name, checklist.length),
                checklist.map((value) => add('expectation', value)),
              )
            }
          >
            {text.begin}
          </ChangeButton>
        )}
      </Box>
    </>
  );
}

interface RecordFieldsProps extends Pick<ListedCase, 'citables'> {
  readonly title: string;
  readonly start: Expectation;
  readonly onKeep: (value: Expectation) => void;
  readonly onLeave: () => void;
}

function RecordFields({ title, start, citables, onKeep, onLeave }: RecordFieldsProps) {
  const [value, setValue] = useState(start);
  const set = (patch: Partial<Expectation>) => setValue((now) => ({ ...now, ...patch }));
  const isWhole = value.text.trim() !== '' && value.source.trim() !== '';
  return (
    <KeptForm
      title={title}
      keepName={text.keep}
      canKeep={isWhole}
      remark={isWhole ? '' : text.missing}
      onKeep={() => onKeep({ ...value, text: value.text.trim(), source: value.source.trim() })}
      onLeave={onLeave}
    >
      <TextField label={text.text} value={value.text} autoFocus multiline onChange={(event) => set({ text: event.target.value })} />
      <CitesField
        label={text.seenIn}
        citables={citables}
        kinds={['entry']}
        chosen={value.seenIds.map((id) => ({ kind: 'entry', id }))}
        onChange={(cites) => set({ seenIds: cites.map(({ id }) => id) })}
      />
      <TextField label={text.source} value={value.source} onChange={(event) => set({ source: event.target.value })} />
    </KeptForm>
  );
}
