// Owns: that a handover file is encrypted from its first byte, proves itself, opens nowhere without its passphrase, and is the same after it was looked at.
import { createHash } from 'node:crypto';
import { copyFileSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openDeskIn } from '../../../db/domains/desk/cases.ts';
import { createHandoverStore } from '../../../db/host/lookedAt.ts';
import { protect } from '../../../db/host/protection.ts';
import { migrations, newestVersion } from '../../../db/migrations/index.ts';
import type { DraftKind, DraftValue } from '../../../db/model/draft.ts';
import { draftOfOtherHeads, withoutNothing } from '../../../db/model/handover.ts';
import { casePlace } from '../../../db/store/folder.ts';
import { openHandoverFile } from '../../../db/store/handover.ts';
import { cipherSettings } from '../../../db/store/key.ts';
import { applicationIds, closeStore, openCase } from '../../../db/store/open.ts';
import { head, oneOfEach, paragraph } from '../../support/draftRows.ts';
import { tempFolder } from '../../support/tempFolder.ts';
import { answered, type Desk, deskOf } from '../../support/twoDesks.ts';

const passphrase = 'correct horse battery staple';
const noReader = () => {
  throw new Error('Nothing is read here.');
};
const digest = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex');
const isPlain = (file: string) => readFileSync(file).toString('latin1', 0, 15) === 'SQLite format 3';

async function worked(reads: 'here' | 'thread' = 'here'): Promise<{ readonly desk: Desk; readonly caseId: string; readonly file: string }> {
  const desk = deskOf('A. Investigator', tempFolder(), reads);
  const caseId = await desk.newCase('202400001');
  await desk.takeIn(caseId, 'resident', { 'letter.txt': 'The lock failed on 3 May 2023.' });
  await desk.takeIn(caseId, 'landlord', { 'answer.txt': 'We secured the communal door on 5 May 2023.' });
  const headId = await desk.put(caseId, 'head', head('Lock'));
  await desk.put(caseId, 'paragraph', paragraph('The door stood open.', headId));
  return { desk, caseId, file: path.join(tempFolder(), '202400001.handover') };
}

test('a handover proves itself, is only read by looking at it, and opens with its passphrase alone', async () => {
  const { desk, caseId, file } = await worked();
  const made = await desk.call('handover.make', {
    caseId,
    path: file,
    passphrase,
    reason: 'Leave',
    without: withoutNothing,
    isReplacing: false,
  });
  expect(made.note).toMatchObject({ caseId, reference: '202400001', actor: 'A. Investigator', reason: 'Leave', leftOut: [], papers: 2 });
  expect(isPlain(file)).toBe(false);
  expect(readdirSync(path.dirname(file))).toEqual(['202400001.handover']);
  for (const words of ['communal door', 'The door stood open', 'Larkfield']) expect(readFileSync(file).includes(words)).toBe(false);
  const before = digest(file);

  const look = await desk.call('handover.look', { path: file, passphrase });
  expect(look).toMatchObject({ here: 'merge', verdict: { problems: [], leftOut: [] } });
  const store = createHandoverStore(file, passphrase, noReader, () => undefined);
  const id = store.caseOf('202400001');
  const { draft, closed } = answered(await store.call('draft.read', { caseId: id }));
  expect(draft.head.map(({ value }) => value.title)).toEqual(['Lock']);
  expect(closed).toMatchObject({ isLookedAt: true, reason: 'Leave' });
  expect(await store.call('case.close', { caseId: id, reason: 'x' })).toMatchObject({ fault: { code: 'readonly' } });
  expect(answered(await store.call('history.verify', { caseId: id })).problems).toEqual([]);
  await store.close();
  expect(digest(file)).toBe(before);
  expect(readdirSync(path.dirname(file))).toEqual(['202400001.handover']);

  const looked = await desk.call('handover.open', { path: file, passphrase });
  expect((await desk.call('desk.listCases', {})).map(({ reference }) => reference)).toEqual(['202400001', '202400001 (looked at only)']);
  expect((await desk.call('draft.read', looked)).draft.head).toHaveLength(1);
  await expect(desk.call('case.close', { ...looked, reason: 'x' })).rejects.toThrow(/only looked at/);
  expect(digest(file)).toBe(before);

  await expect(desk.call('handover.look', { path: file, passphrase: 'something else entirely' })).rejects.toThrow(/passphrase is wrong/);
  expect(digest(file)).toBe(before);
  expect(await desk.problems(caseId)).toEqual([]);
  expect(await desk.call('handover.list', { caseId })).toMatchObject([
    { direction: 'given', reason: 'Leave', fileName: '202400001.handover' },
  ]);
});

