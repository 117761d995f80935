// Owns the proof that the sample case is made whole, the same on every run, and that its draft fits it and can be worked. It must not test the store's own rules.
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import ExifReader from 'exifreader';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { optionalValue, parseSource } from '../../../build/scripts/sample-case/sourceText.ts';
import { makeSampleCase, type SampleCase, sides } from '../../../build/scripts/sampleCase.ts';
import { readFileBytes } from '../../../db/intake/readers/read.ts';
import { type CaseFile, caseFileSchema } from '../../../db/model/caseFile.ts';
import { labelLetter } from '../../../db/model/entry.ts';
import type { ReadResult } from '../../../db/model/extraction.ts';

const sample = path.resolve(import.meta.dirname, '../../fixtures/sample-case');

let folder: string;
let made: SampleCase;
let draft: CaseFile;
let texts: ReadonlyMap<string, string>;
const unreadable: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sample-case-'));
  made = await makeSampleCase(path.join(folder, 'first'));
  texts = await readTexts();
  draft = caseFileSchema.parse(JSON.parse(await readFile(path.join(sample, 'draft.case-file.json'), 'utf8')));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

function bytesOf(file: string): Promise<Buffer> {
  return readFile(path.join(made.directory, file));
}

/** The file each exhibit label stands for: per side, in code-unit order of the path inside the side's folder. */
function exhibits(): ReadonlyMap<string, string> {
  return new Map(
    sides.flatMap((side) =>
      made.files
        .map((file) => file.path)
        .filter((file) => file.startsWith(`${side}/`))
        .sort()
        .map((file, index) => [`${labelLetter[side]}${index + 1}`, file] as const),
    ),
  );
}

/** Blank runs and curly quotes count for nothing when a quotation is looked for, as in db/model/anchor.ts. */
function plain(text: string): string {
  return text
    .replaceAll(/[\u2018\u2019]/g, "'")
    .replaceAll(/[\u201c\u201d]/g, '"')
    .replaceAll(/\s+/g, ' ');
}

/** What the readers make of every file, attachment and data row, by label; what has no words (a picture, a damaged file) has empty text. */
async function readTexts(): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  const keep = (label: string, result: ReadResult | null) => {
    found.set(label, result?.ok === true ? result.extraction.text : '');
    if (result?.ok !== true) {
      unreadable.push(label);
      return;
    }
    for (const record of result.extraction.records) found.set(`${label}#${record.ordinal}`, record.cells.join('\n'));
    for (const [index, part] of result.parts.entries()) keep(`${label}.${index + 1}`, part.result);
  };
  for (const [label, file] of exhibits()) keep(label, await readFileBytes(await bytesOf(file), path.basename(file)));
  return found;
}

