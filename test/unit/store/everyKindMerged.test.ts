// Owns: what two desks did apart to papers that came in by the real pipeline and readers, and what a merge makes of it. Must not write rows as intake never would.
import { expect, test } from 'vitest';
import { head, oneOfEach } from '../../support/draftRows.ts';
import { letterBytes } from '../../support/mail.ts';
import {
  deliver,
  handOver,
  idOf,
  lockedPdf,
  mailWith,
  makeQuoted,
  markWords,
  passphrase,
  quoting,
  readingDesk,
  receive,
  silentWav,
  typeOut,
  unlock,
} from '../../support/realIntake.ts';
import { scannedPdf } from '../../support/scans.ts';
import { storedZip } from '../../support/storedZip.ts';
import type { Desk } from '../../support/twoDesks.ts';

const read = async (desk: Desk, caseId: string, exhibit: string) =>
  desk.call('entry.read', { caseId, id: await idOf(desk, caseId, exhibit) });

const quotingToo = letterBytes({
  day: 4,
  subject: 'Re: Roof',
  text: 'As I wrote.\n\nOn Tue, 10 Jan 2023 at 09:15, Ana Lee <ana@post.example> wrote:\n> The roof above our landing has let the rain in since the storm.\n> Please send a roofer.\n',
});

test('bug: a merge asked about each scan that both desks had recognised and each paper both had unlocked, by numbers, and left marks on words not shown', {
  timeout: 90_000,
}, async () => {
  const [a, b] = [readingDesk('A. Investigator'), readingDesk('B. Manager')];
  const caseId = await a.newCase('202400001');
  for (const desk of [a, b]) await desk.call('scan.pause', { isPaused: true });
  await deliver(a, caseId, 'resident', {
    'a scan.pdf': await scannedPdf([{ lines: ['The quincunx stood in the hall', 'and nobody came for it.'] }]),
    'call.wav': silentWav(),
    'locked.pdf': await lockedPdf('The locked quincunx'),
  });
  await deliver(a, caseId, 'landlord', { 'again.wav': silentWav() });
  const { entry, extractionId } = await read(a, caseId, 'R1');
  const { mark } = oneOfEach({ entryId: entry.id, headId: '' });
  const rects = [{ x: 10, y: 10, width: 30, height: 30 }];
  const anchor = { ...mark.anchor, exact: '', prefix: '', suffix: '', start: null, end: null, extractionId, page: 1, rects };
  await a.put(caseId, 'mark', { ...mark, headIds: [], anchor });
  await receive(b, await handOver(a, caseId));
  for (const desk of [a, b]) {
    await desk.call('scan.pause', { isPaused: false });
    await desk.call('scan.read', { caseId });
    await expect.poll(async () => (await read(desk, caseId, 'R1')).text, { timeout: 60_000 }).toContain('quincunx');
    await unlock(desk, caseId, 'R3');
  }
  await typeOut(a, caseId, 'R2', 'She says quincunx, heard at A.');
  await typeOut(b, caseId, 'R2', 'She says quincunx, heard at B.');
  for (const [exhibit, words] of [
    ['R1', 'quincunx'],
    ['R2', 'heard at B'],
    ['R2', 'She says quincunx'],
    ['R3', 'locked'],
    ['L1', 'says quincunx'],
  ] as const)
    await markWords(b, caseId, exhibit, words);
  const file = await handOver(b, caseId);
  const { differences } = await a.call('handover.compare', { path: file, passphrase });
  expect(differences).toMatchObject([
    { title: 'Paper R2', ours: 'She says quincunx, heard at A.', theirs: 'She says quincunx, heard at B.' },
  ]);
  const marked = async (desk: Desk) => {
    const { draft } = await desk.call('draft.read', { caseId });
    const rows = draft.mark.map(async ({ value }) => {
      const content = await desk.call('entry.read', { caseId, id: value.entryId });
      const { start, end, exact } = value.anchor;
      const isShown =
        content.extractionId === value.anchor.extractionId && (start === null || content.text.slice(start, end ?? 0) === exact);
      return `${content.entry.exhibit} ${exact === '' ? 'area' : exact}${isShown ? '' : ' is not shown'}`;
    });
    return (await Promise.all(rows)).sort();
  };
  const whole = ['L1 says quincunx', 'R1 area', 'R1 quincunx', 'R2 She says quincunx', 'R2 heard at B is not shown', 'R3 locked'];
  await receive(a, file);
  expect(await marked(a)).toEqual(whole);
  expect((await read(a, caseId, 'L1')).text).toBe('She says quincunx, heard at A.');
  expect(await receive(b, await handOver(a, caseId))).toMatchObject({ differences: 0 });
  expect(await marked(b)).toEqual(whole);
  expect((await read(b, caseId, 'L1')).text).toBe('She says quincunx, heard at A.');
  await a.call('history.undo', { caseId });
  expect(await marked(a)).toEqual(['R1 area']);
  for (const desk of [a, b]) expect(await desk.problems(caseId)).toEqual([]);
});

