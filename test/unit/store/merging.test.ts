// Owns: that a case handed to another desk is the same case there, and comes back with what both did in it, proved at both desks, nothing lost.
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { noteBegun } from '../../../db/domains/handover/begun.ts';
import { unknownDate } from '../../../db/model/dates.ts';
import type { DraftValue } from '../../../db/model/draft.ts';
import { withoutNothing } from '../../../db/model/handover.ts';
import { backupsFolder, casePlace, deskPlace } from '../../../db/store/folder.ts';
import { openDesk } from '../../../db/store/open.ts';
import { head, paragraph } from '../../support/draftRows.ts';
import { numbers } from '../../support/seeded.ts';
import { startStoreChild } from '../../support/storeChild.ts';
import { tempFolder } from '../../support/tempFolder.ts';
import { answered, type Desk, deskOf } from '../../support/twoDesks.ts';

const passphrase = 'correct horse battery staple';

async function handOver(desk: Desk, caseId: string, reason: string, without: typeof withoutNothing = withoutNothing): Promise<string> {
  const file = path.join(tempFolder(), `${reason}.handover`);
  await desk.call('handover.make', { caseId, path: file, passphrase, reason, without, isReplacing: false });
  return file;
}

function event(text: string): DraftValue<'event'> {
  return { date: unknownDate, text, status: 'unsettled', headIds: [], cites: [] };
}

const receive = (desk: Desk, file: string, choices: Record<string, 'ours' | 'theirs' | 'both'> = {}) =>
  desk.call('handover.receive', { path: file, passphrase, asReference: null, choices });

const textOf = (value: { readonly runs: readonly object[] } | undefined) =>
  value?.runs.map((run) => ('text' in run ? String(run.text) : '')).join('');

test('bug: papers of an archive were counted as labels of their own: a merge failed where an archive came last, and gave them other labels than its', {
  timeout: 120_000,
}, async () => {
  const [a, b] = [deskOf('A. Investigator'), deskOf('B. Manager')];
  const caseId = await a.newCase('202400002');
  const letters = Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8].map((number) => [`letter ${number}.txt`, `Letter ${number}.`]));
  await a.takeIn(caseId, 'resident', letters);
  await receive(b, await handOver(a, caseId, 'Leave'));
  const bundle = (whose: string) => ({
    [`${whose}.zip`]: `${whose} bundle`,
    [`${whose}.zip/inner.zip`]: `${whose} inner bundle`,
    [`${whose}.zip/inner.zip/note.txt`]: `${whose} note`,
    [`${whose}.zip/photo.txt`]: `${whose} photo`,
  });
  await a.takeIn(caseId, 'resident', bundle('ours'));
  await b.takeIn(caseId, 'resident', bundle('theirs'));
  const labels = async (desk: Desk) =>
    (await desk.axis(caseId)).flatMap(({ exhibit, title }) => (title.startsWith('letter') ? [] : [`${exhibit} ${title}`])).sort();
  const both = [
    ...['R10 theirs.zip', 'R10.1 theirs.zip/inner.zip', 'R10.1.1 theirs.zip/inner.zip/note.txt', 'R10.2 theirs.zip/photo.txt'],
    ...['R9 ours.zip', 'R9.1 ours.zip/inner.zip', 'R9.1.1 ours.zip/inner.zip/note.txt', 'R9.2 ours.zip/photo.txt'],
  ];
  expect(await receive(a, await handOver(b, caseId, 'Reviewed'))).toMatchObject({ did: 'merged', papers: 4 });
  expect(await labels(a)).toEqual(both);
  expect(await a.problems(caseId)).toEqual([]);
  // Back at the other desk its own labels give way, those in its archive with the archive's.
  expect(await receive(b, await handOver(a, caseId, 'Merged'))).toMatchObject({ did: 'merged' });
  expect(await labels(b)).toEqual(both);
  expect(await b.problems(caseId)).toEqual([]);
  for (const desk of [a, b]) {
    await desk.takeIn(caseId, 'resident', { [`next at ${desk === a ? 'a' : 'b'}.txt`]: 'One more.' });
    expect((await labels(desk)).filter((label) => label.includes('next'))).toEqual([expect.stringMatching(/^R11 /)]);
  }
});

