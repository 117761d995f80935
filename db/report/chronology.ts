// Owns: the chronology as a working paper that proves its dates: each line with how exactly its date is known and on what that rests, both accounts facing each
// other, what was expected and not seen at its day. Must not put anything in order itself: db/model/chronology does.
import {
  type ChronologyCase,
  type ChronologyFilter,
  chronologyOf,
  dateBearers,
  type EventLine,
  filteredChronology,
  type HeadStanding,
  type Row,
  type standingFilters,
} from '../model/chronology.ts';
import { formatDay, formatPartialDate } from '../model/dates.ts';
import type { Cite, Draft } from '../model/draft.ts';
import { type Printed, type PrintedLine, workingPaperNotice } from '../model/report.ts';
import { limitWords } from '../model/timeLimit.ts';
import { counted, eventBasisWords, eventStatusWords, evidenceWords, precisionWords, scopeWords, standingWords } from '../model/wording.ts';
import { absenceLine, citedReader } from './cited.ts';
import { plain, quiet, strong } from './paperParts.ts';

const columns = [
  { heading: 'Date', share: 17 },
  { heading: 'What happened', share: 31 },
  { heading: 'The resident’s account', share: 26 },
  { heading: 'The landlord’s account', share: 26 },
] as const;

const scopeFilterWords: Readonly<Record<(typeof standingFilters)[number], string>> = {
  in: 'in scope',
  out: 'out of scope',
  undated: 'without a date to tell the scope by',
};

/** The lines that the filter lets through, with the filter named at their head. */
export function chronologyPaper(of: ChronologyCase & { readonly reference: string }, filter: ChronologyFilter): Printed {
  const { draft, reference, today } = of;
  const all = chronologyOf(of);
  const rows = filteredChronology(all, filter, of);
  const facts = draft.facts[0]?.value;
  const printing = new Printing(of);
  return {
    title: `Chronology: ${facts?.title || facts?.landlordName || reference}`,
    reference,
    headingBlock: [
      shownWords(filter, draft),
      `${shareWords(rows, all, 'event', 'event')}, ${shareWords(rows, all, 'expected', 'thing expected', 'things expected')}, ${shareWords(rows, all, 'absent', 'absence without a day', 'absences without a day')}.`,
      `Drawn up on ${formatDay(today)}. “None seen” says what the papers show, not what happened.`,
    ],
    date: today,
    notice: workingPaperNotice,
    sections: [
      {
        id: 'chronology',
        heading: 'In order of date',
        level: 1,
        isNumbered: false,
        paragraphs:
          rows.length > 0
            ? []
            : [{ paragraphId: null, number: null, runs: [{ text: 'Nothing is shown by these filters.', note: null }], items: [] }],
        ...(rows.length === 0
          ? {}
          : {
              table: {
                caption: 'Events and what was expected, in order of date, with the account of either side.',
                columns,
                rows: rows.map((row) => printing.row(row)),
              },
            }),
      },
    ],
  };
}

function shareWords(rows: readonly Row[], all: readonly Row[], kind: Row['kind'], one: string, many?: string): string {
  const [shown, total] = [rows, all].map((some) => some.filter((row) => row.kind === kind).length) as [number, number];
  return shown === total ? counted(total, one, many) : `${shown} of ${counted(total, one, many)}`;
}

