// Owns the records of one assertion row by row: what their days and figures show, the verdict, and its overruling, never without a reason. One command per
// change.
import DeleteOutline from '@mui/icons-material/DeleteOutlined';
import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useMemo, useState } from 'react';
import { type RecordReading, type RecordVerdict, recordsOf } from '../../../db/model/assertions.ts';
import { formatPartialDate } from '../../../db/model/dates.ts';
import { type DraftRow, recordVerdicts } from '../../../db/model/draft.ts';
import type { AxisRow } from '../../../db/model/operations.ts';
import { edit, remove, useChangeDraft } from '../../api/draft.ts';
import { sayWithUndo } from '../../api/history.ts';
import { useRead } from '../../api/operations.ts';
import { factWords, assertionText as text } from '../../text/holding.ts';
import { ChangeIconButton, Changing } from '../../ui/changing.tsx';
import { ExhibitTag } from '../../ui/ExhibitTag.tsx';
import type { ListedCase } from '../../ui/missingLine.tsx';
import { TypedField } from '../../ui/TypedField.tsx';
import { Unseen } from '../../ui/Unseen.tsx';
import { KeyedRow } from './KeyedRow.tsx';
import { VerdictField } from './VerdictField.tsx';

interface AssertionRecordsProps extends ListedCase {
  readonly assertion: DraftRow<'assertion'>;
}

/** The table; nothing without records. */
export function AssertionRecords({ caseId, draft, byId, onShow, assertion }: AssertionRecordsProps) {
  const records = useMemo(() => recordsOf(draft, assertion.id), [draft, assertion.id]);
  const entryIds = useMemo(() => [...new Set(records.map(({ value }) => value.entryId))], [records]);
  const held = useRead('assertion.hold', entryIds.length === 0 ? null : { caseId, text: assertion.value.text, entryIds }, true).data;
  const readings = useMemo(() => new Map((held ?? []).map(({ entryId, reading }) => [entryId, reading])), [held]);
  if (records.length === 0) return null;
  const { columns } = text;
  return (
    <Table size="small" aria-label={text.table(assertion.key)} sx={{ mt: 1, '& td, & th': { px: 0.75, py: 0.5, verticalAlign: 'top' } }}>
      <TableHead>
        <TableRow>
          {[columns.record, columns.date, columns.shows, columns.verdict, columns.reason].map((name) => (
            <TableCell key={name}>{name}</TableCell>
          ))}
          <TableCell>
            <Unseen>{columns.acts}</Unseen>
          </TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {records.map((record) => {
          const entry = byId.get(record.value.entryId);
          if (entry === undefined) return null;
          return (
            <RecordRow
              key={record.id}
              caseId={caseId}
              assertionKey={assertion.key}
              record={record}
              entry={entry}
              reading={readings.get(entry.id) ?? null}
              onOpen={() => onShow({ kind: 'entry', id: entry.id })}
            />
          );
        })}
      </TableBody>
    </Table>
  );
}

interface RecordRowProps {
  readonly caseId: string;
  readonly assertionKey: string;
  readonly record: DraftRow<'assertionRecord'>;
  readonly entry: AxisRow;
  readonly reading: RecordReading | null;
  readonly onOpen: () => void;
}

function RecordRow({ caseId, assertionKey, record, entry, reading, onOpen }: RecordRowProps) {
  const change = useChangeDraft(caseId);
  const { value } = record;
  const { exhibit } = entry;
  // Wanted against what is computed: nothing is stored until there is a reason.
  const [wanted, setWanted] = useState<RecordVerdict | null>(null);
  const verdict = wanted ?? value.verdict;
  const isOverruled = reading !== null && verdict !== reading.verdict;
  const put = (next: RecordVerdict, note: string) => {
    setWanted(null);
    void change(text.labelVerdict(assertionKey, exhibit, next), [edit('assertionRecord', record, { verdict: next, note })]);
  };
  const choose = (next: RecordVerdict) => {
    if (next === value.verdict) setWanted(null);
    else if (reading !== null && next !== reading.verdict && value.note.trim() === '') setWanted(next);
    else put(next, value.note);
  };
  const keepNote = (note: string) => {
    if (wanted !== null && note.trim() !== '') put(wanted, note);
    else if (wanted === null && !(isOverruled && note.trim() === ''))
      void change(text.labelNote(assertionKey, exhibit), [edit('assertionRecord', record, { note })]);
  };
  const takeOff = async () => {
    const label = text.labelTakeOff(assertionKey, exhibit);
    const reply = await change(label, [remove('assertionRecord', record)]);
    if (reply.ok) sayWithUndo(caseId, text.done(label));
  };
  const acts = new Map<string, () => void>([
    ...recordVerdicts.map((each, at) => [String(at + 1), () => choose(each)] as const),
    ['Enter', onOpen],
    ['Delete', () => void takeOff()],
  ]);
  return (
    <KeyedRow hint={text.rowKeys} acts={acts}>
      <TableCell>
        <ExhibitTag exhibit={exhibit} side={entry.side} onOpen={onOpen} />{' '}
        <Box component="span" sx={{ fontSize: 12 }}>
          {entry.title}
        </Box>
      </TableCell>
      <TableCell sx={{ whiteSpace: 'nowrap' }}>{formatPartialDate(entry.date)}</TableCell>
      <TableCell>
        {reading === null ? (
          <Box component="span" sx={{ color: 'text.secondary' }}>
            {text.nothingComputed}
          </Box>
        ) : (
          reading.facts.map((fact) => <div key={factWords(fact)}>{factWords(fact)}</div>)
        )}
      </TableCell>
      <TableCell>
        <Changing>
          <VerdictField label={text.verdictOf(exhibit)} value={verdict} onChoose={choose} />
        </Changing>
        {reading !== null && (
          <Box sx={{ fontSize: 12, color: isOverruled ? 'warning.main' : 'text.secondary' }}>{text.computed(reading.verdict)}</Box>
        )}
      </TableCell>
      <TableCell sx={{ minWidth: 160, '& .MuiInputBase-root': { py: '3px', px: 1 } }}>
        <TypedField
          isMultiline
          key={wanted === null ? 'kept' : 'wanted'}
          label={text.reasonOf(exhibit)}
          isLabelHidden
          isFocused={wanted !== null}
          value={value.note}
          problem={isOverruled && value.note.trim() === '' ? text.reasonNeeded : null}
          onKeep={keepNote}
        />
      </TableCell>
      <TableCell>
        <ChangeIconButton
          aria-label={text.removeRecord(exhibit)}
          title={text.removeRecord(exhibit)}
          onClick={() => void takeOff()}
          sx={{ p: 0.25 }}
        >
          <DeleteOutline fontSize="small" />
        </ChangeIconButton>
      </TableCell>
    </KeyedRow>
  );
}