test('a weak passphrase, a file that is there and a folder that is not are refused before anything is copied', async () => {
  const { desk, caseId, file } = await worked();
  const make = (fields: object) =>
    desk.call('handover.make', { caseId, path: file, passphrase, reason: '', without: withoutNothing, isReplacing: false, ...fields });
  await expect(make({ passphrase: 'short' })).rejects.toThrow(/12 characters or 4 words/);
  await expect(make({ path: path.join(file, 'x') })).rejects.toThrow(/no folder/);
  writeFileSync(file, 'mine');
  await expect(make({})).rejects.toThrow(/a file at/);
  expect(readFileSync(file, 'utf8')).toBe('mine');
  expect(await desk.call('handover.list', { caseId })).toEqual([]);
});

test('a changed byte and a changed row of a handover are found', async () => {
  const { desk, caseId, file } = await worked();
  await desk.call('handover.make', { caseId, path: file, passphrase, reason: '', without: withoutNothing, isReplacing: false });
  const torn = `${file}.torn`;
  copyFileSync(file, torn);
  const bytes = readFileSync(torn);
  bytes[statSync(torn).size - 100] = (bytes[statSync(torn).size - 100] ?? 0) ^ 1;
  writeFileSync(torn, bytes);
  await expect(desk.call('handover.look', { path: torn, passphrase })).rejects.toThrow();
  const altered = `${file}.altered`;
  copyFileSync(file, altered);
  const db = openCase(altered, { role: 'writer', key: { passphrase } });
  db.prepare(`UPDATE draft_paragraph SET runs = '[]'`).run();
  db.pragma('journal_mode = DELETE');
  db.close();
  const { verdict } = await desk.call('handover.look', { path: altered, passphrase });
  expect(verdict.problems.join('\n')).toMatch(/not what was handed over/);
  const signed = openCase(altered, { role: 'writer', key: { passphrase } });
  signed.prepare(`UPDATE handover_note SET note = replace(note, 'A. Investigator', 'B. Investigator')`).run();
  signed.pragma('journal_mode = DELETE');
  signed.close();
  const other = await desk.call('handover.look', { path: altered, passphrase });
  expect(other.verdict.problems.join('\n')).toMatch(/note of the handover .* was altered/);
  const strange = `${file}.strange`;
  copyFileSync(file, strange);
  const tampered = openCase(strange, { role: 'writer', key: { passphrase } });
  tampered.exec('CREATE TRIGGER mine AFTER INSERT ON history BEGIN DELETE FROM draft_head; END');
  tampered.pragma('journal_mode = DELETE');
  tampered.close();
  await expect(desk.call('handover.look', { path: strange, passphrase })).rejects.toThrow(/trigger mine/);
});

