// Owns what parties state held against records: each statement with its passages, its records row by row, and how many agree or conflict. One command per
// change. Counts only: no score, no verdict of its own.
import DeleteOutline from '@mui/icons-material/DeleteOutlined';
import EditOutlined from '@mui/icons-material/EditOutlined';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useEffect, useState } from 'react';
import { recordsOf, verdictCounts } from '../../../db/model/assertions.ts';
import type { Cite, DraftRow, DraftValue } from '../../../db/model/draft.ts';
import { sides } from '../../../db/model/entry.ts';
import { add, edit, remove, useChangeDraft } from '../../api/draft.ts';
import { sayWithUndo } from '../../api/history.ts';
import { assertionText as text } from '../../text/holding.ts';
import { expectationText } from '../../text/missing.ts';
import { sideText } from '../../text/ui.ts';
import { Choice, HeadChoice } from '../../ui/Choice.tsx';
import { CitesField } from '../../ui/CitesField.tsx';
import { ChangeButton, ChangeIconButton } from '../../ui/changing.tsx';
import { EmptyScreen } from '../../ui/EmptyScreen.tsx';
import { KeptForm } from '../../ui/KeptForm.tsx';
import { headLetter, isOfHead, type ListedCase } from '../../ui/missingLine.tsx';
import { CiteList } from '../../ui/PassageCard.tsx';
import { AssertionRecords } from './AssertionRecords.tsx';
import { RecordFinder } from './RecordFinder.tsx';

interface AssertionsProps extends ListedCase {
  /** An assertion to bring into view. */
  readonly wantedId: string | null;
}

/** The assertions. */
export function Assertions(props: AssertionsProps) {
  const { caseId, draft, citables, headId, wantedId } = props;
  const change = useChangeDraft(caseId);
  const [open, setOpen] = useState<string | null>(null);
  const shown = draft.assertion.filter(({ value }) => isOfHead(headId, value.headId));
  useEffect(() => {
    if (wantedId !== null) document.getElementById(`assertion-${wantedId}`)?.scrollIntoView({ block: 'start' });
  }, [wantedId]);
  const keep = async (row: DraftRow<'assertion'> | null, value: DraftValue<'assertion'>) => {
    const label = row === null ? text.labelAdd(value.text.slice(0, 80)) : text.labelEdit(row.key);
    const reply = await change(label, [row === null ? add('assertion', value) : edit('assertion', row, value)]);
    if (reply.ok) setOpen(null);
  };
  // Its records mean nothing without it.
  const goes = async (row: DraftRow<'assertion'>) => {
    const label = text.labelRemove(row.key);
    const records = recordsOf(draft, row.id).map((record) => remove('assertionRecord', record));
    const reply = await change(label, [...records, remove('assertion', row)]);
    if (reply.ok) sayWithUndo(caseId, text.done(label));
  };
  const fields = (row: DraftRow<'assertion'> | null) => (
    <AssertionFields
      key={row?.id ?? 'new'}
      draft={draft}
      citables={citables}
      title={row === null ? text.add : text.edit(row.key)}
      start={row?.value ?? { text: '', madeBy: 'landlord', headId, cites: [] }}
      onKeep={(value) => void keep(row, value)}
      onLeave={() => setOpen(null)}
    />
  );
  return (
    <>
      <Box sx={{ display: 'flex', alignItems: 'center', mb: 1 }}>
        <Typography variant="h1" sx={{ flex: 1 }}>
          {text.title}
        </Typography>
        <ChangeButton variant="contained" onClick={() => setOpen('new')}>
          {text.add}
        </ChangeButton>
      </Box>
      {open === 'new' && fields(null)}
      {shown.length === 0 && open !== 'new' && <EmptyScreen title={text.none} text={text.noneHint} />}
      {shown.map((row) => (
        <Box
          key={row.id}
          id={`assertion-${row.id}`}
          component="section"
          aria-label={`${row.key} ${row.value.text}`}
          sx={{ borderTop: 1, borderColor: 'divider', py: 1.5 }}
        >
          {open === row.id ? (
            fields(row)
          ) : (
            <Statement {...props} row={row} onEdit={() => setOpen(row.id)} onRemove={() => void goes(row)} />
          )}
          <AssertionRecords {...props} assertion={row} />
          <RecordFinder {...props} assertion={row} />
        </Box>
      ))}
    </>
  );
}

interface StatementProps extends ListedCase {
  readonly row: DraftRow<'assertion'>;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}

function Statement({ draft, citables, onShow, row, onEdit, onRemove }: StatementProps) {
  const { key, value } = row;
  const records = recordsOf(draft, row.id);
  return (
    <Box sx={{ display: 'flex', gap: 1, alignItems: 'flex-start' }}>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Typography variant="h3" component="h2">
          {key} {headLetter(draft, value.headId)}{' '}
          <Box component="span" sx={{ color: `${value.madeBy}.main` }}>
            {text.says(sideText[value.madeBy])}
          </Box>{' '}
          {value.text}
        </Typography>
        <CiteList cites={value.cites} citables={citables} onOpen={onShow} />
        <Typography variant="body2" sx={{ fontWeight: 600, mt: 0.5 }}>
          {records.length === 0 ? text.noRecords : text.counts(verdictCounts(records.map((record) => record.value.verdict)))}
        </Typography>
      </Box>
      <ChangeIconButton aria-label={text.edit(key)} title={text.edit(key)} onClick={onEdit} sx={{ p: 0.25 }}>
        <EditOutlined fontSize="small" />
      </ChangeIconButton>
      <ChangeIconButton aria-label={text.remove(key)} title={text.remove(key)} onClick={onRemove} sx={{ p: 0.25 }}>
        <DeleteOutline fontSize="small" />
      </ChangeIconButton>
    </Box>
  );
}

const cited: readonly Cite['kind'][] = ['mark', 'entry'];

interface AssertionFieldsProps extends Pick<ListedCase, 'draft' | 'citables'> {
  readonly title: string;
  readonly start: DraftValue<'assertion'>;
  readonly onKeep: (value: DraftValue<'assertion'>) => void;
  readonly onLeave: () => void;
}

function AssertionFields({ draft, citables, title, start, onKeep, onLeave }: AssertionFieldsProps) {
  const [value, setValue] = useState(start);
  const set = (patch: Partial<DraftValue<'assertion'>>) => setValue((now) => ({ ...now, ...patch }));
  const hasText = value.text.trim() !== '';
  return (
    <KeptForm
      title={title}
      keepName={text.keep}
      canKeep={hasText}
      remark={hasText ? '' : text.missing}
      onKeep={() => onKeep({ ...value, text: value.text.trim() })}
      onLeave={onLeave}
    >
      <TextField label={text.text} value={value.text} multiline autoFocus onChange={(event) => set({ text: event.target.value })} />
      <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 1.5 }}>
        <Choice
          label={text.madeBy}
          value={value.madeBy}
          options={sides.map((side) => [side, sideText[side]] as const)}
          onChoose={(madeBy) => set({ madeBy })}
        />
        <HeadChoice
          label={text.head}
          none={expectationText.noHead}
          value={value.headId}
          heads={draft.head}
          onChoose={(headId) => set({ headId })}
        />
      </Box>
      <CitesField label={text.cites} citables={citables} kinds={cited} chosen={value.cites} onChange={(cites) => set({ cites })} />
    </KeptForm>
  );
}