test('a case goes to another desk, both work on, and it comes back with what both did', { timeout: 120_000 }, async () => {
  const [a, b] = [deskOf('A. Investigator'), deskOf('B. Manager')];
  const caseId = await a.newCase('202400001');
  await a.takeIn(caseId, 'resident', { 'letter.txt': 'The lock failed on 3 May 2023.' });
  const lock = await a.put(caseId, 'head', head('Lock'));
  const noise = await a.put(caseId, 'head', head('Noise'));
  const first = await a.put(caseId, 'paragraph', paragraph('The door stood open.', lock));
  const second = await a.put(caseId, 'paragraph', paragraph('It was repaired.', lock));

  const out = await handOver(a, caseId, 'Leave');
  expect(await receive(b, out)).toMatchObject({ caseId, did: 'received' });
  expect(await b.problems(caseId)).toEqual([]);
  expect((await b.call('desk.listCases', {})).map(({ id, reference }) => [id, reference])).toEqual([[caseId, '202400001']]);
  await expect(b.call('history.undo', { caseId })).rejects.toThrow(/nothing to undo/);

  // Both change the first paragraph; each changes, adds and removes things of its own; both take in a paper as R2.
  await a.edit(caseId, 'paragraph', first, paragraph('The door stood open for days.', lock));
  await a.remove(caseId, 'head', noise);
  const ours = await a.put(caseId, 'event', event('The landlord came.'));
  await a.takeIn(caseId, 'resident', { 'ours.txt': 'Our second letter.' });
  await b.edit(caseId, 'paragraph', first, paragraph('The door stood open for two weeks.', lock));
  await b.edit(caseId, 'paragraph', second, paragraph('It was repaired on 5 May 2023.', lock));
  await b.edit(caseId, 'head', noise, { title: 'Noise at night' });
  const theirs = await b.put(caseId, 'event', event('The police came.'));
  await b.takeIn(caseId, 'resident', { 'theirs.txt': 'Their second letter.' });
  expect(await b.problems(caseId)).toEqual([]);
  const label = async (desk: Desk, title: string) => {
    const row = (await desk.axis(caseId)).find((each) => each.title === title);
    const { entry, aliases, isLabelProvisional } = await desk.call('entry.read', { caseId, id: row?.id ?? '' });
    return [entry.exhibit, aliases, isLabelProvisional];
  };
  expect(await label(b, 'theirs.txt')).toEqual(['R2', [], true]);
  expect(await label(a, 'ours.txt')).toEqual(['R2', [], false]);

  const back = await handOver(b, caseId, 'Reviewed');
  const compared = await a.call('handover.compare', { path: back, passphrase });
  expect(compared).toMatchObject({ papers: 1, renamed: 1 });
  expect(compared.differences.map(({ title, what, ours: here, theirs: there }) => [title, what, here, there])).toEqual([
    ['Head (b)', 'removedHere', '', expect.stringContaining('Noise at night')],
    ['Paragraph f1', 'changed', 'The door stood open for days.', 'The door stood open for two weeks.'],
  ]);
  expect(compared.differences[1]).toMatchObject({ oursBy: { actor: 'A. Investigator' }, theirsBy: { actor: 'B. Manager' }, both: 'row' });
  const untouched = await a.value(caseId, 'paragraph', second);
  expect(textOf(untouched)).toBe('It was repaired.');

  const choices = { [compared.differences[1]?.name ?? '']: 'both' as const };
  expect(await receive(a, back, choices)).toMatchObject({ did: 'merged', differences: 2, papers: 1 });
  expect(await a.problems(caseId)).toEqual([]);
  const { draft } = await a.call('draft.read', { caseId });
  const { undo } = await a.call('history.next', { caseId });
  expect(draft.paragraph.map(({ value }) => textOf(value))).toEqual([
    'The door stood open for days.',
    'The door stood open for two weeks.',
    'It was repaired on 5 May 2023.',
  ]);
  expect(draft.head.map(({ value }) => value.title)).toEqual(['Lock', 'Noise at night']);
  expect(draft.event.map(({ id, key }) => [id, key])).toEqual([
    [ours, 'e1'],
    [theirs, 'e2'],
  ]);
  expect((await a.axis(caseId)).map(({ exhibit, title }) => [exhibit, title]).sort()).toEqual([
    ['R1', 'letter.txt'],
    ['R2', 'ours.txt'],
    ['R3', 'theirs.txt'],
  ]);
  expect(undo).toBe('Merge what B. Manager did (Reviewed)');
  const kept = await a.call('handover.differences', { caseId });
  expect(kept.map(({ title, choice }) => [title, choice])).toEqual([
    ['Head (b)', 'theirs'],
    ['Paragraph f1', 'both'],
  ]);
  await expect(receive(a, back)).rejects.toThrow(/in the case already/);

  // The whole merge is undone at once and done again.
  await a.call('history.undo', { caseId });
  expect(await a.problems(caseId)).toEqual([]);
  expect((await a.axis(caseId)).map(({ exhibit }) => exhibit).sort()).toEqual(['R1', 'R2']);
  expect((await a.call('draft.read', { caseId })).draft.event).toHaveLength(1);
  await a.call('history.redo', { caseId });
  expect(await a.problems(caseId)).toEqual([]);

  // And on: what was merged goes to the other desk, whose own labels give way; nothing is asked twice.
  const again = await handOver(a, caseId, 'Merged');
  const there = await b.call('handover.compare', { path: again, passphrase });
  expect(there.differences).toEqual([]);
  expect(await receive(b, again)).toMatchObject({ did: 'merged', differences: 0 });
  expect(await b.problems(caseId)).toEqual([]);
  expect((await b.axis(caseId)).map(({ exhibit, title }) => [exhibit, title]).sort()).toEqual([
    ['R1', 'letter.txt'],
    ['R2', 'ours.txt'],
    ['R3', 'theirs.txt'],
  ]);
  expect(await label(b, 'theirs.txt')).toEqual(['R3', ['R2'], false]);
  expect(await label(b, 'letter.txt')).toEqual(['R1', [], false]);
  const atB = (await b.call('draft.read', { caseId })).draft;
  expect(atB.paragraph.map(({ value }) => textOf(value))).toEqual(draft.paragraph.map(({ value }) => textOf(value)));
  // The labels stay as they were given when that is taken back: the paper that came in goes by the first.
  await b.call('history.undo', { caseId });
  expect(await b.problems(caseId)).toEqual([]);
  expect(await label(b, 'theirs.txt')).toEqual(['R3', ['R2'], false]);
  expect(await b.call('handover.compare', { path: again, passphrase })).toMatchObject({ papers: 1, renamed: 0 });
  await b.call('history.redo', { caseId });
  await b.edit(caseId, 'paragraph', second, paragraph('It was repaired at last.', lock));
  // Made there since the last merge, and changed before it is handed over.
  const late = await b.put(caseId, 'event', event('The lock was'));
  await b.edit(caseId, 'event', late, { text: 'The lock was changed.' });
  const last = await handOver(b, caseId, 'Last');
  expect((await a.call('handover.compare', { path: last, passphrase })).differences).toEqual([]);
  await receive(a, last);
  expect((await a.value(caseId, 'event', late))?.text).toBe('The lock was changed.');
});