test('a part by heads and by papers keeps what the heads rest on, and what a paper that goes has in common with one that does not', async () => {
  const { desk, caseId, file } = await worked();
  await desk.takeIn(caseId, 'landlord', { 'log.txt': 'The cleaner was called.', 'same.txt': 'The lock failed on 3 May 2023.' });
  const axis = await desk.axis(caseId);
  const idOf = (exhibit: string) => axis.find((row) => row.exhibit === exhibit)?.id ?? '';
  const headId = await desk.put(caseId, 'head', head('Noise'));
  const mark = { ...oneOfEach({ headId, entryId: idOf('R1') }).mark, headIds: [headId] };
  await desk.put(caseId, 'mark', mark);
  const make = async (without: Partial<typeof withoutNothing>) => {
    const ask = { caseId, path: file, passphrase, reason: '', without: { ...withoutNothing, ...without }, isReplacing: true };
    const { note } = await desk.call('handover.make', ask);
    const { verdict } = await desk.call('handover.look', { path: file, passphrase });
    expect(verdict.problems).toEqual([]);
    const db = openCase(file, { role: 'reader', key: { passphrase } });
    const words = (exhibit: string) =>
      db.prepare('SELECT x.text FROM entry e JOIN extraction x ON x.id = e.extraction_id WHERE e.exhibit = ?').pluck().get(exhibit) ?? null;
    const bytes = (exhibit: string) =>
      db.prepare('SELECT count(*) FROM chunk c JOIN entry e ON e.sha256 = c.sha256 WHERE e.exhibit = ?').pluck().get(exhibit);
    const found = ['R1', 'L1', 'L2', 'L3'].map((exhibit) => [words(exhibit) !== null, bytes(exhibit)]);
    db.close();
    return { leftOut: note.leftOut.map(({ what, names }) => [what, names]), found };
  };
  const [has, hasNot] = [
    [true, 1],
    [false, 0],
  ];
  expect(await make({ onlyHeads: [headId] })).toEqual({
    leftOut: [
      ['Papers that head (b) does not rest on', ['L1 answer.txt', 'L2 log.txt', 'L3 same.txt']],
      [draftOfOtherHeads, []],
    ],
    // The bytes of L3 are those of R1, which goes.
    found: [has, hasNot, hasNot, [false, 1]],
  });
  expect(await make({ papers: [idOf('R1'), idOf('L2')] })).toEqual({
    leftOut: [['Papers chosen one by one', ['R1 letter.txt', 'L2 log.txt']]],
    found: [[false, 1], has, hasNot, has],
  });
  await expect(make({ onlyHeads: [idOf('R1')] })).rejects.toThrow('is not in the case');
});

test('bug: an archive left out went all the same, in its papers, and a paper left out in its archive', async () => {
  const { desk, caseId, file } = await worked();
  await desk.takeIn(caseId, 'landlord', {
    'bundle.zip': 'bundle',
    'bundle.zip/inner.zip': 'inner bundle',
    'bundle.zip/inner.zip/note.txt': 'The lift was tested.',
    'log.txt': 'The cleaner was called.',
  });
  const axis = await desk.axis(caseId);
  const idOf = (exhibit: string) => axis.find((row) => row.exhibit === exhibit)?.id ?? '';
  const leftOut = async (without: Partial<typeof withoutNothing>) => {
    const ask = { caseId, path: file, passphrase, reason: '', without: { ...withoutNothing, ...without }, isReplacing: true };
    return (await desk.call('handover.make', ask)).note.leftOut[0]?.names;
  };
  const bundle = ['L2 bundle.zip', 'L2.1 bundle.zip/inner.zip', 'L2.1.1 bundle.zip/inner.zip/note.txt'];
  expect(await leftOut({ papers: [idOf('L2')] })).toEqual(bundle);
  await expect(leftOut({ papers: [idOf('L2.1.1')] })).rejects.toThrow(
    'L2.1.1 came in L2.1, whose original holds it and would go. Leave L2.1 out too',
  );
  // What a head rests on goes without the archive it came in; an archive a head rests on goes with its papers.
  const headId = await desk.put(caseId, 'head', head('Lift'));
  const rest = (entryId: string) => desk.put(caseId, 'mark', { ...oneOfEach({ headId, entryId }).mark, headIds: [headId] });
  await rest(idOf('L2.1.1'));
  expect(await leftOut({ onlyHeads: [headId] })).toEqual([
    'R1 letter.txt',
    'L1 answer.txt',
    'L2 bundle.zip',
    'L2.1 bundle.zip/inner.zip',
    'L3 log.txt',
  ]);
  await rest(idOf('L2'));
  expect(await leftOut({ onlyHeads: [headId] })).toEqual(['R1 letter.txt', 'L1 answer.txt', 'L3 log.txt']);
});