describe('the files of the sample case', () => {
  test('are at least 44, over every format the intake reads, from all three sides', () => {
    expect(made.files.length).toBeGreaterThanOrEqual(44);
    const formats = new Set(made.files.map((file) => path.extname(file.path)));
    for (const format of ['.eml', '.pdf', '.docx', '.csv', '.xlsx', '.txt', '.html', '.jpg', '.png']) expect(formats).toContain(format);
    for (const side of sides) expect(made.files.some((file) => file.path.startsWith(`${side}/`))).toBe(true);
  });

  test('have the same bytes when made again elsewhere', async () => {
    const again = await makeSampleCase(path.join(folder, 'second'));
    expect(again.written).toBe(true);
    expect(again.files).toEqual(made.files);
  });

  test('are left alone when they are current, and made again when one is missing', async () => {
    expect((await makeSampleCase(made.directory)).written).toBe(false);
    await rm(path.join(made.directory, 'third/council/2023-10-26 noise team.html'));
    const again = await makeSampleCase(made.directory);
    expect(again.written).toBe(true);
    expect(again.files).toEqual(made.files);
  });

  test('are never put into a folder whose contents belong to somebody else', async () => {
    const mine = path.join(folder, 'mine');
    await mkdir(path.join(mine, 'resident'), { recursive: true });
    await writeFile(path.join(mine, 'resident/letter.txt'), 'Dear neighbour');
    await expect(makeSampleCase(mine)).rejects.toThrow(/was not made by this script/);
    expect((await stat(path.join(mine, 'resident/letter.txt'))).size).toBe(14);
  });

  test('start as their extensions say, but for the two that cannot be read', async () => {
    const starts: Readonly<Record<string, string>> = {
      '.pdf': '%PDF-',
      '.docx': 'PK',
      '.xlsx': 'PK',
      '.jpg': '\xff\xd8',
      '.png': '\x89PNG',
    };
    for (const { path: file } of made.files) {
      const start = starts[path.extname(file)];
      if (start !== undefined) expect((await bytesOf(file)).toString('latin1', 0, start.length), file).toBe(start);
    }
    expect((await bytesOf('landlord/repairs/2023-09-27 recall job sheet.pdf')).toString('latin1')).not.toContain('%%EOF');
    expect((await bytesOf('resident/recordings/2023-10-21 music.vnote')).toString('latin1', 0, 5)).toBe('VNOTE');
  });

  test('hold one document supplied by both parties, and no other bytes twice', () => {
    const seen = Map.groupBy(made.files, (file) => file.sha256);
    const twice = [...seen.values()].filter((files) => files.length > 1).map((files) => files.map((file) => file.path));
    expect(twice).toEqual([['resident/complaint/2023-10-10 stage 1 letter.docx', 'landlord/complaint/2023-10-10 stage 1 response.docx']]);
  });

  test('carry photographs with the day they were taken', async () => {
    const tags = ExifReader.load(await bytesOf('resident/photos/2023-09-11 door.jpg'));
    expect(tags.DateTimeOriginal?.description).toBe('2023:09:11 20:17:00');
    const mail = await PostalMime.parse(await bytesOf('resident/emails/2023-04-18 landing.eml'));
    const [first] = mail.attachments;
    const carried = ExifReader.load(first?.content as ArrayBuffer);
    expect(carried.DateTimeOriginal?.description).toBe('2023:04:17 18:42:00');
  });

  test('hold e-mails that read back whatever their encoding', async () => {
    const windows = await PostalMime.parse(await bytesOf('resident/emails/2023-05-07 box.eml'));
    expect(windows.text).toContain('We\u2019ve had two years of being tormented like this.');
    const base64 = await PostalMime.parse(await bytesOf('resident/emails/2023-09-05 dog.eml'));
    expect(base64.subject).toBe('Barking, Flat 5 \u2013 \u201cs\u00f3 um c\u00e3o\u201d, he says');
    expect(base64.date).toBe('2023-09-05T21:48:19.000Z');
  });

  test('are all read but the damaged job sheet and the recording, and the scan has no words', () => {
    expect(unreadable).toEqual(['R26', 'L22']);
    expect(texts.get('R5')).toBe('');
    expect(texts.get('R6')).toContain('24 October 2023');
    expect(texts.has('L25#40')).toBe(true);
    expect(texts.get('R18.1')).toContain('We do not want mediation.');
  });

  test('say where they come from, every one', async () => {
    for (const { path: file } of made.files) {
      const source = parseSource(file, await readFile(path.join(sample, 'source', `${file}.md`), 'utf8'));
      expect(optionalValue(source, 'origin'), file).toMatch(/invented/);
    }
  });
});

describe('a source that is not right', () => {
  test.each([
    ['no header', 'Hello', /first line must be/],
    ['an open header', '---\norigin: me\nHello', /never closed/],
    ['a header line without a colon', '---\norigin me\n---\n', /line 2/],
    ['no origin', '---\ntitle: x\n---\n', /no "origin"/],
  ])('%s is refused with its place', (_, text, message) => {
    expect(() => parseSource('landlord/x.txt.md', text)).toThrow(message);
    expect(() => parseSource('landlord/x.txt.md', text)).toThrow(/landlord\/x\.txt\.md/);
  });
});

describe('the finished draft', () => {
  test('quotes each exhibit to the letter, once', () => {
    expect(draft.marks?.length).toBeGreaterThan(40);
    for (const mark of draft.marks ?? []) {
      const text = plain(texts.get(mark.exhibit) ?? '');
      expect(text.split(plain(mark.quote ?? '')).length - 1, `${mark.id}: "${mark.quote}" in ${mark.exhibit}`).toBe(1);
    }
  });

  test('cites only what it holds: its own marks, events, absences, contacts, or an exhibit that exists', () => {
    const own = new Set(
      [...(draft.marks ?? []), ...(draft.events ?? []), ...(draft.absences ?? []), ...(draft.contacts ?? [])].map(({ id }) => id),
    );
    const cited = new Set<string>();
    JSON.stringify(draft, (key, value) => {
      if (key === 'cites') for (const cite of value as string[]) cited.add(cite);
      if (key === 'text') for (const [, cite] of (value as string).matchAll(/\[\[(.+?)\]\]/g)) cited.add(cite ?? '');
      return value;
    });
    expect(cited.size).toBeGreaterThan(60);
    for (const cite of cited) expect(own.has(cite) || texts.has(cite), cite).toBe(true);
    for (const item of draft.items ?? []) expect(texts.has(item.exhibit), item.exhibit).toBe(true);
  });

  test('uses every mark and every absence it makes', () => {
    const text = JSON.stringify({ ...draft, marks: undefined, absences: undefined });
    for (const { id } of [...(draft.marks ?? []), ...(draft.absences ?? [])])
      expect(text.includes(`[[${id}]]`) || text.includes(`"${id}"`), id).toBe(true);
  });

  test('determines both heads, and orders one payment', () => {
    expect(draft.determinations?.map(({ head, outcome }) => [head, outcome])).toEqual([
      ['a', 'no-maladministration'],
      ['b', 'service-failure'],
    ]);
    expect(draft.orders?.map(({ amountGBP, due }) => [amountGBP, due])).toEqual([[100, { weeks: 4, from: 'report' }]]);
    expect(draft.recommendations).toHaveLength(1);
  });
});

