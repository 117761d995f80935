// Owns the proof, in the real application, that each of its processes may be killed while papers come in, marks are made and words are written: what was acknowledged
// is there, nothing is damaged, and the window is where it was. The store's process alone is killed more often by test/unit/store/kills.test.ts.
import { spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { DraftValue } from '../../db/model/draft.ts';
import type { Reply } from '../../db/model/fault.ts';
import { newId } from '../../db/model/ids.ts';
import type { Input, OperationName, Output } from '../../db/model/operations.ts';
import { type Carried, readWritten } from '../../db/model/written.ts';
import { casePlace } from '../../db/store/folder.ts';
import { oneOfEach, paragraph } from '../support/draftRows.ts';
import { whole } from '../support/killRounds.ts';
import { numbers } from '../support/seeded.ts';
import { type Desk, expect, test } from './fixtures.ts';
import { goTo, openDraftCase } from './pages/draftCase.ts';
import { FindingsPage } from './pages/FindingsPage.ts';

const random = numbers(20_261_126);
const upTo = (most: number) => 1 + Math.floor(random() * most);

/** Asks through the window by way of the shell: the test's own hold of a page ends with the page's process. */
async function ask<K extends OperationName>(desk: Desk, operation: K, input: Input<K>): Promise<Reply<Output<K>>> {
  const words = await desk.application.evaluate(
    ({ BrowserWindow }, asked) => BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(asked),
    `window.desk.call(${JSON.stringify(operation)}, ${JSON.stringify(input)})`,
  );
  return readWritten(words as Carried<Output<K>>);
}

async function value<K extends OperationName>(desk: Desk, operation: K, input: Input<K>): Promise<Output<K>> {
  const reply = await ask(desk, operation, input);
  if (!reply.ok) throw new Error(reply.fault.message);
  return reply.value;
}

/** Process numbers of the application by what they are, as the system lists them. */
async function processes(desk: Desk): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>();
  for (const { type, name, pid } of await desk.application.evaluate(({ app }) => app.getAppMetrics()))
    found.set(type === 'Utility' ? (name ?? type) : type, pid);
  const main = desk.application.process().pid;
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' });
  for (const line of stdout.split('\n')) {
    const [, pid, parent, command = ''] = /^\s*(\d+)\s+(\d+)\s(.*)$/.exec(line) ?? [];
    if (Number(parent) !== main) continue;
    if (command.includes('intakeReader.js')) {
      expect(command).toContain('--permission');
      found.set('Reader', Number(pid));
    }
    if (command.includes('host.js')) found.set('Store', Number(pid));
  }
  return found;
}

/** What was acknowledged. */
interface Known {
  readonly rows: Map<string, string>;
  readonly deliveries: string[];
}

/** Writes and marks by turns until so many are acknowledged; then one more is under way while the process ends. */
async function workUntil(
  desk: Desk,
  caseId: string,
  entryId: string,
  known: Known,
  most: number,
  kill: () => Promise<undefined> | undefined,
): Promise<void> {
  const mark: DraftValue<'mark'> = { ...oneOfEach({ headId: newId(), entryId }).mark, headIds: [] };
  for (let done = 0; done <= most; done += 1) {
    const id = newId();
    const words = `Said ${Math.floor(random() * 1e9)} times.`;
    const row =
      done % 2 === 0
        ? ({ kind: 'paragraph', value: paragraph(words) } as const)
        : ({ kind: 'mark', value: { ...mark, note: words } } as const);
    const change = { do: 'put', id, seenRevision: null, ...row } as const;
    const answer = ask(desk, 'draft.change', { caseId, label: 'Work', changes: [change] });
    const ended = done === most ? kill() : undefined;
    // A question to a page that dies is never answered.
    const reply = await Promise.race([answer, ...(ended === undefined ? [] : [ended])]).catch(() => undefined);
    if (reply?.ok === true) known.rows.set(id, words);
    else expect(done).toBe(most);
  }
}

