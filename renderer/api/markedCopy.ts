// Owns saving a copy of an item with its marks: whom it is for, and what is said before and after. Must not make the copy nor ask where to: the shell does.
import { hiddenFrom } from '../../db/model/disclosure.ts';
import type { Mark } from '../../db/model/draft.ts';
import type { ListedEntry } from '../../db/model/entry.ts';
import type { Fault } from '../../db/model/fault.ts';
import { passageDisclosure } from '../../db/model/keptWords.ts';
import { type CopyReader, copyReaders } from '../../db/model/markedCopy.ts';
import { faultText } from '../text/faults.ts';
import { readerText } from '../text/reader.ts';
import { bridge } from './bridge.ts';
import { say } from './notices.ts';

type Copied = Pick<ListedEntry, 'id' | 'exhibit' | 'disclosure' | 'kind' | 'duplicateOf'>;

/** Saves the desk's copy of an item with its marks. Where a party may not see it, or a passage of it, whom it is for is asked first. */
export async function saveMarkedCopy(caseId: string, entry: Copied): Promise<void> {
  const limited = entry.disclosure === 'both' ? await limitedMarks(caseId, entry) : [];
  // What cannot be asked is not taken for open to both.
  if (limited === null) return;
  if (entry.disclosure === 'both' && limited.length === 0) return saveCopyFor(caseId, entry, 'working');
  const copies = copyReaders.filter((reader) => reader === 'working' || !hiddenFrom(entry.disclosure).includes(reader));
  say(
    entry.disclosure === 'both'
      ? readerText.passagesNotForBoth(entry.exhibit, limited)
      : readerText.notForBoth(entry.exhibit, entry.disclosure),
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

/** Names of the marks on an item, or on rows of it, whose passages a party may not see. */
async function limitedMarks(caseId: string, { id, kind, duplicateOf, disclosure }: Copied): Promise<string[] | null> {
  const reply = await bridge().call('draft.read', { caseId });
  const records = kind === 'sheet' ? await bridge().call('sheet.marked', { caseId, id }) : null;
  if (!reply.ok) return refused(reply.fault);
  if (records?.ok === false) return refused(records.fault);
  const rows = new Map(records?.value.map((row) => [row.id, row]));
  const isLimited = (mark: Mark) => {
    const ofPaper = mark.entryId === id || mark.entryId === duplicateOf ? disclosure : rows.get(mark.entryId)?.disclosure;
    return ofPaper !== undefined && passageDisclosure(mark, ofPaper) !== 'both';
  };
  return reply.value.draft.mark.filter(({ value }) => isLimited(value)).map(({ key }) => key);
}

function refused(fault: Fault): null {
  say(faultText(fault), 'alert');
  return null;
}
