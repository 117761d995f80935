// Owns: what is not seen in a case whose papers came in by the real pipeline and readers: absences with their searches, and what is asked of the parties. Must not write rows
// as intake never would.
import { expect, test } from 'vitest';
import { emptyAbsence, emptyRequest, type RequestReply } from '../../../db/model/draft.ts';
import {
  deliver,
  handOver,
  idOf,
  lockedPdf,
  makeQuoted,
  passphrase,
  quoting,
  readingDesk,
  receive,
  silentWav,
  unlock,
} from '../../support/realIntake.ts';
import { scannedPdf } from '../../support/scans.ts';
import { storedZip } from '../../support/storedZip.ts';
import type { Desk } from '../../support/twoDesks.ts';

const query = 'quincunx';
/** Records that a search found nothing, or what it found, as the window does; `isKept`: with what it found, else as a case file without it. */
async function searchInVain(desk: Desk, caseId: string, isKept = true): Promise<string> {
  const { ids, total } = await desk.call('search.entries', { caseId, query, filter: {} });
  const searched = { query, count: total, on: '2026-11-27', found: isKept ? [...ids] : null };
  return desk.put(caseId, 'absence', { ...emptyAbsence(null, null), searched, searchedMs: Date.now() });
}
const raised = async (desk: Desk, caseId: string, absenceId: string) =>
  (await desk.call('absence.laterHits', { caseId }))
    .filter((each) => each.absenceId === absenceId)
    .flatMap(({ hits }) => hits.map(({ exhibit }) => exhibit))
    .sort();

test('bug: an absence was not raised by papers that could be searched only after its search: recognised, unlocked, typed, shown again', {
  timeout: 90_000,
}, async () => {
  const desk = readingDesk('A. Investigator');
  const caseId = await desk.newCase('202400001');
  await deliver(desk, caseId, 'resident', {
    'a scan.pdf': await scannedPdf([{ lines: ['The quincunx stood in the hall', 'and nobody came for it.'] }]),
    'locked.pdf': await lockedPdf('A quincunx under lock'),
    'call.wav': silentWav(),
  });
  const withdrawn = await deliver(desk, caseId, 'landlord', { 'note.txt': 'A quincunx in a note.' });
  await desk.call('intake.withdraw', { caseId, batchId: withdrawn });
  const [kept, timed] = [await searchInVain(desk, caseId), await searchInVain(desk, caseId, false)];
  expect(await raised(desk, caseId, kept)).toEqual([]);
  await desk.call('scan.read', { caseId });
  await expect.poll(() => raised(desk, caseId, kept), { timeout: 60_000 }).toEqual(['R1']);
  await desk.call('entry.typeTranscript', { caseId, id: await idOf(desk, caseId, 'R2'), text: 'She says quincunx.' });
  await desk.call('entry.keepTranscript', { caseId, id: await idOf(desk, caseId, 'R2') });
  await unlock(desk, caseId, 'R3');
  for (const each of [kept, timed]) expect(await raised(desk, caseId, each)).toEqual(['R1', 'R2', 'R3']);
  await desk.call('history.undo', { caseId });
  expect(await raised(desk, caseId, kept)).toEqual(['R1', 'R2']);
});

test('bug: an absence was not raised by papers of another desk that came with a merge, when they had been received there before its search', {
  timeout: 60_000,
}, async () => {
  const [a, b] = [readingDesk('A. Investigator'), readingDesk('B. Manager')];
  const caseId = await a.newCase('202400001');
  await deliver(a, caseId, 'resident', { 'door.eml': quoting });
  await receive(b, await handOver(a, caseId));
  await deliver(b, caseId, 'landlord', {
    'note.txt': 'A quincunx in a note.',
    'papers.zip': storedZip({ 'log.csv': 'Date,Note\n3/5/2023,The quincunx fell\n' }),
  });
  await deliver(a, caseId, 'third', { 'own.txt': 'A quincunx of our own.' });
  const ours = await searchInVain(a, caseId);
  const theirs = await searchInVain(b, caseId);
  // A quoted message made a record says nothing that its message did not.
  await makeQuoted(a, caseId, 'R1');
  await receive(a, await handOver(b, caseId));
  expect(await raised(a, caseId, ours)).toEqual(['L1', 'L2.1#1']);
  expect(await raised(a, caseId, theirs)).toEqual(['T1']);
  await a.call('history.undo', { caseId });
  expect(await raised(a, caseId, ours)).toEqual([]);
});

test('bug: replies that two desks had each noted to one request left it supplied after a merge, though one of them was a refusal', {
  timeout: 60_000,
}, async () => {
  const [a, b] = [readingDesk('A. Investigator'), readingDesk('B. Manager')];
  const caseId = await a.newCase('202400001');
  await deliver(a, caseId, 'landlord', { 'papers.zip': storedZip({ 'log.csv': 'Date,Note\n3/5/2023,Called\n', 'note.txt': 'A note' }) });
  const id = await a.put(caseId, 'request', { ...emptyRequest(null, 'landlord'), item: 'The log', asked: '2024-04-01' });
  await receive(b, await handOver(a, caseId));
  const reply = (item: string, standing: RequestReply['standing'], on: string, entryIds: string[]) => ({
    ...{ item, standing, on, entryIds },
    ...{ contactId: null, made: null, putOn: null },
  });
  const log = reply('The log', 'supplied', '2024-05-01', [await idOf(a, caseId, 'L1.1'), await idOf(a, caseId, 'L1.1#1')]);
  const notes = reply('The notes', 'refused', '2024-05-03', []);
  await a.edit(caseId, 'request', id, { replies: [log], state: 'supplied', received: '2024-05-01' });
  await b.edit(caseId, 'request', id, { replies: [notes], state: 'refused', received: '2024-05-03' });
  const file = await handOver(b, caseId);
  const { differences } = await a.call('handover.compare', { path: file, passphrase });
  // What the replies come to is not asked about apart from them.
  expect(differences).toMatchObject([{ columns: ['replies'], both: 'list' }]);
  const choices = Object.fromEntries(differences.map(({ name }) => [name, 'both' as const]));
  await a.call('handover.receive', { path: file, passphrase, asReference: null, choices });
  expect(await a.value(caseId, 'request', id)).toMatchObject({ replies: [log, notes], state: 'part', received: '2024-05-03' });
  await receive(b, await handOver(a, caseId));
  expect(await b.value(caseId, 'request', id)).toMatchObject({ replies: [log, notes], state: 'part', received: '2024-05-03' });
  await a.call('history.undo', { caseId });
  expect(await a.value(caseId, 'request', id)).toMatchObject({ replies: [log], state: 'supplied', received: '2024-05-01' });
});
