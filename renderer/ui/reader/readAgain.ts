// Owns asking for a paper to be read again and saying what came of it. Must not draw.
import type { ReadAs } from '../../../db/model/delimited.ts';
import type { ListedEntry } from '../../../db/model/entry.ts';
import type { ColumnChoice } from '../../../db/model/extraction.ts';
import { sayWithUndo } from '../../api/history.ts';
import { say } from '../../api/notices.ts';
import { write } from '../../api/operations.ts';
import { readingText } from '../../text/reading.ts';

/** What is said to the reader beside the paper. */
interface Told {
  readonly password?: string;
  readonly readAs?: ReadAs;
  readonly columns?: ColumnChoice;
}

/** Reads the paper once more with today's reader and says whether that gave anything new, and what became of its marks. Answers whether it could be read. */
export async function readAgain(caseId: string, { id, exhibit }: Pick<ListedEntry, 'id' | 'exhibit'>, told: Told = {}): Promise<boolean> {
  const isUnlocked = told.password !== undefined;
  say(isUnlocked ? readingText.opening(exhibit) : readingText.underWay(exhibit));
  const reply = await write('entry.readAgain', { caseId, id, ...told });
  if (!reply.ok) return false;
  if (!reply.value.isNew) say(readingText.nothingNew(exhibit));
  else {
    const done = isUnlocked ? readingText.opened(exhibit) : readingText.done(exhibit, reply.value);
    sayWithUndo(caseId, done, reply.value.notPlaced > 0 ? 'alert' : 'note');
  }
  return true;
}
