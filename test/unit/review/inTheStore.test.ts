// Tests: a case file carried into a real store on real papers: taken in, applied, checked, reported, written back; and a refused file that leaves no trace.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createDeskStore } from '../../../db/host/answer.ts';
import { spawnReaderOnNode } from '../../../db/intake/spawnNode.ts';
import { neutralInTheirEdition, neutralSentence } from '../../../db/model/disclosure.ts';
import type { OperationName, Output, StoreEvent } from '../../../db/model/operations.ts';
import { tempFolder } from '../../support/tempFolder.ts';

const file = {
  format: 'case-file/1',
  reportDate: '2025-04-25',
  heads: [{ id: 'a', title: 'The landing.' }],
  scope: { windows: [{ head: 'a', from: '2023-03', to: '2023-12' }] },
  items: [{ exhibit: 'R1', date: '2023-05-07', kind: 'note' }],
  marks: [{ id: 'm1', exhibit: 'R1', quote: 'two weeks and nothing', heads: ['a'] }],
  findings: [{ head: 'a', paragraphs: ['On 7 May 2023 they wrote “two weeks and nothing has been done”. [[m1]]'] }],
  determinations: [{ head: 'a', outcome: 'service-failure' }],
};

/** A store with one case and one paper in it, R1. */
async function deskWithPaper() {
  const folder = tempFolder();
  let taken = Promise.withResolvers<void>();
  const emit = (event: StoreEvent) => {
    if (event.name === 'intake.progress' && event.body.state === 'done') taken.resolve();
  };
  const inFolder = path.join(folder, 'store');
  const opened = () => {
    const store = createDeskStore({ folder: inFolder, actor: 'A Tester', spawnReader: spawnReaderOnNode, emit, reads: 'here' });
    onTestFinished(() => store.close());
    return store;
  };
  let store = opened();
  const ask = async <K extends OperationName>(operation: K, input: unknown): Promise<Output<K>> => {
    const reply = await store.call(operation, input);
    if (!reply.ok) throw new Error(`${operation}: ${reply.fault.message}`);
    return reply.value;
  };
  const { caseId } = await ask('desk.createCase', { reference: '202400117', landlord: 'Larkfield Homes', received: null });
  const takeIn = async (name: string, text: string) => {
    const papers = path.join(folder, `folder of ${name}`);
    mkdirSync(papers);
    writeFileSync(path.join(papers, name), text);
    taken = Promise.withResolvers<void>();
    await ask('intake.start', { caseId, side: 'resident', paths: [papers], note: '' });
    await taken.promise;
  };
  await takeIn('note.txt', 'A box was left for\ntwo weeks and nothing has been done.\n');
  /** Lets somebody write in the closed case file, past the program. */
  const meddle = async (sql: string) => {
    await store.close();
    const db = new Database(path.join(inFolder, `${caseId}.case`));
    db.exec(sql);
    db.close();
    store = opened();
  };
  return { store, ask, caseId, takeIn, meddle };
}