describe('the sample case worked from the command line', () => {
  const cli = path.resolve(import.meta.dirname, '../../../db/cli/index.ts');
  const reference = '202400117';

  /** Runs one verb on the sample's own store; returns its JSON. Throws an Error with what it said when it did not end with 0. */
  function run(verb: string, ...rest: readonly string[]): unknown {
    const ended = spawnSync(process.execPath, [cli, verb, reference, '--store', path.join(folder, 'store'), ...rest], { encoding: 'utf8' });
    if (ended.status !== 0) throw new Error(`${verb} ended with ${ended.status}: ${ended.stderr}`);
    return JSON.parse(ended.stdout);
  }

  test('takes the papers in, applies the draft once, and leaves only the papers nobody has opened to check', { timeout: 120_000 }, () => {
    run('new', '--landlord', 'Larkfield Homes', '--received', '2024-02-19');
    const counts = sides.map((side) => run('intake', '--side', side, path.join(made.directory, side)));
    expect(counts).toMatchObject([
      { counts: { received: 32, read: 31, duplicate: 0, unreadable: 1 } },
      { counts: { received: 27, read: 25, duplicate: 1, unreadable: 1 } },
      { counts: { received: 3, read: 3, duplicate: 0, unreadable: 0 } },
    ]);
    const file = path.join(sample, 'draft.case-file.json');
    expect(run('apply', file)).toMatchObject({ changes: expect.toSatisfy((changes: number) => changes > 150) });
    expect(run('apply', file)).toMatchObject({ changes: 0 });
    const { checks } = run('check', '--json') as { readonly checks: readonly { readonly check: string; readonly message: string }[] };
    expect(checks.map(({ check }) => check)).toEqual(['never-opened']);
    // 12 May: the neighbour was spoken to, the resident not told.
    const { expectations, absences, raised } = run('absences') as {
      readonly expectations: readonly { readonly id: string }[];
      readonly absences: readonly { readonly id: string; readonly raisedBy: readonly string[] }[];
      readonly raised: number;
    };
    // What was searched for under other words was linked since.
    expect(raised).toBe(1);
    expect(absences.find(({ id }) => id === 'n8')).toMatchObject({ raisedBy: ['linked'], computedState: 'recorded' });
    expect(expectations.find(({ id }) => id === 'x2')).toMatchObject({ due: '2023-05-15', standing: 'in part', missing: ['told'] });
    const { heads, clocks } = run('scope') as {
      readonly heads: readonly { readonly windows: readonly { readonly runsPastFinalResponse: boolean }[] }[];
      readonly clocks: { readonly elapsed: readonly { readonly count: { readonly workingDays: number } }[] };
    };
    expect(heads.flatMap(({ windows }) => windows).filter((window) => window.runsPastFinalResponse)).toEqual([]);
    expect(clocks.elapsed.map(({ count }) => count.workingDays)).toEqual([8, 9]);
    const { lines } = run('chronology', '--head', 'b') as { readonly lines: readonly { readonly kind: string; readonly date: string }[] };
    expect(lines.map(({ date }) => date)).toEqual(lines.map(({ date }) => date).toSorted());
    expect(lines.some(({ kind }) => kind === 'expected')).toBe(true);
    expect(lines.filter(({ kind, date }) => kind === 'event' && date === '2023-08-02')).toHaveLength(2);
    const coverage = run('coverage') as { readonly heads: readonly { readonly unanswered: readonly unknown[] }[] };
    expect(coverage.heads.map(({ unanswered }) => unanswered)).toEqual([[], []]);
  });
});