/** `Shown: head (b); contradicted; from 1 May 2023.`, or that everything is. */
function shownWords({ headId, status, silent, scope, from, to, words }: ChronologyFilter, draft: Pick<Draft, 'head'>): string {
  const parts = [
    headId === undefined ? null : headName(draft, headId),
    status === undefined ? null : `events that are “${eventStatusWords[status]}”`,
    silent === undefined ? null : `events of which no passage of the ${silent} is cited`,
    scope === undefined ? null : scopeFilterWords[scope],
    from === undefined ? null : `from ${formatDay(from)}`,
    to === undefined ? null : `to ${formatDay(to)}`,
    words === undefined || words.trim() === '' ? null : `with the words “${words.trim()}”`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? 'Shown: everything in the chronology.' : `Shown only: ${parts.join('; ')}.`;
}

function headName(draft: Pick<Draft, 'head'>, headId: string): string {
  const head = draft.head.find(({ id }) => id === headId);
  return head === undefined ? 'a head that is no longer there' : `head (${head.key}), ${head.value.title.replace(/\.$/, '')}`;
}

/** Makes the cells of a row; what every row looks up is looked up once. */
class Printing {
  readonly #of: ChronologyCase;
  readonly #cited: (cite: Cite) => string;
  readonly #letters: ReadonlyMap<string, string>;

  constructor(of: ChronologyCase) {
    this.#of = of;
    this.#cited = citedReader(of);
    this.#letters = new Map(of.draft.head.map(({ id, key }) => [id, key]));
  }

  row(row: Row): readonly (readonly PrintedLine[])[] {
    switch (row.kind) {
      case 'event':
        return this.#event(row);
      case 'expected':
        return this.#expected(row);
      case 'absent':
        return [[strong('undated'), quiet(row.row.key)], [plain(absenceLine(row.row, this.#of.draft))], [], []];
    }
  }

  #event(line: EventLine): readonly (readonly PrintedLine[])[] {
    const { row, standings, accounts } = line;
    const { value } = row;
    return [
      [
        strong(formatPartialDate(value.date)),
        quiet(`${precisionWords[value.date.precision]}; ${eventBasisWords(dateBearers(value, this.#of.draft, this.#of.entryOf))}`),
        quiet([row.key, ...value.headIds.map((id) => `(${this.#letters.get(id) ?? '?'})`)].join(' ')),
      ],
      [
        plain(value.text),
        quiet([eventStatusWords[value.status], ...this.#standing(standings)].join('; ')),
        ...[...accounts.third, ...accounts.none].map((cite) => plain(this.#cited(cite))),
      ],
      this.#account(accounts.resident),
      this.#account(accounts.landlord),
    ];
  }

  #expected({ row, reading, absences, standings, accounts }: Extract<Row, { kind: 'expected' }>): readonly (readonly PrintedLine[])[] {
    const { value, key } = row;
    const start = value.startEntryId === null ? undefined : this.#of.entryOf(value.startEntryId);
    const counting =
      value.due !== null || value.limit === null || start === undefined
        ? 'a fixed day'
        : `${limitWords(value.limit)} from ${start.exhibit} of ${formatPartialDate(start.date)}`;
    return [
      [
        strong(`by ${formatPartialDate({ earliest: reading.due, latest: reading.due, precision: 'day' })}`),
        quiet(`expected; ${counting}`),
        quiet([key, ...(value.headId === null ? [] : [`(${this.#letters.get(value.headId) ?? '?'})`])].join(' ')),
      ],
      [
        plain(`Expected: ${value.text}`),
        quiet(
          [standingWords(reading), `evidence: ${evidenceWords(value, reading.computedState)}`, ...this.#standing(standings)].join('; '),
        ),
        ...absences.map((absence) => plain(absenceLine(absence, this.#of.draft))),
        ...[...accounts.third, ...accounts.none].map((cite) => plain(this.#cited(cite))),
      ],
      accounts.resident.map((cite) => plain(this.#cited(cite))),
      accounts.landlord.map((cite) => plain(this.#cited(cite))),
    ];
  }

  #account(cites: readonly Cite[]): readonly PrintedLine[] {
    return cites.length === 0 ? [quiet('no passage cited')] : cites.map((cite) => plain(this.#cited(cite)));
  }

  #standing(standings: readonly HeadStanding[]): readonly string[] {
    return standings.map(({ headId, position }) => `(${this.#letters.get(headId) ?? '?'}) ${scopeWords[position]}`);
  }
}
