// Owns the proof that a reader process is shut in: started by main's own carrier, it reads its code and what it is handed, and nothing else; it writes nothing, starts
// nothing and reaches nobody.
import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { constants, getPriority } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { createReaderPool } from '../../../db/intake/readerPool.ts';
import { placesOf } from '../../../db/intake/walk.ts';
import type { FromReader, ReaderHandle, ToReader } from '../../../db/model/extraction.ts';
import type { ReaderNeeds } from '../../../db/model/readerNeeds.ts';
import { readersOnNode } from '../../../electron/main/carriers/bundledNode.ts';
import type { Carried } from '../../../electron/main/carriers/carrier.ts';
import { tempFolder } from '../../support/tempFolder.ts';

const root = path.resolve(import.meta.dirname, '../../..');
/** The reader as it is shipped, where it was built; `npm test` builds first. */
const built = path.join(root, 'out', 'db', 'intakeReader.js');
const code = existsSync(built)
  ? { entry: built, places: ['out/db', 'node_modules', 'package.json'] }
  : { entry: path.join(root, 'db/intake/readerProcess.ts'), places: ['db', 'node_modules', 'package.json'] };
const startReader = readersOnNode(process.execPath, { entry: code.entry, places: code.places.map((place) => path.join(root, place)) });

function handleOf({ send, hear, end }: Carried<ToReader, FromReader>): ReaderHandle {
  return { send, hear, kill: end };
}

const poolWith = (needs: ReaderNeeds) => {
  const pool = createReaderPool(() => handleOf(startReader(needs)), 1);
  onTestFinished(() => pool.close());
  return async (place: string) => {
    const result = await pool.read({ place, fileName: path.basename(place), bytes: 10 });
    return result.ok ? result.extraction.text : result.reason;
  };
};

test.runIf(process.platform === 'linux')('bug: a reader that made way for the window did so with one of its threads', async () => {
  const own = tempFolder();
  const entry = path.join(own, 'reader.mjs');
  writeFileSync(entry, 'process.send(process.pid); setInterval(() => {}, 1000);');
  const reader = readersOnNode(process.execPath, { entry, places: [own] })({ isBehind: true });
  onTestFinished(() => reader.end());
  const pid = await new Promise<unknown>((message, gone) => reader.hear({ message, gone }));
  const priorities = readdirSync(`/proc/${pid}/task`).map((thread) => getPriority(Number(thread)));
  expect(priorities.length).toBeGreaterThan(1);
  expect(new Set(priorities)).toEqual(new Set([constants.priority.PRIORITY_BELOW_NORMAL]));
});

test('a reader opens what it was handed, and says of anything else that it may not', async () => {
  const folder = tempFolder();
  const file = (name: string, words: string) => {
    const place = path.join(folder, name);
    mkdirSync(path.dirname(place), { recursive: true });
    writeFileSync(place, words);
    return place;
  };
  const handed = file('delivery/below/letter.txt', 'The lock has failed.');
  const other = file('private.txt', 'Nobody else may read this.');
  const read = poolWith({ reads: placesOf([path.join(folder, 'delivery')]) });
  expect(await read(handed)).toBe('The lock has failed.');
  expect(await read(other)).toMatch(/^The file could not be opened \(Access to this API has been restricted/);
  expect(await read('/etc/hostname')).toMatch(/^The file could not be opened/);
  symlinkSync(folder, path.join(folder, 'linked'));
  const linked = poolWith({ reads: placesOf([path.join(folder, 'linked', 'private.txt')]) });
  expect(await linked(other)).toBe('Nobody else may read this.');
  expect(await linked(handed)).toMatch(/^The file could not be opened/);
});

/** What a document that has taken a reader over would try, in the place of the reader's own code. */
const hostile = (noSockets: string, port: number, spy: string) => `
await import(${JSON.stringify(noSockets)});
const found = {};
const tried = async (name, work) => {
  try { found[name] = String(await work()); } catch (error) { found[name] = error.code ?? error.cause?.code ?? error.message; }
};
const fs = await import('node:fs');
const late = (emitter) => new Promise((done, fail) => emitter.once('connect', () => done('connected')).once('error', fail));
await tried('read', () => fs.readFileSync(${JSON.stringify(spy)}, 'utf8'));
await tried('list', () => fs.readdirSync('/'));
await tried('environment', () => fs.readFileSync('/proc/self/environ', 'utf8'));
await tried('write', () => fs.writeFileSync(${JSON.stringify(`${spy}.copy`)}, 'x'));
await tried('spawn', async () => (await import('node:child_process')).spawnSync('id').status);
await tried('thread', async () => new (await import('node:worker_threads')).Worker('1', { eval: true }).threadId);
await tried('native', () => { const own = { exports: {} }; process.dlopen(own, '/none.node'); });
await tried('insides', () => process.binding('tcp_wrap'));
await tried('debugger', async () => (await import('node:inspector')).open(0));
await tried('socket', async () => late((await import('node:net')).connect(${port}, '127.0.0.1')));
await tried('tls', async () => late((await import('node:tls')).connect(${port}, '127.0.0.1')));
await tried('http', async () => late((await import('node:http')).get('http://127.0.0.1:${port}/')));
await tried('fetch', async () => (await fetch('http://127.0.0.1:${port}/')).status);
await tried('listen', async () => (await import('node:net')).createServer().listen(0));
await tried('datagram', async () => (await import('node:dgram')).createSocket('udp4'));
await tried('name', async () => (await import('node:dns')).promises.lookup('example.org'));
process.send(found);
`;

let asked = 0;
let port = 0;
beforeAll(async () => {
  const server = createServer((_request, answer) => {
    asked += 1;
    answer.end();
  });
  server.on('connection', () => {
    asked += 1;
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  port = (server.address() as AddressInfo).port;
  return () => server.close();
});

test('whatever gets hold of a reader reads nothing else, writes nothing, starts nothing and reaches nobody', async () => {
  const folder = tempFolder();
  const spy = path.join(folder, 'private.txt');
  writeFileSync(spy, 'Nobody else may read this.');
  const own = path.join(folder, 'own');
  mkdirSync(own);
  const entry = path.join(own, 'reader.mjs');
  writeFileSync(entry, hostile(pathToFileURL(path.join(root, 'db/intake/noSockets.ts')).href, port, spy));
  const start = readersOnNode(process.execPath, { entry, places: [own, path.join(root, 'db'), path.join(root, 'package.json')] });
  const reader = start({ reads: [] });
  onTestFinished(() => reader.end());
  const found = await new Promise<unknown>((done, fail) => reader.hear({ message: done, gone: (why) => fail(new Error(why)) }));
  const refused = 'ERR_ACCESS_DENIED';
  const tries = [
    'read',
    'list',
    'environment',
    'write',
    'spawn',
    'thread',
    'insides',
    'debugger',
    'socket',
    'tls',
    'http',
    'fetch',
    'listen',
    'datagram',
    'name',
  ];
  expect(found).toEqual({ ...Object.fromEntries(tries.map((name) => [name, refused])), native: 'ERR_DLOPEN_DISABLED' });
  expect(existsSync(`${spy}.copy`)).toBe(false);
  expect(asked).toBe(0);
});
