// Owns: the jurisdiction note as a working paper: what is looked at and why, what is not and on what basis, related complaints, and every limit of time with its
// working; for the whole case or one head. Must not compute standings or clocks itself, nor say what follows from them.
import type { CaseClocks, ClockEvent, StageClock, TimeBarReading } from '../model/caseClocks.ts';
import type { ChronologyEntryOf } from '../model/chronology.ts';
import { type CivilDate, formatDay, formatPartialDate, type PartialDate, partialDate } from '../model/dates.ts';
import type { Cite, Draft, DraftRow, Exclusion } from '../model/draft.ts';
import { type ScopePosition, scopePositions } from '../model/entry.ts';
import { type Printed, type PrintedTable, type ReportSection, workingPaperNotice } from '../model/report.ts';
import { describeWindow, isPastFinalResponse, markScope, scopeOf } from '../model/scope.ts';
import { finalResponse } from '../model/steps.ts';
import { counted, countWords, exclusionReasonWords, precisionWords, scopeWords } from '../model/wording.ts';
import { citedReader } from './cited.ts';
import { columnsOf, plain, quiet, section, strong } from './paperParts.ts';

/** What the note is made from. */
export interface JurisdictionCase {
  readonly reference: string;
  readonly draft: Draft;
  readonly clocks: CaseClocks;
  /** The Scheme and Code the case is looked at under; empty where neither is known. */
  readonly editions: readonly string[];
  /** Every entry of the case, for where the evidence falls. */
  readonly dates: readonly PartialDate[];
  readonly entryOf: ChronologyEntryOf;
  /** The case is a part: what is not there was left out of a handover. */
  readonly isPart?: boolean;
  readonly today: CivilDate;
}

/** Lines of those texts that say something. */
const said = (...texts: readonly (string | null)[]) => texts.flatMap((text) => (text === null || text.trim() === '' ? [] : [plain(text)]));

/** The note on one head, or on the whole case head by head (`headId` null). What belongs to every head stands in both. */
export function jurisdictionNote(of: JurisdictionCase, headId: string | null): Printed {
  const { draft, reference, today, clocks, editions } = of;
  const facts = draft.facts[0]?.value;
  const heads = draft.head.filter(({ id }) => headId === null || id === headId);
  const writing = new Writing(of);
  return {
    title: `Jurisdiction note: ${facts?.title || facts?.landlordName || reference}`,
    reference,
    headingBlock: [
      headId === null ? `All heads of complaint: ${counted(heads.length, 'head')}` : heads.map(nameOf).join(''),
      ...(facts?.received == null ? [] : [`Received on ${formatDay(facts.received)}`]),
      ...editions,
      `Drawn up on ${formatDay(today)}. Working days by the calendar of ${clocks.calendar}.`,
    ],
    date: today,
    notice: workingPaperNotice,
    sections: [...writing.wholeCase(facts?.jurisdictionNote ?? ''), ...heads.flatMap((head) => writing.head(head))],
  };
}

function nameOf({ key, value }: DraftRow<'head'>): string {
  return `(${key}) ${value.title}`;
}

function tableOf(caption: string, headings: readonly [string, string, string], rows: PrintedTable['rows']): PrintedTable {
  return { caption, columns: columnsOf(headings, [26, 32, 42]), rows };
}

class Writing {
  readonly #of: JurisdictionCase;
  readonly #cited: (cite: Cite) => string;

  constructor(of: JurisdictionCase) {
    this.#of = of;
    this.#cited = citedReader(of);
  }

