// Owns: how long a large case takes to open to a readable Side by side in the real application against an empty one, how it scrolls, and the memory of
// its processes. Prints figures; must not judge them. Needs a display: see README.md.
import { execFileSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { _electron, type ElectronApplication } from '@playwright/test';
import { readyLaunch, readyRuntime } from '../../build/scripts/bootstrap/runtime.ts';
import { asRoot } from '../../build/scripts/bootstrap/sandbox.ts';
import { createCase, openDeskIn } from '../../db/domains/desk/cases.ts';
import { closeStore } from '../../db/store/open.ts';
// Declares window.desk for the functions that run inside the page.
import type {} from '../../renderer/api/bridge.ts';
import type { Started } from '../support/startedDesk.ts';
import { makeLargeCase } from './largeCase.ts';
import { framesInWords, middle, print, scrolled, startOn } from './realWindow.ts';

const count = Number(process.argv[2] ?? 100_000);
/** Links between reports and what followed. */
const links = Number(process.argv[3] ?? 5000);
const runs = 5;
/** Rest before memory is measured, in milliseconds. */
const restMs = 20_000;

const folder = await mkdtemp(path.join(tmpdir(), 'ombudsman-desk-bench-'));
try {
  await writeFile(path.join(folder, 'ombudsman-desk-test-data'), '');
  const store = path.join(folder, 'store');
  execFileSync('mkdir', ['-p', store]);
  makeLargeCase(store, count, { links });
  const desk = openDeskIn(store);
  createCase(desk, store, 'Benchmark', { reference: 'EMPTY-1', landlord: 'Larkfield Homes', received: null });
  closeStore(desk);

  const empty = await opened('EMPTY-1', 'Nothing to read yet', 0);
  await left(empty.desk);
  const large = await opened('BENCH-1', 'L1', count / 2);
  const { application, page } = large.desk;
  print(`Opening to a readable Side by side, median of ${runs}, first opening apart:`);
  print(`  ${empty.median} ms  an empty case (first ${empty.first})`);
  print(
    `  ${large.median} ms  ${count.toLocaleString('en-GB')} entries (first ${large.first}); ${large.median - empty.median} ms more, budget 300`,
  );
  print(`Scrolling over ${links.toLocaleString('en-GB')} links (budget: none over 50 ms, at most 1% over 16.7 ms):`);
  print(`  as one reads: ${framesInWords(await scrolled(page, '.sbs-list', 120))}`);
  print(`  the bar dragged: ${framesInWords(await scrolled(page, '.sbs-list', null))}`);
  // What opening and scrolling left behind is let go of within seconds; a case stays open all day.
  await new Promise((rested) => setTimeout(rested, restMs));
  const held = await memory(application);
  await application.close();
  const bare = await bareMemory();
  print(`Memory (PSS) ${restMs / 1000} s later, ${count.toLocaleString('en-GB')} entries open:`);
  print(
    `  ${Math.round(held.window)} MB our Electron processes, ${Math.round(bare)} MB those of a bare window: ${(held.window / bare).toFixed(2)}x, budget 1.5x`,
  );
  print(`  ${Math.round(held.store)} MB the store process, budget 250`);
} finally {
  await rm(folder, { recursive: true, force: true });
}

interface Opened {
  readonly first: number;
  readonly median: number;
  /** The application of the last run, with the case open. */
  readonly desk: Started;
}

/**
 * From the key that opens a case in the case list to its first card, or to what an empty one says. The application is started anew each time, so that nothing of
 * the case is remembered in it.
 */
async function opened(reference: string, sign: string, lines: number): Promise<Opened> {
  const taken: number[] = [];
  for (let run = 0; ; run += 1) {
    const desk = await startOn(folder);
    const { page } = desk;
    const row = page.getByRole('row', { name: new RegExp(reference) });
    if (run === 0) {
      // The screen a case opens on is the one it was left on.
      await row.click();
      await page.keyboard.press('Alt+3');
      await page.waitForFunction(isReadable, sign);
      await left(desk);
      continue;
    }
    await row.focus();
    const startedMs = await page.evaluate(() => performance.now());
    await page.keyboard.press('Enter');
    const readable = await page.waitForFunction(isReadable, sign, { polling: 'raf' });
    taken.push(Number(await readable.jsonValue()) - startedMs);
    // The rest of a large case is read while its first entries stand there.
    await page.waitForFunction(isWhole, lines);
    if (run <= runs) {
      await left(desk);
      continue;
    }
    const [first = 0, ...rest] = taken;
    return { first: Math.round(first), median: Math.round(middle(rest)), desk };
  }
}

/** Goes back to the case list, where the next start begins, and closes. */
async function left({ application, page }: Started): Promise<void> {
  await page.keyboard.press('Alt+0');
  await page.getByRole('row', { name: /EMPTY-1/ }).waitFor();
  // The place is kept a moment after it is left; closing waits for what is being written.
  await page.waitForFunction(async () => {
    const place = await window.desk.call('desk.readSetting', { key: 'place' });
    return /caseId\\*":null/.test(JSON.stringify(place));
  });
  await application.close();
}

/** Runs in the page: whether the list has more lines than this, or there is to be none. */
function isWhole(least: number): boolean {
  return least === 0 || Number(document.querySelector('[role="grid"]')?.getAttribute('aria-rowcount')) > least;
}

/** Runs in the page: the time when the first card stands there, or the words of an empty case; false until then. */
function isReadable(words: string): number | false {
  const main = document.querySelector('main');
  return document.querySelector('.sbs-card') !== null || main?.textContent?.includes(words) === true ? performance.now() : false;
}

/** Proportional memory of the application's processes in MB, the store's apart. */
async function memory(application: ElectronApplication): Promise<{ readonly window: number; readonly store: number }> {
  const root = application.process().pid ?? 0;
  const all = execFileSync('ps', ['-eo', 'pid=,ppid=,args='])
    .toString()
    .split('\n')
    .map((line) => line.trim().split(/\s+/));
  const family = new Set([String(root)]);
  for (let grew = true; grew; ) {
    const more = all.filter(([pid = '', parent = '']) => family.has(parent) && !family.has(pid));
    for (const [pid = ''] of more) family.add(pid);
    grew = more.length > 0;
  }
  let [window, store] = [0, 0];
  for (const [pid = '', , ...args] of all.filter(([each = '']) => family.has(each))) {
    const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
    const pss = Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0) / 1024;
    if (/out.db./.test(args.join(' '))) store += pss;
    else window += pss;
  }
  return { window, store };
}

/** Proportional memory of an Electron of the same version that shows one empty window and does nothing, in MB. */
async function bareMemory(): Promise<number> {
  const { executable } = await readyLaunch(await readyRuntime());
  // The runtime of this machine starts what lies in its resources, so a copy of it with another application there.
  const runtime = path.join(folder, 'runtime');
  await cp(path.dirname(executable), runtime, { recursive: true, verbatimSymlinks: true });
  const bare = path.join(runtime, 'resources', 'app');
  await rm(bare, { recursive: true, force: true });
  await mkdir(bare);
  await writeFile(path.join(bare, 'package.json'), '{ "name": "bare", "main": "main.js" }');
  await writeFile(
    path.join(bare, 'main.js'),
    `const { app, BrowserWindow } = require('electron');
app.whenReady().then(() => new BrowserWindow({ width: 1280, height: 800 }).loadURL('data:text/html,<title>bare</title>'));`,
  );
  const application = await _electron.launch({ executablePath: path.join(runtime, path.basename(executable)), args: [...asRoot()] });
  await (await application.firstWindow()).waitForLoadState();
  await new Promise((rested) => setTimeout(rested, restMs));
  const { window } = await memory(application);
  await application.close();
  return window;
}
