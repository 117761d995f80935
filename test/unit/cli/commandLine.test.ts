// Owns: the command line as another program uses it: JSON on standard output, words on standard error, 0, 1 or 2 at the end.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { Readable } from 'node:stream';
import { describe, expect, it, vi } from 'vitest';
import { areBundlesCurrent } from '../../../build/scripts/bootstrap/bundleStamp.mjs';
import { runWords } from '../../../db/cli/commandLine.ts';
import { verbHelp, verbNames } from '../../../db/cli/usage.ts';
import { createDeskStore } from '../../../db/host/answer.ts';
import { spawnReaderOnNode } from '../../../db/intake/spawnNode.ts';
import { localDay } from '../../../db/model/dates.ts';
import { classicDecision } from '../../support/decisions.ts';
import { tempFolder } from '../../support/tempFolder.ts';

const root = path.resolve(import.meta.dirname, '../../..');
/** What `npm run cli` would start. */
const entry = path.join(root, areBundlesCurrent(root) ? 'out/db/cli.js' : 'db/cli/index.ts');

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}
/** The command line as a process of its own, as another program starts it. */
function runAlone(words: readonly string[], input = ''): Promise<Ended> {
  return new Promise((done) => {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', entry, ...words], {
      env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE },
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    child.on('close', (code) => done({ code, out, err }));
    child.stdin.end(input);
  });
}

/** The same in this process, which takes a tenth of the time: what it would read and write is given to it and taken from it. */
async function run(words: readonly string[], input = ''): Promise<Ended> {
  const said = { out: '', err: '' };
  const hear = (what: keyof typeof said) => (bytes: string | Uint8Array, done?: unknown) => {
    said[what] += Buffer.from(bytes).toString();
    if (typeof done === 'function') done();
    return true;
  };
  const streams = [
    vi.spyOn(process.stdout, 'write').mockImplementation(hear('out')),
    vi.spyOn(process.stderr, 'write').mockImplementation(hear('err')),
    vi.spyOn(process, 'stdin', 'get').mockReturnValue(Readable.from(input === '' ? [] : [Buffer.from(input)]) as typeof process.stdin),
  ];
  try {
    return { code: await runWords(words), ...said };
  } finally {
    for (const stream of streams) stream.mockRestore();
  }
}

async function answer(words: readonly string[], input = '', by = run): Promise<Record<string, never>> {
  const { code, out, err } = await by(words, input);
  if (code !== 0) throw new Error(`${words.join(' ')} ended with ${code}: ${err}`);
  return JSON.parse(out) as Record<string, never>;
}

const draft = {
  format: 'case-file/1',
  heads: [{ id: 'a', title: 'Repairs to a street door.' }],
  scope: { windows: [{ head: 'a', from: '2023-05-01', to: '2023-12-31', reason: 'the complaint' }] },
  marks: [{ id: 'm1', exhibit: 'L1', quote: 'The lock was changed', heads: ['a'] }],
  events: [{ id: 'e1', date: '2023-10-10', text: 'The lock is changed.', heads: ['a'], cites: ['m1'] }],
  findings: [{ head: 'a', paragraphs: [{ text: 'The landlord changed the lock. [[m1]]' }] }],
};

