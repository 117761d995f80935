// Owns what the bodies of a reader share: the painter, and how they add a surface to it.
import { createContext, type RefObject, useContext, useEffect } from 'react';
import type { FoundPlace } from './found.ts';
import type { Painter } from './painter.ts';
import type { ScrollPort } from './scrollLink.ts';
import type { Surface } from './surface.ts';

/** What a body needs of its reader. */
export interface ReaderApi {
  readonly painter: Painter;
  /** Whether the keyboard is in this reader, where two are open. */
  readonly isActive: boolean;
  /** Called for a click in a body, with the document it was made in. */
  readonly onClick: (document: Document, x: number, y: number) => void;
  /** Called when selected words begin to be dragged. */
  readonly onDrag: (transfer: DataTransfer) => void;
  /** Called when a surface was added, so that what was asked for can be brought into view. */
  readonly onSurface: () => void;
  /** Offers a body to be scrolled with the other reader's; answers how to take it back. */
  readonly onScrollPort: (port: ScrollPort) => () => void;
  /** Whether something is looked for: every row drawn has to be looked through. */
  readonly isFinding: boolean;
  /** The cell the hit stood on is in, for a sheet to bring into view; a new object asks anew. */
  readonly soughtCell: FoundPlace['cell'];
}

export const ReaderContext = createContext<ReaderApi | null>(null);

/** The reader a body stands in. */
export function useReader(): ReaderApi {
  const reader = useContext(ReaderContext);
  if (reader === null) throw new Error('A body of a reader was shown outside a reader.');
  return reader;
}

/** Makes an element markable while it is shown. `make` runs again when `depends` changes. */
export function useSurface(root: RefObject<Element | null>, make: (root: Element) => Surface, depends: unknown): void {
  const { painter, onSurface } = useReader();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `depends` stands for what `make` reads
  useEffect(() => {
    if (root.current === null) return;
    const take = painter.addSurface(make(root.current));
    onSurface();
    return take;
  }, [painter, onSurface, depends]);
}

/** Lets a body be scrolled with the other reader's while it is shown. `make` runs again when `depends` changes; null where there is nothing to scroll yet. */
export function useScrollPort(make: () => ScrollPort | null, depends: unknown): void {
  const { onScrollPort } = useReader();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `depends` stands for what `make` reads
  useEffect(() => {
    const port = make();
    return port === null ? undefined : onScrollPort(port);
  }, [onScrollPort, depends]);
}
