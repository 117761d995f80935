// Owns the proof of the window's reads and writes: what an event makes stale, refusals said, two edits of one row put on top of each other.
import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { describe, expect, test } from 'vitest';
import type { DraftRow } from '../../../db/model/draft.ts';
import { newId } from '../../../db/model/ids.ts';
import { newArrangement } from '../../../renderer/api/arrangement.ts';
import { bridge } from '../../../renderer/api/bridge.ts';
import { add, changeDraft, edit, editOf, remove } from '../../../renderer/api/draft.ts';
import { answerOf } from '../../../renderer/api/failed.ts';
import { keepFresh, staleReads, write } from '../../../renderer/api/operations.ts';
import { moved, newCasePlace, placeFrom } from '../../../renderer/api/place.tsx';
import { savingNow } from '../../../renderer/api/saving.ts';
import { fakeBridge } from './fakeBridge.ts';

function contact(): DraftRow<'contact'> {
  return {
    id: newId(),
    revision: 4,
    key: 'c1',
    position: 1,
    value: { party: 'the landlord', how: 'call', direction: 'out', on: '2025-01-06', at: '', text: 'Asked for the log.', evidenceOf: null },
  };
}

describe('changes of the draft', () => {
  test('the second of two quick edits stands on the first', async () => {
    let revision = 4;
    const { asked } = fakeBridge(({ input }) => {
      revision += 1;
      const { changes } = input as { changes: { id: string }[] };
      return { ok: true, value: { sequence: revision, rows: changes.map(({ id }) => ({ kind: 'contact', id, revision, key: 'c1' })) } };
    });
    const caseId = newId();
    const row = contact();
    const [first, second] = await Promise.all([
      changeDraft(caseId, 'Change c1', [edit('contact', row, { at: '14:05' })]),
      changeDraft(caseId, 'Change c1', [edit('contact', row, { how: 'e-mail' })]),
    ]);
    expect(first.ok && second.ok).toBe(true);
    expect(asked.map(({ input }) => input)).toMatchObject([
      { changes: [{ seenRevision: 4, value: { at: '14:05', how: 'call' } }] },
      { changes: [{ seenRevision: 5, value: { at: '14:05', how: 'e-mail' } }] },
    ]);
    await changeDraft(caseId, 'Remove c1', [remove('contact', row)]);
    expect(asked.at(-1)?.input).toMatchObject({ changes: [{ do: 'remove', seenRevision: 6 }] });
  });

  test('two quick additions to one list add up, though the second key saw the list of before', async () => {
    let revision = 4;
    const { asked } = fakeBridge(({ input }) => {
      revision += 1;
      const { changes } = input as { changes: { id: string }[] };
      return {
        ok: true,
        value: { sequence: revision, rows: changes.map(({ id }) => ({ kind: 'recommendation', id, revision, key: 'y1' })) },
      };
    });
    const caseId = newId();
    const row: DraftRow<'recommendation'> = { id: newId(), revision: 4, key: 'y1', position: 1, value: { headIds: ['b'], text: 'x' } };
    const also = (headId: string) => editOf('recommendation', row, ({ headIds }) => ({ headIds: [...headIds, headId] }));
    await Promise.all([changeDraft(caseId, 'x', [edit('recommendation', row, { headIds: ['a'] })]), changeDraft(caseId, 'x', [also('c')])]);
    expect(asked.at(-1)?.input).toMatchObject({ changes: [{ seenRevision: 5, value: { headIds: ['a', 'c'] } }] });
  });

  test('an edit of a row someone else changed keeps the revision it saw', async () => {
    const { asked } = fakeBridge(() => ({ ok: false, fault: { code: 'conflict', message: 'Contact c1 was changed meanwhile.' } }));
    const reply = await changeDraft(newId(), 'Change c1', [edit('contact', contact(), { at: '09:00' })]);
    expect(reply).toMatchObject({ ok: false, fault: { code: 'conflict' } });
    expect(asked[0]?.input).toMatchObject({ changes: [{ seenRevision: 4 }] });
  });

  test('a new row has an id of its own and no revision', () => {
    const made = add('recommendation', { headIds: [], text: 'Review the log.' });
    expect(made).toMatchObject({ do: 'put', seenRevision: null, kind: 'recommendation' });
    expect(made.id).not.toBe(add('recommendation', { headIds: [], text: '' }).id);
  });
});

