// Owns the questions about columns of dates that can be read two ways: what the sheet tells, and one answer for all its rows, kept with what is known of the
// landlord's sheets. Decides no date.
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { KeyboardEvent } from 'react';
import type { FigureOrder } from '../../../db/model/britishDate.ts';
import { orders } from '../../../db/model/columnOrder.ts';
import { asSetting, profileSetting, profilesIn, withOrder } from '../../../db/model/columnProfile.ts';
import { formatPartialDate } from '../../../db/model/dates.ts';
import type { DoubtfulColumn } from '../../../db/model/operations.ts';
import { sayWithUndo } from '../../api/history.ts';
import { letterChoice } from '../../api/letterKeys.ts';
import { useRead, useWrite, write } from '../../api/operations.ts';
import { usePlace } from '../../api/place.tsx';
import { columnText as text } from '../../text/doubtfulDates.ts';
import { ChangeButton } from '../../ui/changing.tsx';
import { ExhibitTag } from '../../ui/ExhibitTag.tsx';

/** The columns to be asked about. What was answered for an earlier sheet of the landlord, and read by, is not asked again. */
export function useDateColumns(caseId: string) {
  const columns = useRead('entry.doubtfulColumns', { caseId }).data ?? [];
  const landlord = useRead('desk.listCases', {}).data?.find(({ id }) => id === caseId)?.landlord;
  const key = landlord === undefined ? null : profileSetting(landlord);
  const profiles = profilesIn(useRead('desk.readSetting', key === null ? null : { key }).data);
  const asked = columns.filter(
    ({ suppliedBy, column, stands }) =>
      suppliedBy !== 'landlord' || !profiles.some(({ date, order }) => date === column && order === stands),
  );
  return { asked, key, profiles };
}

/** The questions of one case; nothing where there is none. */
export function DateColumns({ caseId }: { readonly caseId: string }) {
  const { asked, key, profiles } = useDateColumns(caseId);
  const settle = useWrite('entry.settleColumn');
  const { openEntry } = usePlace();
  if (asked.length === 0) return null;
  const choose = async ({ id, exhibit, column, suppliedBy }: DoubtfulColumn, order: FigureOrder, from: HTMLElement) => {
    const line = from.closest('li');
    const reply = await settle.run({ caseId, id, order });
    if (!reply.ok) return;
    // Its line leaves the list, and the keyboard goes on to the next, or to the part when none is left.
    if (line?.contains(document.activeElement)) {
      const next = line.nextElementSibling ?? line.previousElementSibling ?? line.closest('[role="tabpanel"]');
      if (next instanceof HTMLElement) next.focus();
    }
    sayWithUndo(caseId, text.settled(exhibit, reply.value, order));
    if (suppliedBy === 'landlord' && key !== null)
      await write('desk.writeSetting', { key, value: asSetting(withOrder(profiles, column, order)) });
  };
  const keys = (event: KeyboardEvent<HTMLElement>, column: DoubtfulColumn) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.altKey || event.metaKey) return;
    const order = letterChoice() === 'none' ? undefined : orders[Number(event.key) - 1];
    if (order === undefined && event.key !== 'Enter') return;
    event.preventDefault();
    event.stopPropagation();
    if (order === undefined) openEntry(column.id);
    else void choose(column, order, event.currentTarget);
  };
  return (
    <Box component="section" aria-labelledby="doubtful-columns" sx={{ maxWidth: 1000, mb: 3 }}>
      <Typography id="doubtful-columns" variant="h2">
        {text.title}
      </Typography>
      <Typography variant="body2" color="textSecondary" sx={{ mb: 1 }}>
        {text.hint}
      </Typography>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {asked.map((column) => {
          const { id, exhibit, side, title, stands, evidence, example } = column;
          const days = { 'day-first': formatPartialDate(example['day-first']), 'month-first': formatPartialDate(example['month-first']) };
          return (
            <Box
              component="li"
              key={id}
              tabIndex={0}
              title={text.keys}
              onKeyDown={(event: KeyboardEvent<HTMLElement>) => keys(event, column)}
              sx={{
                borderTop: 1,
                borderColor: 'divider',
                py: 0.75,
                px: 1,
                '&:focus-visible': { outline: '2px solid', outlineColor: 'primary.main' },
              }}
            >
              <Box sx={{ display: 'flex', gap: 1, alignItems: 'baseline' }}>
                <ExhibitTag exhibit={exhibit} side={side} onOpen={() => openEntry(id)} />
                <Box component="span" sx={{ flex: 1, minWidth: 0 }}>
                  {title}
                </Box>
                <Typography variant="caption" color="textSecondary">
                  {text.stands(evidence.ambiguous, stands)}
                </Typography>
              </Box>
              <Box sx={{ mt: 0.5 }}>{text.ask(column.column, example.written, days['day-first'], days['month-first'])}</Box>
              <Box component="ul" sx={{ m: 0, pl: 2.5, fontSize: 12, color: 'text.secondary' }}>
                {text.evidence(evidence).map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </Box>
              <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, mt: 0.5 }}>
                {orders.map((order, at) => (
                  <ChangeButton
                    key={order}
                    variant="outlined"
                    color="inherit"
                    onClick={({ currentTarget }) => void choose(column, order, currentTarget)}
                    sx={{ py: 0, borderColor: 'divider' }}
                  >
                    {text.choose(at + 1, order, days[order])}
                  </ChangeButton>
                ))}
              </Box>
            </Box>
          );
        })}
      </Box>
    </Box>
  );
}
