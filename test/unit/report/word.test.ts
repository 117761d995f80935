// Tests: the Word report: opened by LibreOffice with its numbering intact, the same bytes every time, footnotes only in a working copy.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Report } from '../../../db/model/report.ts';
import { buildReport } from '../../../db/report/build.ts';
import { reportText } from '../../../db/report/text.ts';
import { reportWord } from '../../../db/report/word.ts';
import { reportOf, smallCase } from './cases.ts';
import { partsOf } from './docxParts.ts';

const run = promisify(execFile);
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'report-word-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The text LibreOffice reads out of a Word file, numbers and all. */
async function openedInLibreOffice(report: Report): Promise<string> {
  const file = path.join(folder, 'report.docx');
  await writeFile(file, await reportWord(report));
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  await run('soffice', [profile, '--headless', '--convert-to', 'txt:Text (encoded):UTF8', '--outdir', folder, file], {
    timeout: 120_000,
  }).catch((problem: NodeJS.ErrnoException) => {
    if (problem.code === 'ENOENT') throw new Error('LibreOffice is not there: install it with "apt-get install libreoffice-writer".');
    throw problem;
  });
  return readFile(path.join(folder, 'report.txt'), 'utf8');
}

/** Lines with words, without indents, byte order mark and the heading (which text and Word lay out alike). */
const lines = (text: string) =>
  text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '');

/** 60 paragraphs over three heads, every third with items. */
const longCase = {
  ...smallCase,
  heads: ['a', 'b', 'c'].map((id) => ({ id, title: `Matter ${id}.`, heading: `The handling of matter ${id}` })),
  findings: ['a', 'b', 'c'].map((head) => ({
    head,
    paragraphs: Array.from({ length: 20 }, (_each, index) =>
      index % 10 === 5
        ? {
            text: `Matter ${head}, point ${index}:`,
            items: [{ text: 'one', items: [{ text: 'deep', items: ['deeper', 'deepest'] }, 'again'] }],
          }
        : index % 3 === 0
          ? { text: `Matter ${head}, point ${index}:`, items: ['one', 'two', 'three'] }
          : `Matter ${head}, point ${index}, “as it was”.`,
    ),
  })),
};

describe('the report as Word', () => {
  it('opens in LibreOffice with every number where the report has it', { timeout: 150_000 }, async () => {
    const report = reportOf(longCase);
    expect(report.sections.flatMap((section) => section.paragraphs).length).toBeGreaterThanOrEqual(60);
    expect(lines(await openedInLibreOffice(report))).toEqual(lines(reportText(report)));
  });

  it('keeps continuous numbers and figures for items', { timeout: 150_000 }, async () => {
    const report = reportOf(longCase, 'parties', { numbering: 'continuous', itemStyle: 'number' });
    expect(lines(await openedInLibreOffice(report))).toEqual(lines(reportText(report)));
  });

  it('has the same bytes whenever it is made', async () => {
    const report = reportOf(longCase, 'working');
    const first = await reportWord(report);
    vi.useFakeTimers({ now: new Date('2031-03-04T05:06:08Z'), toFake: ['Date'] });
    const second = await reportWord(report).finally(() => vi.useRealTimers());
    expect(Buffer.from(second).equals(Buffer.from(first))).toBe(true);
  });

  it('dates itself by the report, not by the clock', async () => {
    const parts = await partsOf(await reportWord(reportOf(smallCase)));
    expect(parts.get('docProps/core.xml')).toContain('>2025-04-25T12:00:00Z<');
  });

  it('carries references as footnotes in a working copy only', async () => {
    const working = await partsOf(await reportWord(reportOf(smallCase, 'working')));
    expect(working.get('word/footnotes.xml')).toContain('R1 p2');
    expect(working.get('word/document.xml')?.match(/<w:footnoteReference /g)).toHaveLength(4);
    const parties = [...(await partsOf(await reportWord(reportOf(smallCase)))).values()].join('');
    expect(parties).not.toMatch(/R1 p2|L2#4|footnoteReference w:id="1"/);
  });

  it('sets footnotes in their own style, close together', async () => {
    const parts = await partsOf(await reportWord(reportOf(smallCase, 'working')));
    expect(parts.get('word/footnotes.xml')).toContain('<w:pStyle w:val="FootnoteText"/>');
    const style = parts.get('word/styles.xml')?.match(/w:styleId="FootnoteText">.*?<\/w:style>/)?.[0] ?? '';
    expect(style).toMatch(/w:after="20"/);
    expect(style).toMatch(/<w:sz w:val="18"\/>/);
  });

  it('uses styles and numbering a reader of Word can change', async () => {
    const document = (await partsOf(await reportWord(reportOf(smallCase)))).get('word/document.xml') ?? '';
    expect(document).toMatch(/<w:pStyle w:val="Heading1"\/>/);
    expect(document).toMatch(/<w:pStyle w:val="Heading2"\/>/);
    expect(document).toMatch(/<w:pStyle w:val="NumberedParagraph"\/>/);
    expect(document).toMatch(/<w:numPr><w:ilvl w:val="1"\/>/);
  });

  it('has a heading of the draft in a style of its own, and begins its numbers anew', async () => {
    const findings = [{ head: 'a', paragraphs: ['First.', { text: 'Talk', form: 'heading' }, 'Second.'] }];
    const document = (await partsOf(await reportWord(reportOf({ ...smallCase, findings })))).get('word/document.xml') ?? '';
    expect(document).toMatch(/<w:pStyle w:val="Heading3"\/>.{0,200}Talk/);
    const lists = [...document.matchAll(/<w:numId w:val="(\d+)"\/>(?:(?!<w:numId).)*?(First|Second)\./g)].map(([, list, words]) => [
      words,
      list,
    ]);
    expect(new Set(lists.map(([, list]) => list)).size).toBe(2);
  });

  it('prints whatever was typed, but not what XML cannot hold', async () => {
    const report = reportOf({ ...smallCase, sections: { background: ['a\u000b <b> & \ud800 c\nd'] } });
    const document = (await partsOf(await reportWord(report))).get('word/document.xml') ?? '';
    expect(document).toContain('a &lt;b&gt; &amp; \ufffd c');
    expect(document).toMatch(/<w:br\/>.{0,80}d</);
  });

  it('is named after the case and the copy', async () => {
    expect((await buildReport(reportOf(smallCase), 'docx')).fileName).toBe('202400117 report.docx');
    expect((await buildReport(reportOf(smallCase, 'working'), 'txt')).fileName).toBe('202400117 report, working copy.txt');
    expect(new TextDecoder().decode((await buildReport(reportOf(smallCase), 'html')).bytes)).toMatch(/^<!doctype html>/);
  });
});
