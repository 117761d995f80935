// Owns: how long everything that is reasoned from dates and marks takes to be computed anew after one edit of a large case. Prints figures; must not judge them.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { readDraft } from '../../db/domains/draft/reads.ts';
import { readAxis } from '../../db/domains/entry/reads.ts';
import { absenceReadings } from '../../db/model/absences.ts';
import { foldForMatch } from '../../db/model/anchor.ts';
import { recordReading, recordsOf } from '../../db/model/assertions.ts';
import { chronologyOf, filteredChronology } from '../../db/model/chronology.ts';
import { coverageByHead } from '../../db/model/coverage.ts';
import type { Draft } from '../../db/model/draft.ts';
import { scopePositions } from '../../db/model/entry.ts';
import type { DisclosedEvidence } from '../../db/model/keptWords.ts';
import { expectationReadings, pairedReports, unansweredReports } from '../../db/model/pairing.ts';
import { scopeOf } from '../../db/model/scope.ts';
import { seriesPoints } from '../../db/model/series.ts';
import { readWritten, written } from '../../db/model/written.ts';
import { PaperTexts, runChecks } from '../../db/review/checks/index.ts';
import { caseClocks } from '../../db/review/clocks.ts';
import { calendarOf, ruleSetOf } from '../../db/rules/index.ts';
import { casePlace } from '../../db/store/folder.ts';
import { closeStore, openCase } from '../../db/store/open.ts';
import { type Made, makeLargeCase } from './largeCase.ts';

const runs = 21;
const count = Number(process.argv[2] ?? 100_000);
const budgetMs = 100;
/** The checks are live while a report is written: of 200 paragraphs with so many citations. */
const [checksBudgetMs, citations] = [200, 2000];
/** Papers that the landlord alone may see, beside those cited. */
const keptPapers = 100;
const links = 3000;
const made: Made = { marks: 3000, events: 1000, expectations: 500, paragraphs: 200, series: 20, assertions: 50 };