describe('the command line', () => {
  it('keeps a library of published decisions', async () => {
    const folder = tempFolder();
    const store = ['--store', path.join(folder, 'desk')];
    await answer(['new', '2024-1', ...store, '--landlord', 'Larkfield Homes']);
    const decision = path.join(folder, 'decision.txt');
    writeFileSync(decision, classicDecision);
    expect(await answer(['add-precedents', decision, ...store])).toEqual({ taken: 1, known: 0, refused: [], isCancelled: false });
    const library = (await answer(['precedents', ...store, '--head', 'leak', '--outcome', 'severe-maladministration'])) as unknown as {
      precedents: { id: string }[];
    };
    expect(library).toMatchObject({ library: 1, total: 1, precedents: [{ landlord: 'Larkfield Homes', decidedOn: '2025-03-03' }] });
    const known = library.precedents[0]?.id ?? '';
    const parts = { landlord: 'Harbour Homes', decidedOn: null, heads: [{ title: 'Damp', outcome: 'service-failure' }], orders: [] };
    expect(await answer(['correct-precedent', known, '-', ...store], JSON.stringify(parts))).toEqual({ corrections: 1 });
    expect(await answer(['precedents', ...store, '--head', 'damp'])).toMatchObject({ precedents: [{ landlord: 'Harbour Homes' }] });
    expect(await answer(['remove-precedents', known, ...store])).toEqual({ count: 1 });
    expect(await answer(['precedents', ...store])).toMatchObject({ library: 0 });
    expect(await answer(['restore-precedents', known, ...store])).toEqual({ count: 1 });
    expect(await answer(['precedents', ...store, '--id', known])).toMatchObject({ reference: '202400456' });
  }, 60_000);

  it('goes on with a delivery whose process was killed, nothing twice and nothing lost', async () => {
    const folder = tempFolder();
    const store = ['--store', path.join(folder, 'desk')];
    const papers = path.join(folder, 'papers');
    mkdirSync(papers);
    const count = 200;
    for (let at = 0; at < count; at += 1) writeFileSync(path.join(papers, `${at}.txt`), `The door was looked at on visit ${at}.\n`);
    await answer(['new', '2024-2', ...store, '--landlord', 'Larkfield Homes']);
    const cut = await new Promise<NodeJS.Signals | null>((done) => {
      const words = ['intake', '2024-2', papers, '--side', 'landlord', ...store];
      const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', entry, ...words], {
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      child.stderr.once('data', () => child.kill('SIGKILL'));
      child.on('close', (_, signal) => done(signal));
    });
    expect(cut).toBe('SIGKILL');
    const went = await answer(['go-on', '2024-2', ...store]);
    expect(went).toMatchObject({
      deliveries: [{ state: 'done', counts: { received: count, read: count, duplicate: 0, unreadable: 0 }, unreadable: [] }],
    });
    expect(await answer(['go-on', '2024-2', ...store])).toEqual({ case: '2024-2', deliveries: [] });
    expect(await answer(['verify', '2024-2', ...store])).toMatchObject({ problems: [] });
  }, 60_000);

  it('does a case from nothing to a report', async () => {
    const folder = tempFolder();
    const store = ['--store', path.join(folder, 'desk')];
    const papers = path.join(folder, 'papers');
    mkdirSync(papers);
    writeFileSync(path.join(papers, 'letter.txt'), 'Larkfield Homes\n10 October 2023\nDear Ms Lee\nThe lock was changed.\n');
    writeFileSync(path.join(papers, 'log.csv'), 'Date,Note\n3/4/2023,Street door not locking\n');
    writeFileSync(path.join(papers, 'broken.pdf'), '%PDF-1.4 broken');

    expect(await answer(['new', '2024-1', ...store, '--landlord', 'Larkfield Homes', '--received', '2024-03-04'])).toMatchObject({
      case: '2024-1',
    });
    const intake = await runAlone(['intake', '2024-1', ...store, '--side', 'landlord', path.join(papers, 'letter.txt'), papers]);
    expect(intake.code).toBe(0);
    expect(intake.err).toMatch(/4 of 4 taken in, 1 not readable/);
    expect(JSON.parse(intake.out)).toMatchObject({
      state: 'done',
      counts: { received: 4, read: 2, duplicate: 1, unreadable: 1 },
      unreadable: [{ exhibit: 'L2', path: 'broken.pdf' }],
    });

    expect(await answer(['apply', '2024-1', '-', ...store], JSON.stringify(draft), runAlone)).toMatchObject({ case: '2024-1' });
    expect(await answer(['apply', '2024-1', '-', ...store], JSON.stringify(draft))).toEqual({ case: '2024-1', changes: 0 });

    const list = (await answer(['list', '2024-1', ...store, '--json'])) as unknown as {
      entries: Record<string, unknown>[];
      counts: unknown;
    };
    expect(list.counts).toEqual({ received: 4, read: 2, duplicate: 1, unreadable: 1 });
    expect(
      list.entries.map(({ exhibit, status, date, dateBasis, scope, parent }) => [exhibit, status, date, dateBasis, scope, parent]),
    ).toEqual([
      ['L1', 'read', '2023-10-10', 'text', { a: 'in' }, null],
      ['L2', 'unreadable', null, 'none', { a: 'undated' }, null],
      ['L3', 'duplicate', '2023-10-10', 'text', { a: 'in' }, null],
      ['L4', 'read', null, 'none', { a: 'undated' }, null],
      ['L4#1', 'read', '2023-04-03', 'column', { a: 'before' }, 'L4'],
    ]);

    const search = (await answer(['search', '2024-1', '"lock was" chang*', ...store])) as unknown as {
      hits: Record<string, unknown>[];
      total: number;
    };
    expect(search).toMatchObject({ total: 1, hits: [{ exhibit: 'L1', matches: expect.arrayContaining(['changed']) }] });
    expect(search.hits[0]?.snippet).toContain('The lock was changed');

    const out = path.join(folder, 'original.txt');
    const original = (await answer(['original', '2024-1', 'L1', ...store, '--out', out])) as unknown as { sha256: string };
    expect(readFileSync(out)).toEqual(readFileSync(path.join(papers, 'letter.txt')));
    expect(original.sha256).toBe(createHash('sha256').update(readFileSync(out)).digest('hex'));

    const exported = await answer(['export-draft', '2024-1', ...store]);
    expect(await answer(['apply', '2024-1', '-', ...store], JSON.stringify(exported))).toEqual({ case: '2024-1', changes: 0 });
    expect(await answer(['verify', '2024-1', ...store])).toMatchObject({ problems: [] });

    const chronology = (await answer(['chronology', '2024-1', ...store, '--from', '2023-10-01', '--scope', 'in'])) as unknown as {
      filter: unknown;
      lines: Record<string, unknown>[];
    };
    expect(chronology.filter).toEqual({ scope: 'in', from: '2023-10-01' });
    expect(chronology.lines).toMatchObject([{ id: 'e1', date: '2023-10-10', scope: { a: 'in' }, accounts: { landlord: ['m1'] } }]);
    const paper = path.join(folder, 'chronology.html');
    await answer(['chronology', '2024-1', ...store, '--words', 'changed', '--format', 'html', '--out', paper]);
    expect(readFileSync(paper, 'utf8')).toContain('L1, 10\u00a0October 2023: “The lock was changed”');
    const note = path.join(folder, 'note.txt');
    expect(await answer(['memo', '2024-1', ...store, '--head', 'a', '--format', 'txt', '--out', note])).toMatchObject({ head: 'a' });
    expect(readFileSync(note, 'utf8')).toContain('from 1 May 2023 to 31 December 2023');

    const text = path.join(folder, 'report.txt');
    await answer(['report', '2024-1', ...store, '--format', 'txt', '--out', text]);
    expect(readFileSync(text, 'utf8')).toContain('The landlord changed the lock.');
    expect(readFileSync(text, 'utf8')).not.toContain('[[m1]]');

    // What is quoted and does not stand so is said beside the report, which is written all the same.
    const misquoting = { ...exported, findings: [{ head: 'a', paragraphs: ['It said “[[m1|the lock was mended]]”.'] }] };
    await answer(['apply', '2024-1', '-', ...store], JSON.stringify(misquoting));
    expect(await answer(['report', '2024-1', ...store, '--format', 'txt', '--out', text])).toMatchObject({
      quotations: [expect.stringContaining('not in L1'), expect.stringContaining('m1 in L1 has “The lock was changed”')],
    });
    const streamed = await runAlone(['report', '2024-1', ...store, '--format', 'txt', '--out', '-']);
    expect(streamed).toMatchObject({
      code: 0,
      out: expect.stringContaining('mended'),
      err: expect.stringContaining('has “The lock was changed”'),
    });
  }, 60_000);

  it('refuses with 1 and a reason, writing nothing', async () => {
    const folder = tempFolder();
    const store = ['--store', path.join(folder, 'desk')];
    expect(await runAlone(['list', '1', ...store])).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('There is no store at'),
    });
    await answer(['new', '1', ...store, '--landlord', 'L']);
    expect(await run(['new', '1', ...store, '--landlord', 'L'])).toMatchObject({ code: 1, err: expect.stringMatching(/case 1 already/) });
    expect(await run(['list', '2', ...store])).toMatchObject({ code: 1, err: expect.stringContaining('There is no case 2') });
    expect(await run(['original', '1', 'R9', ...store, '--out', path.join(folder, 'x')])).toMatchObject({
      code: 1,
      err: expect.stringContaining('no exhibit R9'),
    });
    expect(await run(['intake', '1', ...store, '--side', 'third', '/no/such'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('/no/such'),
    });
    expect(await run(['apply', '1', '-', ...store], '{"format":')).toMatchObject({ code: 1, err: expect.stringContaining('not JSON') });
    expect(await run(['apply', '1', '-', ...store], JSON.stringify({ ...draft, wrong: 1 }))).toMatchObject({
      code: 1,
      err: expect.stringContaining('wrong'),
    });
    expect(await run(['apply', '1', '-', ...store], JSON.stringify(draft))).toMatchObject({ code: 1, err: expect.stringContaining('L1') });
    expect(await answer(['list', '1', ...store])).toMatchObject({ entries: [], counts: { received: 0 } });
  }, 60_000);

  it.each([
    [['frobnicate'], /There is no "frobnicate"/],
    [['list', '1'], /needs --store/],
    [['list', '--store', 'x'], /needs REF/],
    [['list', '1', '2', '--store', 'x'], /"2" is too much/],
    [['list', '1', '--store', 'x', '--frob'], /--frob/],
    [['intake', '1', 'p', '--store', 'x', '--side', 'both'], /one of resident, landlord, third/],
    [['intake', '1', 'p', '--store', 'x', '--side', 'third', '--columns', 'date'], /date=1/],
    [['report', '1', '--store', 'x', '--format', 'odt', '--out', 'y'], /docx, pdf, html, txt/],
    [['new', '1', '--store', 'x', '--landlord', 'L', '--received', '2024-02-30'], /2024-02-30/],
    [['original', '1', 'xyz', '--store', 'x', '--out', 'y'], /not an exhibit label/],
    [['chronology', '1', '--store', 'x', '--status', 'odd'], /--status/],
    [['chronology', '1', '--store', 'x', '--from', '2023-02-30'], /--from/],
    [['chronology', '1', '--store', 'x', '--format', 'docx'], /needs --out/],
    [['memo', '1', '--store', 'x', '--format', 'odt', '--out', 'y'], /docx, pdf, html, txt/],
    [['export', '1', '--store', 'x', '--exhibit', 'xyz', '--out', 'y'], /not an exhibit label/],
  ] as const)('ends with 2 for %j', async (words, reason) => {
    const { code, out, err } = await run(words);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(reason);
  });

  it('tells what followed each report, how expectations stand, and proposes with reasons', async () => {
    const folder = tempFolder();
    const store = ['--store', path.join(folder, 'desk')];
    const papers = path.join(folder, 'papers');
    mkdirSync(path.join(papers, 'resident'), { recursive: true });
    mkdirSync(path.join(papers, 'landlord'));
    const write = (name: string, words: string) => writeFileSync(path.join(papers, name), words);
    write('resident/1.txt', '18 April 2023\nThe mattress on the landing and the broken banister, reference 00771234.\n');
    write('resident/2.txt', '7 June 2023\nThe banister is still broken.\n');
    write('landlord/1.txt', '3 May 2023\nReference 00771234. The officer will contact you within 2 working days.\n');
    write('landlord/2.txt', '12 May 2023\nThe officer attended about the mattress.\n');
    write('landlord/3.txt', '24 May 2023\nReference 00771234. The banister was repaired.\n');
    await answer(['new', '2024-1', ...store, '--landlord', 'Larkfield Homes']);
    await answer(['intake', '2024-1', ...store, '--side', 'resident', path.join(papers, 'resident')]);
    await answer(['intake', '2024-1', ...store, '--side', 'landlord', path.join(papers, 'landlord')]);
    const promised = { countsFrom: 'L1', limit: { amount: 2, unit: 'working days' }, steps: ['action', 'told'] };
    const linked = {
      ...{ format: draft.format, heads: draft.heads },
      expectations: [
        { id: 'x1', text: 'The officer to make contact', ...promised },
        { id: 'x2', text: 'A call note', state: { override: 'disputed', reason: 'two accounts' } },
      ],
      absences: [
        { id: 'n1', kind: 'record-missing', state: { override: 'disputed', reason: 'two accounts', by: 'A. Reed', on: '2023-06-01' } },
      ],
      assertions: [
        {
          id: 'as1',
          text: 'The officer attended on 12 May 2023.',
          head: 'a',
          records: [
            { exhibit: 'L2', verdict: 'agrees' },
            { exhibit: 'L3', verdict: 'conflicts', note: 'It tells of the banister.' },
          ],
        },
      ],
      series: [{ id: 'sr1', title: 'The banister', head: 'a', exhibits: ['R2', 'R1'] }],
      links: [
        { report: 'R1', followedBy: 'L1', step: 'holding' },
        { report: 'R1', followedBy: 'L2', step: 'action', expectation: 'x1' },
      ],
    };
    await answer(['apply', '2024-1', '-', ...store, '--actor', 'B. Finch'], JSON.stringify(linked));
    expect(await answer(['apply', '2024-1', '-', ...store], JSON.stringify(linked))).toMatchObject({ changes: 0 });

    const told = (await answer(['pair', '2024-1', ...store, '--report', 'R1'])) as unknown as {
      candidates: { exhibit: string; step: string; workingDays: number; reasons: string[] }[];
    };
    expect(told).toMatchObject({
      reports: [
        {
          exhibit: 'R1',
          date: '2023-04-18',
          answered: true,
          steps: [
            { exhibit: 'L1', step: 'holding', workingDays: 10, standing: null, due: null },
            { exhibit: 'L2', step: 'action', workingDays: 16, standing: 'late', expectation: 'x1', due: '2023-05-05' },
          ],
        },
      ],
      expectations: [
        { id: 'x1', countsFrom: 'L1', due: '2023-05-05', standing: 'in part', seen: ['action'], missing: ['told'], state: 'recorded' },
        { id: 'x2', state: 'disputed', overruled: { by: 'B. Finch', on: localDay(new Date()), reason: 'two accounts' } },
      ],
      unanswered: [{ exhibit: 'R2', date: '2023-06-07' }],
    });
    // What is linked is not proposed again, and nothing was linked by asking.
    expect(told.candidates.map(({ exhibit }) => exhibit)).toEqual(['L3']);
    expect(told.candidates[0]?.reasons).toContain('names 00771234 too');
    expect(await answer(['absences', '2024-1', ...store])).toMatchObject({
      absences: [{ id: 'n1', computedState: 'not requested', overruled: { by: 'A. Reed', on: '2023-06-01' } }],
    });
    expect(await answer(['assertions', '2024-1', ...store, '--head', 'a'])).toMatchObject({
      assertions: [
        {
          id: 'as1',
          madeBy: 'landlord',
          counts: { agrees: 1, conflicts: 1, 'in part': 0, 'does not say': 0 },
          records: [
            { exhibit: 'L2', date: '2023-05-12', verdict: 'agrees', computedVerdict: 'agrees', facts: [{ kind: 'named' }] },
            { exhibit: 'L3', verdict: 'conflicts', computedVerdict: 'does not say', note: 'It tells of the banister.' },
          ],
        },
      ],
    });
    expect(await answer(['series', '2024-1', ...store])).toMatchObject({
      series: [
        {
          id: 'sr1',
          reports: [
            { exhibit: 'R1', date: '2023-04-18', daysSince: null },
            { exhibit: 'R2', date: '2023-06-07', daysSince: 50, workingDaysSince: 33 },
          ],
        },
      ],
    });
    expect(await run(['pair', '2024-1', ...store, '--report', 'R9'])).toMatchObject({
      code: 1,
      err: expect.stringMatching(/no R9 in 2024-1/),
    });
  }, 60_000);

  it('tells what was offered, paid and awarded, and how each order stands', async () => {
    const store = ['--store', path.join(tempFolder(), 'desk')];
    await answer(['new', '2024-1', ...store, '--landlord', 'Larkfield Homes']);
    const decided = {
      ...{ format: draft.format, heads: draft.heads, reportDate: '2025-04-25' },
      offers: [{ id: 'of1', heads: ['a'], by: 'landlord', amountGBP: 50, paidGBP: 30, offset: 'included' }],
      orders: [
        {
          id: 'o1',
          heads: ['a'],
          amountGBP: 100,
          due: { weeks: 4 },
          text: 'Pay the resident.',
          compliance: { standing: 'complied', compliedOn: '2025-05-30', chased: ['2025-05-26'] },
        },
      ],
      recommendations: ['Keep a log.'],
    };
    await answer(['apply', '2024-1', '-', ...store], JSON.stringify(decided));
    expect(await answer(['remedies', '2024-1', ...store])).toMatchObject({
      offers: [{ id: 'of1', heads: ['a'], amountGBP: 50, paidGBP: 30, offset: 'included' }],
      awards: [{ head: 'a', for: '', amountGBP: 100 }],
      groups: [{ awardedGBP: 100, comesOffGBP: 30, toPayGBP: 70 }],
      toPayGBP: 70,
      orders: [{ id: 'o1', due: '2025-05-23', standing: 'complied', timing: 'late', days: 7, chased: ['2025-05-26'] }],
      recommendations: [{ heads: [], text: 'Keep a log.' }],
    });
    const wrong = { ...decided, offers: [{ id: 'of1', amountGBP: 50, offset: 'half' }] };
    expect(await run(['apply', '2024-1', '-', ...store], JSON.stringify(wrong))).toMatchObject({
      code: 1,
      err: expect.stringMatching(/"half" is no offset rule of Housing Ombudsman.*included, on-top, apart/),
    });
  }, 60_000);

  it('helps with each verb, by example', async () => {
    expect(await runAlone(['help'])).toMatchObject({ code: 0, err: '', out: expect.stringContaining('export-draft') });
    for (const verb of verbNames) {
      expect(verbHelp(verb)).toContain(`npm run --silent cli -- ${verb}`);
      expect(verbHelp(verb)).toContain('For example');
    }
    expect(await run(['list', '--help'])).toMatchObject({ code: 0, out: verbHelp('list') });
  });

  it('reads beside a window that holds the store, and changes nothing there', async () => {
    const folder = tempFolder();
    const papers = path.join(folder, 'papers');
    mkdirSync(papers);
    writeFileSync(path.join(papers, 'letter.txt'), 'Larkfield Homes\n10 October 2023\nDear Ms Lee\nThe lock was changed.\n');
    const store = ['--store', path.join(folder, 'desk')];
    await answer(['new', '2024-1', ...store, '--landlord', 'Larkfield Homes']);
    await answer(['intake', '2024-1', ...store, '--side', 'landlord', papers]);
    await answer(['apply', '2024-1', ...store, '-'], JSON.stringify(draft));
    const window = createDeskStore({
      folder: path.join(folder, 'desk'),
      actor: 'R. Okafor',
      spawnReader: spawnReaderOnNode,
      emit: () => undefined,
    });
    try {
      const [open] = await window.call('desk.listCases', {}).then((reply) => (reply.ok ? reply.value : []));
      const moved = await window.call('entry.axis', { caseId: open?.id ?? '' });
      const [letter] = moved.ok ? moved.value : [];
      if (open === undefined || letter === undefined) throw new Error('The window has no case with a letter in it.');
      const seenRevision = letter.revision;
      await window.call('entry.edit', { caseId: open.id, id: letter.id, seenRevision, patch: { title: 'The letter about the lock' } });

      const listed = JSON.parse((await runAlone(['list', '2024-1', ...store, '--json'])).out) as { entries: { title: string }[] };
      expect(listed.entries.map(({ title }) => title)).toEqual(['The letter about the lock']);
      expect(await answer(['search', '2024-1', ...store, 'lock', '--json'], '', runAlone)).toMatchObject({ total: 1 });
      expect(await answer(['verify', '2024-1', ...store], '', runAlone)).toMatchObject({ problems: [] });
      const original = path.join(folder, 'original.txt');
      await answer(['original', '2024-1', ...store, 'L1', '--out', original], '', runAlone);
      expect(readFileSync(original)).toEqual(readFileSync(path.join(papers, 'letter.txt')));
      const refused = await runAlone(['apply', '2024-1', ...store, '-'], JSON.stringify(draft));
      expect(refused).toMatchObject({ code: 1, out: '' });
      expect(refused.err).toMatch(/open in another program or window. Reading it goes on beside that/);
    } finally {
      await window.close();
    }
  });
});

