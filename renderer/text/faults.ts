// Owns what is said when the store refuses. The store's own sentence comes first; only codes without a useful one get words here.
import type { Fault } from '../../db/model/fault.ts';

/** One sentence or two for a fault. */
export function faultText(fault: Fault): string {
  switch (fault.code) {
    case 'storeGone':
      return 'The store was started again while this was under way. What you had saved is kept; please do this once more.';
    case 'conflict':
      return `${fault.message} Look at the newer version and do it again if it is still wanted.`;
    case 'internal':
      return `Something went wrong inside the store and nothing was changed. ${fault.message}`;
    default:
      return fault.message;
  }
}
