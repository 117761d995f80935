// Owns the proof that a protected desk shows nothing on the disk, locks on one key with everything typed kept, and opens where it was left.
import { mkdtempSync, readdirSync, rmSync, watch } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { withoutNothing } from '../../db/model/handover.ts';
import { newId } from '../../db/model/ids.ts';
import { copyReaders } from '../../db/model/markedCopy.ts';
import { reportFormats } from '../../db/model/report.ts';
import { requestLetters } from '../../db/model/requests.ts';
import { naming, plainDatabases } from '../support/onDisk.ts';
import { scannedPicture } from '../support/scans.ts';
import { faults } from './faults.ts';
import { expect, test } from './fixtures.ts';
import { openSample } from './pages/SideBySidePage.ts';

/** Words of the sample's papers and draft, and one that is searched for. */
const words = ['Ferreira', 'Nandakumar', 'Blackett', 'Larkfield', 'Tern House', 'Oyelaran', 'zarzuela', 'quincunx'];
const temporary = mkdtempSync(path.join(tmpdir(), 'ombudsman-desk-temporary-'));
/** What is taken in lies elsewhere: it is nobody's copy. */
const papers = mkdtempSync(path.join(tmpdir(), 'ombudsman-desk-papers-'));

test.use({ withSample: true, environment: { TMPDIR: temporary } });
test.afterAll(() => {
  for (const made of [temporary, papers]) rmSync(made, { recursive: true, force: true });
});

/** A mail with an attachment, whose words are nowhere else. */
async function letter(): Promise<string> {
  const place = path.join(papers, 'letter.eml');
  const attached = Buffer.from('The quincunx on the stairs was reported in May.').toString('base64');
  await writeFile(
    place,
    `From: Ana <ana@post.example>\r\nSubject: Stairs\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nPlease see the quincunx.\r\n--b\r\nContent-Type: text/plain; name=note.txt\r\nContent-Disposition: attachment; filename=note.txt\r\nContent-Transfer-Encoding: base64\r\n\r\n${attached}\r\n--b--\r\n`,
  );
  return place;
}

/** A photo of a letter, whose words are there once they are recognised. */
async function scan(): Promise<string> {
  const place = path.join(papers, 'photo 2023-05-23.jpg');
  await writeFile(place, scannedPicture({ lines: ['The quincunx boiler failed', 'and nobody came for nine days.'] }));
  return place;
}