test('a part is worked on and comes back; what was left out of it is neither lost nor taken for removed', async () => {
  const [a, b] = [deskOf('A. Investigator'), deskOf('B. Expert')];
  const caseId = await a.newCase('202400002');
  await a.takeIn(caseId, 'resident', { 'letter.txt': 'The lock failed.' });
  await a.takeIn(caseId, 'landlord', { 'answer.txt': 'It was repaired.' });
  await a.put(caseId, 'head', head('Lock'));
  const out = await handOver(a, caseId, 'Part', { ...withoutNothing, papersOf: ['landlord'], draft: true });
  await receive(b, out);
  expect(await b.problems(caseId)).toEqual([]);
  expect((await b.call('history.verify', { caseId })).leftOut).toHaveLength(2);
  await b.put(caseId, 'event', event('An expert came.'));
  await receive(a, await handOver(b, caseId, 'Back'));
  expect(await a.problems(caseId)).toEqual([]);
  const { draft } = await a.call('draft.read', { caseId });
  expect([draft.head.length, draft.event.length]).toEqual([1, 1]);
  expect((await a.call('search.run', { caseId, query: 'repaired', filter: {}, limit: 10 })).hits).toHaveLength(1);
});

test('a part that comes back is merged, undone and merged again in any order: what was left out of it stands throughout', {
  timeout: 180_000,
}, async () => {
  const done = { merges: 0, undone: 0 };
  for (const seed of [271, 828]) {
    const random = numbers(seed);
    const pick = (below: number) => Math.floor(random() * below);
    const [a, b] = [deskOf('A. Investigator'), deskOf('B. Expert')];
    const caseId = await a.newCase('202400002');
    await a.takeIn(caseId, 'landlord', { 'answer.txt': 'It was repaired.' });
    await a.put(caseId, 'head', head('Lock'));
    await receive(b, await handOver(a, caseId, `Part ${seed}`, { ...withoutNothing, papersOf: ['landlord'], draft: true }));
    const theirs = new Map<string, string>();
    const handed: { readonly file: string; readonly held: ReadonlyMap<string, string> }[] = [];
    /** What A holds, and how many of the files stand merged in it; an act of A's puts one more on top, undoing takes it off. */
    const stands: { readonly events: ReadonlyMap<string, string>; readonly merged: number }[] = [{ events: new Map(), merged: 0 }];
    const now = () => stands.at(-1) ?? { events: new Map(), merged: 0 };
    const texts = async () => {
      const { draft } = await a.call('draft.read', { caseId });
      expect(draft.head).toHaveLength(1);
      return new Map(draft.event.map(({ id, value }) => [id, value.text] as const).sort());
    };
    for (let act = 0; act < 18; act += 1) {
      const [text, what] = [`${seed}, act ${act}`, pick(6)];
      if (what === 0) {
        const [id] = [...theirs.keys()].slice(pick(theirs.size + 1));
        if (id === undefined) theirs.set(await b.put(caseId, 'event', event(text)), text);
        else await b.edit(caseId, 'event', id, { text });
        if (id !== undefined) theirs.set(id, text);
      } else if (what === 1) {
        handed.push({ file: await handOver(b, caseId, text), held: new Map(theirs) });
      } else if (what === 2) {
        stands.push({ ...now(), events: new Map([...now().events, [await a.put(caseId, 'event', event(text)), text]]) });
      } else if (what < 5) {
        const at = now().merged + pick(handed.length - now().merged);
        const next = handed[at];
        if (next === undefined) continue;
        await receive(a, next.file);
        stands.push({ events: new Map([...now().events, ...next.held]), merged: at + 1 });
        done.merges += 1;
      } else if (stands.length > 1) {
        await a.call('history.undo', { caseId });
        const [before, undone] = [stands.at(-2), stands.pop()];
        if (undone?.merged !== before?.merged) done.undone += 1;
      }
      expect([text, await texts()]).toEqual([text, new Map([...now().events].sort())]);
    }
    expect((await a.call('search.run', { caseId, query: 'repaired', filter: {}, limit: 10 })).hits).toHaveLength(1);
    expect(await a.problems(caseId)).toEqual([]);
  }
  // Otherwise little was tried.
  expect(done.merges).toBeGreaterThan(3);
  expect(done.undone).toBeGreaterThan(1);
});