describe('writes', () => {
  test('a bridge that breaks is a refusal, not a crash', async () => {
    fakeBridge(() => {
      throw new Error('The port is closed.');
    });
    expect(await write('desk.setActor', { name: 'A. Reader' })).toMatchObject({
      ok: false,
      fault: { code: 'internal', message: 'The port is closed.' },
    });
  });

  test('bug: a redo that was refused was shown as work not saved', async () => {
    fakeBridge(() => ({ ok: true, value: { sequence: 1, rows: [] } }));
    await changeDraft(newId(), 'Add c1', [add('contact', contact().value)]);
    const { lastMs } = savingNow();
    fakeBridge(() => ({ ok: false, fault: { code: 'conflict', message: 'Contact c1 was changed meanwhile.' } }));
    expect((await write('history.redo', { caseId: newId() })).ok).toBe(false);
    expect(savingNow()).toEqual({ underWay: 0, lastMs, problem: null, isWaiting: false });
    await changeDraft(newId(), 'Change c1', [edit('contact', contact(), { at: '09:00' })]);
    expect(savingNow()).toMatchObject({ underWay: 0, lastMs, problem: expect.stringContaining('changed meanwhile') });
  });
});

describe('what an event makes stale', () => {
  test.each([
    [['mark'], 'draft.read', true],
    [['mark'], 'entry.axis', false],
    [['window'], 'entry.axis', true],
    [['entry'], 'entry.read', true],
    [['read-state'], 'draft.read', false],
    [['read-state'], 'entry.unread', true],
    [['window'], 'entry.unread', true],
    [['facts'], 'rules.read', true],
    [['facts'], 'assertion.hold', true],
    [['entry'], 'assertion.hold', true],
    [['complaintStep'], 'clock.read', true],
    [['mark'], 'clock.read', false],
    // What Undo would take back is said of what a paper was changed by too.
    [['entry'], 'history.next', true],
    [['read-state'], 'history.next', true],
  ] as const)('%s and %s', (kinds, read, expected) => {
    expect(staleReads(kinds).has(read)).toBe(expected);
  });

  test('only the case that changed', async () => {
    const { tell, hearers } = fakeBridge(() => ({ ok: true, value: null }));
    const client = new QueryClient();
    client.setQueryData(['draft.read', { caseId: 'one' }], 1);
    client.setQueryData(['draft.read', { caseId: 'two' }], 2);
    const stop = keepFresh(client, new EventTarget());
    tell('case.changed', { caseId: 'one', kinds: ['mark'], sequence: 7 });
    expect(client.getQueryState(['draft.read', { caseId: 'one' }])?.isInvalidated).toBe(true);
    expect(client.getQueryState(['draft.read', { caseId: 'two' }])?.isInvalidated).toBe(false);
    stop();
    expect([...hearers.values()].every((set) => set.size === 0)).toBe(true);
  });

  test('bug: a change told while the first answer was under way was never seen', async () => {
    let cases = ['one'];
    const answers: (() => void)[] = [];
    const { tell } = fakeBridge(async () => {
      const value = cases;
      await new Promise<void>((done) => answers.push(done));
      return { ok: true, value };
    });
    const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY, retry: false } } });
    const stop = keepFresh(client, new EventTarget());
    const read = async () => answerOf(await bridge().call('desk.listCases', {}));
    const observer = new QueryObserver(client, { queryKey: ['desk.listCases', {}], queryFn: read });
    const unwatch = observer.subscribe(() => undefined);
    await expect.poll(() => answers.length).toBe(1);
    cases = ['one', 'two'];
    tell('cases.changed', {});
    answers[0]?.();
    await expect.poll(() => answers.length).toBe(2);
    answers[1]?.();
    await expect.poll(() => observer.getCurrentResult().data).toEqual(['one', 'two']);
    unwatch();
    stop();
  });

  test('papers that come in while somebody scrolls are shown when they rest; what else changed is shown at once', async () => {
    const { tell } = fakeBridge(() => ({ ok: true, value: null }));
    const client = new QueryClient();
    const keyOf = (name: string) => [name, { caseId: 'one' }];
    const isStale = (name: string) => client.getQueryState(keyOf(name))?.isInvalidated;
    for (const name of ['entry.axis', 'draft.read']) client.setQueryData(keyOf(name), []);
    const place = new EventTarget();
    const stop = keepFresh(client, place);
    place.dispatchEvent(new Event('scroll'));
    tell('case.changed', { caseId: 'one', kinds: ['entry'], sequence: 7 });
    tell('case.changed', { caseId: 'one', kinds: ['mark'], sequence: 8 });
    expect(isStale('entry.axis')).toBe(false);
    expect(isStale('draft.read')).toBe(true);
    await expect.poll(() => isStale('entry.axis')).toBe(true);
    client.setQueryData(keyOf('entry.axis'), []);
    tell('case.changed', { caseId: 'one', kinds: ['entry'], sequence: 9 });
    expect(isStale('entry.axis')).toBe(true);
    stop();
  });

  test('the axis is put right by what was looked at, and read anew where more changed', () => {
    const { tell } = fakeBridge(() => ({ ok: true, value: null }));
    const client = new QueryClient();
    const key = ['entry.axis', { caseId: 'one' }];
    const [first, second] = ['e1', 'e2'].map((id) => ({ id, readState: 'unread' }));
    client.setQueryData(key, [first, second]);
    const stop = keepFresh(client, new EventTarget());
    tell('case.changed', { caseId: 'one', kinds: ['read-state'], readStates: { e2: 'skimmed' }, sequence: 7 });
    expect(client.getQueryData(key)).toEqual([first, { id: 'e2', readState: 'skimmed' }]);
    expect((client.getQueryData(key) as readonly unknown[])[0]).toBe(first);
    expect(client.getQueryState(key)?.isInvalidated).toBe(false);
    tell('case.changed', { caseId: 'one', kinds: ['read-state'], sequence: 8 });
    expect(client.getQueryState(key)?.isInvalidated).toBe(true);
    stop();
  });
});

