// Owns taking back what was done last in the library. It is the desk's and no case's: it stands in the history of none, and the case's own Ctrl+Z knows nothing of it.
import { say } from '../../api/notices.ts';
import { precedentsText } from '../../text/precedents.ts';

let last: (() => void) | null = null;

/** Says what was done in the library, with the button that takes it back; Ctrl+Z in the library does the same, once. */
export function didInLibrary(words: string, name: string, back: () => void): void {
  const run = () => {
    last = null;
    back();
  };
  last = run;
  say(words, 'note', { name, run });
}

/** Takes back what was done last in the library since the window was opened, or says that there is nothing. */
export function takeBackInLibrary(): void {
  if (last === null) say(precedentsText.nothingToTakeBack);
  else last();
}