test('a merge is done again after a delivery was withdrawn and brought back, before it or under it, and every paper is found once', {
  timeout: 120_000,
}, async () => {
  const [a, b] = [deskOf('A. Investigator'), deskOf('B. Manager')];
  const caseId = await a.newCase('202400001');
  await a.takeIn(caseId, 'resident', { 'letter.txt': 'The lock failed on 3 May 2023.' });
  await receive(b, await handOver(a, caseId, 'Leave'));
  // The same bytes come in at both desks, and words of their own.
  await a.takeIn(caseId, 'landlord', { 'answer.txt': 'We answered about the lock.', 'ours.txt': 'Our lock.' });
  await b.takeIn(caseId, 'landlord', { 'answer.txt': 'We answered about the lock.', 'theirs.txt': 'Their lock.' });
  const back = await handOver(b, caseId, 'Reviewed');
  const seen = async () => ({
    papers: (await a.axis(caseId)).map(({ exhibit, title }) => `${exhibit} ${title}`).sort(),
    found: (await a.call('search.entries', { caseId, query: 'lock', filter: {} })).ids.length,
    problems: await a.problems(caseId),
  });
  const withdraw = async () => {
    const delivery = (await a.call('entry.batches', { caseId })).find(
      ({ suppliedBy, state }) => suppliedBy === 'landlord' && state !== 'withdrawn',
    );
    await a.call('intake.withdraw', { caseId, batchId: delivery?.id ?? '', keepsMarks: false });
  };
  const undo = () => a.call('history.undo', { caseId });
  const redo = () => a.call('history.redo', { caseId });
  const whole = await seen();
  expect(whole).toEqual({ papers: ['L1 answer.txt', 'L2 ours.txt', 'R1 letter.txt'], found: 3, problems: [] });

  await withdraw();
  expect(await seen()).toEqual({ papers: ['R1 letter.txt'], found: 1, problems: [] });
  await undo();
  expect(await seen()).toEqual(whole);
  await receive(a, back);
  const merged = await seen();
  expect(merged.papers).toHaveLength(5);
  expect(merged).toMatchObject({ found: 5, problems: [] });
  await undo();
  expect(await seen()).toEqual(whole);
  await redo();
  expect(await seen()).toEqual(merged);

  // Under it: withdrawn, merged, both taken back, and both done again.
  await b.takeIn(caseId, 'third', { 'police.txt': 'They saw the lock.' });
  const more = await handOver(b, caseId, 'More');
  await withdraw();
  const without = await seen();
  await receive(a, more);
  const mergedWithout = await seen();
  expect(mergedWithout.problems).toEqual([]);
  expect(mergedWithout.papers).toHaveLength(without.papers.length + 1);
  await undo();
  expect(await seen()).toEqual(without);
  await undo();
  expect(await seen()).toEqual(merged);
  await redo();
  await redo();
  expect(await seen()).toEqual(mergedWithout);

  // Taken back, and something else done since: it is merged again, with the same list, against what stands now.
  await undo();
  await a.put(caseId, 'head', head('Lock'));
  const again = await a.call('handover.compare', { path: more, passphrase });
  expect(again).toMatchObject({ undone: 'Merge what B. Manager did (More)', papers: 1, differences: [] });
  expect(again.news).toBeGreaterThan(0);
  await receive(a, more);
  expect(await seen()).toEqual(mergedWithout);
  expect((await a.call('draft.read', { caseId })).draft.head).toHaveLength(1);
  await expect(receive(a, more)).rejects.toThrow(/in the case already/);
  // And so any number of times; what came by two merges of two handovers goes and comes as one brought it.
  await undo();
  await undo();
  expect(await seen()).toEqual(without);
  await receive(a, more);
  await undo();
  await receive(a, more);
  expect(await seen()).toEqual(mergedWithout);
});

