// Owns: where the keyboard goes when what holds it leaves the screen by itself. Must not take it from anything else.
import { type RefObject, useEffect, useLayoutEffect } from 'react';

/**
 * When the element goes while the keyboard is in it, the keyboard goes to what it stood in, and not to the page.
 * @param to selector of that; it must be able to hold the keyboard
 */
export function useKeyboardHandedOn(of: RefObject<HTMLElement | null>, to: string): void {
  useLayoutEffect(() => {
    const element = of.current;
    return () => {
      if (element?.contains(document.activeElement)) element.closest<HTMLElement>(to)?.focus();
    };
  }, [of, to]);
}

/**
 * When another screen stands in this part and nothing has the keyboard, Tab begins in it, and not before the bar and the rail.
 * @param screen what tells one screen from another
 */
export function useTabBeginsIn(part: RefObject<HTMLElement | null>, screen: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each screen, after what it did itself
  useEffect(() => {
    const element = part.current;
    if (element === null || document.activeElement !== document.body) return;
    element.tabIndex = -1;
    element.focus({ preventScroll: true });
    // The browser remembers where the keyboard was last. Were it left there, Page Down would scroll the part and not what is in it.
    element.blur();
    element.removeAttribute('tabindex');
  }, [screen]);
}
