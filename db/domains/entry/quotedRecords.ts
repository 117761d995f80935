// Owns: records made of what a message quotes: a message that came only inside another becomes an entry of its own. Must not judge sides.
import { unknownDate } from '../../model/dates.ts';
import type { EntryRow, Found, Side, SideBasis } from '../../model/entry.ts';
import { Refusal } from '../../model/fault.ts';
import type { Id } from '../../model/ids.ts';
import { baseSubject } from '../../model/message.ts';
import type { QuotedPassage } from '../../model/operations.ts';
import { type Db, prepared } from '../../store/prepared.ts';
import type { Tx } from '../history/command.ts';
import { writeSealed } from '../history/seal.ts';
import { addEntry } from '../intake/arrivals.ts';
import { entryLine, entryText } from './reads.ts';
import { readThread } from './thread.ts';

/** A quoted message that can become a record, and the message that quotes it. */
export interface Quotable {
  readonly parent: EntryRow;
  readonly passage: QuotedPassage;
}

/**
 * The message quoted in an entry at these offsets. Refused with `invalid` where none is quoted there or nothing says whose it is, with `conflict` where it
 * is in the case already.
 */
export function quotableAt(db: Db, entryId: string, start: number, end: number): Quotable {
  const asked = entryLine(db, entryId);
  const parent = asked.duplicateOf === null ? asked : entryLine(db, asked.duplicateOf);
  const passage = readThread(db, parent.id)
    .messages.flatMap(({ id, copies, quoted }) => (id === parent.id || copies.some((copy) => copy.id === parent.id) ? quoted : []))
    .find((each) => each.start === start && each.end === end);
  if (passage === undefined || passage.said === null || passage.words === '') {
    throw new Refusal('invalid', `${parent.exhibit} quotes no message there.`, parent.exhibit);
  }
  if (passage.source !== null) {
    throw new Refusal('conflict', `This message is in the case already, as ${passage.source.exhibit}.`, passage.source.exhibit);
  }
  return { parent, passage };
}

/** The last number given to a record of an entry, by its label: where two desks made records, some of theirs have another label than their ordinal. */
const lastRecordSql = `SELECT max(CAST(replace(r.exhibit, e.exhibit || '#', '') AS INTEGER)) FROM entry e JOIN entry r ON r.parent_id = e.id AND r.kind = 'record' WHERE e.id = ?`;

/** Makes the record inside a command; returns its id. Undone, it is hidden: its label stays burnt, as every label does. */
export function makeQuotedRecord(tx: Tx, { parent, passage }: Quotable, side: Side, sideBasis: SideBasis): Id {
  const { db } = tx;
  const { extractionId } = entryText(db, parent.id);
  const ordinal = (prepared<number | null>(db, lastRecordSql).pluck().get(parent.id) ?? 0) + 1;
  const { said, words, start, end } = passage;
  const found: Found = {
    title: said?.subject ?? titleOf(parent),
    sender: said?.sender ?? null,
    recipients: said?.recipients ?? null,
    date: said?.date ?? unknownDate,
    time: said?.time ?? null,
    offset: null,
    dateBasis: said?.date == null ? 'none' : 'quoted',
  };
  const { batchId, suppliedBy, mediaType, fileName, path, receivedMs } = parent;
  const id = addEntry(
    db,
    {
      exhibit: `${parent.exhibit}#${ordinal}`,
      parentId: parent.id,
      kind: 'record',
      side,
      sideBasis,
      suppliedBy,
      batchId,
      mediaType,
      fileName,
      path,
      receivedMs,
      found,
      sha256: null,
      bytes: 0,
      partPath: null,
      status: 'read',
      reason: null,
      duplicateOf: null,
      extractionId: null,
      isHidden: true,
    },
    { ordinal, cells: '[]', body: words },
  );
  writeSealed(db, 'quoted_record', { entry_id: id, extraction_id: extractionId, start_utf16: start, end_utf16: end });
  tx.update('entry', { id, is_withdrawn: 0 });
  return id;
}

/** A quoted message mostly bears the subject of the one that quotes it, less its `Re:`. */
function titleOf({ title }: EntryRow): string {
  const { turn } = baseSubject(title);
  return turn === 'none' ? title : title.replace(/^\s*[A-Za-z]{2,4}\s*:\s*/, '');
}