test('a case of another with the same reference is received under one of its own, and comes back', { timeout: 120_000 }, async () => {
  const [a, b] = [deskOf('A. Investigator'), deskOf('B. Manager')];
  const caseId = await a.newCase('202400003');
  await b.newCase('202400003');
  const out = await handOver(a, caseId, 'Taken');
  expect((await b.call('handover.look', { path: out, passphrase })).here).toBe('referenceTaken');
  await expect(receive(b, out)).rejects.toThrow(/another case 202400003/);
  await b.call('handover.receive', { path: out, passphrase, asReference: '202400003-A', choices: {} });
  expect((await b.call('desk.listCases', {})).map(({ reference }) => reference)).toEqual(['202400003', '202400003-A']);
  expect(await b.problems(caseId)).toEqual([]);
  // It comes back as what it is here, and the notes of the two desks are no change that anybody made.
  const back = await handOver(b, caseId, 'Back');
  expect(await a.call('handover.look', { path: back, passphrase })).toMatchObject({ here: 'merge', hereAs: '202400003' });
  expect(await a.call('handover.compare', { path: back, passphrase })).toMatchObject({ papers: 0, changes: 0, differences: [] });
  await receive(a, back);
  expect((await a.call('desk.listCases', {})).map(({ reference }) => reference)).toEqual(['202400003']);
  // Closed there, it is closed here by the merge, and taking that back opens it again.
  await b.call('case.close', { caseId, reason: 'Complied with' });
  await receive(a, await handOver(b, caseId, 'Closed'));
  await expect(a.put(caseId, 'head', head('Late'))).rejects.toThrow(/B. Manager closed this case/);
  expect((await a.call('history.next', { caseId })).undo).toBe('Merge what B. Manager did (Closed)');
  await a.call('history.undo', { caseId });
  await a.put(caseId, 'head', head('Late'));
  expect(await a.problems(caseId)).toEqual([]);
});

