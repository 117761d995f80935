// Owns the list of what should have happened or should exist: how each stands, how its day was counted, what it rests on. One command per line kept or
// removed. Must not count: db/model/pairing does.
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { type Calendar, countWorkingDays } from '../../../db/model/clocks.ts';
import { formatDay, formatPartialDate } from '../../../db/model/dates.ts';
import { emptyExpectation } from '../../../db/model/draft.ts';
import type { ExpectationReading, ExpectationStanding } from '../../../db/model/pairing.ts';
import { isOfChecklist } from '../../../db/model/requests.ts';
import { limitWords } from '../../../db/model/timeLimit.ts';
import { expectationText } from '../../text/missing.ts';
import { pairingText, stepText } from '../../text/pairing.ts';
import { EditableList } from '../../ui/EditableList.tsx';
import { ExhibitTag } from '../../ui/ExhibitTag.tsx';
import { Cited, headLetter, isOfHead, Line, type ListedCase, type OpenList, Under } from '../../ui/missingLine.tsx';
import { CiteList } from '../../ui/PassageCard.tsx';
import { EvidenceLine } from './Evidence.tsx';
import { ExpectationFields } from './ExpectationFields.tsx';

interface ExpectationsProps extends ListedCase, OpenList<'expectation'> {
  readonly readings: ReadonlyMap<string, ExpectationReading>;
  readonly calendar: Calendar;
  /** Brings an absence into view. */
  readonly onAbsence: (absenceId: string) => void;
}

/** The expectations. */
export function Expectations(props: ExpectationsProps) {
  const { draft, headId, readings, open, setOpen, onKeep, onRemove } = props;
  return (
    <EditableList
      title={expectationText.title}
      none={expectationText.none}
      addName={expectationText.add}
      rows={draft.expectation.filter((row) => isOfHead(headId, row.value.headId) && !isOfChecklist(row))}
      open={open}
      setOpen={setOpen}
      nameOf={(row) => row.key}
      onRemove={(row) => onRemove(row, (act) => expectationText.label(act, row.value.text))}
      line={(row) => {
        const reading = readings.get(row.id);
        return reading === undefined ? null : <ExpectationLine {...props} reading={reading} />;
      }}
      fields={(row) => (
        <ExpectationFields
          key={row?.id ?? 'new'}
          {...props}
          title={row === null ? expectationText.add : expectationText.edit(row.key)}
          start={row?.value ?? emptyExpectation(headId)}
          reading={row === null ? null : (readings.get(row.id) ?? null)}
          onKeep={(value) => onKeep(row, value, (act) => expectationText.label(act, value.text))}
          onLeave={() => setOpen(null)}
        />
      )}
    />
  );
}

/** Standings that stand out; the words say the same. */
const openEnds: ReadonlySet<ExpectationStanding> = new Set(['late', 'in part', 'not seen']);

function ExpectationLine(props: ExpectationsProps & { readonly reading: ExpectationReading }) {
  const { draft, byId, citables, onShow, reading, calendar, onAbsence } = props;
  const { expectation, standing, due, metOn, computedState } = reading;
  const { key, value, id } = expectation;
  const late = standing === 'late' && due !== null && metOn !== null ? countWorkingDays(due, metOn, calendar).workingDays : null;
  const links = draft.link.filter((link) => link.value.expectationId === id && link.value.verdict === 'linked');
  const absences = draft.absence.filter((absence) => absence.value.expectationId === id);
  const limit = draft.policyLimit.find((each) => each.id === value.policyLimitId)?.value;
  const policy = draft.policy.find((each) => each.id === limit?.policyId)?.value;
  return (
    <Line name={key} head={headLetter(draft, value.headId)} words={value.text}>
      <Typography variant="body2" sx={{ fontWeight: 600, color: openEnds.has(standing) ? 'warning.main' : 'text.primary' }}>
        {pairingText.standing(reading)}
        {late === null ? '' : `, ${expectationText.lateBy(late)}`}
      </Typography>
      {dueLines(reading, byId, calendar).map((words) =>
        // How it stands says it already.
        words === expectationText.noDue ? null : <Under key={words}>{words}</Under>,
      )}
      {limit !== undefined && policy !== undefined && (
        <Under>{expectationText.limitOf(policy.name, limit.text, limitWords(limit.limit))}</Under>
      )}
      {value.cites.length > 0 && (
        <Cited lead={`${expectationText.basisOf[value.basis]}:`}>
          <CiteList cites={value.cites} citables={citables} onOpen={onShow} />
        </Cited>
      )}
      {links.length > 0 && (
        <Cited lead={expectationText.seen}>
          {links.map(({ id: linkId, value: { step, stepId } }) => {
            const entry = byId.get(stepId);
            return entry === undefined ? null : (
              <Box key={linkId} component="span">
                {stepText[step]}{' '}
                <ExhibitTag exhibit={entry.exhibit} side={entry.side} onOpen={() => onShow({ kind: 'entry', id: entry.id })} />{' '}
                {formatPartialDate(entry.date)}
              </Box>
            );
          })}
        </Cited>
      )}
      <EvidenceLine value={value} computed={computedState} />
      {absences.length > 0 && (
        <Cited lead={expectationText.restsOn}>
          {absences.map((absence) => (
            <Box
              key={absence.id}
              component="button"
              type="button"
              onClick={() => onAbsence(absence.id)}
              sx={{
                font: 'inherit',
                p: 0,
                border: 0,
                background: 'none',
                color: 'primary.main',
                cursor: 'pointer',
                textDecoration: 'underline',
              }}
            >
              {absence.key}
            </Box>
          ))}
        </Cited>
      )}
    </Line>
  );
}

type Due = Pick<ExpectationReading, 'start' | 'counted' | 'due'> & {
  readonly expectation: { readonly value: Pick<ExpectationReading['expectation']['value'], 'due' | 'limit' | 'startEntryId'> };
};

/** When it is due, and how that was counted: the start, the days, what was passed over. */
export function dueLines(
  { expectation: { value }, start, counted, due }: Due,
  byId: ListedCase['byId'],
  calendar: Calendar,
): readonly string[] {
  const isTyped = value.due !== null;
  const first = due === null ? expectationText.noDue : expectationText.dueOn(formatDay(due), isTyped);
  const from = value.startEntryId === null ? undefined : byId.get(value.startEntryId);
  if (from === undefined || value.limit === null) return [first];
  if (start === null || counted === null) return [first, expectationText.startNotExact(from.exhibit, formatPartialDate(from.date))];
  const working = [
    expectationText.from(limitWords(value.limit), from.exhibit, formatDay(start)),
    ...(isTyped && counted !== due ? [expectationText.countedDay(formatDay(counted))] : []),
    ...(value.limit.unit === 'working days' ? [pairingText.working(countWorkingDays(start, counted, calendar))] : []),
  ];
  return [first, working.join('; ')];
}
