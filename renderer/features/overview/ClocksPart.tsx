// Owns the clocks of the case on the Overview: each stage by the Code in force and the limits on complaining and referring, every figure with its working.
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { CaseClocks, StageClock, TimeBarReading } from '../../../db/model/caseClocks.ts';
import type { WorkingCount } from '../../../db/model/clocks.ts';
import { formatDay } from '../../../db/model/dates.ts';
import type { Draft } from '../../../db/model/draft.ts';
import { useRead } from '../../api/operations.ts';
import { clockText as text } from '../../text/reasoning.ts';
import { Part } from './Part.tsx';

/** The clocks; nothing where no step has a date. */
export function ClocksPart({ caseId, draft }: { readonly caseId: string; readonly draft: Draft }) {
  const clocks = useRead('clock.read', { caseId }).data;
  if (clocks === undefined) return null;
  const isEmpty = clocks.elapsed.length === 0 && clocks.stages.every(({ start }) => start === null);
  return (
    <Part title={text.title}>
      {isEmpty ? (
        <Typography sx={{ color: 'text.secondary' }}>{text.none}</Typography>
      ) : (
        <>
          <Typography variant="body2" sx={{ color: 'text.secondary', mb: 0.75 }}>
            {text.calendar(clocks.calendar)}
          </Typography>
          <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 0.75 }}>
            {clocks.elapsed.map(({ stepId, stage, count }) => (
              <li key={stepId}>
                <b>{text.took(stage, text.days(count.workingDays))}</b> <Working count={count} />
              </li>
            ))}
            {clocks.stages.map((clock) => (
              <li key={`${clock.id} ${clock.stepId}`}>
                <Stage clock={clock} />
              </li>
            ))}
            {barsOf(clocks).map((bar) => (
              <li key={`${bar.id} ${bar.headId}`}>
                <Bar bar={bar} head={draft.head.find(({ id }) => id === bar.headId)?.key ?? null} />
              </li>
            ))}
          </Box>
        </>
      )}
    </Part>
  );
}

/** A limit is worth saying once there is a day it counts from. */
function barsOf({ timeBars }: CaseClocks): readonly TimeBarReading[] {
  return timeBars.filter(({ falls }) => falls !== null);
}

const quiet = { color: 'text.secondary', fontSize: 12 } as const;

function Stage({ clock }: { readonly clock: StageClock }) {
  const { start, due, extendedDue, end, count, isStartAssumed, source } = clock;
  if (start === null || due === null) return null;
  return (
    <>
      <b>{clock.name}</b>: {text.standing[clock.standing]}
      {end === null ? '' : `, ${formatDay(end.day)}`}; {text.due(formatDay(due))}
      {count !== null && (
        <>
          {' '}
          ({text.days(count.workingDays)}, <Working count={count} />)
        </>
      )}
      <Box sx={quiet}>
        {[
          text.limit(clock.workingDays, `${start.what}, ${formatDay(start.day)}`),
          isStartAssumed ? text.assumed : '',
          extendedDue === null ? '' : text.extended(formatDay(extendedDue)),
          `${clock.code}; ${text.source(source.publisher, source.title)}`,
        ]
          .filter(Boolean)
          .join(' · ')}
      </Box>
    </>
  );
}

function Bar({ bar, head }: { readonly bar: TimeBarReading; readonly head: string | null }) {
  const { falls, start, end } = bar;
  if (falls === null || start === null) return null;
  return (
    <>
      <b>
        {bar.name}
        {head === null ? '' : ` ${text.ofHead(head)}`}
      </b>
      : {text.barred[bar.standing]}
      {end === null ? '' : `, ${end.what} ${formatDay(end.day)}`}; {text.falls(bar.months, formatDay(falls))}
      <Box
        sx={quiet}
      >{`${start.what}, ${formatDay(start.day)} · ${bar.text} · ${text.source(bar.source.publisher, bar.source.title)}`}</Box>
    </>
  );
}

/** What was counted and passed over, in words. */
function Working({ count }: { readonly count: WorkingCount }) {
  const holidays = count.holidays.map(({ day, name }) => `${name}, ${formatDay(day)}`);
  return (
    <Box component="span" sx={{ color: 'text.secondary' }}>
      {text.working(formatDay(count.start), formatDay(count.end))}; {text.passedOver(count.weekendDays, holidays)}
    </Box>
  );
}