  wholeCase(note: string): ReportSection[] {
    const { draft } = this.#of;
    const forAll = draft.exclusion.filter(({ value }) => value.headId === null);
    return [
      section('case', 1, 'The case as a whole', { paragraphs: note.split(/\n+/).filter((line) => line.trim() !== '') }),
      this.#complaint(),
      this.#timeBars('referral', null),
      section(
        'excluded',
        2,
        'Excluded from every head',
        forAll.length === 0
          ? { paragraphs: ['Nothing is excluded from every head.'] }
          : { table: this.#exclusions(forAll.map(({ value }) => value)) },
      ),
      this.#related(),
    ];
  }

  head(head: DraftRow<'head'>): ReportSection[] {
    const { draft } = this.#of;
    const { raisedBy, raisedOn, inWords, agreed, why, jurisdiction, awareOn } = head.value;
    const id = `head-${head.key}`;
    const exclusions = draft.exclusion.filter(({ value }) => value.headId === head.id).map(({ value }) => value);
    const bars = this.#timeBars(`${id}-limits`, head.id);
    return [
      section(id, 1, nameOf(head), {
        paragraphs: [
          jurisdiction,
          [raisedBy === '' ? '' : `Raised by the ${raisedBy}`, raisedOn === null ? '' : `on ${formatDay(raisedOn)}`]
            .filter(Boolean)
            .join(' '),
          inWords === '' ? '' : `In their words: “${inWords}”`,
          agreed,
          why,
          awareOn === null ? '' : `The resident became aware of it on ${formatDay(awareOn)}.`,
        ].filter((text) => text.trim() !== ''),
      }),
      this.#windows(id, head.id),
      section(
        `${id}-excluded`,
        2,
        'What is not looked at',
        exclusions.length === 0 ? { paragraphs: ['Nothing is excluded from this head alone.'] } : { table: this.#exclusions(exclusions) },
      ),
      ...(bars.table === undefined ? [] : [bars]),
      this.#falls(id, head.id),
      ...this.#setApart(id, head.id),
    ];
  }

  #complaint(): ReportSection {
    const { draft, clocks } = this.#of;
    const rows = draft.complaintStep.map(({ id, value }) => {
      const elapsed = clocks.elapsed.find(({ stepId }) => stepId === id);
      const on = (what: string, day: CivilDate | null) => (day === null ? `${what}: no date` : `${what} ${formatDay(day)}`);
      return [
        [strong(`Stage ${value.stage}`), ...(value.treatedAs === '' ? [] : [quiet(`treated as ${value.treatedAs}`)])],
        said(on('sent', value.sent), on('acknowledged', value.acknowledged), on('answered', value.responded), value.outcome),
        [
          ...(elapsed === undefined ? [] : [plain(`From sent to answered, ${countWords(elapsed.count)}.`)]),
          ...clocks.stages.filter(({ stepId }) => stepId === id).map((clock) => plain(stageLine(clock))),
        ],
      ];
    });
    return section(
      'complaint',
      2,
      'The landlord’s complaint procedure',
      rows.length === 0
        ? { paragraphs: ['No step of the complaint is recorded yet.'] }
        : {
            table: tableOf('Each stage of the complaint with its dates and how its days are counted.', ['Stage', 'Dates', 'Working'], rows),
          },
    );
  }

  #timeBars(id: string, headId: string | null): ReportSection {
    const bars = this.#of.clocks.timeBars.filter((bar) => bar.headId === headId);
    const rows = bars.map((bar) => [
      [strong(bar.name), quiet(counted(bar.months, 'month'))],
      said(eventLine('from', bar.start), eventLine('to', bar.end)),
      [plain(barLine(bar)), quiet(bar.text), quiet(`Source: ${bar.source.publisher}, ${bar.source.title}`)],
    ]);
    return section(
      id,
      2,
      headId === null ? 'Referral' : 'Limits of time',
      rows.length === 0
        ? { paragraphs: ['The rules that govern this case set no such limit.'] }
        : { table: tableOf('Each limit of time with the dates it is counted between.', ['Limit', 'Counted', 'Working'], rows) },
    );
  }

  #related(): ReportSection {
    const rows = this.#of.draft.relatedComplaint.map(({ value }) => [
      [strong(value.reference), ...(value.stage === null ? [] : [quiet(`stage ${value.stage} reached`)])],
      said(
        value.subject,
        value.raised === '' ? null : `raised ${raisedWords(value.raised)}`,
        value.responded === null ? null : `answered ${formatDay(value.responded)}`,
      ),
      said(value.why, value.residentCan === '' ? null : `The resident can: ${value.residentCan}`),
    ]);
    return section(
      'related',
      2,
      'Related complaints',
      rows.length === 0
        ? { paragraphs: ['No related complaint is recorded.'] }
        : { table: tableOf('Other complaints and why they are not looked at here.', ['Reference', 'About', 'Why not here'], rows) },
    );
  }

  #windows(id: string, headId: string): ReportSection {
    const { draft } = this.#of;
    const final = finalResponse(draft.complaintStep);
    const rows = draft.window
      .filter(({ value }) => value.headId === headId)
      .map(({ value }) => [
        [strong(describeWindow(value))],
        said(endLine('begins', value.from), endLine('ends', value.to)),
        [
          value.reason === '' ? plain('No reason is recorded.') : plain(value.reason),
          ...(final !== null && isPastFinalResponse(value, final)
            ? [quiet(`It holds both the final response of ${formatDay(final)} and days after it: what follows needs a reason of its own.`)]
            : []),
        ],
      ]);
    return section(
      `${id}-windows`,
      2,
      'What is looked at',
      rows.length === 0
        ? { paragraphs: ['No window is set for this head: everything dated counts as in scope.'] }
        : {
            table: tableOf(
              'Each window with how exactly its ends are known and why it was chosen.',
              ['Window', 'Precision', 'Reason'],
              rows,
            ),
          },
    );
  }

  #exclusions(exclusions: readonly Exclusion[]): PrintedTable {
    const rows = exclusions.map((exclusion) => {
      const { reason, text, from, to, topic, impact, actor, basis, canConsider, cites } = exclusion;
      return [
        [
          strong(exclusionReasonWords[reason]),
          ...said(
            from === null && to === null ? null : spanWords(from, to),
            topic === '' ? null : `topic: ${topic}`,
            impact === '' ? null : `kind of impact: ${impact}`,
            actor === '' ? null : `actor: ${actor}`,
          ),
        ],
        said(text === '' ? 'Not said in words yet.' : text),
        [
          plain(basis === '' ? 'Basis: none recorded.' : `Basis: ${basis}`),
          ...cites.map((cite) => quiet(this.#cited(cite))),
          ...said(canConsider === '' ? null : `Can still be considered: ${canConsider}`),
        ],
      ];
    });
    return tableOf(
      'Each exclusion with its basis and what can still be considered.',
      ['Why it is left out', 'What is left out', 'Basis, and what remains'],
      rows,
    );
  }

  #falls(id: string, headId: string): ReportSection {
    const { draft, dates, entryOf } = this.#of;
    const [windows, exclusions] = [draft.window.map(({ value }) => value), draft.exclusion.map(({ value }) => value)];
    const place = scopeOf(headId, windows, exclusions);
    const entries = countsOf(dates.map(place));
    const marks = countsOf(
      draft.mark.flatMap(({ value }) => {
        const entry = entryOf(value.entryId);
        return entry === undefined || !value.headIds.includes(headId) ? [] : [markScope(value, entry.date, headId, windows, exclusions)];
      }),
    );
    const events = countsOf(draft.event.flatMap(({ value }) => (value.headIds.includes(headId) ? [place(value.date)] : [])));
    const words = (counts: ReadonlyMap<ScopePosition, number>) =>
      scopePositions
        .flatMap((position) => (counts.has(position) ? [`${counts.get(position)?.toLocaleString('en-GB')} ${scopeWords[position]}`] : []))
        .join(', ') || 'none';
    return section(`${id}-falls`, 2, 'Where the evidence falls', {
      paragraphs: [`Entries: ${words(entries)}.`, `Marks for this head: ${words(marks)}.`, `Events of this head: ${words(events)}.`],
    });
  }

  /** Marks whose standing the investigator set over their date, with the reason. */
  #setApart(id: string, headId: string): ReportSection[] {
    const rows = this.#of.draft.mark
      .filter(({ value }) => value.scopeOverride !== null && value.headIds.includes(headId))
      .map((row) => [
        [strong(row.key)],
        said(
          row.value.scopeOverride === null ? null : `stands as ${scopeWords[row.value.scopeOverride]}`,
          row.value.scopeReason || 'No reason is recorded.',
        ),
        [quiet(this.#cited({ kind: 'mark', id: row.id }))],
      ]);
    if (rows.length === 0) return [];
    return [
      section(`${id}-overruled`, 2, 'Set over their dates', {
        table: tableOf(
          'Marks whose standing was set by the investigator, with the reason.',
          ['Mark', 'Standing and reason', 'Passage'],
          rows,
        ),
      }),
    ];
  }
}

