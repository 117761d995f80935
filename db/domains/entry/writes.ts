// Owns: what an investigator changes about an entry: title, date, side, kind, disclosure. The original and what was found stay.
import type { PartialDate } from '../../model/dates.ts';
import { foundSchema, type Side } from '../../model/entry.ts';
import { Refusal } from '../../model/fault.ts';
import type { EntryPatch } from '../../model/operations.ts';
import { currentRow, type Row, type Tx } from '../history/command.ts';

/** The cells a patch asks for. What goes back to what was found gets back the basis it had; what is only confirmed keeps its own. */
function cellsOf(current: Row, patch: EntryPatch): Row {
  return {
    ...(patch.title === undefined ? {} : { title: patch.title }),
    ...(patch.side === undefined || patch.side === current.side ? {} : sideCells(current, patch.side)),
    ...(patch.date === undefined ? {} : dateCells(current, patch.date)),
    ...(patch.kindText === undefined ? {} : { kind_text: patch.kindText }),
    ...(patch.disclosure === undefined ? {} : { disclosure: patch.disclosure }),
    ...(patch.disclosureWhy === undefined ? {} : { disclosure_why: patch.disclosureWhy }),
  };
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
  const wanted = cellsOf(current, patch);
  if (Object.entries(wanted).every(([column, cell]) => current[column] === cell)) return;
  tx.update('entry', { ...wanted, id, revision: seenRevision + 1 });
}