test('while a handover is made, proved, compared or taken in the store goes on answering, and each can be stopped without a trace', async () => {
  const { desk, caseId, file } = await worked('thread');
  const done: string[] = [];
  const named = async <T>(name: string, work: Promise<T>): Promise<T> => work.finally(() => done.push(name));
  /** Asks for something slow, then for other things; they are answered while the slow one is under way. */
  const beside = async <T>(name: string, slow: Promise<T>): Promise<T> => {
    const answer = named(name, slow);
    await named('a read', desk.call('draft.read', { caseId }));
    await named('a write', desk.put(caseId, 'paragraph', paragraph('Written meanwhile.')));
    const told = await answer;
    expect(done.splice(0)).toEqual(['a read', 'a write', name]);
    return told;
  };
  const stopped = async (slow: Promise<unknown>) => {
    const refused = expect(slow).rejects.toThrow('Stopped. Nothing was changed');
    while (!(await desk.call('handover.cancel', { path: file })).isStopped);
    await refused;
  };
  const making = () =>
    desk.call('handover.make', { caseId, path: file, passphrase, reason: '', without: withoutNothing, isReplacing: true });
  await stopped(making());
  expect([readdirSync(path.dirname(file)), await desk.call('handover.list', { caseId })]).toEqual([[], []]);
  await beside('made', making());
  await stopped(desk.call('handover.look', { path: file, passphrase }));
  expect(await beside('proved', desk.call('handover.look', { path: file, passphrase }))).toMatchObject({ here: 'merge' });
  await beside('compared', desk.call('handover.compare', { path: file, passphrase }));
  expect(await desk.call('handover.cancel', { path: file })).toEqual({ isStopped: false });

  const other = deskOf('B. Manager', tempFolder(), 'thread');
  const receiving = other.call('handover.receive', { path: file, passphrase, asReference: null, choices: {} });
  const refused = expect(receiving).rejects.toThrow('Stopped.');
  while (!readdirSync(other.folder).some((name) => name.endsWith('.received'))) await new Promise((next) => setTimeout(next, 2));
  expect(await other.call('handover.cancel', { path: file })).toEqual({ isStopped: true });
  await refused;
  expect(readdirSync(other.folder).filter((name) => name.includes(caseId))).toEqual([]);
  expect(await other.call('desk.listCases', {})).toEqual([]);
  await other.call('handover.receive', { path: file, passphrase, asReference: null, choices: {} });
  expect(await other.problems(caseId)).toEqual([]);
});

/** Every word in every row of a file. */
function everyWord(file: string): string {
  const db = openCase(file, { role: 'reader', key: { passphrase } });
  const tables = db.prepare<[], string>(`SELECT name FROM pragma_table_list WHERE type = 'table' AND schema = 'main'`).pluck().all();
  const cells = tables.flatMap((table) => db.prepare(`SELECT * FROM "${table}"`).raw().all() as unknown[][]).flat();
  db.close();
  return cells.map((cell) => (cell instanceof Uint8Array ? Buffer.from(cell).toString('latin1') : String(cell))).join('\n');
}

/** What rests on something that was left out says so, on screen and in the papers, and is not called gone, wrong or removed. */
async function saysWhatIsNotInThisPart(desk: Desk, caseId: string): Promise<void> {
  const { isPart } = await desk.call('draft.read', { caseId });
  const letter = (await desk.axis(caseId)).find(({ exhibit }) => exhibit === 'L1');
  const { isLeftOut, text } = await desk.call('entry.read', { caseId, id: letter?.id ?? '' });
  expect({ isPart, isLeftOut, text }).toEqual({ isPart: true, isLeftOut: true, text: '' });
  const found = (await desk.call('checks.run', { caseId })).filter(({ message }) => message.includes('not in this part of the case'));
  expect(found.map(({ check }) => check).sort()).toEqual([
    'date-or-sum-not-in-citations',
    'locked-quotation-differs',
    'quotation-not-in-source',
  ]);
  const report = await desk.call('report.build', { caseId, copy: 'working', format: 'txt' });
  expect(Buffer.from(report.bytes).toString('utf8')).toMatch(/quoted from elsewhere.*not in this part of the case/s);
}

