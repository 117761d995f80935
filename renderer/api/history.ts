// Owns undo and redo as the whole window uses them. The rules of what may be undone are the store's.
import { historyText } from '../text/shell.ts';
import { type Notice, say } from './notices.ts';
import { write } from './operations.ts';

/** Undoes the last command of this case and person and says what it was; with `text` only where it is of the draft's words alone. */
export async function undo(caseId: string, only?: 'text'): Promise<void> {
  const reply = await write('history.undo', only === undefined ? { caseId } : { caseId, only });
  if (reply.ok) say(historyText.undone(reply.value), 'note', { name: historyText.redo, run: () => void redo(caseId) });
}

/** Does again what was undone last. */
export async function redo(caseId: string, only?: 'text'): Promise<void> {
  const reply = await write('history.redo', only === undefined ? { caseId } : { caseId, only });
  if (reply.ok) sayWithUndo(caseId, historyText.redone(reply.value.label));
}

/** Says what was done to the case, with the button that undoes it. */
export function sayWithUndo(caseId: string, words: string, kind: Notice['kind'] = 'note'): void {
  say(words, kind, { name: historyText.undo, run: () => void undo(caseId) });
}
