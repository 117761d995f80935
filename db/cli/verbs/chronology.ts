// Owns: the verb chronology. Must not print: the application does, through print.ts.
import { type ChronologyFilter, chronologyFilterSchema, chronologyOf, filteredChronology, type Row } from '../../model/chronology.ts';
import { reportFormats } from '../../model/report.ts';
import { type Given, oneOf, WrongUsage } from '../arguments.ts';
import { type CaseNow, caseNow, printedDate } from '../caseNow.ts';
import type { Done } from '../commandLine.ts';
import { headGiven } from '../heads.ts';
import { writePaper } from '../paper.ts';
import { withStore } from '../session.ts';

/** Runs the verb; what it answers is in usage.ts. Throws Refusal and WrongUsage. */
export async function run(given: Given): Promise<Done> {
  const [reference = ''] = given.places;
  const { options } = given;
  const format = options.format === undefined ? null : oneOf(given, 'format', reportFormats);
  if (format !== null && options.out === undefined) throw new WrongUsage('chronology needs --out FILE with --format.', 'chronology');
  if (format === null && options.out !== undefined) throw new WrongUsage('chronology needs --format with --out.', 'chronology');
  const filter = filterOf(given);
  return withStore(given, async ({ call, caseId }) => {
    const id = caseId(reference);
    const now = await caseNow(call, id);
    const head = headGiven(given, now.draft);
    const shown: ChronologyFilter = head === undefined ? filter : { ...filter, headId: head.id };
    if (format !== null) {
      const written = await writePaper(
        (as) => call('chronology.build', { caseId: id, filter: shown, format: as }),
        format,
        options.out ?? '-',
      );
      return written === null ? {} : { answer: { case: reference, ...written } };
    }
    const lines = filteredChronology(chronologyOf(now), shown, now).map((row) => lineOf(row, now));
    return { answer: { case: reference, filter: { ...(head === undefined ? {} : { head: head.key }), ...filter }, lines } };
  });
}

/** Everything of the filter but the head, whose letter only the case knows. */
function filterOf(given: Given): ChronologyFilter {
  const { status, silent, scope, from, to, words } = given.options;
  const named = Object.entries({ status, silent, scope, from, to, words }).filter(([, value]) => value !== undefined);
  const read = chronologyFilterSchema.safeParse(Object.fromEntries(named));
  if (read.success) return read.data;
  const [fault] = read.error.issues;
  throw new WrongUsage(`--${String(fault?.path[0])}: ${fault?.message ?? 'not understood'}.`, given.verb);
}

function lineOf(line: Row, now: CaseNow) {
  const { kind, row } = line;
  if (kind === 'absent')
    return { kind, id: row.key, absenceKind: row.value.absenceKind, text: row.value.text, head: now.head(row.value.headId) };
  const scope = Object.fromEntries(line.standings.map(({ headId, position }) => [now.head(headId) ?? '', position]));
  const plain = { kind, id: row.key, ...printedDate(line.date), text: row.value.text };
  if (kind === 'expected') {
    return {
      ...plain,
      standing: line.reading.standing,
      missing: line.reading.missing,
      absences: line.absences.map(({ key }) => key),
      scope,
      cites: row.value.cites.map(now.cited),
    };
  }
  const { resident, landlord, third, none } = line.accounts;
  return {
    ...plain,
    status: row.value.status,
    heads: row.value.headIds.map(now.head),
    scope,
    accounts: {
      resident: resident.map(now.cited),
      landlord: landlord.map(now.cited),
      third: third.map(now.cited),
      other: none.map(now.cited),
    },
  };
}