test('a part made of some heads holds no word of what was made under the others, and merging it back takes none of that away', async () => {
  const { desk, caseId, file } = await worked();
  const axis = await desk.axis(caseId);
  const entryId = (exhibit: string) => axis.find((row) => row.exhibit === exhibit)?.id ?? '';
  const put = <K extends DraftKind>(kind: K, value: DraftValue<K>) => desk.put(caseId, kind, value);
  const noise = await put('head', {
    ...head('Noise'),
    inWords: 'Secret words of the resident',
    why: 'Secret why',
    jurisdiction: 'Secret power',
  });
  const [lock] = (await desk.call('draft.read', { caseId })).draft.head;
  if (lock === undefined) throw new Error('There is no head.');
  const under = (headId: string, exhibit: string) => oneOfEach({ headId, entryId: entryId(exhibit) });
  const secret = under(noise, 'L1');
  const mark = await put('mark', { ...secret.mark, headIds: [noise], note: 'Secret note' });
  const shared = await put('mark', { ...secret.mark, headIds: [noise], entryId: entryId('R1'), note: 'Told under both' });
  await put('mark', { ...secret.mark, headIds: [], note: 'Secret, under no head' });
  const finding = await put('paragraph', { ...paragraph('Secret finding.', noise), comment: 'Secret comment' });
  await put('paragraph', { ...paragraph('Secret item.'), parentId: finding });
  await put('determination', { ...secret.determination, reasons: 'Secret reasons', restsOn: [finding] });
  await put('window', { ...secret.window, reason: 'Secret span' });
  await put('event', { ...secret.event, text: 'Secret event', cites: [{ kind: 'mark', id: mark }] });
  await put('expectation', { ...secret.expectation, text: 'Secret record', headId: noise });
  const order = await put('order', { ...secret.order, headIds: [noise], parts: [], text: 'Secret order' });
  await put('compliance', { ...secret.compliance, orderId: order, remarks: 'Secret remarks' });
  await put('comment', { ...secret.comment, paragraphId: finding, text: 'Secret remark of the manager', exact: 'Secret finding.' });
  await put('waiver', { ...secret.waiver, place: noise, reason: 'Secret reason' });
  await put('paragraph', { ...paragraph('Rests on it.', lock.id), cites: [{ kind: 'mark', id: shared }] });
  const runs = [
    { kind: 'text' as const, text: 'Background to all: the log says ' },
    { kind: 'quote' as const, text: 'quoted from elsewhere', markId: mark },
    { kind: 'text' as const, text: ' and “the cat sat on it” on 9 May 2023.' },
  ];
  await put('paragraph', { ...paragraph(''), runs, section: 'background' });
  const both = await put('order', { ...secret.order, headIds: [lock.id, noise], parts: [], text: 'An order for both' });
  await desk.call('version.submit', { caseId, copy: 'parties', note: 'Secret note to the manager' });

  const without = { ...withoutNothing, onlyHeads: [lock.id] };
  await desk.call('handover.make', { caseId, path: file, passphrase, reason: '', without, isReplacing: false });
  const words = everyWord(file);
  expect(words.match(/.{0,60}secret.{0,60}/gi)).toBeNull();
  for (const kept of ['The door stood open.', 'Told under both', 'Background to all', 'An order for both', 'Noise'])
    expect(words).toContain(kept);

  const other = deskOf('B. Manager');
  await other.call('handover.receive', { path: file, passphrase, asReference: null, choices: {} });
  expect(await other.problems(caseId)).toEqual([]);
  await saysWhatIsNotInThisPart(other, caseId);
  await other.edit(caseId, 'order', both, { text: 'An order for both, as B. Manager has it' });
  const back = `${file}.back`;
  await other.call('handover.make', { caseId, path: back, passphrase, reason: '', without: withoutNothing, isReplacing: false });
  const before = (await desk.call('draft.read', { caseId })).draft;
  await desk.call('handover.receive', { path: back, passphrase, asReference: null, choices: {} });
  const { draft } = await desk.call('draft.read', { caseId });
  expect(draft.order.map(({ value }) => value.text)).toEqual(['Secret order', 'An order for both, as B. Manager has it']);
  expect({ ...draft, order: [] }).toEqual({ ...before, order: [] });
  expect(await desk.problems(caseId)).toEqual([]);
});

