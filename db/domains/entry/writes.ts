// Owns: what an investigator changes about an entry: title, date, side, kind, disclosure. The original and what was found stay. Who may see the parts of an entry
// follows in the same command, where it was not said of them (db/model/parts.ts).
import type { PartialDate } from '../../model/dates.ts';
import { type Disclosure, foundSchema, type Side, wholeExhibit } from '../../model/entry.ts';
import { Refusal } from '../../model/fault.ts';
import type { EntryPatch } from '../../model/operations.ts';
import { ownDisclosure } from '../../model/parts.ts';
import { type Db, prepared } from '../../store/prepared.ts';
import { currentRow, type Row, type Tx } from '../history/command.ts';
import { isWithin, wholeLabel } from './rows.ts';

/** The cells a patch asks for. What goes back to what was found gets back the basis it had; what is only confirmed keeps its own. */
function cellsOf(current: Row, patch: EntryPatch, whole: Row | undefined): Row {
  return {
    ...(patch.title === undefined ? {} : { title: patch.title }),
    ...(patch.side === undefined || patch.side === current.side ? {} : sideCells(current, patch.side)),
    ...(patch.date === undefined ? {} : dateCells(current, patch.date)),
    ...(patch.kindText === undefined ? {} : { kind_text: patch.kindText }),
    ...(patch.disclosureWhy === undefined ? {} : { disclosure_why: patch.disclosureWhy }),
    ...(patch.disclosure === undefined ? {} : disclosureCells(patch.disclosure, whole)),
  };
}

/** What a part follows: who may see what it came in, and why. */
function asWhole(whole: Row): Row {
  return { disclosure: whole.disclosure ?? null, disclosure_why: whole.disclosure_why ?? null, disclosure_own: 0 };
}

function disclosureCells(disclosure: Disclosure | null, whole: Row | undefined): Row {
  if (disclosure !== null) return { disclosure, disclosure_own: whole === undefined ? 0 : 1 };
  return whole === undefined ? { disclosure: 'both', disclosure_own: 0 } : asWhole(whole);
}

/** What an entry came in; undefined where it is no part of anything. A row of a sheet is none. */
function wholeOf(db: Db, { exhibit, kind }: Row): Row | undefined {
  const whole = kind === 'record' ? null : wholeExhibit(String(exhibit));
  return whole === null ? undefined : prepared<Row>(db, 'SELECT * FROM entry WHERE exhibit = ?').get(whole);
}

/** What came in an entry, and in none of its parts; named so that its plan can be tested. */
export const partsSql = `SELECT e.id FROM entry w JOIN entry e ON ${isWithin('e', 'w')} AND ${wholeLabel('e')} = w.exhibit AND e.kind <> 'record'
  WHERE w.id = ? ORDER BY e.rowid`;

/** Parts that followed an entry go on following it, and their own parts them; withdrawn ones too, so that they come back as they would be. */
function followed(tx: Tx, before: Row, after: Row): void {
  if (before.disclosure === after.disclosure && before.disclosure_why === after.disclosure_why) return;
  for (const { id: partId } of prepared<{ id: string }>(tx.db, partsSql).all(String(before.id))) {
    const part = currentRow(tx.db, 'entry', partId);
    if (part === undefined) continue;
    const seen = { disclosure: part.disclosure as Disclosure, isOwn: part.disclosure_own === 1 };
    if (ownDisclosure(seen, before.disclosure as Disclosure) !== null) continue;
    const cells = asWhole(after);
    tx.update('entry', { ...cells, id: partId, revision: Number(part.revision) + 1 });
    followed(tx, part, { ...part, ...cells });
  }
}

function sideCells(current: Row, side: Side): Row {
  const foundSide = current.found_side ?? current.side ?? null;
  const foundBasis = current.found_side_basis ?? current.side_basis ?? null;
  if (side === foundSide) return { side, side_basis: foundBasis, found_side: null, found_side_basis: null };
  return { side, side_basis: 'edited', found_side: foundSide, found_side_basis: foundBasis };
}

function dateCells(current: Row, date: PartialDate): Row {
  if (date.earliest !== null && date.latest !== null && date.earliest > date.latest) {
    throw new Refusal('invalid', 'The date ends before it begins.', 'date');
  }
  const cells = { date_earliest: date.earliest, date_latest: date.latest, date_precision: date.precision };
  if (Object.entries(cells).every(([column, cell]) => current[column] === cell)) return {};
  const found = foundSchema.parse(JSON.parse(String(current.found)));
  const isAsFound = found.date.earliest === date.earliest && found.date.latest === date.latest && found.date.precision === date.precision;
  return { ...cells, date_basis: isAsFound ? found.dateBasis : 'edited' };
}

/** Changes an entry inside a command; what was found in the file stays beside it. Refused with `notFound`, `conflict` or `invalid`. */
export function editEntry(tx: Tx, id: string, seenRevision: number, patch: EntryPatch): void {
  const current = currentRow(tx.db, 'entry', id);
  if (current === undefined || current.is_withdrawn === 1) {
    throw new Refusal('notFound', 'This entry is not in the case, or its delivery was withdrawn.', id);
  }
  if (current.revision !== seenRevision) {
    throw new Refusal('conflict', `${String(current.exhibit)} has been changed meanwhile. Look at it as it is now and try again.`, id);
  }
  const wanted = cellsOf(current, patch, wholeOf(tx.db, current));
  if (Object.entries(wanted).every(([column, cell]) => current[column] === cell)) return;
  tx.update('entry', { ...wanted, id, revision: seenRevision + 1 });
  followed(tx, current, { ...current, ...wanted });
}