describe('the remembered place', () => {
  test('anything unreadable is a fresh start', () => {
    for (const broken of [null, 7, 'x', [], { cases: { one: 4 } }, { caseId: 3, cases: null }]) {
      expect(placeFrom(broken).caseId).toBeNull();
    }
    expect(placeFrom({ caseId: 'one', cases: { one: { screen: 'nowhere', open: { resident: 'r' } } } })).toEqual({
      caseId: 'one',
      cases: { one: { ...newCasePlace, open: { resident: 'r', landlord: null } } },
    });
  });

  test('an arrangement that cannot be read is as at first, part by part', () => {
    const arrangement = { isSwapped: true, isTogether: 'no', shown: { kind: 'cake' }, sizes: { 'list reader-resident': { list: 40 } } };
    expect(placeFrom({ cases: { one: { arrangement } } }).cases.one?.arrangement).toEqual({
      ...newArrangement,
      isSwapped: true,
      sizes: { 'list reader-resident': { list: 40 } },
    });
    const chronology = { status: 'contradicted', from: '2023-05-01', words: 'lock' };
    expect(placeFrom({ cases: { one: { chronology } } }).cases.one?.chronology).toEqual(chronology);
    expect(placeFrom({ cases: { one: { chronology: { status: 'odd' } } } }).cases.one?.chronology).toEqual({});
    expect(placeFrom({ cases: { one: { arrangement: 7 } } }).cases.one?.arrangement).toEqual(newArrangement);
  });

  test('survives being written and read', () => {
    const place = { caseId: 'one', cases: { one: { ...newCasePlace, screen: 'report' as const, headId: 'b' } } };
    expect(placeFrom(JSON.parse(JSON.stringify(place)))).toEqual(place);
  });

  test('asking for an entry goes to Side by side; both readers open one after the other', () => {
    const start = { caseId: 'one', cases: {}, asked: null, target: null };
    const asked = moved(start, { do: 'ask', asked: { entryId: 'e', pane: null, spot: {} } });
    expect(asked.cases.one?.screen).toBe('sideBySide');
    const both = moved(moved(asked, { do: 'open', pane: 'resident', entryId: 'r' }), { do: 'open', pane: 'landlord', entryId: 'l' });
    expect(both.cases.one?.open).toEqual({ resident: 'r', landlord: 'l' });
    expect(moved({ ...start, caseId: null }, { do: 'patch', patch: { screen: 'report' } }).cases).toEqual({});
  });

  test('bug: of two arrangements made in one moment the second took the first back', () => {
    const start = { caseId: 'one', cases: {}, asked: null, target: null };
    const both = moved(moved(start, { do: 'arrange', change: { areDatesLocked: false } }), {
      do: 'arrange',
      change: { isTogether: false },
    });
    expect(both.cases.one?.arrangement).toEqual({ ...newArrangement, areDatesLocked: false, isTogether: false });
  });
});
