// Owns: marks that wait on a withdrawn paper, and moving them to the paper its bytes came again as. Moves nothing by itself.
import { Refusal } from '../../model/fault.ts';
import type { Id } from '../../model/ids.ts';
import type { CameAgain } from '../../model/operations.ts';
import { type Db, prepared } from '../../store/prepared.ts';
import type { Tx } from '../history/command.ts';
import { type Given, placeMarksAgain, readPages } from './readings.ts';
import { entryText } from './reads.ts';

/** SQL of the marked papers that were withdrawn; named so that its plan can be tested. */
export const waitingMarksSql = `SELECT e.id, e.exhibit, e.sha256, e.ordinal, e.body, p.sha256 AS sheet, count(*) AS marks
  FROM draft_mark m CROSS JOIN entry e ON e.id = m.entry_id LEFT JOIN entry p ON p.id = e.parent_id
  WHERE e.is_withdrawn = 1 GROUP BY e.rowid`;
/** SQL of the paper in the case with these bytes, the first received before those that repeat it. */
export const sameBytesSql =
  'SELECT id, exhibit FROM entry WHERE sha256 = ? AND is_withdrawn = 0 ORDER BY duplicate_of IS NOT NULL, rowid LIMIT 1';
/** SQL of the same row of a sheet: of that number, saying the same. */
export const sameRowSql = 'SELECT id, exhibit FROM entry WHERE parent_id = ? AND ordinal = ? AND body = ? AND is_withdrawn = 0';

interface Waiting {
  readonly id: Id;
  readonly exhibit: string;
  readonly sha256: string | null;
  readonly ordinal: number | null;
  readonly body: string | null;
  readonly sheet: string | null;
  readonly marks: number;
}
type Found = CameAgain['to'];

/** Withdrawn papers with marks on them whose bytes are in the case again; a row of a sheet where its sheet is and the row says the same. */
export function cameAgain(db: Db): CameAgain[] {
  return prepared<Waiting>(db, waitingMarksSql)
    .all()
    .flatMap(({ marks, ...from }) => {
      const to = sameAs(db, from);
      return to === undefined ? [] : [{ from: { id: from.id, exhibit: from.exhibit }, to, marks }];
    });
}

function sameAs(db: Db, { sha256, sheet, ordinal, body }: Omit<Waiting, 'marks'>): Found | undefined {
  const holder = prepared<Found>(db, sameBytesSql).get(sha256 ?? sheet);
  if (holder === undefined || sha256 !== null) return holder;
  return prepared<Found>(db, sameRowSql).get(holder.id, ordinal, body);
}

/** Moves the marks of withdrawn papers inside a command, each to the paper named, where its words are placed. Refused with `conflict` where that is no longer so. */
export function moveMarks(tx: Tx, papers: readonly { readonly from: Id; readonly to: Id }[]): Pick<Given, 'placed' | 'notPlaced'> {
  const possible = cameAgain(tx.db);
  const count = { placed: 0, notPlaced: 0 };
  for (const { from, to } of papers) {
    if (!possible.some((each) => each.from.id === from && each.to.id === to)) {
      throw new Refusal('conflict', 'These marks have been moved meanwhile, or their paper is no longer in the case.', from);
    }
    const { extractionId, text } = entryText(tx.db, to);
    const pages = extractionId === null ? [] : readPages(tx.db, extractionId);
    const moved = placeMarksAgain(tx, new Map([[from, to]]), { extractionId, text, pages });
    count.placed += moved.placed;
    count.notPlaced += moved.notPlaced;
  }
  return count;
}
