// Owns saving a copy of an item with its marks: what is said before and after. Must not make the copy nor ask where to: the shell does.
import type { EntryRow } from '../../db/model/entry.ts';
import { faultText } from '../text/faults.ts';
import { readerText } from '../text/reader.ts';
import { bridge } from './bridge.ts';
import { say } from './notices.ts';

/** Saves a copy of an item with its marks. Of an item that not both parties may see, that is said first, and saving waits for a second word. */
export async function saveMarkedCopy(caseId: string, entry: Pick<EntryRow, 'id' | 'exhibit' | 'disclosure'>): Promise<void> {
  if (entry.disclosure === 'both') return saved(caseId, entry);
  say(readerText.notForBoth(entry.exhibit, entry.disclosure), 'alert', {
    name: readerText.saveAllTheSame,
    run: () => void saved(caseId, entry),
  });
}

async function saved(caseId: string, { id, exhibit }: Pick<EntryRow, 'id' | 'exhibit'>): Promise<void> {
  say(readerText.makingCopy(exhibit));
  const reply = await bridge().saveMarkedCopy({ caseId, id });
  if (!reply.ok) say(faultText(reply.fault), 'alert');
  else if (reply.value !== null) say(readerText.savedCopy(reply.value.path, reply.value.shown, reply.value.listed));
}
