// Owns: a large case of invented entries for benchmarks, written through the store's own rows, without reading files. Must not be used to test what is read.
import { createCase, openDeskIn } from '../../db/domains/desk/cases.ts';
import { readDraft } from '../../db/domains/draft/reads.ts';
import { changeDraft } from '../../db/domains/draft/writes.ts';
import { addReading } from '../../db/domains/entry/readings.ts';
import { readAxis } from '../../db/domains/entry/reads.ts';
import { command, intakeSlice } from '../../db/domains/history/command.ts';
import { addEntry, addRecord, type NewEntry, startOriginal } from '../../db/domains/intake/arrivals.ts';
import { countBatch, startBatch } from '../../db/domains/intake/batches.ts';
import { dayFromNumber, dayNumber, partialDate } from '../../db/model/dates.ts';
import { type DraftChange, type DraftKind, type DraftValue, emptyAbsence, emptyExpectation, emptyRequest } from '../../db/model/draft.ts';
import type { Found, Side } from '../../db/model/entry.ts';
import { newId } from '../../db/model/ids.ts';
import { casePlace } from '../../db/store/folder.ts';
import { closeStore, openCase } from '../../db/store/open.ts';
import type { Db } from '../../db/store/prepared.ts';
import { head, oneOfEach } from '../support/draftRows.ts';

const actor = 'Benchmark';
const firstDay = dayNumber('2019-01-01');
/** Entries are spread over so many days, in an order that is not theirs. */
const days = 2000;
/** Of each ten entries, the last three are records of a sheet. */
const [group, messages] = [10, 6];

/** What a large case has besides its entries. */
interface Besides {
  /** Gives each entry its words by number; without it papers have none but their titles. */
  readonly wordsOf?: (number: number) => string;
  /** Links between reports and what followed; none without it. */
  readonly links?: number;
  /** What an investigator makes of it besides; none without it. */
  readonly made?: Made;
}

/** How many of each are made, spread over the entries. */
export interface Made {
  readonly marks: number;
  /** Each citing a mark of either side. */
  readonly events: number;
  /** Counted from an entry; every second one has a step linked to it, every second an absence with its request. */
  readonly expectations: number;
  /** Findings, each citing an event and a mark. */
  readonly paragraphs: number;
  /** Of ten entries each. */
  readonly series: number;
  /** Held against ten records each. */
  readonly assertions: number;
}

/** Makes a desk in `folder` with one case of `count` entries, two heads and a window each; answers the case's id. */
export function makeLargeCase(folder: string, count: number, { wordsOf, links = 0, made }: Besides = {}): string {
  const desk = openDeskIn(folder);
  const { caseId } = createCase(desk, folder, actor, { reference: 'BENCH-1', landlord: 'Larkfield Homes', received: null });
  closeStore(desk);
  const db = openCase(casePlace(folder, caseId), { role: 'writer' });
  const batchId = newId();
  const paper = (number: number): NewEntry => {
    const side: Side = number % 2 === 0 ? 'landlord' : 'resident';
    return {
      exhibit: `L${number}`,
      parentId: null,
      batchId,
      kind: 'email',
      side,
      sideBasis: 'sender',
      suppliedBy: 'landlord',
      found: foundAt(number),
      sha256: number.toString(16).padStart(64, '0'),
      bytes: 1000,
      mediaType: 'message/rfc822',
      fileName: `message ${number}.eml`,
      path: `mail/folder ${number % 50}/message ${number}.eml`,
      partPath: null,
      status: 'read',
      reason: null,
      duplicateOf: null,
      extractionId: null,
      receivedMs: 1_700_000_000_000,
      isHidden: false,
    };
  };
  intakeSlice(db, () => {
    startBatch(db, { id: batchId, suppliedBy: 'landlord', note: '', receivedMs: 1_700_000_000_000 });
    for (let at = 0; at < count; at += group) {
      for (let number = at + 1; number <= at + messages; number += 1) place(db, paper(number), wordsOf?.(number) ?? null);
      const sheet: NewEntry = { ...paper(at + messages + 1), kind: 'sheet', mediaType: 'text/csv' };
      const id = place(db, sheet, null);
      for (let ordinal = 1; ordinal <= group - messages - 1; ordinal += 1) {
        const number = at + messages + 1 + ordinal;
        const row = { ordinal, cells: [wordsOf?.(number) ?? 'Lock changed'], found: foundAt(number) };
        addRecord(db, { ...sheet, id }, row, 'landlord', 'sender');
      }
    }
    countBatch(db, batchId, { received: count, read: count, duplicate: 0, unreadable: 0 });
  });
  addHeads(db);
  if (links > 0) addLinks(db, links);
  if (made !== undefined) addMade(db, made);
  closeStore(db);
  return caseId;
}

