// Owns the series of reports: each as a chart with the table that says the same, reports put on and taken off. One command per change. Draws no conclusion.
import DeleteOutline from '@mui/icons-material/DeleteOutlined';
import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { useMemo, useState } from 'react';
import type { Calendar } from '../../../db/model/clocks.ts';
import { formatPartialDate } from '../../../db/model/dates.ts';
import type { DraftRow, DraftValue } from '../../../db/model/draft.ts';
import { seriesPoints } from '../../../db/model/series.ts';
import { add, edit, remove, useChangeDraft } from '../../api/draft.ts';
import { sayWithUndo } from '../../api/history.ts';
import { putOnSeries } from '../../api/putOn.ts';
import { assertionText, seriesText as text } from '../../text/holding.ts';
import { HeadChoice } from '../../ui/Choice.tsx';
import { ChangeButton, ChangeIconButton, Changing } from '../../ui/changing.tsx';
import { EmptyScreen } from '../../ui/EmptyScreen.tsx';
import { EntryField } from '../../ui/EntryField.tsx';
import { ExhibitTag } from '../../ui/ExhibitTag.tsx';
import { isOfHead, type ListedCase } from '../../ui/missingLine.tsx';
import { TypedField } from '../../ui/TypedField.tsx';
import { Unseen } from '../../ui/Unseen.tsx';
import { KeyedRow } from './KeyedRow.tsx';
import { SeriesChart } from './SeriesChart.tsx';

interface SeriesListProps extends ListedCase {
  readonly calendar: Calendar;
}

/** The series. */
export function SeriesList(props: SeriesListProps) {
  const { caseId, draft, headId } = props;
  const change = useChangeDraft(caseId);
  const shown = draft.series.filter(({ value }) => isOfHead(headId, value.headId));
  const begin = () => void change(text.labelAdd(text.newTitle), [add('series', { title: text.newTitle, headId, entryIds: [] })]);
  return (
    <>
      <Box sx={{ display: 'flex', alignItems: 'center', mb: 1 }}>
        <Typography variant="h1" sx={{ flex: 1 }}>
          {text.title}
        </Typography>
        <ChangeButton variant="contained" onClick={begin}>
          {text.add}
        </ChangeButton>
      </Box>
      {shown.length === 0 && <EmptyScreen title={text.none} text={text.noneHint} />}
      {shown.map((row) => (
        <OneSeries key={row.id} {...props} row={row} />
      ))}
    </>
  );
}

function OneSeries({ caseId, draft, byId, citables, onShow, calendar, row }: SeriesListProps & { readonly row: DraftRow<'series'> }) {
  const change = useChangeDraft(caseId);
  const { value } = row;
  const [atId, setAtId] = useState<string | null>(null);
  const points = useMemo(
    () =>
      seriesPoints(
        value.entryIds.flatMap((id) => byId.get(id) ?? []),
        calendar,
      ),
    [value.entryIds, byId, calendar],
  );
  const keep = (patch: Partial<DraftValue<'series'>>) => void change(text.labelEdit(value.title), [edit('series', row, patch)]);
  const goes = async () => {
    const label = text.labelRemove(value.title);
    const reply = await change(label, [remove('series', row)]);
    if (reply.ok) sayWithUndo(caseId, assertionText.done(label));
  };
  const put = (entryId: string | null) => {
    const entry = byId.get(entryId ?? '');
    if (entry !== undefined && !value.entryIds.includes(entry.id)) void putOnSeries({ caseId, change, series: row, entry });
  };
  const { columns } = text;
  return (
    <Box component="section" aria-label={value.title} sx={{ borderTop: 1, borderColor: 'divider', py: 1.5 }}>
      <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 140px auto', gap: 1.5, alignItems: 'center', mb: 1 }}>
        <TypedField label={text.name} value={value.title} onKeep={(title) => title.trim() !== '' && keep({ title: title.trim() })} />
        <Changing>
          <HeadChoice
            label={text.head}
            none={text.noHead}
            value={value.headId}
            heads={draft.head}
            onChoose={(headId) => keep({ headId })}
          />
        </Changing>
        <ChangeIconButton aria-label={text.remove(value.title)} title={text.remove(value.title)} onClick={() => void goes()}>
          <DeleteOutline fontSize="small" />
        </ChangeIconButton>
      </Box>
      <SeriesChart title={value.title} points={points} atId={atId} />
      {points.length > 1 && (
        <Typography variant="caption" color="textSecondary" component="p">
          {text.betweenHint}
        </Typography>
      )}
      {points.length > 0 && (
        <Table aria-label={text.table(value.title)}>
          <TableHead>
            <TableRow>
              {[columns.report, columns.date, columns.days, columns.workingDays].map((name) => (
                <TableCell key={name}>{name}</TableCell>
              ))}
              <TableCell>
                <Unseen>{columns.acts}</Unseen>
              </TableCell>
            </TableRow>
          </TableHead>
          <TableBody onBlur={() => setAtId(null)}>
            {points.map(({ entry, day, since }, index) => {
              const open = () => onShow({ kind: 'entry', id: entry.id });
              const takeOff = () => void putOnSeries({ caseId, change, series: row, entry });
              return (
                <KeyedRow
                  key={entry.id}
                  hint={text.rowKeys}
                  acts={
                    new Map([
                      ['Enter', open],
                      ['Delete', takeOff],
                    ])
                  }
                  onAt={() => setAtId(entry.id)}
                >
                  <TableCell>
                    <ExhibitTag exhibit={entry.exhibit} side={entry.side} onOpen={open} /> {entry.title}
                  </TableCell>
                  <TableCell sx={{ whiteSpace: 'nowrap' }}>{formatPartialDate(entry.date)}</TableCell>
                  <TableCell>{since === null ? (day === null ? text.undated : index === 0 ? text.first : '') : since.days}</TableCell>
                  <TableCell>{since === null ? '' : since.workingDays}</TableCell>
                  <TableCell>
                    <ChangeIconButton
                      aria-label={text.takeOff(entry.exhibit)}
                      title={text.takeOff(entry.exhibit)}
                      onClick={takeOff}
                      sx={{ p: 0.25 }}
                    >
                      <DeleteOutline fontSize="small" />
                    </ChangeIconButton>
                  </TableCell>
                </KeyedRow>
              );
            })}
          </TableBody>
        </Table>
      )}
      <Box sx={{ mt: 1, maxWidth: 480 }}>
        <Changing>
          <EntryField label={text.addEntry} none={text.addNone} citables={citables} entryId={null} onChoose={put} isAdding />
        </Changing>
      </Box>
    </Box>
  );
}