describe('a case file in a real store', () => {
  it('is applied once, checked, reported and written back', async () => {
    const { ask, caseId } = await deskWithPaper();
    const first = await ask('draftFile.apply', { caseId, file });
    expect(first.changes).toBeGreaterThan(5);
    expect(await ask('draftFile.apply', { caseId, file })).toEqual({ changes: 0, sequence: first.sequence });

    const results = await ask('checks.run', { caseId });
    expect(results.map((result) => result.check)).toEqual(['adverse-without-remedy', 'adverse-without-impact', 'never-opened']);

    const { bytes, fileName } = await ask('report.build', { caseId, copy: 'working', format: 'txt' });
    expect(fileName).toBe('202400117 report, working copy.txt');
    expect(new TextDecoder().decode(bytes)).toContain('  1. On 7 May 2023 they wrote “two weeks and nothing has been done”. [R1]');

    const back = await ask('draftFile.export', { caseId });
    expect(back).toMatchObject(file);
    expect((await ask('draftFile.apply', { caseId, file: back })).changes).toBe(0);
  });

  it('builds the publication edition only when all that may identify somebody is changed or accepted', async () => {
    const { store, ask, caseId } = await deskWithPaper();
    const naming = { ...file, findings: [{ head: 'a', paragraphs: [{ id: 'f1', text: 'She lived in N16 8QR.' }] }] };
    await ask('draftFile.apply', { caseId, file: naming });
    const [found] = (await ask('checks.run', { caseId })).filter(({ check }) => check === 'identifies-somebody');
    expect(found?.message).toBe('“N16 8QR” may identify somebody once published. Change it for publication, or accept it with a reason.');
    expect(await store.call('report.build', { caseId, copy: 'publication', format: 'txt' })).toMatchObject({
      ok: false,
      fault: { code: 'dependsOn', message: expect.stringContaining('“N16 8QR”') },
    });
    await ask('report.build', { caseId, copy: 'parties', format: 'txt' });
    const changed = { ...naming, editionChanges: [{ words: 'N16 8QR', instead: 'north London' }] };
    await ask('draftFile.apply', { caseId, file: changed });
    const { bytes, fileName } = await ask('report.build', { caseId, copy: 'publication', format: 'txt' });
    expect(fileName).toBe('202400117 report, for publication.txt');
    expect(new TextDecoder().decode(bytes)).toContain('She lived in north London.');
    expect(await ask('draftFile.export', { caseId })).toMatchObject({ editionChanges: [{ words: 'N16 8QR', instead: 'north London' }] });
  });

  it('builds no edition that rests on what one of its readers may not see, until the neutral sentence stands there', async () => {
    const { store, ask, caseId } = await deskWithPaper();
    const kept = { ...file, items: [{ exhibit: 'R1', disclosure: 'landlord', why: 'Another person' }] };
    await ask('draftFile.apply', { caseId, file: kept });
    for (const copy of ['parties', 'publication'] as const) {
      expect(await store.call('report.build', { caseId, copy, format: 'txt' })).toMatchObject({
        ok: false,
        fault: { code: 'dependsOn', message: expect.stringContaining('paragraph 1') },
      });
    }
    await ask('report.build', { caseId, copy: 'working', format: 'txt' });
    const neutral = { ...kept, findings: [{ head: 'a', paragraphs: [{ text: neutralSentence, cites: ['m1'] }] }] };
    await ask('draftFile.apply', { caseId, file: neutral });
    const { bytes } = await ask('report.build', { caseId, copy: 'parties', format: 'txt' });
    expect(new TextDecoder().decode(bytes)).toContain(`  1. ${neutralSentence}`);
  });

  it('keeps back what came with a message that is kept back, until it is said of the attachment itself', async () => {
    const { store, ask, caseId, takeIn } = await deskWithPaper();
    const mail = [
      'From: Ana Lee <ana@post.example>\nSubject: My neighbour\nDate: Wed, 3 May 2023 10:00:00 +0100\nMIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/plain\n\nSee the note.\n--b',
      'Content-Type: text/plain; name=note.txt\nContent-Disposition: attachment; filename=note.txt\n\nHe hides from his creditors.\n--b--\n',
    ].join('\n');
    await takeIn('mail.eml', mail);
    const quoting = {
      ...file,
      marks: [],
      findings: [{ head: 'a', paragraphs: ['It says “hides from his creditors”.'] }],
      items: [{ exhibit: 'R2', disclosure: 'resident', why: 'About a neighbour' }],
    };
    const found = async () => (await ask('checks.run', { caseId })).filter(({ check }) => check === 'not-disclosed');
    await ask('draftFile.apply', { caseId, file: { ...quoting, items: [] } });
    expect(await found()).toEqual([]);
    await ask('draftFile.apply', { caseId, file: quoting });
    expect(await found()).toEqual([
      expect.objectContaining({ hiddenFrom: ['landlord'], message: expect.stringContaining('from R2.1 (seen by the resident only)') }),
    ]);
    expect(await store.call('report.build', { caseId, copy: 'landlord', format: 'txt' })).toMatchObject({ fault: { code: 'dependsOn' } });
    // It follows, so a case file has no word of it.
    expect((await ask('draftFile.export', { caseId })) as object).toMatchObject({
      items: [{ exhibit: 'R2', disclosure: 'resident', why: 'About a neighbour' }],
    });
    const shown = { ...quoting, items: [...quoting.items, { exhibit: 'R2.1', disclosure: 'both' }] };
    await ask('draftFile.apply', { caseId, file: shown });
    expect(await found()).toEqual([]);
    const back = await ask('draftFile.export', { caseId });
    expect(back).toMatchObject({ items: [{ exhibit: 'R2' }, { exhibit: 'R2.1', disclosure: 'both' }] });
    expect((await ask('draftFile.apply', { caseId, file: back })).changes).toBe(0);
    // What is said of it stands when what it came with changes in the same file.
    await ask('draftFile.apply', {
      caseId,
      file: {
        ...shown,
        items: [
          { exhibit: 'R2', disclosure: 'none' },
          { exhibit: 'R2.1', disclosure: 'landlord' },
        ],
      },
    });
    const seen = (await ask('entry.axis', { caseId })).map(({ exhibit, disclosure }) => [exhibit, disclosure]);
    expect(new Map(seen as [string, string][])).toEqual(
      new Map([
        ['R1', 'both'],
        ['R2', 'none'],
        ['R2.1', 'landlord'],
      ]),
    );
    // And it follows again where the file says nothing of it.
    await ask('draftFile.apply', { caseId, file: quoting });
    expect((await found()).length).toBe(1);
    expect(await ask('history.verify', { caseId })).toMatchObject({ problems: [] });
  });

  it('builds no edition with the words of a paper its reader may not see, though nothing is marked in it and nothing cited', async () => {
    const { store, ask, caseId, takeIn } = await deskWithPaper();
    const words = 'It says “two weeks and nothing has been done”.';
    const quoting = { ...file, marks: [], findings: [{ head: 'a', paragraphs: [words] }] };
    const built = (copy: 'resident' | 'landlord') => store.call('report.build', { caseId, copy, format: 'txt' });
    await ask('draftFile.apply', { caseId, file: quoting });
    expect(await built('resident')).toMatchObject({ ok: true });
    const items = [{ exhibit: 'R1', disclosure: 'landlord', why: 'Another person' }];
    await ask('draftFile.apply', { caseId, file: { ...quoting, items } });
    const [found] = (await ask('checks.run', { caseId })).filter(({ check }) => check === 'not-disclosed');
    expect(found).toMatchObject({
      hiddenFrom: ['resident'],
      message: expect.stringContaining('the words “two weeks and nothing has been done” from R1 (seen by the landlord only)'),
    });
    expect(await built('landlord')).toMatchObject({ ok: true });
    expect(await built('resident')).toMatchObject({
      ok: false,
      fault: { code: 'dependsOn', message: expect.stringContaining('paragraph 1') },
    });
    const place = (await ask('draft.read', { caseId })).draft.paragraph[0]?.key ?? '';
    const waivers = [{ check: 'not-disclosed', place, reason: neutralInTheirEdition }];
    await ask('draftFile.apply', { caseId, file: { ...quoting, items, waivers } });
    const texts = await Promise.all(
      (['resident', 'landlord'] as const).map(async (copy) =>
        new TextDecoder().decode((await ask('report.build', { caseId, copy, format: 'txt' })).bytes),
      ),
    );
    expect(texts.map((text) => [text.includes(words), text.includes(neutralSentence)])).toEqual([
      [false, true],
      [true, false],
    ]);
    // What stands in another paper that may be seen is nobody's secret.
    await takeIn('another.txt', 'He wrote: two weeks and nothing has been\ndone!');
    await ask('draftFile.apply', { caseId, file: { ...quoting, items, waivers: [] } });
    expect((await ask('checks.run', { caseId })).filter(({ check }) => check === 'not-disclosed')).toEqual([]);
    expect(await built('resident')).toMatchObject({ ok: true });
  });

  it('makes an edition for each party of one draft, with the neutral sentence where its reader may not see a passage', async () => {
    const { store, ask, caseId } = await deskWithPaper();
    const [mark] = file.marks;
    const kept = { ...file, marks: [{ ...mark, disclosure: 'resident', disclosureWhy: 'Her health' }] };
    await ask('draftFile.apply', { caseId, file: kept });
    expect(await ask('draftFile.export', { caseId })).toMatchObject({ marks: [{ disclosure: 'resident', disclosureWhy: 'Her health' }] });
    const [found] = (await ask('checks.run', { caseId })).filter(({ check }) => check === 'not-disclosed');
    expect(found).toMatchObject({
      hiddenFrom: ['landlord'],
      message: expect.stringContaining('a passage of R1 (seen by the resident only)'),
    });
    const built = async (copy: 'parties' | 'resident' | 'landlord' | 'publication') => {
      const { bytes } = await ask('report.build', { caseId, copy, format: 'txt' });
      return new TextDecoder().decode(bytes);
    };
    // The resident may read it as it is; nobody else may.
    expect(await built('resident')).not.toContain(neutralSentence);
    for (const copy of ['parties', 'landlord', 'publication'] as const)
      expect(await store.call('report.build', { caseId, copy, format: 'txt' })).toMatchObject({ ok: false, fault: { code: 'dependsOn' } });
    const place = (await ask('draft.read', { caseId })).draft.paragraph[0]?.key ?? '';
    const waivers = [{ check: 'not-disclosed', place, reason: neutralInTheirEdition }];
    await ask('draftFile.apply', { caseId, file: { ...kept, waivers } });
    const whole = await built('resident');
    expect(whole).not.toContain(neutralSentence);
    for (const copy of ['parties', 'landlord', 'publication'] as const) {
      const text = await built(copy);
      expect(text).toContain(neutralSentence);
      expect(text.length).not.toBe(whole.length);
    }
  });

  it('lets nothing but an acceptance of its words settle what may identify somebody, for a file and for an issue alike', async () => {
    const { store, ask, caseId } = await deskWithPaper();
    const naming = { ...file, findings: [{ head: 'a', paragraphs: ['She lived in N16 8QR.'] }] };
    const waivers = [{ check: 'identifies-somebody', place: 'f1', reason: 'Considered; stands as written' }];
    await ask('draftFile.apply', { caseId, file: { ...naming, waivers } });
    const open = async () =>
      (await ask('checks.run', { caseId })).filter(({ check, waived }) => check === 'identifies-somebody' && !waived);
    expect(await open()).toHaveLength(1);
    expect(await store.call('report.build', { caseId, copy: 'publication', format: 'txt' })).toMatchObject({ ok: false });
    const accepted = { ...naming, editionChanges: [{ words: 'N16 8QR', reason: 'A whole district' }] };
    await ask('draftFile.apply', { caseId, file: accepted });
    expect(await open()).toEqual([]);
    await ask('report.build', { caseId, copy: 'publication', format: 'txt' });
  });

  it('holds every quotation against its passage and the stored hash when a report is built', async () => {
    const { ask, caseId, meddle } = await deskWithPaper();
    const quoting = (words: string) => ({ ...file, findings: [{ head: 'a', paragraphs: [`They wrote “[[m1|${words}]]”.`] }] });
    const quotations = async () => (await ask('report.build', { caseId, copy: 'parties', format: 'txt' })).quotations;
    await ask('draftFile.apply', { caseId, file: quoting('two weeks … nothing') });
    expect(await quotations()).toEqual([]);
    await ask('draftFile.apply', { caseId, file: quoting('three weeks and nothing') });
    expect(await quotations()).toEqual([
      expect.stringContaining('which is not in R1'),
      expect.stringContaining('where m1 in R1 has “two weeks and nothing”'),
    ]);
    await ask('draftFile.apply', { caseId, file: quoting('two weeks and nothing') });
    await meddle(`UPDATE extraction SET text = replace(text, 'done', 'paid')`);
    expect(await quotations()).toEqual([expect.stringContaining('whose text is not as it was stored: the case file is damaged')]);
  });

  it('leaves no trace when it is refused', async () => {
    const { store, ask, caseId } = await deskWithPaper();
    await ask('draftFile.apply', { caseId, file });
    const before = await ask('draft.read', { caseId });
    const wrong = { ...file, heads: [...file.heads, { id: 'b', title: 'More.' }], marks: [{ ...file.marks[0], quote: 'three weeks' }] };
    const reply = await store.call('draftFile.apply', { caseId, file: wrong });
    expect(reply).toMatchObject({ ok: false, fault: { code: 'invalid', place: 'marks[0].quote' } });
    expect(await ask('draft.read', { caseId })).toEqual(before);
  });
});
