// Owns the proof that main keeps the store process alive and tells the truth about it. The other end is a small program that speaks the protocol and misbehaves
// on request; the carrier is the real one, so these are real processes.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Reply } from '../../../db/model/fault.ts';
import type { StoreEvent } from '../../../db/model/operations.ts';
import { bundledNodeCarrier, readersOnNode } from '../../../electron/main/carriers/bundledNode.ts';
import type { Carrier } from '../../../electron/main/carriers/carrier.ts';
import { type StoreProcess, startStoreProcess } from '../../../electron/main/storeProcess.ts';

const speaking = `
let late = 0;
let isClosing = false;
const can = process.env.DESK_CAN_OPEN !== 'no';
process.on('message', (message) => {
  if (message.do === 'open') process.send({ say: 'reply', seq: message.seq, ms: 0, reply: { ok: true, value: null } });
  if (message.do === 'close') isClosing = true;
  if (isClosing && late === 0) process.disconnect();
  if (message.do === 'fromReader') process.send({ say: 'event', event: { name: 'cases.changed', body: { read: message.message.text } } });
  if (message.do === 'readerGone') process.send({ say: 'event', event: { name: 'cases.changed', body: { gone: message.reader } } });
  if (message.do !== 'call') return;
  const { key } = message.input;
  if (key === 'die') process.exit(3);
  if (key === 'read') { process.send({ say: 'spawnReader', reader: 1, needs: {} }); process.send({ say: 'toReader', reader: 1, message: { do: 'read', text: 'letter' } }); }
  if (key === 'stop reading') process.send({ say: 'killReader', reader: 1 });
  if (key === 'late') {
    late += 1;
    setTimeout(() => {
      process.send({ say: 'reply', seq: message.seq, ms: 0, reply: { ok: true, value: 'late' } });
      late -= 1;
      if (isClosing && late === 0) process.disconnect();
    }, 100);
    return;
  }
  process.send({ say: 'reply', seq: message.seq, ms: 0, reply: { ok: true, value: { key, pid: process.pid } } });
});
process.send({ say: 'hello', node: process.version, nodeApi: 10, canOpen: can, pid: process.pid });
`;
const echoing = `process.on('message', (message) => process.send({ do: 'result', text: message.text }));`;

let folder: string;
let store: StoreProcess;
let events: StoreEvent[];
let restarts: string[];
let stops: string[];
let heard: () => void;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'store-process-'));
  await writeFile(path.join(folder, 'host.cjs'), speaking);
  await writeFile(path.join(folder, 'reader.cjs'), echoing);
  events = [];
  restarts = [];
  stops = [];
  heard = () => undefined;
});

afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

function start(carriers: readonly Carrier[] = [bundledNodeCarrier(process.execPath)], hostFile = 'host.cjs'): StoreProcess {
  store = startStoreProcess({
    carriers,
    hostFile: path.join(folder, hostFile),
    startReader: readersOnNode(process.execPath, { entry: path.join(folder, 'reader.cjs'), places: [folder] }),
    folder,
    mustBeThere: false,
    onOpen: () => undefined,
    onEvent: (event) => {
      events.push(event);
      heard();
    },
    onLocked: () => undefined,
    onStopped: ({ message }) => {
      stops.push(message);
      heard();
    },
    onRestart: (why) => {
      restarts.push(why);
      heard();
    },
    log: () => undefined,
  });
  return store;
}

const ask = (key: string) => store.call('desk.readSetting', { key });

const pidOf = (reply: Reply<unknown>) => (reply.ok ? (reply.value as { pid: number }).pid : null);

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) {
    await new Promise<void>((done) => {
      heard = done;
    });
  }
}

test('answers calls in whatever order they are ready', async () => {
  start();
  const [late, soon] = await Promise.all([ask('late'), ask('soon')]);
  expect(late).toEqual({ ok: true, value: 'late' });
  expect(soon).toMatchObject({ ok: true, value: { key: 'soon' } });
  expect(store.carrier()).toBe('bundledNode');
});

test('a store that dies is started again; what was under way is told so, what comes later is answered', async () => {
  start();
  const before = await ask('first');
  const [dying, waiting] = await Promise.all([ask('die'), ask('late')]);
  expect(dying).toMatchObject({ ok: false, fault: { code: 'storeGone' } });
  expect(waiting).toMatchObject({ ok: false, fault: { code: 'storeGone' } });
  const after = await ask('again');
  expect(after).toMatchObject({ ok: true, value: { key: 'again' } });
  expect(pidOf(after)).not.toBe(pidOf(before));
  await until(() => restarts.length > 0);
  expect(restarts).toEqual(['it ended with exit code 3']);
});

