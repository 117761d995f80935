// Owns the three lists behind "not seen": what was asked of the parties, what should have been there, and the absences recorded. One command per line kept or removed.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useEffect, useState } from 'react';
import { formatDay, localDay } from '../../../db/model/dates.ts';
import {
  absenceKinds,
  type Cite,
  type Draft,
  type DraftKind,
  type DraftRow,
  type DraftValue,
  emptyAbsence,
  emptyExpectation,
  requestStates,
} from '../../../db/model/draft.ts';
import { bridge } from '../../api/bridge.ts';
import { add, edit, remove, useChangeDraft } from '../../api/draft.ts';
import { say } from '../../api/notices.ts';
import { absenceText, actText, expectationText, requestStateText, requestText } from '../../text/chronology.ts';
import { citableText } from '../../text/citables.ts';
import { faultText } from '../../text/faults.ts';
import { CitesField } from '../../ui/CitesField.tsx';
import { absenceWords } from '../../ui/citables.ts';
import { DayField } from '../../ui/DateField.tsx';
import { KeptForm } from '../../ui/KeptForm.tsx';
import type { Citable } from '../../ui/paragraphEditor/picker.ts';
import { EditableList } from './EditableList.tsx';

interface MissingProps {
  readonly caseId: string;
  readonly draft: Draft;
  readonly citables: readonly Citable[];
  readonly headId: string | null;
  /** An expectation for which an absence is wanted, or an absence to open; taken at once. */
  readonly wanted: { readonly expectationId: string } | { readonly absenceId: string } | null;
  readonly onTaken: () => void;
}

type Listed = 'request' | 'expectation' | 'absence';

/** Requests, expectations and absences. */
export function Missing({ caseId, draft, citables, headId, wanted, onTaken }: MissingProps) {
  const change = useChangeDraft(caseId);
  const [open, setOpen] = useState<{ readonly kind: Listed; readonly id: string } | null>(null);
  const [forExpectation, setForExpectation] = useState<string | null>(null);
  useEffect(() => {
    if (wanted === null) return;
    onTaken();
    if ('expectationId' in wanted) {
      setForExpectation(wanted.expectationId);
      setOpen({ kind: 'absence', id: 'new' });
    } else setOpen({ kind: 'absence', id: wanted.absenceId });
  }, [wanted, onTaken]);

  const openOf = (kind: Listed) => (open?.kind === kind ? open.id : null);
  const opener = (kind: Listed) => (id: string | null) => {
    setForExpectation(null);
    setOpen(id === null ? null : { kind, id });
  };
  const keep = async <K extends Listed>(kind: K, row: DraftRow<K> | null, value: DraftValue<K>, label: (act: string) => string) => {
    const reply = await change(label(row === null ? actText.add : actText.change), [
      row === null ? add(kind, value) : edit<DraftKind>(kind, row as DraftRow<DraftKind>, value),
    ]);
    if (reply.ok) setOpen(null);
  };
  const close = () => setOpen(null);
  return (
    <>
      <EditableList
        title={expectationText.title}
        none={expectationText.none}
        addName={expectationText.add}
        rows={draft.expectation}
        open={openOf('expectation')}
        setOpen={opener('expectation')}
        nameOf={(row) => row.key}
        onRemove={(row) => void change(expectationText.label(actText.remove, row.value.text), [remove('expectation', row)])}
        line={({ key, value }) => <Line name={key} words={value.text} small={value.due === null ? '' : formatDay(value.due)} />}
        fields={(row) => (
          <ExpectationFields
            key={row?.id ?? 'new'}
            draft={draft}
            citables={citables}
            start={row?.value ?? emptyExpectation(headId)}
            onKeep={(value) => void keep('expectation', row, value, (act) => expectationText.label(act, value.text))}
            onLeave={close}
          />
        )}
      />
      <EditableList
        title={requestText.title}
        none={requestText.none}
        addName={requestText.add}
        rows={draft.request}
        open={openOf('request')}
        setOpen={opener('request')}
        nameOf={(row) => row.key}
        onRemove={(row) => void change(requestText.label(actText.remove, row.value.item), [remove('request', row)])}
        line={({ key, value }) => (
          <Line
            name={key}
            words={requestText.line(value.to, value.item)}
            small={[
              requestText.dates(value.asked === null ? '' : formatDay(value.asked), value.due === null ? '' : formatDay(value.due)),
              requestStateText[value.state],
            ]
              .filter(Boolean)
              .join(' · ')}
          />
        )}
        fields={(row) => (
          <RequestFields
            key={row?.id ?? 'new'}
            start={row?.value ?? { to: 'landlord', item: '', why: '', asked: null, due: null, received: null, state: 'asked', reply: '' }}
            onKeep={(value) => void keep('request', row, value, (act) => requestText.label(act, value.item))}
            onLeave={close}
          />
        )}
      />
      <EditableList
        title={absenceText.title}
        none={absenceText.none}
        addName={absenceText.add}
        rows={draft.absence}
        open={openOf('absence')}
        setOpen={opener('absence')}
        nameOf={(row) => row.key}
        onRemove={(row) => void change(absenceText.label(actText.remove, absenceWords(draft, row.value)), [remove('absence', row)])}
        line={({ key, value }) => (
          <Line
            name={key}
            words={absenceWords(draft, value)}
            small={[
              citableText.absence[value.absenceKind],
              value.searched === null ? '' : citableText.searched(value.searched.query, value.searched.count),
            ]
              .filter(Boolean)
              .join(' · ')}
          />
        )}
        fields={(row) => (
          <AbsenceFields
            key={row?.id ?? `new ${forExpectation ?? ''}`}
            caseId={caseId}
            draft={draft}
            start={
              row?.value ?? emptyAbsence(draft.expectation.find(({ id }) => id === forExpectation)?.value.headId ?? headId, forExpectation)
            }
            onKeep={(value) => void keep('absence', row, value, (act) => absenceText.label(act, absenceWords(draft, value)))}
            onLeave={close}
          />
        )}
      />
    </>
  );
}

