// Owns the keys of finding in a reader: opening and leaving the bar, the next hit and the one before, on to the next paper. Must not find: useFind does.
import { type RefObject, useEffect, useRef } from 'react';
import { say } from '../../api/notices.ts';
import { findText } from '../../text/search.ts';
import { useActions } from '../actions.ts';
import type { ReaderName } from './highlights.ts';
import type { Painter } from './painter.ts';
import { type Find, typedWords } from './useFind.ts';

interface FindKeys {
  readonly find: Find;
  readonly field: RefObject<HTMLInputElement | null>;
  readonly painter: Painter;
  readonly name: ReaderName;
  readonly isActive: boolean;
  readonly isTorn: boolean;
  readonly onPastHits: ((by: 1 | -1) => boolean) | undefined;
}

/** Longer than this, what is selected is a passage, not words to look for. */
const mostSelected = 80;

/** Binds the keys; answers what the bar's buttons do. */
export function useFindKeys({ find, field, painter, name, isActive, isTorn, onPastHits }: FindKeys): {
  readonly step: (by: 1 | -1) => void;
  readonly close: () => boolean;
} {
  const cameFrom = useRef<HTMLElement | null>(null);
  const [isWanted, wasOpen] = [useRef(false), useRef(false)];
  useEffect(() => {
    if (find.isOpen && !wasOpen.current && isWanted.current) field.current?.select();
    wasOpen.current = find.isOpen;
    isWanted.current = false;
  });
  const open = () => {
    if (document.activeElement instanceof HTMLElement && document.activeElement !== field.current)
      cameFrom.current = document.activeElement;
    const selected = painter.selected()?.quote.exact ?? '';
    if (selected !== '' && selected.length <= mostSelected && !selected.includes('\n')) find.seek(typedWords(selected));
    isWanted.current = true;
    find.open();
    field.current?.select();
  };
  const close = () => {
    if (!find.close()) return false;
    const back = cameFrom.current;
    if (back?.isConnected === true) back.focus();
    else field.current?.closest<HTMLElement>('section')?.focus();
    cameFrom.current = null;
    return true;
  };
  const step = (by: 1 | -1): void => {
    if (!find.isOpen || find.sought === null) {
      if (find.sought === null) open();
      else find.open();
      return;
    }
    if (find.step(by)) return;
    if ('search' in find.sought && onPastHits?.(by) === true) return;
    if ((find.count ?? 0) < 2) return;
    say(by === 1 ? findText.again : findText.againEnd);
    find.toEnd(by === 1 ? 'first' : 'last');
  };
  const hasFocus = () => {
    if (isTorn) return true;
    const id = document.activeElement?.closest('[id^="reader-"]')?.id;
    return id === undefined ? false : id === `reader-${name}`;
  };
  const isMeant = () => {
    const isElsewhere = document.activeElement?.closest('[id^="reader-"]') != null && !hasFocus();
    return hasFocus() || (isActive && !isElsewhere);
  };
  useActions({
    findHere: (event) => (event === undefined ? isMeant() : hasFocus()) && open(),
    nextHit: () => isMeant() && step(1),
    previousHit: () => isMeant() && step(-1),
    closeFind: () => isMeant() && close(),
  });
  return { step, close };
}
