// Owns the proof that what a person takes out of a case is written: reports in every format, originals byte for byte, nothing where the dialog was left.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from './fixtures.ts';

const beginnings = { pdf: '%PDF-', docx: 'PK', html: '<!', txt: '' } as const;

test('what is taken out of a case is written whole, or said to be refused', async ({ desk }) => {
  await test.step('a report is saved in every format', async () => {
    const caseId = await desk.makeCase({ reference: '202400555', landlord: 'Brackenhill Homes' });
    for (const format of ['pdf', 'docx', 'html', 'txt'] as const) {
      const file = path.join(desk.folder, `saved.${format}`);
      await desk.answerDialogs([file]);
      const saved = await desk.page.evaluate((ask) => window.desk.saveReport(ask), { caseId, copy: 'working', format } as const);
      expect(saved).toEqual({ ok: true, value: { path: file, quotations: [] } });
      const bytes = await readFile(file);
      expect(bytes.length).toBeGreaterThan(20);
      expect(bytes.toString('latin1').toLowerCase().startsWith(beginnings[format].toLowerCase())).toBe(true);
    }
    const pdf = await readFile(path.join(desk.folder, 'saved.pdf'), 'latin1');
    expect(pdf).toContain('/StructTreeRoot');
  });

  await test.step('an original is saved byte for byte, under its own name, and nothing where the dialog was left', async () => {
    const caseId = await desk.makeCase();
    const papers = path.join(desk.folder, 'papers');
    await mkdir(papers);
    const bytes = Buffer.from(Array.from({ length: 3_000_000 }, (_, at) => (at * 7) % 251));
    await writeFile(path.join(papers, 'recording.bin'), bytes);
    await desk.takeIn({ caseId, side: 'landlord', paths: [papers] });
    const { rows } = await desk.call('entry.list', { caseId, filter: {}, after: null, limit: 10 });
    const ask = { caseId, id: rows[0]?.id ?? '' };
    const out = path.join(desk.folder, 'out');
    await mkdir(out);
    await desk.answerDialogs([]);
    expect(await desk.page.evaluate((which) => window.desk.saveOriginal(which), ask)).toEqual({ ok: true, value: null });
    expect(await readdir(out)).toEqual([]);
    await desk.answerDialogs([path.join(out, 'recording.bin')]);
    await desk.page.evaluate((which) => window.desk.saveOriginal(which), ask);
    expect((await readFile(path.join(out, 'recording.bin'))).equals(bytes)).toBe(true);
    expect(await readdir(out)).toEqual(['recording.bin']);
  });

  await test.step('a place that cannot be written is said in words, and an unknown original too', async () => {
    const caseId = await desk.makeCase();
    await desk.answerDialogs([path.join(desk.folder, 'nowhere', 'report.txt')]);
    const report = await desk.page.evaluate((ask) => window.desk.saveReport(ask), { caseId, copy: 'working', format: 'txt' } as const);
    expect(report).toMatchObject({ ok: false, fault: { code: 'internal', message: expect.stringContaining('could not be written') } });
    const original = await desk.page.evaluate((ask) => window.desk.saveOriginal(ask), { caseId, id: caseId });
    expect(original).toMatchObject({ ok: false, fault: { code: 'notFound' } });
  });
});
