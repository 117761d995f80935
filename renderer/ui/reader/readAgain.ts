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

/** Reads the paper once more with today's reader and says whether that gave anything new, and what became of its marks. */
export async function readAgain(caseId: string, { id, exhibit }: Pick<ListedEntry, 'id' | 'exhibit'>, told: Told = {}): Promise<void> {
  say(readingText.underWay(exhibit));
  const reply = await write('entry.readAgain', { caseId, id, ...told });
  if (!reply.ok) return;
  if (!reply.value.isNew) return say(readingText.nothingNew(exhibit));
  sayWithUndo(caseId, readingText.done(exhibit, reply.value), reply.value.notPlaced > 0 ? 'alert' : 'note');
}