function Line({ name, words, small }: { readonly name: string; readonly words: string; readonly small: string }) {
  return (
    <>
      <Typography variant="body2">
        <b>{name}</b> {words}
      </Typography>
      <Typography variant="caption" color="textSecondary">
        {small}
      </Typography>
    </>
  );
}

interface FieldsProps<K extends Listed> {
  readonly start: DraftValue<K>;
  readonly onKeep: (value: DraftValue<K>) => void;
  readonly onLeave: () => void;
}

function HeadChoice({
  draft,
  label,
  none,
  value,
  onChange,
}: {
  readonly draft: Draft;
  readonly label: string;
  readonly none: string;
  readonly value: string | null;
  readonly onChange: (headId: string | null) => void;
}) {
  return (
    <Choice
      label={label}
      none={none}
      value={value}
      options={draft.head.map(({ id, key }) => ({ id, name: `(${key})` }))}
      onChange={onChange}
      width={120}
    />
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly none: string;
  readonly value: string | null;
  readonly options: readonly { readonly id: string; readonly name: string }[];
  readonly onChange: (id: string | null) => void;
  readonly width?: number | string;
}

function Choice({ label, none, value, options, onChange, width = '100%' }: ChoiceProps) {
  return (
    <TextField
      select
      label={label}
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
      slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
      sx={{ width }}
    >
      <MenuItem value="">{none}</MenuItem>
      {options.map(({ id, name }) => (
        <MenuItem key={id} value={id}>
          {name}
        </MenuItem>
      ))}
    </TextField>
  );
}

function ExpectationFields({
  draft,
  citables,
  start,
  onKeep,
  onLeave,
}: FieldsProps<'expectation'> & { readonly draft: Draft; readonly citables: readonly Citable[] }) {
  const [value, setValue] = useState(start);
  const hasText = value.text.trim() !== '';
  return (
    <KeptForm
      title={expectationText.add}
      keepName={expectationText.keep}
      canKeep={hasText}
      remark={hasText ? '' : expectationText.missing}
      onKeep={() => onKeep({ ...value, text: value.text.trim() })}
      onLeave={onLeave}
    >
      <TextField
        label={expectationText.text}
        value={value.text}
        multiline
        autoFocus
        onChange={(event) => setValue({ ...value, text: event.target.value })}
      />
      <Box sx={{ display: 'flex', gap: 1.5 }}>
        <DayField label={expectationText.due} value={value.due} onChange={(due) => setValue((now) => ({ ...now, due }))} />
        <HeadChoice
          draft={draft}
          label={expectationText.head}
          none={expectationText.noHead}
          value={value.headId}
          onChange={(headId) => setValue({ ...value, headId })}
        />
      </Box>
      <CitesField
        label={expectationText.cites}
        citables={citables}
        kinds={citedInExpectations}
        chosen={value.cites}
        onChange={(cites: Cite[]) => setValue({ ...value, cites })}
      />
    </KeptForm>
  );
}

const citedInExpectations = ['mark', 'entry'] as const;

function RequestFields({ start, onKeep, onLeave }: FieldsProps<'request'>) {
  const [value, setValue] = useState(start);
  const set = (patch: Partial<DraftValue<'request'>>) => setValue((now) => ({ ...now, ...patch }));
  const hasItem = value.item.trim() !== '';
  return (
    <KeptForm
      title={requestText.add}
      keepName={requestText.keep}
      canKeep={hasItem}
      remark={hasItem ? '' : requestText.missing}
      onKeep={() => onKeep({ ...value, item: value.item.trim() })}
      onLeave={onLeave}
    >
      <Box sx={{ display: 'flex', gap: 1.5 }}>
        <TextField label={requestText.to} value={value.to} onChange={(event) => set({ to: event.target.value })} sx={{ width: 160 }} />
        <TextField
          label={requestText.item}
          value={value.item}
          autoFocus
          onChange={(event) => set({ item: event.target.value })}
          sx={{ flex: 1 }}
        />
      </Box>
      <TextField label={requestText.why} value={value.why} onChange={(event) => set({ why: event.target.value })} />
      <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr 1fr', gap: 1.5 }}>
        <DayField label={requestText.asked} value={value.asked} onChange={(asked) => set({ asked })} />
        <DayField label={requestText.due} value={value.due} onChange={(due) => set({ due })} />
        <DayField label={requestText.received} value={value.received} onChange={(received) => set({ received })} />
      </Box>
      <Box sx={{ display: 'flex', gap: 1.5 }}>
        <TextField
          select
          label={requestText.state}
          value={value.state}
          onChange={(event) => set({ state: event.target.value as DraftValue<'request'>['state'] })}
          sx={{ width: 200 }}
        >
          {requestStates.map((state) => (
            <MenuItem key={state} value={state}>
              {requestStateText[state]}
            </MenuItem>
          ))}
        </TextField>
        <TextField
          label={requestText.reply}
          value={value.reply}
          onChange={(event) => set({ reply: event.target.value })}
          sx={{ flex: 1 }}
        />
      </Box>
    </KeptForm>
  );
}

function AbsenceFields({
  caseId,
  draft,
  start,
  onKeep,
  onLeave,
}: FieldsProps<'absence'> & { readonly caseId: string; readonly draft: Draft }) {
  const [value, setValue] = useState(start);
  const [query, setQuery] = useState(start.searched?.query ?? '');
  const set = (patch: Partial<DraftValue<'absence'>>) => setValue((now) => ({ ...now, ...patch }));
  const search = async () => {
    const asked = query.trim();
    if (asked === '') return;
    const reply = await bridge().call('search.entries', { caseId, query: asked, filter: {} });
    if (reply.ok) set({ searched: { query: asked, count: reply.value.total, on: localDay(new Date()) }, searchedMs: Date.now() });
    else say(faultText(reply.fault), 'alert');
  };
  const lacksRequest = value.absenceKind === 'record-missing' && value.requestId === null;
  return (
    <KeptForm
      title={absenceText.add}
      keepName={absenceText.keep}
      remark={lacksRequest ? absenceText.needsRequest : ''}
      onKeep={() => onKeep({ ...value, text: value.text.trim() })}
      onLeave={onLeave}
    >
      <Box sx={{ display: 'flex', gap: 1.5 }}>
        <TextField
          select
          autoFocus
          label={absenceText.kind}
          value={value.absenceKind}
          helperText={absenceText.kindHint[value.absenceKind]}
          onChange={(event) => set({ absenceKind: event.target.value as DraftValue<'absence'>['absenceKind'] })}
          sx={{ flex: 1 }}
        >
          {absenceKinds.map((kind) => (
            <MenuItem key={kind} value={kind}>
              {citableText.absence[kind]}
            </MenuItem>
          ))}
        </TextField>
        <HeadChoice
          draft={draft}
          label={absenceText.head}
          none={expectationText.noHead}
          value={value.headId}
          onChange={(headId) => set({ headId })}
        />
      </Box>
      <Choice
        label={absenceText.expectation}
        none={absenceText.noneChosen}
        value={value.expectationId}
        options={draft.expectation.map((row) => ({ id: row.id, name: `${row.key} ${row.value.text}` }))}
        onChange={(expectationId) => set({ expectationId })}
      />
      <Choice
        label={absenceText.request}
        none={absenceText.noneChosen}
        value={value.requestId}
        options={draft.request.map((row) => ({ id: row.id, name: `${row.key} ${requestText.line(row.value.to, row.value.item)}` }))}
        onChange={(requestId) => set({ requestId })}
      />
      <TextField label={absenceText.text} value={value.text} multiline onChange={(event) => set({ text: event.target.value })} />
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
        <TextField label={absenceText.query} value={query} onChange={(event) => setQuery(event.target.value)} sx={{ flex: 1 }} />
        <Button onClick={() => void search()}>{absenceText.search}</Button>
        {value.searched !== null && (
          <Typography variant="body2" role="status">
            {absenceText.found(value.searched.count)}
            {value.searched.on === null ? '' : `, ${formatDay(value.searched.on)}`}
          </Typography>
        )}
      </Box>
    </KeptForm>
  );
}
