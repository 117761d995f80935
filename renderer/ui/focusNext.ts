// Owns where the keyboard goes from a line that its own key takes out of a list. Must not take it out.

/** The line after this one, else the one before, else the first button of the part: what is settled by its key leaves the list, and the next key meets the next line. */
export function focusNext(from: HTMLElement, lines: string): void {
  const part = from.closest('section[aria-labelledby], section[aria-label], [role="region"]');
  const all = [...(part?.querySelectorAll<HTMLElement>(lines) ?? [])];
  const at = all.indexOf(from);
  (all[at + 1] ?? all[at - 1] ?? part?.querySelector<HTMLElement>('button'))?.focus();
}