test('bug: a passage that both desks had made a record of stood twice after a merge, and one that one desk had made was counted as nothing', {
  timeout: 60_000,
}, async () => {
  const [a, b] = [readingDesk('A. Investigator'), readingDesk('B. Manager')];
  const caseId = await a.newCase('202400001');
  await deliver(a, caseId, 'resident', { 'door.eml': quoting, 'other.eml': quotingToo });
  await receive(b, await handOver(a, caseId));
  expect(await makeQuoted(b, caseId, 'R2')).toBe('R2#1');
  for (const desk of [a, b]) {
    expect(await makeQuoted(desk, caseId, 'R1')).toBe('R1#1');
    await desk.call('entry.setReadState', { caseId, ids: [await idOf(desk, caseId, 'R1#1')], state: desk === a ? 'read' : 'skimmed' });
  }
  await markWords(a, caseId, 'R1#1', 'stood open');
  const theirs = await markWords(b, caseId, 'R1#1', 'nobody came');
  const [file, own] = [await handOver(b, caseId), await idOf(a, caseId, 'R1#1')];
  // One record and one mark come in.
  expect(await a.call('handover.compare', { path: file, passphrase })).toMatchObject({
    papers: 0,
    changes: 2,
    renamed: 0,
    differences: [],
  });
  expect(await receive(a, file)).toMatchObject({ papers: 0, changes: 2, differences: 0 });
  const records = async (desk: Desk) =>
    (await desk.axis(caseId)).filter(({ kind }) => kind === 'record').map(({ exhibit, title }) => `${exhibit} ${title}`);
  const marksOn = async (desk: Desk) => {
    const { draft } = await desk.call('draft.read', { caseId });
    const id = await idOf(desk, caseId, 'R1#1');
    return draft.mark.flatMap(({ value }) => (value.entryId === id ? [value.anchor.exact] : [])).sort();
  };
  const both = ['R1#1 Door', 'R2#1 Roof'];
  const marks = ['nobody came', 'stood open'];
  expect([await records(a), await marksOn(a), await idOf(a, caseId, 'R1#1')]).toEqual([both, marks, own]);
  await receive(b, await handOver(a, caseId));
  expect([await records(b), await marksOn(b)]).toEqual([both, marks]);
  // What is changed of it later goes on to the other desk's record.
  await b.edit(caseId, 'mark', theirs, { note: 'In winter.' });
  expect(await receive(a, await handOver(b, caseId))).toMatchObject({ changes: 1, differences: 0 });
  expect([await records(a), await marksOn(a)]).toEqual([both, marks]);
  expect((await a.value(caseId, 'mark', theirs))?.note).toBe('In winter.');
  for (const desk of [a, b]) expect(await desk.problems(caseId)).toEqual([]);
});

test('bug: a delivery that one desk withdrew and the other used was asked about without saying which it was', {
  timeout: 60_000,
}, async () => {
  const [a, b] = [readingDesk('A. Investigator'), readingDesk('B. Manager')];
  const caseId = await a.newCase('202400001');
  await deliver(a, caseId, 'resident', { 'first.txt': 'The first letter.' });
  const batchId = await deliver(a, caseId, 'resident', { 'papers.zip': storedZip({ 'note.txt': 'A note in an archive' }) });
  await receive(b, await handOver(a, caseId));
  await b.call('intake.withdraw', { caseId, batchId });
  await markWords(a, caseId, 'R2.1', 'A note');
  const { differences } = await a.call('handover.compare', { path: await handOver(b, caseId), passphrase });
  expect(differences).toMatchObject([{ title: 'Delivery that begins with R2', ours: 'done', theirs: 'withdrawn' }]);
});

test('bug: a part that came back a second time emptied the papers and heads it had been left without', { timeout: 240_000 }, async () => {
  const [a, b] = [readingDesk('A. Investigator'), readingDesk('B. Manager')];
  const caseId = await a.newCase('202400001');
  await deliver(a, caseId, 'resident', { 'lock.eml': mailWith('log.csv', 'Date,Note\n5/5/2023,The lock was tested\n') });
  const [keys, damp] = [
    await a.put(caseId, 'head', head('Keys')),
    await a.put(caseId, 'head', { ...head('Damp'), inWords: 'It is wet everywhere' }),
  ];
  const held = async () => {
    const ids = await Promise.all(['R1', 'R1.1', 'R1.1#1'].map((label) => idOf(a, caseId, label)));
    const papers = await Promise.all(ids.map((id) => a.call('entry.read', { caseId, id })));
    return papers.map(({ text, cells, columns, entry }) => ({ text, cells, columns, title: entry.title, sha256: entry.sha256 }));
  };
  const before = await held();
  // A head under which nothing was made is left out too, and said to be: else the part could not be handed back.
  await receive(b, await handOver(a, caseId, { papersOf: ['resident'], onlyHeads: [keys] }));
  for (const round of [1, 2, 3]) {
    for (const label of ['R1', 'R1.1']) {
      const row = (await b.axis(caseId)).find(({ exhibit }) => exhibit === label);
      const patch = { disclosure: 'none', disclosureWhy: `Round ${round}` } as const;
      await b.call('entry.edit', { caseId, id: row?.id ?? '', seenRevision: row?.revision ?? 0, patch });
    }
    await b.edit(caseId, 'head', damp, { title: `Damp ${round}` });
    expect(await receive(a, await handOver(b, caseId))).toMatchObject({ did: 'merged', differences: 0 });
    expect(await held()).toEqual(before);
    expect(await a.value(caseId, 'head', damp)).toMatchObject({ title: `Damp ${round}`, inWords: 'It is wet everywhere' });
    expect((await a.axis(caseId)).map(({ disclosure }) => disclosure)).toContain('none');
    expect(await a.problems(caseId)).toEqual([]);
  }
});