test('protects the desk, locks it, and opens it where it was left, with nothing of a case to be read on the disk', async ({ desk }) => {
  // Fifty papers are written while the disk is watched.
  test.setTimeout(240_000);
  const { page, folder } = desk;
  const readable = () => [...naming(folder, words), ...naming(temporary, words), ...plainDatabases(path.join(folder, 'store'))];
  await desk.until('desk:case-open');
  expect(readable()).not.toEqual([]);

  await page.keyboard.press('Alt+0');
  await page.getByRole('button', { name: 'Protect this desk…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Protection' });
  await dialog.getByLabel('New passphrase').fill('tortoise lamp');
  await dialog.getByLabel('The same once more').fill('tortoise lamp');
  const protect = dialog.getByRole('button', { name: 'Protect this desk' });
  await expect(protect).toBeDisabled();
  await dialog.getByRole('checkbox', { name: /nobody can open this desk/ }).check();
  expect(await faults(page, { within: '[role=dialog]' })).toEqual([]);
  await protect.click();
  const key = page.getByRole('dialog', { name: 'The recovery key of this desk' });
  await expect(key.getByRole('status', { name: /^Recovery key: ([0-9A-Z]{4}-){7}[0-9A-Z]{4}$/ })).toBeVisible();
  await key.getByRole('button', { name: 'I have kept it' }).click();
  await expect(dialog.getByRole('combobox', { name: /Lock when nobody/ })).toHaveText('15 minutes');
  await expect(dialog.getByText(/no keychain that the program could use/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByText('Not encrypted.')).toBeHidden();

  await page.getByRole('row', { name: /202400117/ }).click();
  await page.keyboard.press('Alt+1');
  await page.getByRole('textbox', { name: 'Building' }).fill('zarzuela house');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Alt+3');
  await page.keyboard.press('Control+Shift+F');
  await page.keyboard.type('lock');
  await expect(page.getByRole('main', { name: 'Side by side' })).toBeVisible();
  const [{ id: caseId = '' } = {}] = await desk.call('desk.listCases', {});
  await desk.takeIn({ caseId, side: 'landlord', paths: [await letter(), await scan()] });
  expect(readable()).toEqual([]);

  await test.step('no screen, reader, recognised scan or preview leaves a word of it on the disk, nor a file beside it while it works', async () => {
    const made = new Set<string>();
    const watching = watch(temporary, { recursive: true }, (_event, name) => made.add(String(name)));
    // That it watches is seen first.
    await writeFile(path.join(temporary, 'watched'), '');
    await expect.poll(() => made.has('watched')).toBe(true);
    made.clear();
    await desk.call('scan.read', { caseId });
    expect((await desk.call('search.entries', { caseId, query: '"quincunx boiler"', filter: {} })).ids).toHaveLength(1);
    const side = await openSample(desk);
    await side.open('R11');
    await side.open('L9');
    await desk.until('desk:page-drawn');
    for (let screen = 1; screen <= 9; screen += 1) {
      await page.keyboard.press(`Alt+${screen}`);
      await expect(page.getByRole('main')).not.toHaveAttribute('aria-busy', 'true');
      expect([screen, readable()]).toEqual([screen, []]);
    }
    for (const format of ['docx', 'html', 'txt'] as const) await desk.call('report.build', { caseId, copy: 'working', format });
    await page.keyboard.press('Alt+3');

    // What somebody asks to be written goes to the folder they chose, and nowhere else on the way.
    const out = path.join(papers, 'out');
    await mkdir(out);
    const data = new Set<string>();
    const watchingData = watch(folder, { recursive: true }, (_event, name) => data.add(String(name)));
    const saved: string[] = [];
    const into = async (name: string, save: () => Promise<{ readonly ok: boolean }>) => {
      await desk.answerDialogs([path.join(out, name)]);
      expect([name, await save()]).toEqual([name, expect.objectContaining({ ok: true })]);
      saved.push(name);
    };
    for (const format of ['pdf', 'docx', 'html', 'txt'] as const) {
      const ask = { caseId, copy: 'working', format } as const;
      await into(`report.${format}`, () => page.evaluate((asked) => window.desk.saveReport(asked), ask));
    }
    const aPaper = { caseId, id: side.row('L9').id };
    for (const reader of copyReaders)
      await into(`copy for ${reader}.pdf`, () => page.evaluate((asked) => window.desk.saveMarkedCopy(asked), { ...aPaper, reader }));
    await into('original.eml', () => page.evaluate((asked) => window.desk.saveOriginal(asked), aPaper));
    for (const ask of [
      { paper: 'chronology', caseId, filter: {}, format: 'pdf' },
      { paper: 'jurisdiction note', caseId, headId: null, format: 'pdf' },
      { paper: 'known', caseId, on: '2023-12-01', format: 'pdf' },
    ] as const)
      await into(`${ask.paper}.pdf`, () => page.evaluate((asked) => window.desk.savePaper(asked), ask));

    await test.step('letters with the decision, of a version and about what was asked are read, printed and saved with nothing beside them', async () => {
      const { letters } = await desk.call('rules.read', { caseId });
      expect(letters.length).toBeGreaterThan(1);
      const { draft } = await desk.call('draft.read', { caseId });
      const [asked] = draft.request;
      if (asked === undefined) throw new Error('The sample asks for nothing.');
      const open = { state: 'asked', asked: null, received: null, reply: '' } as const;
      const value = { ...asked.value, ...open, item: 'The zarzuela log', replies: [], chased: [] };
      // Not asked yet, asked long ago, and answered: a request, a chaser and an acknowledgement have something to say.
      const changes = [value, { ...value, asked: '2024-01-15' }, { ...value, asked: '2024-01-15', received: '2024-01-22' }].map((each) => ({
        do: 'put' as const,
        kind: 'request' as const,
        id: newId(),
        seenRevision: null,
        value: each,
      }));
      await desk.call('draft.change', { caseId, label: 'Ask for the log', changes });
      await page.keyboard.press('Alt+8');
      const preview = page.getByRole('main', { name: 'Report' });
      for (const { id, name } of letters) {
        await page.getByRole('combobox', { name: 'Document' }).click();
        const option = page.getByRole('option', { name, exact: true });
        // One to a representative is there where one acts.
        if ((await option.count()) === 0) {
          await page.keyboard.press('Escape');
          continue;
        }
        await option.click();
        await expect(preview.getByRole('region', { name: /^Page 1/ })).toContainText('Dear ');
        expect([name, readable()]).toEqual([name, []]);
        for (const format of reportFormats) {
          const ask = { paper: 'letter', caseId, letter: id, format } as const;
          await into(`letter ${id}.${format}`, () => page.evaluate((one) => window.desk.savePaper(one), ask));
        }
      }
      for (const about of requestLetters) {
        for (const format of reportFormats) {
          const ask = { paper: 'request letter', caseId, about, to: value.to, format } as const;
          await into(`${about}.${format}`, () => page.evaluate((one) => window.desk.savePaper(one), ask));
        }
      }
      const { id } = await desk.call('version.submit', { caseId, copy: 'parties', note: '' });
      const [made] = await desk.call('version.list', { caseId });
      for (const letter of [null, ...(made?.letters.map((each) => each.letter) ?? [])]) {
        const ask = { paper: 'version', caseId, id, letter, format: 'pdf' } as const;
        await into(`version ${letter ?? 'report'}.pdf`, () => page.evaluate((one) => window.desk.savePaper(one), ask));
      }
    });
    await into('case.handover', () =>
      page.evaluate(
        async ({ id, without }) => {
          const place = await window.desk.choosePlace('case.handover');
          return window.desk.call('handover.make', {
            caseId: id,
            path: place ?? '',
            passphrase: 'correct horse battery staple',
            reason: '',
            without,
            isReplacing: false,
          });
        },
        { id: caseId, without: withoutNothing },
      ),
    );
    watchingData.close();
    expect(readdirSync(out).sort()).toEqual(saved.sort());
    expect(naming(out, words).map((file) => path.basename(file))).not.toContain('case.handover');
    expect([...data].filter((name) => /\.(?:pdf|docx|html?|txt|eml|png|jpe?g|handover|part)$/.test(name))).toEqual([]);
    watching.close();
    expect([...made]).toEqual([]);
    expect(readable()).toEqual([]);
    await page.keyboard.press('Alt+3');
    await expect(page.getByRole('main', { name: 'Side by side' })).toBeVisible();
  });
  await page.keyboard.press('Control+Shift+L');
  const passphrase = page.getByLabel('Passphrase', { exact: true });
  await expect(passphrase).toBeFocused();
  expect(await page.evaluate(() => window.desk.call('desk.listCases', {}))).toMatchObject({ ok: false, fault: { code: 'locked' } });
  expect(readable()).toEqual([]);
  expect(await faults(page)).toEqual([]);

  await passphrase.fill('tortoise lump');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('That passphrase does not open this desk.');
  await passphrase.fill('tortoise lamp');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main', { name: 'Side by side' })).toBeVisible();
  await desk.until('desk:case-open');
  expect((await desk.call('draft.read', { caseId })).draft.facts[0]?.value.propertyBuilding).toBe('zarzuela house');
  expect(await desk.call('history.verify', { caseId })).toMatchObject({ problems: [] });

  // Nobody's hand is on this display: its own clock of that runs, and is put on by the minutes that the desk waits.
  const left = () => desk.application.evaluate(({ powerMonitor }) => powerMonitor.getSystemIdleTime());
  await expect.poll(left).toBeGreaterThan(0);
  await desk.application.evaluate(({ powerMonitor }) => {
    const since = powerMonitor.getSystemIdleTime.bind(powerMonitor);
    powerMonitor.getSystemIdleTime = () => since() + 15 * 60;
  });
  // It is looked every ten seconds.
  await expect(passphrase).toBeFocused({ timeout: 15_000 });
  expect(await page.evaluate(() => window.desk.call('desk.listCases', {}))).toMatchObject({ ok: false, fault: { code: 'locked' } });
});