test('each process of the application is killed while it works, and nothing that was acknowledged is lost', async ({ desk }) => {
  const caseId = await openDraftCase(desk);
  const papers = path.join(desk.folder, 'more papers');
  await mkdir(papers);
  for (let at = 0; at < 240; at += 1) await writeFile(path.join(papers, `${at}.txt`), `The wall was wet on day ${at}. `.repeat(50));
  await goTo(desk, 6);
  await expect
    .poll(() => desk.call('desk.readSetting', { key: 'place' }))
    .toMatchObject({ caseId, cases: { [caseId]: { screen: 'findings' } } });
  const [first] = (await desk.call('entry.list', { caseId, filter: {}, after: null, limit: 1 })).rows;
  const entryId = first?.id ?? '';
  const known: Known = { rows: new Map(), deliveries: [] };
  let kills = 0;

  const startIntake = async (): Promise<string> => {
    await desk.answerDialogs([papers]);
    await desk.application.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(`window.desk.choosePaths('folder')`),
    );
    return (await value(desk, 'intake.start', { caseId, side: 'landlord', paths: [papers], note: '' })).batchId;
  };
  const batch = async (id: string) => (await value(desk, 'entry.batches', { caseId })).find((each) => each.id === id);
  const tookIn = async (id: string, at = 1) => expect.poll(async () => (await batch(id))?.received ?? 0).toBeGreaterThanOrEqual(at);
  const kill = (pid: number | undefined) => {
    if (pid === undefined) throw new Error('There is no such process.');
    kills += 1;
    process.kill(pid, 'SIGKILL');
    return undefined;
  };
  const look = async () => {
    const { draft } = await value(desk, 'draft.read', { caseId });
    const standing = new Map([
      ...draft.paragraph.map(({ id, value: { runs } }) => [id, runs.map((run) => (run.kind === 'text' ? run.text : '')).join('')] as const),
      ...draft.mark.map(({ id, value: { note } }) => [id, note] as const),
    ]);
    for (const [id, words] of known.rows) expect(standing.get(id)).toBe(words);
    for (const id of known.deliveries) expect(await batch(id)).toMatchObject({ state: 'done' });
    const losses = [...(await value(desk, 'history.verify', { caseId })).problems];
    whole(casePlace(path.join(desk.folder, 'store'), caseId), losses, () => undefined);
    expect(losses).toEqual([]);
  };
  /** The window shows Findings of this case, where it was left. */
  const isBack = () =>
    expect
      .poll(() =>
        desk.application
          .evaluate(({ BrowserWindow }) =>
            BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(
              `[document.querySelector('main')?.getAttribute('aria-label'), document.body.innerText.includes('202400777')]`,
            ),
          )
          .catch(() => null),
      )
      .toEqual(['Findings', true]);

  await test.step('a reader and the store, while a delivery comes in', async () => {
    const id = await startIntake();
    await tookIn(id);
    const { Reader } = Object.fromEntries(await processes(desk));
    kill(Reader);
    await workUntil(desk, caseId, entryId, known, upTo(6), () => undefined);
    const { Store } = Object.fromEntries(await processes(desk));
    await workUntil(desk, caseId, entryId, known, upTo(6), () => kill(Store));
    await look();
    // Cut off before it was done, or done before it was cut off.
    expect(['interrupted', 'done']).toContain((await batch(id))?.state);
    await isBack();
  });

  await test.step('what draws and what would speak to a network, while words are typed', async () => {
    const { page } = desk;
    await new FindingsPage(desk).text.click();
    await page.keyboard.type('The door was ');
    const found = await processes(desk);
    for (const name of ['GPU', 'Network Service']) if (found.has(name)) kill(found.get(name));
    await page.keyboard.type('open.');
    await expect.poll(async () => JSON.stringify(await value(desk, 'draft.read', { caseId }))).toContain('The door was open.');
    await look();
    await isBack();
  });

  await test.step('the store in the middle of a word, and the page after it', async () => {
    await desk.page.keyboard.type(' It was never');
    await expect.poll(async () => JSON.stringify(await value(desk, 'draft.read', { caseId }))).toContain('It was never');
    const found = await processes(desk);
    await workUntil(desk, caseId, entryId, known, upTo(6), () => kill(found.get('Store')));
    const reloaded = desk.application.evaluate(
      ({ BrowserWindow }) =>
        new Promise<undefined>((done) => BrowserWindow.getAllWindows()[0]?.webContents.once('did-finish-load', () => done(undefined))),
    );
    await workUntil(desk, caseId, entryId, known, upTo(6), () => {
      kill(found.get('Tab'));
      return reloaded;
    });
    await reloaded;
    await isBack();
    await look();
    expect(JSON.stringify(await value(desk, 'draft.read', { caseId }))).toContain('It was never');
  });

  await test.step('the main process, twice, while a delivery comes in', async () => {
    for (const at of [1, 40]) {
      const id = await startIntake();
      await tookIn(id, at);
      const again = Promise.withResolvers<void>();
      await workUntil(desk, caseId, entryId, known, upTo(4), () => {
        kills += 1;
        desk.killAndStart().then(again.resolve, again.reject);
        return undefined;
      });
      await again.promise;
      await isBack();
      await look();
    }
    const id = await startIntake();
    await expect.poll(async () => (await batch(id))?.state, { timeout: 30_000 }).toBe('done');
    known.deliveries.push(id);
    await look();
  });
  expect(kills).toBeGreaterThanOrEqual(6);
  expect(known.rows.size).toBeGreaterThan(kills);
});
