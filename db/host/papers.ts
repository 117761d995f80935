// Owns: the working papers of an open case as files: the chronology and the jurisdiction note. Gathers what they are made from; no words, no rules.
import { papersHeld } from '../domains/entry/known.ts';
import { readAxis } from '../domains/entry/reads.ts';
import { listVersions } from '../domains/versions/reads.ts';
import type { ChronologyFilter } from '../model/chronology.ts';
import { type CivilDate, dayFromNumber, dayNumber, localDay } from '../model/dates.ts';
import { editionFor } from '../model/editions.ts';
import { Refusal } from '../model/fault.ts';
import { standardHouseStyle } from '../model/houseStyle.ts';
import type { ReportFormat } from '../model/report.ts';
import { complaintDay } from '../model/steps.ts';
import { buildPaper, type ReportFile } from '../report/build.ts';
import { chronologyPaper } from '../report/chronology.ts';
import { jurisdictionNote } from '../report/jurisdictionNote.ts';
import { knownWhen } from '../report/knownWhen.ts';
import { paragraphNames } from '../review/checks/reading.ts';
import { caseClocks } from '../review/clocks.ts';
import type { Db } from '../store/prepared.ts';
import { contextOf } from './caseContext.ts';

/** A working paper stays in the house: it is printed in the standard style. */
const inNoStyle = { houseStyle: () => standardHouseStyle, rareWords: () => null };

type Format = Exclude<ReportFormat, 'pdf'>;

/** The chronology that the filter shows. */
export function chronologyFile(db: Db, filter: ChronologyFilter, format: Format): Promise<ReportFile> {
  const { reference, draft, calendar, isPart } = contextOf(db, inNoStyle);
  requireHead(draft.head, filter.headId ?? null);
  const entries = new Map(readAxis(db).map((row) => [row.id, row]));
  const of = { reference, draft, calendar, isPart, entryOf: (id: string) => entries.get(id), today: localDay(new Date()) };
  return buildPaper(chronologyPaper(of, filter), 'chronology', format);
}

/** The jurisdiction note on one head, or on the case (`headId` null). */
export function jurisdictionFile(db: Db, headId: string | null, format: Format): Promise<ReportFile> {
  const { reference, draft, ruleSet, calendar, isPart } = contextOf(db, inNoStyle);
  const letter = requireHead(draft.head, headId);
  const rows = readAxis(db);
  const entries = new Map(rows.map((row) => [row.id, row]));
  const facts = draft.facts[0]?.value;
  // The Scheme goes by the day the complaint was referred, the Code by the day it was made.
  const scheme = editionFor(ruleSet.schemes, facts?.ruleScheme ?? '', facts?.received ?? null);
  const code = editionFor(ruleSet.codes, facts?.ruleCode ?? '', complaintDay(draft.complaintStep));
  const of = {
    reference,
    draft,
    clocks: caseClocks(draft, ruleSet, calendar),
    editions: [scheme, code].flatMap((edition) => (edition === null ? [] : [edition.name])),
    dates: rows.map(({ date }) => date),
    isPart,
    entryOf: (id: string) => entries.get(id),
    today: localDay(new Date()),
  };
  return buildPaper(jurisdictionNote(of, headId), letter === null ? 'jurisdiction note' : `jurisdiction note, head ${letter}`, format);
}

/** What was held, asked for, read and approved by the end of a day. */
export function knownFile(db: Db, on: CivilDate, format: Format): Promise<ReportFile> {
  const context = contextOf(db, inNoStyle);
  const { reference, draft, ruleSet, calendar } = context;
  const untilMs = new Date(`${dayFromNumber(dayNumber(on) + 1)}T00:00:00`).getTime();
  const versions = listVersions(db);
  const paragraphs = paragraphNames(context);
  const of = { reference, draft, ruleSet, calendar, versions, paragraphs, papers: papersHeld(db, untilMs), today: localDay(new Date()) };
  return buildPaper(knownWhen(of, on), `what was known on ${on}`, format);
}

function requireHead(heads: readonly { readonly id: string; readonly key: string }[], headId: string | null): string | null {
  if (headId === null) return null;
  const head = heads.find(({ id }) => id === headId);
  if (head === undefined) throw new Refusal('notFound', 'This head of complaint is no longer there. Choose another.', headId);
  return head.key;
}
