// Owns where the keyboard goes once a row is added to a part of the Overview. Must not add it.
import { useEffect, useRef } from 'react';

const rows = '[role="group"]';

/**
 * The keyboard goes to the first field of a row that was asked for, its words selected: what is typed next is meant for it, and on the button the letters
 * would be keys of the window. It stays where it is when it has been moved meanwhile.
 * @returns to be told of the button that asks for a row
 */
export function useKeyboardToAdded(): (button: HTMLElement) => void {
  const asked = useRef<{ readonly button: HTMLElement; readonly before: ReadonlySet<Element> } | null>(null);
  useEffect(() => {
    if (asked.current === null) return;
    const { button, before } = asked.current;
    const added = rowsAround(button).find((row) => !before.has(row));
    if (added === undefined) return;
    asked.current = null;
    if (document.activeElement !== button) return;
    const field = added.querySelector<HTMLInputElement | HTMLTextAreaElement>('input, textarea');
    field?.focus();
    field?.select();
  });
  return (button) => {
    asked.current = { button, before: new Set(rowsAround(button)) };
    button.addEventListener('keydown', hush);
    button.addEventListener('blur', () => button.removeEventListener('keydown', hush), { once: true });
  };
}

/** Letters typed before the row is there: lost, but no keys of the window. */
function hush(event: KeyboardEvent): void {
  if (event.key.length === 1 && !event.ctrlKey && !event.altKey && !event.metaKey) event.stopPropagation();
}

function rowsAround(button: HTMLElement): readonly Element[] {
  return [...(button.closest('section')?.querySelectorAll(rows) ?? [])];
}