test('a part says what was left out of it, holds none of it, and proves the rest', async () => {
  const { desk, caseId, file } = await worked();
  const without = { ...withoutNothing, papersOf: ['landlord' as const] };
  const { note } = await desk.call('handover.make', { caseId, path: file, passphrase, reason: '', without, isReplacing: false });
  expect(note.leftOut).toMatchObject([{ what: 'Papers supplied by the landlord', count: 1, names: ['L1 answer.txt'] }]);
  const look = await desk.call('handover.look', { path: file, passphrase });
  expect(look.verdict).toMatchObject({
    problems: [],
    leftOut: ['Left out of this handover: papers supplied by the landlord (1).'],
    originals: 1,
  });
  const db = openCase(file, { role: 'reader', key: { passphrase } });
  expect(db.prepare('SELECT count(*) AS n FROM chunk').get()).toEqual({ n: 1 });
  expect(db.prepare(`SELECT count(*) AS n FROM entry_fts WHERE entry_fts MATCH 'communal'`).get()).toEqual({ n: 0 });
  db.close();
});

test('a protected desk keeps what it receives under its own key, and hands it on under the passphrase of the file', async () => {
  const { desk, caseId, file } = await worked();
  await desk.call('handover.make', { caseId, path: file, passphrase, reason: '', without: withoutNothing, isReplacing: false });
  const folder = tempFolder();
  closeStore(openDeskIn(folder));
  await protect(folder, 'the passphrase of this desk', () => undefined);
  const other = deskOf('B. Manager', folder);
  await other.call('handover.receive', { path: file, passphrase, asReference: null, choices: {} });
  const kept = casePlace(folder, caseId);
  expect(isPlain(kept)).toBe(false);
  expect(() => openCase(kept, { role: 'reader', key: { passphrase } })).toThrow(/passphrase is wrong/);
  expect(await other.problems(caseId)).toEqual([]);
  const on = path.join(path.dirname(file), 'on.handover');
  await other.call('handover.make', { caseId, path: on, passphrase, reason: '', without: withoutNothing, isReplacing: false });
  expect((await desk.call('handover.compare', { path: on, passphrase })).differences).toEqual([]);
});

test('a file of an older version is brought up to date on a copy, which goes when it is closed', () => {
  const file = path.join(tempFolder(), 'old.handover');
  const old = new Database(file);
  for (const setting of cipherSettings({ passphrase })) old.pragma(setting);
  old.pragma(`key = '${passphrase}'`);
  for (const step of migrations.case) if (step.version < 280) old.exec(step.sql);
  old.pragma(`application_id = ${applicationIds.case}`);
  old.pragma('user_version = 270');
  old.close();
  const before = digest(file);
  const copies = () => readdirSync(tmpdir()).filter((name) => name.startsWith('handover-'));
  const others = copies().length;
  const opened = openHandoverFile(file, passphrase);
  expect(opened.db.pragma('user_version', { simple: true })).toBe(newestVersion('case'));
  expect(copies()).toHaveLength(others + 1);
  opened.close();
  expect(copies()).toHaveLength(others);
  expect(digest(file)).toBe(before);
});
