// Owns: what two desks did apart to papers that came in by the real pipeline and readers, and what a merge makes of it. Must not write rows as intake never would.
import { expect, test } from 'vitest';
import { oneOfEach } from '../../support/draftRows.ts';
import {
  deliver,
  handOver,
  idOf,
  lockedPdf,
  markWords,
  passphrase,
  readingDesk,
  receive,
  silentWav,
  typeOut,
  unlock,
} from '../../support/realIntake.ts';
import { scannedPdf } from '../../support/scans.ts';
import type { Desk } from '../../support/twoDesks.ts';

const read = async (desk: Desk, caseId: string, exhibit: string) =>
  desk.call('entry.read', { caseId, id: await idOf(desk, caseId, exhibit) });

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