function place(db: Db, entry: NewEntry, words: string | null): string {
  if (entry.sha256 !== null) startOriginal(db, entry.sha256, entry.bytes);
  if (entry.sha256 === null || words === null) return addEntry(db, entry);
  const extractionId = addReading(db, entry.sha256, {
    reader: 'bench',
    version: '1',
    text: words,
    html: null,
    pages: [],
    headers: [],
    columns: [],
  });
  return addEntry(db, { ...entry, extractionId });
}

function addHeads(db: Db): void {
  command(db, { actor, command: 'draft.change', label: 'Add heads' }, (tx) => {
    for (const year of ['2021', '2022']) {
      const headId = newId();
      const window = { headId, from: partialDate(year), to: null, reason: '' };
      changeDraft(tx, [
        { do: 'put', kind: 'head', id: headId, seenRevision: null, value: head(year) },
        { do: 'put', kind: 'window', id: newId(), seenRevision: null, value: window },
      ]);
    }
  });
}

/** Reports spread over the case, each with three steps in the two weeks that follow: every second one stays open. */
function addLinks(db: Db, count: number): void {
  const rows = readAxis(db)
    .filter(({ kind }) => kind === 'email')
    .sort((a, b) => ((a.date.earliest ?? '') < (b.date.earliest ?? '') ? -1 : 1));
  const [reports, answers] = (['resident', 'landlord'] as const).map((side) => rows.filter((row) => row.side === side));
  const put = (number: number): DraftChange[] => {
    const at = Math.floor(((number - (number % 3)) / count) * ((reports?.length ?? 0) - 400));
    const [report, step] = [reports?.[at], answers?.[at + 100 * ((number % 3) + 1)]];
    if (report === undefined || step === undefined) return [];
    const isOpen = Math.floor(number / 3) % 2 === 0;
    return [
      {
        do: 'put',
        kind: 'link',
        id: newId(),
        seenRevision: null,
        value: {
          reportId: report.id,
          stepId: step.id,
          step: isOpen ? 'holding' : 'action',
          verdict: 'linked',
          reportMarkId: null,
          stepMarkId: null,
          expectationId: null,
          note: '',
        },
      },
    ];
  };
  command(db, { actor, command: 'draft.change', label: 'Link reports' }, (tx) =>
    changeDraft(tx, Array.from({ length: count }, (_, number) => put(number)).flat()),
  );
}

