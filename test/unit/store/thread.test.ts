// Owns: threads of a case as stored: the same from one message outwards as over the whole case, what is missing, what is quoted, and records made of it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkReferences } from '../../../db/domains/draft/references.ts';
import { changeDraft } from '../../../db/domains/draft/writes.ts';
import { makeQuotedRecord, quotableAt } from '../../../db/domains/entry/quotedRecords.ts';
import { readEntry } from '../../../db/domains/entry/reads.ts';
import { allReplyLinks, readThread, threadLinks } from '../../../db/domains/entry/thread.ts';
import { command } from '../../../db/domains/history/command.ts';
import { redo, undo } from '../../../db/domains/history/undo.ts';
import { newId } from '../../../db/model/ids.ts';
import type { Db } from '../../../db/store/prepared.ts';
import { actor, caseInFolder } from '../../support/caseInFolder.ts';
import { type Letter, putLetters } from '../../support/mail.ts';

const landlord = { from: 'Repairs <repairs@larkfield.example>', to: 'ana@post.example' } as const;
const report = 'The street door has not locked since Monday and strangers walk in at night.';
const promise = 'Thank you for writing. We will mend the lock within five working days.';

describe('a thread of stored messages', () => {
  it('has each message once, in order, with its own words and what it answers', async () => {
    const { db } = caseInFolder();
    const [first, copy, answer] = await putLetters(db, [
      { id: 'a@x', day: 1, text: report },
      { id: 'a@x', day: 1, text: report, more: 'Received: from elsewhere' },
      {
        id: 'c@x',
        day: 3,
        ...landlord,
        subject: 'Re: Door',
        references: ['a@x', 'b@x'],
        text: `${promise}\n\nOn 1 May 2023, at 10:00, Ana Lee <ana@post.example> wrote:\n> The street door has not locked since\n> Monday and strangers walk in at night.\n`,
      },
      { id: 'z@x', subject: 'Roof', text: 'It leaks.' },
    ]);
    const thread = readThread(db, copy ?? '');
    expect(
      thread.messages.map(({ id, parentId, basis, own, copies }) => ({
        id,
        parentId,
        basis,
        own,
        copies: copies.map((each) => each.exhibit),
      })),
    ).toEqual([
      { id: first, parentId: null, basis: null, own: report, copies: ['R2'] },
      { id: answer, parentId: first, basis: 'headers', own: promise, copies: [] },
    ]);
    expect(thread.unseen).toEqual([{ messageId: 'b@x', namedBy: ['R3'] }]);
    expect(thread.messages[1]?.quoted).toMatchObject([{ source: { exhibit: 'R1' }, depth: 1 }]);
    expect(thread.messages[1]?.quotesParent).toBe(true);
  });

  it('knows quoted words of a paper outside the thread, and shows what nobody supplied once', async () => {
    const { db } = caseInFolder();
    const quoted = (who: string, day: number, words: string) =>
      `\n\nOn ${day} May 2023, at 09:00, ${who} wrote:\n${words
        .split('\n')
        .map((line) => `> ${line}`)
        .join('\n')}\n`;
    await putLetters(db, [
      { id: 'a@x', day: 1, subject: 'Quite another subject', text: report },
      { id: 'b@x', day: 4, subject: 'Door', text: `See what I was told.${quoted('Repairs', 2, promise)}` },
      {
        id: 'c@x',
        day: 5,
        subject: 'Re: Door',
        references: ['b@x'],
        ...landlord,
        text: `We look into it.${quoted('Ana', 1, report)}${quoted('Repairs', 2, promise)}`,
      },
    ]);
    const [asked, told] = readThread(db, db.prepare(`SELECT id FROM entry WHERE exhibit = 'R3'`).pluck().get() as string).messages;
    expect(asked?.quoted).toMatchObject([{ source: null, firstIn: null, said: { sender: 'Repairs' } }]);
    expect(told?.quoted).toMatchObject([
      { source: { exhibit: 'R1' }, firstIn: null },
      { source: null, firstIn: 'R2' },
    ]);
  });

  it('is the same from any of its messages as over the whole case', async () => {
    const letter = fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
      references: fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'x', 'y'), { maxLength: 3 }),
      subject: fc.constantFrom('Door', 'Re: Door', 'Fwd: Roof', 'Roof'),
      day: fc.integer({ min: 1, max: 6 }),
      from: fc.constantFrom('ana@post.example', 'repairs@larkfield.example'),
      to: fc.constantFrom('ana@post.example', 'repairs@larkfield.example', 'else@x.example'),
      text: fc.string({ minLength: 4, maxLength: 8 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(letter, { minLength: 1, maxLength: 8 }), async (letters: Letter[]) => {
        const { db } = caseInFolder();
        await putLetters(db, letters);
        const all = allReplyLinks(db);
        for (const { id, thread } of all) {
          const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1);
          expect(threadLinks(db, id).sort(byId)).toEqual(all.filter((link) => link.thread === thread).sort(byId));
        }
      }),
      { numRuns: 12 },
    );
  });
});

