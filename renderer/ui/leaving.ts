// Owns leaving by Escape a form that somebody typed in: asked first, because what was typed is kept nowhere yet. Must not know the form.
import { useRef, useState } from 'react';

interface Leaving {
  /** Escape was pressed once: pressed again, the form is left. */
  readonly isAsked: boolean;
  /** To be told of every letter typed in the form. */
  readonly onInput: () => void;
  readonly leave: () => void;
}

/** Leaves a form nobody typed in at once, and one with words in it at the second time of asking. */
export function useLeaving(onLeave: () => void): Leaving {
  const [isAsked, setIsAsked] = useState(false);
  const hasWords = useRef(false);
  return {
    isAsked,
    onInput: () => {
      hasWords.current = true;
      setIsAsked(false);
    },
    leave: () => {
      if (hasWords.current && !isAsked) setIsAsked(true);
      else onLeave();
    },
  };
}