test('a store that dies again and again is left, says what to do, and is started again when asked', async () => {
  await writeFile(path.join(folder, 'dying.cjs'), 'process.exit(9);');
  start(undefined, 'dying.cjs');
  let reply = await ask('first');
  while (!reply.ok && !reply.fault.message.includes('times in a minute')) reply = await ask('more');
  expect(reply).toMatchObject({ ok: false, fault: { code: 'storeGone' } });
  expect(restarts).toEqual([]);
  expect(stops).toEqual([
    expect.stringMatching(
      /^The part of the program .* stopped 6 times in a minute.* Start it again; if it stops again, save a problem report/,
    ),
  ]);
  // Asked by a person, it is: by now what it stumbled over is put right.
  await writeFile(path.join(folder, 'dying.cjs'), speaking);
  expect(await store.startAgain()).toMatchObject({ ok: true });
  expect(await ask('again')).toMatchObject({ ok: true });
  expect(restarts).toEqual(['it was started again by hand']);
});

test('a store that dies while it opens is followed by one whose answer counts', async () => {
  const opensOnce = `
const { existsSync, writeFileSync } = require('node:fs');
const opened = require('node:path').join(__dirname, 'opened');
process.on('message', (message) => {
  if (message.do !== 'open' || existsSync(opened)) return;
  writeFileSync(opened, '');
  process.exit(3);
});
${speaking}`;
  await writeFile(path.join(folder, 'opening.cjs'), opensOnce);
  start(undefined, 'opening.cjs');
  await until(() => restarts.length > 0);
  expect(await ask('first')).toMatchObject({ ok: true, value: { key: 'first' } });
  expect(stops).toEqual([]);
});

test('a store whose disk is gone when it is started again says so, makes no desk elsewhere, and goes on when the disk is back', async () => {
  const onDisk = `
const { existsSync } = require('node:fs');
const isGone = existsSync(require('node:path').join(__dirname, 'gone'));
process.on('message', (message) => {
  if (message.do === 'open' && isGone) process.send({ say: 'reply', seq: message.seq, ms: 0, reply: { ok: false, fault: { code: 'readonly', message: 'gone: ' + message.mustBeThere } } });
});
${speaking}`;
  await writeFile(path.join(folder, 'disk.cjs'), onDisk);
  start(undefined, 'disk.cjs');
  expect(await ask('first')).toMatchObject({ ok: true });
  await writeFile(path.join(folder, 'gone'), '');
  await ask('die');
  await until(() => stops.length > 0);
  expect([stops, restarts]).toEqual([['gone: true'], []]);
  expect(await store.startAgain()).toMatchObject({ ok: false });
  expect(stops).toHaveLength(2);
  await rm(path.join(folder, 'gone'));
  expect(await store.startAgain()).toMatchObject({ ok: true });
  expect(restarts).toEqual(['it was started again by hand']);
  expect(await ask('second')).toMatchObject({ ok: true });
});

test('a carrier too old for the driver says so in its handshake, and the next is taken', async () => {
  const old = bundledNodeCarrier(process.execPath);
  const tooOld: Carrier = {
    name: 'utility',
    start: (how) => {
      process.env.DESK_CAN_OPEN = 'no';
      try {
        return old.start(how);
      } finally {
        delete process.env.DESK_CAN_OPEN;
      }
    },
  };
  start([tooOld, bundledNodeCarrier(process.execPath)]);
  expect(await ask('first')).toMatchObject({ ok: true });
  expect(store.carrier()).toBe('bundledNode');
  expect(restarts).toEqual([]);
});

test('with no carrier left every call is refused in words', async () => {
  start([]);
  expect(await ask('first')).toMatchObject({
    ok: false,
    fault: { code: 'internal', message: expect.stringContaining('Install the application again') },
  });
});

test('closing lets what is under way finish, and refuses what comes after', async () => {
  start();
  await ask('first');
  const late = ask('late');
  await Promise.resolve();
  const closing = store.close();
  expect(await ask('too late')).toMatchObject({ ok: false, fault: { code: 'storeGone' } });
  expect(await late).toEqual({ ok: true, value: 'late' });
  await closing;
  expect(restarts).toEqual([]);
});

test('reader processes are started, relayed and ended for the store', async () => {
  start();
  await ask('read');
  await until(() => events.length === 1);
  expect(events[0]?.body).toEqual({ read: 'letter' });
  await ask('stop reading');
  await until(() => events.length === 2);
  expect(events[1]?.body).toEqual({ gone: 1 });
});