describe('a message that is only quoted', () => {
  async function quoting(): Promise<{ db: Db; parent: string }> {
    const { db } = caseInFolder();
    const [parent = ''] = await putLetters(db, [
      {
        id: 'b@x',
        day: 4,
        subject: 'Re: Door',
        text: `See below.\n\n-----Original Message-----\nFrom: Repairs <repairs@larkfield.example>\nSent: 02 May 2023 16:20\nTo: Ana Lee\nSubject: Door\n\n${promise}\n`,
      },
    ]);
    return { db, parent };
  }
  const make = (db: Db, parent: string) => {
    const passage = readThread(db, parent).messages[0]?.quoted[0];
    const quotable = quotableAt(db, parent, passage?.start ?? 0, passage?.end ?? 0);
    return command(db, { actor, command: 'entry.makeQuoted', label: 'Make a record' }, (tx) =>
      makeQuotedRecord(tx, quotable, 'landlord', 'sender'),
    );
  };

  it('becomes a record with its own date, sender and words, in one row of the history', async () => {
    const { db, parent } = await quoting();
    const before = db.prepare('SELECT count(*) FROM history').pluck().get() as number;
    const made = readEntry(db, make(db, parent));
    expect(db.prepare('SELECT count(*) FROM history').pluck().get()).toBe(before + 1);
    expect(made).toMatchObject({
      text: promise,
      extractionId: null,
      entry: {
        exhibit: 'R1#1',
        kind: 'record',
        parentId: parent,
        title: 'Door',
        sender: 'Repairs <repairs@larkfield.example>',
        date: { earliest: '2023-05-02' },
        time: '16:20',
        dateBasis: 'quoted',
        side: 'landlord',
        suppliedBy: 'resident',
      },
    });
    const { text } = readEntry(db, parent);
    expect(text.slice(made.quotedIn?.start, made.quotedIn?.end).trim()).toBe(promise);
    expect(readThread(db, parent).messages[0]?.quoted[0]?.source?.exhibit).toBe('R1#1');
    expect(() => make(db, parent)).toThrow(/in the case already, as R1#1/);
    expect(db.prepare(`SELECT count(*) FROM entry_fts WHERE entry_fts MATCH 'mend'`).pluck().get()).toBe(2);
  });

  it('is hidden again by undo, unless a mark rests on it, and keeps its label', async () => {
    const { db, parent } = await quoting();
    const id = make(db, parent);
    undo(db, actor, checkReferences);
    expect(readThread(db, parent).messages[0]?.quoted[0]?.source).toBeNull();
    expect(() => readEntry(db, id)).toThrow(/not in the case/);
    redo(db, actor, checkReferences);
    expect(readEntry(db, id).entry.exhibit).toBe('R1#1');
    const anchor = {
      exact: 'We will mend the lock',
      prefix: '',
      suffix: '',
      start: 23,
      end: 44,
      extractionId: null,
      page: null,
      rects: [],
      cells: null,
    };
    const mark = {
      entryId: id,
      anchor,
      headIds: [],
      tags: [],
      stance: '',
      account: null,
      eventDate: null,
      scopeOverride: null,
      scopeReason: '',
      speaksAgainst: null,
      disclosure: null,
      disclosureWhy: '',
      note: '',
    };
    command(db, { actor: 'Somebody Else', command: 'draft.change', label: 'Mark' }, (tx) =>
      changeDraft(tx, [{ do: 'put', kind: 'mark', id: newId(), seenRevision: null, value: mark }]),
    );
    expect(() => undo(db, actor, checkReferences)).toThrow(/R1#1 is used by mark m1/);
  });

  it('is refused where nothing is quoted', async () => {
    const { db, parent } = await quoting();
    expect(() => quotableAt(db, parent, 0, 3)).toThrow('R1 quotes no message there.');
  });
});
