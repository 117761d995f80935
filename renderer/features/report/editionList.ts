// Owns how findings of the sweep are listed: each words once, with how many places they stand in. Pure.
import { folded } from '../../../db/model/publication.ts';
import type { SweepFinding } from '../../../db/model/sweep.ts';

/** Words about to be changed for publication. */
export interface ChosenWords {
  readonly words: string;
  readonly instead: string;
  /** Whether the keyboard goes to what is put in their place. */
  readonly isAsked: boolean;
}

/** A finding and how many places of the edition it stands for. */
export interface SweptWords extends SweepFinding {
  readonly count: number;
}

/** The open findings, the same words once, in the order of the report. */
export function listedFindings(findings: readonly SweepFinding[]): SweptWords[] {
  const open = findings.filter(({ accepted }) => accepted === null);
  return [...Map.groupBy(open, ({ kind, words }) => `${kind} ${folded(words)}`).values()].flatMap((same) => {
    const [first] = same;
    return first === undefined ? [] : [{ ...first, count: same.length }];
  });
}
