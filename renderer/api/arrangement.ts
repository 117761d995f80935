// Owns how Side by side is arranged in one case: sides swapped or not, scrolled together or apart, locked or not, what is shown, sizes of the panes. Must not draw.
import { z } from 'zod';
import { type EntryKind, entryKindSchema } from '../../db/model/entry.ts';

/** Whose entries: by who is their author, or by who supplied them. */
export const partyFilters = ['byResident', 'byLandlord', 'byThird', 'fromResident', 'fromLandlord', 'fromThird', 'onlyFromOther'] as const;
export type PartyFilter = (typeof partyFilters)[number];

/** What Side by side lets through; null and false let everything through. */
export interface ShownEntries {
  readonly kind: EntryKind | null;
  readonly party: PartyFilter | null;
  /** Entries with a mark of this tag or of one under it. */
  readonly tag: string | null;
  readonly isInScope: boolean;
  readonly isUnread: boolean;
  readonly isMarked: boolean;
  /** Reports in scope that nothing linked answers. */
  readonly isUnanswered: boolean;
}

export const showsAll: ShownEntries = {
  kind: null,
  party: null,
  tag: null,
  isInScope: false,
  isUnread: false,
  isMarked: false,
  isUnanswered: false,
};

/** What one case remembers of the arrangement. */
export interface Arrangement {
  /** The landlord left, the resident right. */
  readonly isSwapped: boolean;
  readonly isTogether: boolean;
  /** Lists apart follow each other's date. */
  readonly areDatesLocked: boolean;
  /** The two readers scroll as one. */
  readonly isScrollLocked: boolean;
  /** Readers torn off to a window of their own. */
  readonly torn: Readonly<Record<'resident' | 'landlord', boolean>>;
  readonly shown: ShownEntries;
  /** Shares of the panes in percent, by the panes that are open together. */
  readonly sizes: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

export const newArrangement: Arrangement = {
  isSwapped: false,
  isTogether: true,
  areDatesLocked: true,
  isScrollLocked: false,
  torn: { resident: false, landlord: false },
  shown: showsAll,
  sizes: {},
};

const schema = z
  .object({
    isSwapped: z.boolean().catch(false),
    isTogether: z.boolean().catch(true),
    areDatesLocked: z.boolean().catch(true),
    isScrollLocked: z.boolean().catch(false),
    torn: z.object({ resident: z.boolean(), landlord: z.boolean() }).catch(newArrangement.torn),
    shown: z
      .object({
        kind: entryKindSchema.nullable().catch(null),
        party: z.enum(partyFilters).nullable().catch(null),
        tag: z.string().nullable().catch(null),
        isInScope: z.boolean().catch(false),
        isUnread: z.boolean().catch(false),
        isMarked: z.boolean().catch(false),
        isUnanswered: z.boolean().catch(false),
      })
      .catch(showsAll),
    sizes: z.record(z.string(), z.record(z.string(), z.number())).catch({}),
  })
  .catch(newArrangement);

/** Reads what was remembered; what cannot be read is as it is at first. */
export function arrangementFrom(setting: unknown): Arrangement {
  return schema.parse(setting);
}