test('an approval does not stand where another desk changed the draft, before it or apart from it', { timeout: 120_000 }, async () => {
  const [a, b] = [deskOf('A. Investigator'), deskOf('B. Manager')];
  const caseId = await a.newCase('202400005');
  const lock = await a.put(caseId, 'head', head('Lock'));
  const text = await a.put(caseId, 'paragraph', paragraph('The door stood open.', lock));
  const { id: first } = await a.call('version.submit', { caseId, copy: 'parties', note: '' });
  await receive(b, await handOver(a, caseId, 'Review'));
  const changedAt = async (desk: Desk, id: string) =>
    (await desk.call('version.list', { caseId })).find((each) => each.id === id)?.changed.map(({ actor, label }) => [actor, label]);
  expect(await changedAt(b, first)).toEqual([]);
  await b.edit(caseId, 'paragraph', text, paragraph('The door stood open for days.', lock));
  expect(await changedAt(b, first)).toEqual([['B. Manager', 'Change paragraph']]);
  await expect(b.call('version.step', { caseId, id: first, step: 'approve', note: '' })).rejects.toThrow(/is not the draft any more/);
  await b.call('history.undo', { caseId });
  expect(await changedAt(b, first)).toEqual([]);
  await b.edit(caseId, 'paragraph', text, paragraph('The door stood open for a week.', lock));
  const { id: second } = await b.call('version.submit', { caseId, copy: 'parties', note: '' });

  // Merged where nothing was done, what was submitted there is the draft here; what was done apart from it is not in it.
  const back = await handOver(b, caseId, 'Back');
  await receive(a, back);
  expect(await changedAt(a, second)).toEqual([]);
  await a.call('history.undo', { caseId });
  await a.put(caseId, 'paragraph', paragraph('It was repaired.', lock));
  await receive(a, back);
  expect(await changedAt(a, second)).toEqual([['A. Investigator', 'Add paragraph']]);
  await expect(a.call('version.step', { caseId, id: second, step: 'approve', note: '' })).rejects.toThrow(/is not the draft any more/);
});

