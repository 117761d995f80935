// Owns what the margin of a reader knows of its marks. Apart from the reader's own context: bodies are not drawn anew when a mark is opened.
import { createContext } from 'react';
import type { SaidMark } from './saidMarks.ts';

/** The marks of the paper read. */
export interface MarginApi {
  /** What is said of each mark stored, by its id, in reading order. */
  readonly said: ReadonlyMap<string, SaidMark>;
  readonly headTitles: ReadonlyMap<string, string>;
  readonly openId: string | null;
  readonly onOpen: (markId: string) => void;
}

export const MarginContext = createContext<MarginApi | null>(null);
