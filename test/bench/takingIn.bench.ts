// Owns: the window of the real application while 10,000 messages are taken in: when it first hears of them, its frames while somebody reads on, how soon a cancel
// is obeyed. Prints figures; must not judge them. `takingIn.bench.ts [MESSAGES]`. Needs a display: see README.md.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import type { Page } from '@playwright/test';
// Declares window.desk for the functions that run inside the page.
import type {} from '../../renderer/api/bridge.ts';
import { makeLargeCase } from './largeCase.ts';
import { makeMail } from './mailFolder.ts';
import { framesInWords, print, scrolled, startOn } from './realWindow.ts';

const count = Number(process.argv[2] ?? 10_000);
const folder = await mkdtemp(path.join(tmpdir(), 'ombudsman-desk-bench-'));
try {
  await writeFile(path.join(folder, 'ombudsman-desk-test-data'), '');
  const mail = path.join(folder, 'mail');
  makeMail(mail, count);
  const store = path.join(folder, 'store');
  await mkdir(store);
  const caseId = makeLargeCase(store, 5000);
  const { application, page } = await startOn(folder);
  await page.getByRole('row', { name: /BENCH-1/ }).click();
  await page.keyboard.press('Alt+3');
  await page.locator('.sbs-card').first().waitFor();
  print(`At rest: ${framesInWords(await scrolled(page, '.sbs-list', 120))}`);

  // Paths are believed only when somebody chose them in a dialog.
  await application.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
  }, mail);
  const batchId = await started(page, caseId);
  const firstMs = await page.waitForFunction(() => window.heard?.firstMs, null, { polling: 'raf' });
  print(`${count.toLocaleString('en-GB')} messages: first told of after ${Math.round(Number(await firstMs.jsonValue()))} ms, budget 200`);
  for (let times = 0; times < 3; times += 1) print(`While they come in: ${framesInWords(await scrolled(page, '.sbs-list', 120))}`);
  const { state, received, cancelMs } = await cancelled(page, caseId, batchId);
  print(`Cancelled after ${received.toLocaleString('en-GB')}: said to be ${state} ${Math.round(cancelMs)} ms later`);
  await application.close();
} finally {
  await rm(folder, { recursive: true, force: true });
}

declare global {
  interface Window {
    heard?: { firstMs?: number; state: string; received: number };
  }
}

/** Starts the delivery in the page and listens there; answers its id. */
function started(page: Page, caseId: string): Promise<string> {
  return page.evaluate(async (caseId) => {
    const paths = [...(await window.desk.choosePaths('folder'))];
    const heard: NonNullable<Window['heard']> = { state: 'running', received: 0 };
    window.heard = heard;
    const startedMs = performance.now();
    window.desk.on('intake.progress', ({ state, received }) => {
      heard.firstMs ??= performance.now() - startedMs;
      heard.state = state;
      heard.received = received;
    });
    const reply = await window.desk.call('intake.start', { caseId, side: 'resident', paths, note: '' });
    if (!reply.ok) throw new Error(reply.fault.message);
    return reply.value.batchId;
  }, caseId);
}

/** Cancels the delivery and waits until the window hears that it ended. */
function cancelled(page: Page, caseId: string, batchId: string) {
  return page.evaluate(
    async ({ caseId, batchId }) => {
      const askedMs = performance.now();
      await window.desk.call('intake.cancel', { caseId, batchId });
      while (window.heard?.state === 'running') await new Promise(requestAnimationFrame);
      const { state = '', received = 0 } = window.heard ?? {};
      return { state, received, cancelMs: performance.now() - askedMs };
    },
    { caseId, batchId },
  );
}
