// Owns saving a copy of an item with its marks: whom it is for, and what is said before and after. Must not make the copy nor ask where to: the shell does.
import { hiddenFrom } from '../../db/model/disclosure.ts';
import type { Disclosure, ListedEntry } from '../../db/model/entry.ts';
import { narrower } from '../../db/model/keptWords.ts';
import { type CopyReader, copyReaders } from '../../db/model/markedCopy.ts';
import { faultText } from '../text/faults.ts';
import { readerText } from '../text/reader.ts';
import { bridge } from './bridge.ts';
import { say } from './notices.ts';

type Copied = Pick<ListedEntry, 'id' | 'exhibit'>;

/** Saves the desk's copy of an item with its marks. Where a party may not see it, or something in it, whom it is for is asked first. */
export async function saveMarkedCopy(caseId: string, entry: Copied): Promise<void> {
  const reply = await bridge().call('entry.copyLimits', { caseId, id: entry.id });
  // What cannot be asked is not taken for open to both.
  if (!reply.ok) return say(faultText(reply.fault), 'alert');
  const inside = reply.value.inside.map(({ name }) => name);
  const disclosure = reply.value.whole.reduce<Disclosure>((all, each) => narrower(all, each.disclosure), 'both');
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