const folder = mkdtempSync(path.join(tmpdir(), 'desk-bench-'));
try {
  const caseId = makeLargeCase(folder, count, { links, made });
  const db = openCase(casePlace(folder, caseId), { role: 'writer' });
  // As the window has them: both travel written.
  const [draft, rows] = [await travelled(readDraft(db)), await travelled(readAxis(db))];
  closeStore(db);
  const calendar = calendarOf({ calendar: 'england-and-wales' });
  const ruleSet = ruleSetOf('uk-housing-ombudsman');
  const today = '2025-04-25';
  const byId = new Map(rows.map((row) => [row.id, row]));
  const entryOf = (id: string) => byId.get(id);
  const parts: Readonly<Record<string, () => unknown>> = {
    'scope of every entry, for each head': () => {
      const [windows, exclusions] = [draft.window.map(({ value }) => value), draft.exclusion.map(({ value }) => value)];
      return draft.head.map(({ id }) => {
        const [positionOf, counts] = [scopeOf(id, windows, exclusions), new Map(scopePositions.map((position) => [position, 0]))];
        for (const { date } of rows) {
          const position = positionOf(date);
          counts.set(position, (counts.get(position) ?? 0) + 1);
        }
        return counts;
      });
    },
    'what followed each report': () => pairedReports(draft, entryOf, calendar),
    'reports nothing answers': () => unansweredReports(rows, draft, null),
    'how expectations stand': () => expectationReadings(draft, entryOf, calendar, today),
    'absences and what raises them': () => absenceReadings(draft, entryOf, calendar, today, new Map()),
    'the chronology, filtered': () =>
      filteredChronology(chronologyOf({ draft, entryOf, calendar, today }), { words: 'door', scope: 'in' }, { draft, entryOf }),
    'coverage by head': () => coverageByHead(draft, rows),
    'reports of one thing over time': () =>
      draft.series.map(({ value }) =>
        seriesPoints(
          value.entryIds.flatMap((id) => byId.get(id) ?? []),
          calendar,
        ),
      ),
    'statements against records': () =>
      draft.assertion.map((assertion) =>
        recordsOf(draft, assertion.id).map(({ value }) => {
          const record = byId.get(value.entryId);
          return record === undefined
            ? null
            : recordReading(assertion.value.text, { ...record, columns: [], cells: [], words: record.title }, calendar);
        }),
      ),
    'checks, on papers without words': () =>
      runChecks({
        reference: 'BENCH-1',
        draft,
        ruleSet,
        calendar,
        evidence: {
          entry: (id) => byId.get(id) ?? null,
          textOf: () => '',
          reading: () => null,
          recognised: () => null,
          unread: () => ({ count: 0, first: [] }),
        },
      }),
    'clocks and limits of time': () => caseClocks(draft, ruleSet, calendar),
  };
  const amountWords = Object.entries({ links, ...made }).map(([name, amount]) => `${amount.toLocaleString('en-GB')} ${name}`);
  const cited = citedDraft(draft, rows);
  const letters = new Map(rows.slice(0, citations).map(({ id }, index) => [id, letter(index)]));
  const evidence = {
    entry: (id: string) => byId.get(id) ?? null,
    textOf: (id: string) => letters.get(id) ?? '',
    reading: () => null,
    recognised: () => null,
    unread: () => ({ count: 0, first: [] }),
  };
  // Not among what is cited: their words are looked for in whatever a paragraph quotes.
  const kept = rows.slice(citations, citations + keptPapers).map(({ id }) => ({ id, disclosure: 'landlord' as const }));
  for (const [at, { id }] of kept.entries()) letters.set(id, letter(citations + at));
  const keptIds = new Set(kept.map(({ id }) => id));
  const disclosed: DisclosedEvidence = {
    disclosureOf: (id) => (keptIds.has(id) ? 'landlord' : 'both'),
    kept: () => kept,
    quotedIn: () => null,
    folded: (id) => foldForMatch(letters.get(id) ?? ''),
    seenWith: () => rows.slice(0, 1).map(({ id }) => id),
  };
  const context = { reference: 'BENCH-1', draft: cited, ruleSet, calendar, evidence, disclosed };
  const firstMs = median(() => runChecks(context));
  const papers = new PaperTexts();
  const checksMs = median(() => runChecks({ ...context, papers }));
  print(
    `Checks of a draft of ${made.paragraphs} paragraphs with ${citations.toLocaleString('en-GB')} citations of letters of ${letter(0).length.toLocaleString('en-GB')} characters, and ${keptPapers} more that one party may not see:`,
  );
  print(`  ${firstMs.toFixed(1).padStart(7)} ms  every check, the papers read for the first time (budget ${checksBudgetMs} ms)`);
  print(`  ${checksMs.toFixed(1).padStart(7)} ms  every check, after an edit`);
  // Everything in turn, as after an edit. The clock of a thread moves in steps of 4 ms: a part is given by the mean of its runs, the whole by its median.
  const spent = new Map<string, number>();
  const rounds: number[] = [];
  for (let run = 0; run <= runs; run += 1) {
    let whole = 0;
    for (const [name, work] of Object.entries(parts)) {
      const ms = threadMs(work);
      whole += ms;
      if (run > 0) spent.set(name, (spent.get(name) ?? 0) + ms / runs);
    }
    if (run > 0) rounds.push(whole);
  }
  print(`After one edit of a case of ${count.toLocaleString('en-GB')} entries with ${amountWords.join(', ')}, ${runs} times:`);
  for (const [name, ms] of spent) print(`  ${ms.toFixed(1).padStart(7)} ms  ${name}`);
  print(
    `  ${middle(rounds).toFixed(1).padStart(7)} ms  everything (budget ${budgetMs} ms; ${Math.min(...rounds).toFixed(0)} to ${Math.max(...rounds).toFixed(0)})`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** A letter of a page, with days, a sum and words that are quoted. */
function letter(index: number): string {
  const day = (index % 27) + 1;
  const told = `On ${day} May 2023 you wrote that the door ${index} was left open and that nothing had been done about it. We offered £${50 + (index % 40)}. `;
  return told + 'We are sorry for the time this has taken, and we will write again once somebody has looked at it. '.repeat(20);
}

/** The draft with its findings written out: each states a day, a sum and a quotation, names people treated as one, and cites its share of the letters. */
function citedDraft(draft: Draft, entries: readonly { readonly id: string }[]): Draft {
  const share = citations / draft.paragraph.length;
  const [first] = draft.party;
  const couple = [
    { role: 'resident', label: 'the resident', names: ['Daniel Ferreira'], pronoun: 'they', treatedAs: null },
    { role: 'resident', label: '', names: ['Marta Ferreira'], pronoun: 'she', treatedAs: 'couple 0' },
  ].map((value, at) => ({
    id: `couple ${at}`,
    revision: 1,
    key: `couple${at}`,
    position: at,
    value: { ...value, aliases: [], emails: [] },
  }));
  const paragraph = draft.paragraph.map((row, at) => {
    const own = Array.from({ length: share }, (_each, index) => at * share + index);
    const cites = own.map((index) => ({ kind: 'entry' as const, id: entries[index]?.id ?? '' }));
    const [index = 0] = own;
    const text = `On ${(index % 27) + 1} May 2023 the resident wrote that “the door ${index} was left open and that nothing had been done”, before the complaint. They wanted £${50 + (index % 40)}, and made 2 reports between May and August 2023. There is no record that the landlord told Marta Ferreira, and she was upset.`;
    return { ...row, value: { ...row.value, runs: [{ kind: 'text' as const, text }], cites } };
  });
  return { ...draft, paragraph, party: [...(first === undefined ? [] : [first]), ...couple] };
}

async function travelled<T>(answer: T): Promise<T> {
  const reply = await readWritten<T>(written(answer));
  if (!reply.ok) throw new Error(reply.fault.message);
  return reply.value;
}

/** The median of the times a piece of work takes; the first run, in which everything is compiled, does not count. */
function median(work: () => unknown): number {
  return middle(Array.from({ length: runs + 1 }, () => threadMs(work)).slice(1));
}

/** Milliseconds of this thread's own time, so that a busy machine does not count. */
function threadMs(work: () => unknown): number {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}

function middle(taken: readonly number[]): number {
  return taken.toSorted((a, b) => a - b)[Math.floor(taken.length / 2)] ?? 0;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
