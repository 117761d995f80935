// Owns the proof of when typing leaves the editor: journal at once, one command after two idle seconds, refused folds kept.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DraftValue } from '../../../../db/model/draft.ts';
import { newId } from '../../../../db/model/ids.ts';
import { forNow } from '../../../../renderer/api/paragraphs.ts';
import type { Block, Place } from '../../../../renderer/ui/paragraphEditor/blocks.ts';
import { againMs, DraftJournal, type Folded, idleMs } from '../../../../renderer/ui/paragraphEditor/DraftJournal.ts';
import { type FoldCommand, plainNumbering } from '../../../../renderer/ui/paragraphEditor/fold.ts';
import { leaveBehind, takeUp } from '../../../../renderer/ui/paragraphEditor/leftPlaces.ts';

const place: Place = { section: 'background', headId: null };
const [a, b] = [newId(), newId()];
const block = (id: string, text: string): Block => ({
  id,
  depth: 0,
  runs: text === '' ? [] : [{ kind: 'text', text }],
  cites: [],
  form: 'paragraph',
  judgement: '',
  comment: '',
});
const words = {
  wrote: (n: string) => `wrote ${n}`,
  added: (n: string) => `added ${n}`,
  removed: (n: number) => `removed ${n}`,
  arranged: () => 'arranged',
};

/** An editor of plain blocks over a store that counts revisions; `isRefusing` makes it refuse. */
function desk() {
  const held = {
    blocks: [] as Block[],
    typed: [] as { id: string; value: DraftValue<'paragraph'> }[],
    folds: [] as FoldCommand[],
    isRefusing: false as boolean | typeof forNow,
    isWaiting: [] as (string | null)[],
    again: 0,
    sequence: 1,
    settled: 0,
  };
  const journal = new DraftJournal(place, [], 1, {
    words,
    numbering: () => plainNumbering,
    blocks: () => held.blocks,
    caret: () => held.blocks.at(-1)?.id ?? null,
    type: (id, value) => held.typed.push({ id, value }),
    fold: async (command, isAgain): Promise<Folded | typeof forNow | null> => {
      if (isAgain) held.again += 1;
      if (held.isRefusing !== false) return held.isRefusing === true ? null : held.isRefusing;
      held.folds.push(command);
      held.sequence += 1;
      return {
        sequence: held.sequence,
        rows: command.changes.map(({ id, seenRevision }) => ({ id, revision: (seenRevision ?? 0) + 1, key: 'f1' })),
      };
    },
    settled: () => {
      held.settled += 1;
    },
    waits: (unsaved) => held.isWaiting.push(unsaved?.() ?? null),
  });
  return { held, journal };
}

describe('typing', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('of a new paragraph is a command soon, then goes to the journal while it goes on, and is one command after two idle seconds', async () => {
    const { held, journal } = desk();
    for (const text of ['T', 'Th', 'The', 'The ']) {
      held.blocks = [block(a, text)];
      journal.changed();
      await vi.advanceTimersByTimeAsync(60);
    }
    expect(held.folds.map(({ label }) => label)).toEqual(['added 1']);
    for (const text of ['The d', 'The do', 'The doo', 'The door']) {
      held.blocks = [block(a, text)];
      journal.changed();
      await vi.advanceTimersByTimeAsync(140);
      expect(held.typed.at(-1)).toMatchObject({ id: a, value: { runs: [{ kind: 'text', text }] } });
    }
    expect(held.folds).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(idleMs);
    expect(held.folds.map(({ label }) => label)).toEqual(['added 1', 'wrote 1']);
    expect(held.folds[1]?.changes[0]).toMatchObject({ seenRevision: 1, value: { runs: [{ kind: 'text', text: 'The door' }] } });
    expect(journal.isUnfolded()).toBe(false);
  });

  it('is folded on leaving, before two seconds are over', async () => {
    const { held, journal } = desk();
    held.blocks = [block(a, 'The door')];
    journal.changed();
    journal.left();
    await vi.advanceTimersByTimeAsync(0);
    expect(held.folds).toHaveLength(1);
  });

  it('stays unfolded when it is refused, and is folded the next time', async () => {
    const { held, journal } = desk();
    held.isRefusing = true;
    held.blocks = [block(a, 'The door')];
    journal.changed();
    await vi.advanceTimersByTimeAsync(idleMs + 200);
    expect(journal.isUnfolded()).toBe(true);
    held.isRefusing = false;
    await journal.end();
    expect(held.folds).toHaveLength(1);
    expect(journal.isUnfolded()).toBe(false);
  });

  it('waits where nothing can be stored for now, is tried again by itself, also after the editor went away, and says so once', async () => {
    const { held, journal } = desk();
    held.isRefusing = forNow;
    held.blocks = [block(a, 'The door')];
    journal.changed();
    await vi.advanceTimersByTimeAsync(200);
    await journal.end();
    leaveBehind('left', journal);
    await vi.advanceTimersByTimeAsync(3 * againMs);
    expect([held.isWaiting, held.folds, held.again > 0]).toEqual([['The door'], [], true]);
    held.isRefusing = false;
    await vi.advanceTimersByTimeAsync(againMs);
    expect([held.isWaiting, held.folds.length, journal.isUnfolded()]).toEqual([['The door', null], 1, false]);
    expect(takeUp('left', [])).toBeNull();
  });

  it('that could not be stored before the editor went away is what the next one begins with', async () => {
    const { held, journal } = desk();
    held.isRefusing = forNow;
    held.blocks = [block(a, 'The door')];
    await journal.end();
    leaveBehind('left', journal);
    expect(takeUp('elsewhere', [])).toBeNull();
    expect(takeUp('left', [])).toEqual({ blocks: [block(a, 'The door')], isWaiting: true });
    expect(takeUp('left', [])).toBeNull();
    held.isRefusing = false;
    await vi.advanceTimersByTimeAsync(3 * againMs);
    expect(held.folds).toEqual([]);
  });

  it('is not sent to the journal for a paragraph the store does not know', async () => {
    const { held, journal } = desk();
    held.isRefusing = true;
    held.blocks = [block(a, 'The door'), block(b, 'A slip')];
    journal.changed();
    await vi.advanceTimersByTimeAsync(idleMs);
    expect(held.typed).toEqual([]);
    expect(journal.isUnfolded()).toBe(true);
  });

  it('does not listen to news older than its own folds', async () => {
    const { held, journal } = desk();
    held.blocks = [block(a, 'The door')];
    await journal.fold();
    expect(journal.heard([], 1)).toBeNull();
    expect(journal.isUnfolded()).toBe(false);
    expect(journal.heard([], 3)).toEqual([]);
  });
});
