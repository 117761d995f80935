// Owns: what of two copies of a case is to be merged, row by row, and the rules of merging as the tables have them. Reads both; must not write.
import { type MergeRow, type MergeRules, type MergeSubject, withOthersAs } from '../../model/merge.ts';
import type { Db } from '../../store/prepared.ts';
import { firstUse } from '../draft/references.ts';
import { shapes } from '../draft/shape.ts';
import { currentRow } from '../history/command.ts';
import { nameColumns } from '../history/seal.ts';
import { removedInEffect } from './inEffect.ts';
import { asItWas, asTold, type Parting } from './parting.ts';
import { onOurReadings, sameReadings } from './readingsOfBoth.ts';
import { onOurRecords, type RecordsOfBoth } from './recordsOfBoth.ts';
import { withOurStanding } from './replies.ts';

const drafted: readonly string[] = Object.values(shapes).map(({ table }) => table);

/** Tables whose rows commands make and change. What is sealed when it is written is copied whole instead (papers.ts). */
const mergedTables: ReadonlySet<string> = new Set([
  ...drafted,
  'batch',
  'entry',
  'entry_read',
  'sheet_review',
  'report_version',
  'report_version_file',
  'version_letter',
  'returned_file',
  'handover',
  'merge_difference',
  'label_alias',
  'meta',
]);
/** Of the notes of a file, only whether the case is closed, and held back from disposal, is about the case and not about the copy. */
const mergedNotes: ReadonlySet<string> = new Set(['closed', 'hold']);

export const mergeRules: MergeRules = {
  units: {
    entry: [
      ['date_earliest', 'date_latest', 'date_precision', 'time_text', 'offset_text', 'date_basis'],
      ['side', 'side_basis', 'found_side', 'found_side_basis'],
      ['disclosure', 'disclosure_why', 'disclosure_own'],
      ['extraction_id', 'status', 'reason', 'duplicate_of', 'kind', 'body', 'cells'],
    ],
    entry_read: [['state', 'at_ms']],
    draft_mark: [
      ['scope_override', 'scope_reason'],
      ['disclosure', 'disclosure_why'],
    ],
    draft_expectation: [['state_override', 'state_reason', 'state_by', 'state_on']],
    draft_absence: [['state_override', 'state_reason', 'state_by', 'state_on']],
    draft_determination: [['outcome', 'paragraph', 'wording']],
    draft_offer: [
      ['amount_pence', 'paid_pence', 'paid_on', 'standing'],
      ['offset', 'offset_reason'],
    ],
    draft_compliance: [['standing', 'complied_on']],
    draft_review_request: [['outcome', 'decided_by', 'decided_on']],
  },
  oneEach: { draft_determination: 'head_id', draft_compliance: 'order_id' },
  texts: new Set([
    'text',
    'note',
    'reasons',
    'reason',
    'why',
    'answer',
    'remarks',
    'comment',
    'reply',
    'household',
    'jurisdiction_note',
    'in_words',
  ]),
  rowsTwice: new Set(['draft_paragraph']),
};

/** Every row that either copy changed since they parted, as it was then, as it is here and as it is there. */
export function subjectsOf(ours: Db, theirs: Db, parting: Parting, records: RecordsOfBoth): MergeSubject[] {
  const subjects: MergeSubject[] = [];
  for (const table of mergedTables) {
    const [ourTold, theirTold] = [parting.ours.told.get(table), parting.theirs.told.get(table)];
    const ids = new Set([...(ourTold?.keys() ?? []), ...(theirTold?.keys() ?? [])]);
    for (const id of ids) {
      if (table === 'meta' && !mergedNotes.has(id)) continue;
      const [here, there] = [rowOf(ours, table, id), rowOf(theirs, table, id)];
      // A paper that is only in one of them is copied whole.
      if (table === 'entry' && (here === null || there === null)) continue;
      const [our, their] = [ourTold?.get(id), theirTold?.get(id)];
      if (here === null && our === undefined) {
        // This copy never had it, or had it by a merge that was undone: it comes in.
        subjects.push({ table, id, base: null, ours: null, theirs: there });
        continue;
      }
      const isOurs = parting.basis === 'ours';
      const base = isOurs ? asItWas(here, our) : asItWas(there, their);
      const otherBase = parting.sinceOther === null ? null : asItWas(there, parting.sinceOther.told.get(table)?.get(id));
      if (base === null && here !== null && our === undefined) {
        // A delivery that an undone merge left withdrawn: made there since, and unchanged here.
        subjects.push(settled(ours, { table, id, base: here, ours: here, theirs: there }));
        continue;
      }
      const subject = isOurs
        ? { table, id, base, otherBase, ours: here, theirs: asTold(there, their, base) }
        : { table, id, base, ours: asTold(here, our, base), theirs: there };
      subjects.push(settled(ours, subject));
    }
    if (drafted.includes(table)) subjects.push(...onlyThere(ours, theirs, parting, table, ids));
  }
  const same = sameReadings(ours, theirs);
  return onOurRecords(subjects, records.same).map((subject) => withOurStanding(onOurReadings(subject, same)));
}

/** Rows that this copy never had, because it came without them. What the other desk removed since, as is known here, is not among them. */
function onlyThere(ours: Db, theirs: Db, parting: Parting, table: string, known: ReadonlySet<string>): MergeSubject[] {
  const there = theirs.prepare<[], string>(`SELECT id FROM "${table}"`).pluck().all();
  const missing = there.filter((id) => !known.has(id) && parting.ours.told.get(table)?.has(id) !== true && rowOf(ours, table, id) === null);
  const gone = missing.length === 0 ? new Set<string>() : removedInEffect(ours);
  return missing.flatMap((id) => {
    const theirRow = rowOf(theirs, table, id);
    return theirRow === null || gone.has(id) ? [] : [{ table, id, base: null, ours: null, theirs: theirRow }];
  });
}

/** What needs no person to choose: of two looks at a paper the later stands. A delivery withdrawn there and used here is a difference, whatever was before. */
function settled(ours: Db, given: MergeSubject): MergeSubject {
  const subject = given.table === 'batch' ? countedHere(given) : given;
  const { table, id, ours: here, theirs: there } = subject;
  if (here === null || there === null) return subject;
  if (table === 'entry_read' && here.at_ms !== there.at_ms) {
    const later = Number(there.at_ms) > Number(here.at_ms);
    return later ? { ...subject, base: here } : { ...subject, base: there };
  }
  if (table === 'batch' && there.state === 'withdrawn' && here.state !== 'withdrawn' && isUsed(ours, id)) return { ...subject, base: null };
  return subject;
}

/** What was received and read of a delivery follows from its papers, and is counted when these are merged (`recountDeliveries`). */
function countedHere(subject: MergeSubject): MergeSubject {
  const { received = null, read = null, duplicate = null, unreadable = null } = subject.ours ?? {};
  const counted = (row: MergeRow | null) => (row === null ? null : { ...row, received, read, duplicate, unreadable });
  if (subject.ours === null) return subject;
  return withOthersAs(subject, counted);
}

function isUsed(db: Db, batchId: string): boolean {
  const ids = new Set(db.prepare<[string], string>('SELECT id FROM entry WHERE batch_id = ?').pluck().all(batchId));
  return firstUse(db, ids) !== undefined;
}

export function rowOf(db: Db, table: string, id: string): MergeRow | null {
  return nameColumns(table).length === 1 ? (currentRow(db, table, id) ?? null) : null;
}