test('what two desks waived of the checks stands after the merge, with the reason of each, and undoing the merge takes back theirs alone', {
  timeout: 120_000,
}, async () => {
  const [a, b] = [deskOf('A. Investigator'), deskOf('B. Manager')];
  const caseId = await a.newCase('202400006');
  const lock = await a.put(caseId, 'head', head('Lock'));
  const noise = await a.put(caseId, 'head', head('Noise'));
  await receive(b, await handOver(a, caseId, 'Review'));
  const waive = async (desk: Desk, headId: string, reason: string) => {
    const found = (await desk.call('checks.run', { caseId })).find(
      ({ check, place }) => check === 'head-without-determination' && place.id === headId,
    );
    if (found === undefined) throw new Error('The check finds nothing to waive.');
    await desk.put(caseId, 'waiver', { check: found.check, place: headId, finding: found.finding, reason, text: '' });
  };
  const waived = async (desk: Desk) =>
    (await desk.call('checks.run', { caseId }))
      .filter(({ check }) => check === 'head-without-determination')
      .map(({ headId, waived: isWaived, waiverReason }) => [headId, isWaived, waiverReason]);
  await waive(a, lock, 'Ours');
  await waive(b, noise, 'Theirs');
  const back = await handOver(b, caseId, 'Back');
  await receive(a, back);
  const both = [
    [lock, true, 'Ours'],
    [noise, true, 'Theirs'],
  ];
  expect(await waived(a)).toEqual(both);
  await a.call('history.undo', { caseId });
  expect(await waived(a)).toEqual([both[0], [noise, false, null]]);
  await receive(a, back);
  expect(await waived(a)).toEqual(both);
  expect(await a.problems(caseId)).toEqual([]);
});

test('killed in the middle of a merge, the case is as it was before or as it is after', async () => {
  const [a, b] = [deskOf('A. Investigator'), deskOf('B. Manager')];
  const caseId = await a.newCase('202400004');
  await receive(b, await handOver(a, caseId, 'Out'));
  await b.takeIn(
    caseId,
    'resident',
    Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`${at}.txt`, `Letter ${at}: the lock failed. `.repeat(400)])),
  );
  const back = await handOver(b, caseId, 'Back');
  await a.store.close();
  const child = await startStoreChild({ hasReaders: false });
  answered(await child.open(a.folder));
  void child.call('handover.receive', { path: back, passphrase, asReference: null, choices: {} }).catch(() => undefined);
  // The backup before the merge is whole as soon as the merge begins.
  const backups = backupsFolder(casePlace(a.folder, caseId));
  await vi.waitUntil(() => existsSync(backups) && readdirSync(backups).some((name) => name.endsWith('.case')), {
    timeout: 30_000,
    interval: 1,
  });
  child.child.kill('SIGKILL');
  await child.ended;

  const after = deskOf('A. Investigator', a.folder);
  expect(await after.problems(caseId)).toEqual([]);
  const papers = (await after.axis(caseId)).length;
  expect([0, 300]).toContain(papers);
  if (papers === 0) await receive(after, back);
  else await expect(receive(after, back)).rejects.toThrow(/in the case already/);
  expect(await after.axis(caseId)).toHaveLength(300);
  expect(await after.problems(caseId)).toEqual([]);
});

test('what a killed process left of a handover, of a case being received and of one being put back goes when the desk is opened', async () => {
  const folder = tempFolder();
  const before = deskOf('A. Investigator', folder);
  const caseId = await before.newCase('202400001');
  await before.store.close();
  const [gone, out] = [path.join(tempFolder(), 'gone', 'out.handover'), path.join(tempFolder(), 'out.handover')];
  // As it lies there when the process that was making it is killed: its place noted, its parts beside it.
  const noted = openDesk(deskPlace(folder), { role: 'writer' });
  for (const place of [gone, out]) noteBegun(noted, place);
  noted.close();
  const left = [`${out}.part`, `${out}.part-wal`, `${out}.less`, `${out}.part.empty`, `${casePlace(folder, caseId)}.received`];
  left.push(`${casePlace(folder, caseId)}.restored-journal`, `${casePlace(folder, caseId)}.received.part`);
  const others = [out, `${casePlace(folder, caseId)}.old`, path.join(folder, 'notes.part')];
  for (const file of [...left, ...others]) writeFileSync(file, 'x');
  const desk = deskOf('A. Investigator', folder);
  await desk.call('desk.listCases', {});
  expect(left.filter((file) => existsSync(file))).toEqual([]);
  expect(others.filter((file) => !existsSync(file))).toEqual([]);
  expect(await desk.problems(caseId)).toEqual([]);
  // One on a disk that is not there waits for it; one that was made does not.
  await handOver(desk, caseId, 'Leave');
  const here = openDesk(deskPlace(folder), { role: 'reader' });
  expect(here.prepare('SELECT place FROM handover_begun').pluck().all()).toEqual([gone]);
  here.close();
});
