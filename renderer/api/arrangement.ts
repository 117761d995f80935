// Owns how Side by side is arranged in one case: sides swapped or not, scrolled together or apart, what is shown, sizes of the panes. Must not draw.
import { z } from 'zod';
import { type EntryKind, entryKindSchema } from '../../db/model/entry.ts';

/** What Side by side lets through; null and false let everything through. */
export interface ShownEntries {
  readonly kind: EntryKind | null;
  readonly isInScope: boolean;
  readonly isUnread: boolean;
  readonly isMarked: boolean;
}

export const showsAll: ShownEntries = { kind: null, isInScope: false, isUnread: false, isMarked: false };

/** What one case remembers of the arrangement. */
export interface Arrangement {
  /** The landlord left, the resident right. */
  readonly isSwapped: boolean;
  readonly isTogether: boolean;
  /** Readers torn off to a window of their own. */
  readonly torn: Readonly<Record<'resident' | 'landlord', boolean>>;
  readonly shown: ShownEntries;
  /** Shares of the panes in percent, by the panes that are open together. */
  readonly sizes: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

export const newArrangement: Arrangement = {
  isSwapped: false,
  isTogether: true,
  torn: { resident: false, landlord: false },
  shown: showsAll,
  sizes: {},
};

const schema = z
  .object({
    isSwapped: z.boolean().catch(false),
    isTogether: z.boolean().catch(true),
    torn: z.object({ resident: z.boolean(), landlord: z.boolean() }).catch(newArrangement.torn),
    shown: z
      .object({ kind: entryKindSchema.nullable(), isInScope: z.boolean(), isUnread: z.boolean(), isMarked: z.boolean() })
      .catch(showsAll),
    sizes: z.record(z.string(), z.record(z.string(), z.number())).catch({}),
  })
  .catch(newArrangement);

/** Reads what was remembered; what cannot be read is as it is at first. */
export function arrangementFrom(setting: unknown): Arrangement {
  return schema.parse(setting);
}
