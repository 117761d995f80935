// Owns: where the keyboard goes when what holds it leaves the screen by itself. Must not take it from anything else.
import { type RefObject, useLayoutEffect } from 'react';

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
