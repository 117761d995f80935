// Owns: the messages between whoever starts the store process (main, tests) and the store process. One small port, whatever carries it.
import type { ToReader } from './extraction.ts';
import type { OperationName, StoreEvent } from './operations.ts';
import type { ReaderNeeds } from './readerNeeds.ts';
import type { Carried } from './written.ts';

/** Node-API version the database driver needs; below it the driver must not even be loaded (it ends the process). */
export const neededNodeApi = 10;

export type ToStore =
  /** `mustBeThere`: there was a desk in the folder, so that none is made where there is none now. */
  | {
      readonly do: 'open';
      readonly seq: number;
      readonly folder: string;
      readonly actor: string | null;
      readonly mustBeThere: boolean;
    }
  /** `input` is not trusted: the store validates again on arrival. */
  | { readonly do: 'call'; readonly seq: number; readonly operation: OperationName; readonly input: unknown }
  /** `ask` is one of db/model/protection.ts, and not trusted; answered with a ProtectionAnswer whether the desk is open or locked. */
  | { readonly do: 'protection'; readonly seq: number; readonly ask: unknown }
  /** Finish what is under way, checkpoint, close, then exit 0. */
  | { readonly do: 'close'; readonly seq: number }
  | { readonly do: 'fromReader'; readonly reader: number; readonly message: unknown }
  | { readonly do: 'readerGone'; readonly reader: number; readonly why: string };

export type FromStore =
  /** First message, sent before the driver is touched. */
  | { readonly say: 'hello'; readonly node: string; readonly nodeApi: number; readonly canOpen: boolean; readonly pid: number }
  | { readonly say: 'reply'; readonly seq: number; readonly ms: number; readonly reply: Carried<unknown> }
  | { readonly say: 'event'; readonly event: StoreEvent }
  /** Asks the parent for a reader process (hostile files are read there); its messages are relayed with this number. */
  | { readonly say: 'spawnReader'; readonly reader: number; readonly needs: ReaderNeeds }
  | { readonly say: 'toReader'; readonly reader: number; readonly message: ToReader }
  | { readonly say: 'killReader'; readonly reader: number }
  | { readonly say: 'log'; readonly level: 'info' | 'warn' | 'error'; readonly text: string };

/** The port as either end sees it. */
export interface Port<Out, In> {
  send(message: Out): void;
  hear(on: { message(message: In): void; gone(why: string): void }): void;
}
