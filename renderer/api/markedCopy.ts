// Owns saving a copy of an item with its marks: whom it is for, and what is said before and after. Must not make the copy nor ask where to: the shell does.
import { hiddenFrom } from '../../db/model/disclosure.ts';
import type { Disclosure, ListedEntry } from '../../db/model/entry.ts';
import type { Fault } from '../../db/model/fault.ts';
import { narrower, passagesOf, receiptIds } from '../../db/model/keptWords.ts';
import { type CopyReader, copyReaders } from '../../db/model/markedCopy.ts';
import { faultText } from '../text/faults.ts';
import { readerText } from '../text/reader.ts';
import { bridge } from './bridge.ts';
import { say } from './notices.ts';

type Copied = Pick<ListedEntry, 'id' | 'exhibit'>;

/** Saves the desk's copy of an item with its marks. Where a party may not see it, or something in it, whom it is for is asked first. */
export async function saveMarkedCopy(caseId: string, entry: Copied): Promise<void> {
  const limits = await limitsOf(caseId, entry.id);
  // What cannot be asked is not taken for open to both.
  if (limits === null) return;
  const { disclosure, inside } = limits;
  if (disclosure === 'both' && inside.length === 0) return saveCopyFor(caseId, entry, 'working');
  const copies = copyReaders.filter((reader) => reader === 'working' || !hiddenFrom(disclosure).includes(reader));
  say(
    disclosure === 'both' ? readerText.passagesNotForBoth(entry.exhibit, inside) : readerText.notForBoth(entry.exhibit, disclosure),
    'alert',
    ...copies.map((reader) => ({ name: readerText.copyFor[reader], run: () => void saveCopyFor(caseId, entry, reader) })),
  );
}

/** Saves the copy for one reader: for a party without what that party may not see, and without the desk's notes. */
export async function saveCopyFor(caseId: string, { id, exhibit }: Pick<ListedEntry, 'id' | 'exhibit'>, reader: CopyReader): Promise<void> {
  say(readerText.makingCopy(exhibit));
  const reply = await bridge().saveMarkedCopy({ caseId, id, reader });
  if (!reply.ok) say(faultText(reply.fault), 'alert');
  else if (reply.value !== null) say(readerText.savedCopy(reply.value.path, reply.value.shown, reply.value.listed));
}

/** Who may see an item, with the sheet or message it stands in; and by name what in it a party may not see: marks on it, on its rows and on other receipts of it, and records of what it quotes. */
async function limitsOf(
  caseId: string,
  id: string,
): Promise<{ readonly disclosure: Disclosure; readonly inside: readonly string[] } | null> {
  const [read, drafted] = await Promise.all([bridge().call('entry.read', { caseId, id }), bridge().call('draft.read', { caseId })]);
  if (!read.ok) return refused(read.fault);
  if (!drafted.ok) return refused(drafted.fault);
  const { entry, quotedKept } = read.value;
  const holder =
    entry.kind === 'record' && entry.parentId !== null ? await bridge().call('entry.read', { caseId, id: entry.parentId }) : null;
  if (holder?.ok === false) return refused(holder.fault);
  const records = entry.kind === 'sheet' ? await bridge().call('sheet.marked', { caseId, id }) : null;
  if (records?.ok === false) return refused(records.fault);
  const rows = new Map(records?.value.map((row) => [row.id, row.disclosure]));
  const disclosure = narrower(entry.disclosure, holder?.value.entry.disclosure ?? 'both');
  const seenBy = passagesOf(receiptIds(read.value), disclosure, rows);
  const marks = drafted.value.draft.mark.filter(({ value }) => seenBy(value) !== 'both').map(({ key }) => key);
  return { disclosure, inside: [...marks, ...quotedKept.map(({ exhibit }) => exhibit)] };
}

function refused(fault: Fault): null {
  say(faultText(fault), 'alert');
  return null;
}