describe('sign-off on the command line', () => {
  it('goes by two people from a draft to what was issued, and says why where it does not', async () => {
    const folder = tempFolder();
    const store = ['--store', path.join(folder, 'desk')];
    const writer = [...store, '--actor', 'A. Investigator'];
    const manager = [...store, '--actor', 'M. Manager'];
    await answer(['new', '2024-3', ...writer, '--landlord', 'Larkfield Homes']);
    expect(await run(['approve', '2024-3', ...manager])).toMatchObject({
      code: 1,
      err: expect.stringContaining('Nothing was submitted yet'),
    });
    expect(await answer(['submit', '2024-3', ...writer, '--note', 'Ready'])).toMatchObject({ version: 1, state: 'submitted' });
    expect(await run(['approve', '2024-3', ...writer])).toMatchObject({
      code: 1,
      err: expect.stringContaining('Somebody else must approve'),
    });
    expect(await run(['return', '2024-3', ...manager])).toMatchObject({ code: 2 });
    expect(await answer(['approve', '2024-3', ...manager])).toMatchObject({ state: 'approved' });
    expect(await answer(['issue', '2024-3', ...writer])).toMatchObject({ state: 'issued', changedSince: [] });
    const { versions } = (await answer(['versions', '2024-3', ...store])) as unknown as {
      versions: { files: { format: string; sha256: string }[] }[];
    };
    const out = path.join(folder, 'issued.txt');
    await answer(['versions', '2024-3', ...store, '--save', out, '--format', 'txt']);
    const sha256 = createHash('sha256').update(readFileSync(out)).digest('hex');
    expect(versions[0]?.files.find(({ format }) => format === 'txt')?.sha256).toBe(sha256);
  }, 60_000);
});
