// Owns the window's one way out: the only reader of `window.desk`. Must not know screens.
import type { Reply } from '../../db/model/fault.ts';
import type { Input, OperationName, Output } from '../../db/model/operations.ts';
import { type Carried, readWritten } from '../../db/model/written.ts';
import type { Bridge } from '../../electron/contract/bridge.ts';
import { letGoAfter } from './letGo.ts';

declare global {
  interface Window {
    readonly desk: Bridge;
  }
}

/** The bridge as the page uses it: large answers are read here, once. */
export interface PageBridge extends Omit<Bridge, 'call'> {
  readonly call: <K extends OperationName>(operation: K, input: Input<K>) => Promise<Reply<Output<K>>>;
}

const call: PageBridge['call'] = async <K extends OperationName>(operation: K, input: Input<K>) => {
  const reply = await readWritten<Output<K>>((await window.desk.call(operation, input)) as Carried<Output<K>>);
  if (reply.ok) letGoAfter(reply.value);
  return reply;
};

/** The bridge the preload put there, asked for on each use so that a test may put its own. */
export function bridge(): PageBridge {
  return { ...window.desk, call };
}
