// Owns the proof that what ships runs: the fused folder itself, attached to over the debugging port, which it opens only on test data.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { chromium, expect, type Page, test } from '@playwright/test';
import { packedProgram } from '../../build/scripts/bootstrap/packed.ts';
import { asRoot } from '../../build/scripts/bootstrap/sandbox.ts';
// Declares window.desk for the functions that run inside the page.
import type {} from '../../renderer/api/bridge.ts';

const program = packedProgram();

test.beforeAll(() => {
  expect(existsSync(program), `${program} is missing: run npm run package first.`).toBe(true);
});

test('the fuses are set', async () => {
  const wire = await getCurrentFuseWire(program);
  const off = [
    FuseV1Options.RunAsNode,
    FuseV1Options.EnableNodeOptionsEnvironmentVariable,
    FuseV1Options.EnableNodeCliInspectArguments,
    FuseV1Options.GrantFileProtocolExtraPrivileges,
  ];
  const on = [FuseV1Options.OnlyLoadAppFromAsar, FuseV1Options.EnableCookieEncryption, FuseV1Options.EnableEmbeddedAsarIntegrityValidation];
  expect(off.map((fuse) => wire[fuse])).toEqual(off.map(() => FuseState.DISABLE));
  expect(on.map((fuse) => wire[fuse])).toEqual(on.map(() => FuseState.ENABLE));
});

test('the packaged application opens its sample case, keeps it, and reads every kind of file', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'ombudsman-desk-packed-'));
  await writeFile(path.join(folder, 'ombudsman-desk-test-data'), '');
  try {
    const first = await withPackaged(folder, async (page) => {
      await page.waitForFunction(() => performance.getEntriesByName('desk:case-open').length > 0, null, { timeout: 60_000 });
      return page.evaluate(async () => {
        const cases = await window.desk.call('desk.listCases', {});
        const [opened] = cases.ok ? cases.value : [];
        const listed = await window.desk.call('entry.list', { caseId: opened?.id ?? '', filter: {}, after: null, limit: 1000 });
        const rows = listed.ok ? listed.value.rows : [];
        return {
          id: opened?.id,
          kinds: [...new Set(rows.filter((row) => row.status === 'read').map((row) => row.kind))].sort(),
          count: rows.length,
        };
      });
    });
    expect(first.id).toMatch(/^[0-9a-f-]{36}$/);
    expect(first.count).toBeGreaterThanOrEqual(40);
    expect(first.kinds).toEqual(expect.arrayContaining(['email', 'pdf', 'picture', 'record', 'sheet', 'word']));
    const again = await withPackaged(folder, (page) => page.evaluate(() => window.desk.call('desk.listCases', {})));
    expect(again).toMatchObject({ ok: true, value: [{ id: first.id }] });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('the debugging port stays shut on a folder that is not test data', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'ombudsman-desk-packed-'));
  try {
    const child = launch(folder, ['--remote-debugging-port=0']);
    let said = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    const code = await new Promise((done) => child.once('close', done));
    expect(code).toBe(1);
    expect(said).toContain('The debugging port opens only on test data');
    expect(said).not.toContain('DevTools listening');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('the packaged program is no Node and takes no inspector', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'ombudsman-desk-packed-'));
  await writeFile(path.join(folder, 'ombudsman-desk-test-data'), '');
  try {
    // As Node it would run the script and say so; as the application it starts, and is asked nothing.
    const child = launch(folder, ['-e', 'console.error("ran as Node")', '--inspect=0', '--remote-debugging-port=0'], {
      ELECTRON_RUN_AS_NODE: '1',
      NODE_OPTIONS: '--inspect=0',
      OMBUDSMAN_DESK_SAMPLE: 'none',
    });
    const said = await listening(child);
    await ended(child);
    expect(said).not.toContain('ran as Node');
    expect(said).not.toContain('Debugger listening');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

function launch(folder: string, args: readonly string[], more: Readonly<Record<string, string>> = {}): ChildProcess {
  return spawn(program, [...asRoot(), ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, OMBUDSMAN_DESK_USER_DATA: folder, ...more },
  });
}

async function withPackaged<T>(folder: string, work: (page: Page) => Promise<T>): Promise<T> {
  const child = launch(folder, ['--remote-debugging-port=0']);
  try {
    const said = await listening(child);
    const address = /DevTools listening on (ws:\/\/\S+)/.exec(said)?.[1] ?? '';
    await pageLoaded(address);
    const browser = await chromium.connectOverCDP(address);
    const page = browser.contexts()[0]?.pages()[0];
    if (page === undefined) throw new Error('The packaged application shows no page.');
    return await work(page);
  } finally {
    await ended(child);
  }
}

/** Everything the program said up to and with the line that names its debugging port. */
function listening(child: ChildProcess): Promise<string> {
  let said = '';
  return new Promise((done, refuse) => {
    child.once('exit', (code) => refuse(new Error(`The packaged application ended with exit code ${code}. It said:\n${said}`)));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.includes('DevTools listening on')) done(said);
    });
  });
}

/** Asks the port itself until the page stands, so that the driver finds it when it attaches. */
async function pageLoaded(address: string): Promise<void> {
  const list = `http://${new URL(address).host}/json`;
  const titles = async () =>
    ((await (await fetch(list)).json()) as { title: string; type: string }[])
      .filter(({ type }) => type === 'page')
      .map(({ title }) => title);
  await expect.poll(titles, { timeout: 30_000 }).toEqual([expect.stringContaining('Ombudsman Desk')]);
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((done) => child.once('exit', done));
  child.kill('SIGTERM');
  await gone;
}
