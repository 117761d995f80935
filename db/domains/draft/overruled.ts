// Owns: whose word an overruled state of evidence is, and since which day. Must not know why a state is what it is.
import type { CivilDate } from '../../model/dates.ts';
import type { Expectation } from '../../model/draft.ts';

type Overruled = Pick<Expectation, 'stateOverride' | 'stateReason' | 'stateBy' | 'stateOn'>;

/** Who writes, and on which day. */
export interface Writer {
  readonly name: string;
  readonly day: CivilDate | null;
}

/** Whether rows of this value have a state that can be overruled. */
export function hasState(value: object | undefined): value is Overruled {
  return value !== undefined && 'stateOverride' in value;
}

/** The value with whose word its state is: what is overruled as before stays whose it was, anything else is the writer's. */
export function signed<V extends Overruled>(value: V, standing: Overruled | undefined, { name, day }: Writer): V {
  if (value.stateOverride === null) return { ...value, stateBy: '', stateOn: null };
  return standing !== undefined && isAsBefore(value, standing)
    ? { ...value, stateBy: standing.stateBy, stateOn: standing.stateOn }
    : { ...value, stateBy: name, stateOn: day };
}

/** The same for what a case file says: the people it names stay named, whoever applies it. */
export function signedInFile<V extends Overruled>(value: V, standing: Overruled | undefined, writer: Writer): V {
  return value.stateOverride !== null && value.stateBy !== '' ? value : signed(value, standing, writer);
}

function isAsBefore(one: Overruled, other: Overruled): boolean {
  return one.stateOverride === other.stateOverride && one.stateReason === other.stateReason;
}
