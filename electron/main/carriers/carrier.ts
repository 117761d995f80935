// Owns what a carrier is: a way to start one of the store's bundles in a process of its own and to talk with it. Must not know what is said.
import type { Port } from '../../../db/model/protocol.ts';

/** The carriers, by name. */
export type CarrierName = 'utility' | 'bundledNode';

/** A started process, as its parent sees it. */
export interface Carried<Out, In> extends Port<Out, In> {
  /** Ends it at once. */
  readonly end: () => void;
}

/** How a process is to be started. */
export type Start = {
  /** the bundle to run */
  readonly file: string;
  /** shown by the platform's list of processes, where it can */
  readonly label: string;
};

/** Starts processes of one kind. */
export interface Carrier {
  readonly name: CarrierName;
  readonly start: <Out, In>(start: Start) => Carried<Out, In>;
}

/**
 * The environment of a carried process: the parent's, without what would change how Node runs, and without a passphrase that somebody set for the command line.
 * @param env the parent's
 */
export function carriedEnvironment(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) {
    const isLeft = name === 'NODE_OPTIONS' || name.startsWith('ELECTRON_') || name.endsWith('_PASSPHRASE');
    if (value !== undefined && !isLeft) kept[name] = value;
  }
  return kept;
}