function countsOf(positions: readonly ScopePosition[]): ReadonlyMap<ScopePosition, number> {
  const counts = new Map<ScopePosition, number>();
  for (const position of positions) counts.set(position, (counts.get(position) ?? 0) + 1);
  return counts;
}

function endLine(what: 'begins' | 'ends', end: PartialDate | null): string {
  return end === null ? `${what}: open` : `${what} ${formatPartialDate(end)}, ${precisionWords[end.precision]}`;
}

function spanWords(from: CivilDate | null, to: CivilDate | null): string {
  if (from === null) return `up to ${formatDay(to ?? '')}`;
  return to === null ? `from ${formatDay(from)}` : `${formatDay(from)} to ${formatDay(to)}`;
}

function eventLine(which: 'from' | 'to', event: ClockEvent | null): string {
  return event === null ? `${which}: no date` : `${which} ${formatDay(event.day)} (${event.what})`;
}

/** Typed as people write it: a loose date is put into words, anything else stands as it is. */
function raisedWords(raised: string): string {
  return /^\d{4}(-\d{2}){0,2}$/.test(raised) ? formatPartialDate(partialDate(raised)) : raised;
}

function barLine({ falls, end, standing, start }: TimeBarReading): string {
  if (start === null) return 'The day it counts from is not known.';
  if (falls === null) return 'Not known.';
  const full = `The months are full on ${formatDay(falls)}`;
  if (end === null) return `${full}; the day it is held against is not known.`;
  return `${full}; ${formatDay(end.day)} is ${standing === 'late' ? 'late' : standing === 'in time' ? 'in time' : 'not to be told'}.`;
}

/** `Stage 1 response: 10 working days from 29 September 2023 (complaint acknowledged) by the Code, due 13 October 2023; given 10 October 2023: met.` */
function stageLine(clock: StageClock): string {
  const { name, code, workingDays, start, isStartAssumed, due, extendedDue, end, count, standing } = clock;
  const limit = `${name}: ${counted(workingDays, 'working day')}`;
  if (start === null || due === null) return `${limit} by the ${code}; no date to count from.`;
  const stood = isStartAssumed ? ', the nearest date there is' : '';
  const asked = `${limit} from ${formatDay(start.day)} (${start.what}${stood}) by the ${code}, due ${formatDay(due)}`;
  const longer = extendedDue === null ? '' : `, with an extension ${formatDay(extendedDue)}`;
  if (end === null) return `${asked}${longer}; no date of it.`;
  const working = count === null ? '' : ` (${countWords(count)})`;
  return `${asked}${longer}; ${end.what} on ${formatDay(end.day)}: ${standing}${working}.`;
}