/** Rows of every kind the reasoning reads, in commands of a few thousand changes. */
function addMade(db: Db, made: Made): void {
  const rows = readAxis(db).filter(({ kind }) => kind === 'email');
  const [headIds, values] = [readDraft(db).head.map(({ id }) => id), oneOfEach({ headId: '', entryId: '' })];
  const many = <T>(count: number, make: (at: number) => T) => Array.from({ length: count }, (_, at) => make(at));
  const entryAt = (at: number) => rows[(at * 7919) % rows.length]?.id ?? '';
  const headAt = (at: number) => headIds[at % headIds.length] ?? '';
  const put = <K extends DraftKind>(kind: K, value: DraftValue<K>, id = newId()) =>
    ({ do: 'put', kind, id, seenRevision: null, value }) as DraftChange;
  const ids = (count: number) => many(count, () => newId());
  const [marks, events, expectations, requests, assertions] = [
    ids(made.marks),
    ids(made.events),
    ids(made.expectations),
    ids(Math.ceil(made.expectations / 2)),
    ids(made.assertions),
  ];
  const markAt = (at: number) => ({ kind: 'mark' as const, id: marks[at % marks.length] ?? '' });
  const changes: DraftChange[] = [
    ...marks.map((id, at) =>
      put(
        'mark',
        {
          ...values.mark,
          entryId: entryAt(at),
          headIds: [headAt(at)],
          scopeOverride: null,
          speaksAgainst: at % 5 === 0 ? 'landlord' : null,
          disclosure: null,
          disclosureWhy: '',
        },
        id,
      ),
    ),
    ...events.map((id, at) =>
      put(
        'event',
        {
          date: foundAt(at).date,
          text: `Event ${at}: the door`,
          status: 'agreed',
          headIds: [headAt(at)],
          cites: [markAt(2 * at), markAt(2 * at + 1)],
        },
        id,
      ),
    ),
    ...expectations.map((id, at) =>
      put(
        'expectation',
        {
          ...emptyExpectation(headAt(at)),
          text: `A reply ${at}`,
          startEntryId: entryAt(at),
          limit: { amount: 10, unit: 'working days' },
          cites: [markAt(at)],
        },
        id,
      ),
    ),
    ...requests.map((id, at) => put('request', { ...emptyRequest(headAt(at), 'landlord'), item: `Record ${at}` }, id)),
    ...requests.map((requestId, at) =>
      put('absence', {
        ...emptyAbsence(headAt(at), expectations[2 * at] ?? null),
        requestId,
        searched: { query: 'reply', count: 0, on: null, found: null },
      }),
    ),
    ...many(Math.floor(made.expectations / 2), (at) =>
      put('link', {
        ...values.link,
        reportId: entryAt(at),
        stepId: entryAt(at + 1),
        step: 'told',
        expectationId: expectations[2 * at + 1] ?? null,
      }),
    ),
    ...many(made.paragraphs, (at) => {
      const cites = [{ kind: 'event' as const, id: events[at % events.length] ?? '' }, markAt(at)];
      return put('paragraph', { ...values.paragraph, headId: headAt(at), cites });
    }),
    ...many(made.series, (at) =>
      put('series', { title: `Series ${at}`, headId: headAt(at), entryIds: many(10, (each) => entryAt(at * 10 + each)) }),
    ),
    ...assertions.map((id, at) => put('assertion', { ...values.assertion, headId: headAt(at), cites: [markAt(at)] }, id)),
    ...assertions.flatMap((assertionId, at) =>
      many(10, (each) => put('assertionRecord', { ...values.assertionRecord, assertionId, entryId: entryAt(at * 10 + each) })),
    ),
    put('complaintStep', { ...values.complaintStep, cites: [] }),
    put('exclusion', { ...values.exclusion, cites: [] }),
  ];
  for (let from = 0; from < changes.length; from += 4000) {
    command(db, { actor, command: 'draft.change', label: 'Work on the case' }, (tx) => changeDraft(tx, changes.slice(from, from + 4000)));
  }
}

function foundAt(number: number): Found {
  return {
    title: `Re: the communal door, message ${number}`,
    sender: 'Ana Quill <ana@post.example>',
    recipients: 'Larkfield Homes <help@larkfield.example>',
    date: partialDate(dayFromNumber(firstDay + ((number * 7919) % days))),
    time: `${String(number % 24).padStart(2, '0')}:15`,
    offset: '+00:00',
    dateBasis: 'header',
  };
}
