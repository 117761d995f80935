// Owns which marks, events and absences wait beside a part of the draft. Pure.
import type { Citable } from '../../ui/paragraphEditor/picker.ts';

/** What waits to be used, in the order it is shown. */
export const waitingKinds = ['mark', 'event', 'absence'] as const;
export type WaitingKind = (typeof waitingKinds)[number];

/** What is shown beside a part of the draft: of its head where it has one, unused unless all are wanted, matching every word looked for. */
export function waiting(
  all: readonly Citable[],
  ask: { readonly headId: string | null; readonly withUsed: boolean; readonly find: string },
): Record<WaitingKind, Citable[]> {
  const wanted = ask.find.toLocaleLowerCase('en-GB').split(/\s+/u).filter(Boolean);
  const of = (kind: WaitingKind) =>
    all.filter(
      (one) =>
        one.cite.kind === kind &&
        (ask.headId === null || one.headIds.includes(ask.headId)) &&
        (ask.withUsed || !one.isUsed) &&
        wanted.every((word) => `${one.key} ${one.face.title} ${one.words}`.toLocaleLowerCase('en-GB').includes(word)),
    );
  return { mark: of('mark'), event: of('event'), absence: of('absence') };
}
