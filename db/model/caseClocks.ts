// Owns: the shapes in which the clocks of a case travel, each figure with its working. How they are computed is db/review/clocks.
import type { WorkingCount } from './clocks.ts';
import type { CivilDate } from './dates.ts';
import type { Source } from './ruleSet.ts';

/** An event a clock starts or ends with. */
export interface ClockEvent {
  readonly day: CivilDate;
  /** In words: `complaint received`. */
  readonly what: string;
}

export interface StageClock {
  readonly id: string;
  /** The complaint step it belongs to. */
  readonly stepId: string;
  readonly name: string;
  readonly stage: number;
  readonly code: string;
  readonly workingDays: number;
  /** Null while no date of the step is known. */
  readonly start: ClockEvent | null;
  /** True where the event the Code counts from has no date and the day the complaint was sent stands in for it. */
  readonly isStartAssumed: boolean;
  readonly due: CivilDate | null;
  /** The last day with the longest extension the Code allows; null where it allows none. An extension has to be given in writing. */
  readonly extendedDue: CivilDate | null;
  readonly end: ClockEvent | null;
  /** From the start to the end; null where either is missing or the end comes first. */
  readonly count: WorkingCount | null;
  readonly standing: 'met' | 'late' | 'open' | 'unknown';
  readonly source: Source;
}

export interface TimeBarReading {
  readonly id: string;
  readonly name: string;
  /** The head it is about; null for the case. */
  readonly headId: string | null;
  readonly months: number;
  readonly start: ClockEvent | null;
  /** The day on which the months are full. */
  readonly falls: CivilDate | null;
  readonly end: ClockEvent | null;
  readonly standing: 'in time' | 'late' | 'unknown';
  readonly text: string;
  readonly source: Source;
}

export interface CaseClocks {
  readonly calendar: string;
  readonly stages: readonly StageClock[];
  /** What each step took from being sent to being answered, whatever limit applies. */
  readonly elapsed: readonly { readonly stepId: string; readonly stage: number; readonly count: WorkingCount }[];
  readonly timeBars: readonly TimeBarReading[];
}
