// Owns a refused operation as an error the page can throw and show. Must not show anything itself.
import type { Fault, Reply } from '../../db/model/fault.ts';
import { faultText } from '../text/faults.ts';

/** An operation was refused; `message` is what to tell the investigator. */
export class Failed extends Error {
  readonly fault: Fault;
  constructor(fault: Fault) {
    super(faultText(fault));
    this.name = 'Failed';
    this.fault = fault;
  }
}

/** The value of a reply; throws `Failed` when it was refused. */
export function answerOf<T>(reply: Reply<T>): T {
  if (!reply.ok) throw new Failed(reply.fault);
  return reply.value;
}
