// Owns: thousands of damaged files taken in for real: files of every format, mutated from a seed, through the pipeline into a case. Prints crashes, hangs and
// losses, which must all be none, and the seed and name of whatever is not. Must not judge what a damaged file reads as.
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { gzipSync } from 'node:zlib';
import { createCase, openDeskIn } from '../../db/domains/desk/cases.ts';
import { runIntake } from '../../db/intake/pipeline.ts';
import { spawnReaderOnNode } from '../../db/intake/spawnNode.ts';
import type { ReaderHandle } from '../../db/model/extraction.ts';
import type { ReaderNeeds } from '../../db/model/readerNeeds.ts';
import { casePlace } from '../../db/store/folder.ts';
import { closeStore, openCase } from '../../db/store/open.ts';
import { sevenZipOf } from '../support/archives.ts';
import { msgOf, parcelOf } from '../support/outlook.ts';
import { numbers } from '../support/seeded.ts';
import { storedZip } from '../support/storedZip.ts';

const [count = 2000, seed = 1] = process.argv.slice(2, 4).map(Number);
const folders = process.argv.slice(4);
const batchFiles = 250;
/** A hang is shorter here than in the application, so that many files can be tried. */
const fileMs = 20_000;
const largest = 1_500_000;

interface Seed {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Files to mutate: the sample case's, some made here in the forms it has none of, and whatever folders are given. */
async function seeds(): Promise<Seed[]> {
  const sample = path.resolve(import.meta.dirname, '../fixtures/sample-case/files');
  const found = [sample, ...folders].flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((each) => each.isFile())
      .map((each) => path.join(each.parentPath, each.name))
      .filter((place) => statSync(place).size > 0 && statSync(place).size <= largest)
      .sort()
      .map((place) => ({ name: path.basename(place), bytes: new Uint8Array(readFileSync(place)) })),
  );
  const inside = { 'letters/a.txt': 'The wall is wet.', 'b.csv': 'Date,Note\n3/5/2023,Called at the flat\n' };
  const message = {
    subject: 'Door',
    body: 'It does not lock.',
    sender: 'Ana',
    address: 'ana@post.example',
    sent: new Date('2023-05-03T09:15:00Z'),
    attachments: [{ name: 'log.csv', bytes: Buffer.from(inside['b.csv']) }],
  };
  return [
    ...found,
    { name: 'made.zip', bytes: storedZip(inside) },
    { name: 'made.7z', bytes: await sevenZipOf(inside) },
    { name: 'made.txt.gz', bytes: new Uint8Array(gzipSync(inside['letters/a.txt'])) },
    { name: 'made.msg', bytes: msgOf(message) },
    { name: 'winmail.dat', bytes: parcelOf(message) },
    { name: 'made.rtf', bytes: Buffer.from("{\\rtf1\\ansi{\\info{\\title Visit}}\\pard Caf\\'e9 \\u8211?\\par}") },
    {
      name: 'made.mbox',
      bytes: Buffer.from('From a@b.example Wed May  3 10:00:00 2023\nFrom: a@b.example\nSubject: x\n\nWords\n\n'.repeat(3)),
    },
    { name: '_chat.txt', bytes: Buffer.from('[03/05/2023, 14:05:33] Ana Lee: The lift is out\n'.repeat(9)) },
  ];
}

const edges = [0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0xffff, 0x7fffffff, 0xffffffff];

/** A file with a few things wrong: bits and numbers changed, stretches cut, doubled or taken from another file, its end lost. */
function mutated(bytes: Uint8Array, other: Uint8Array, below: (count: number) => number): Uint8Array {
  let made = Buffer.from(bytes);
  for (let left = 1 + below(4); left > 0 && made.length > 4; left -= 1) {
    const at = below(made.length);
    const length = 1 + below(Math.min(4096, made.length - at));
    switch (below(8)) {
      case 0:
        for (let times = 1 + below(16); times > 0; times -= 1) {
          const place = below(made.length);
          made[place] = (made[place] ?? 0) ^ (1 << below(8));
        }
        break;
      case 1:
        made.writeUInt32LE(edges[below(edges.length)] ?? 0, Math.min(at, made.length - 4));
        break;
      case 2:
        made = made.subarray(0, Math.max(1, at));
        break;
      case 3:
        made = Buffer.concat([made.subarray(0, at), made.subarray(at + length)]);
        break;
      case 4:
        made = Buffer.concat([
          made.subarray(0, at + length),
          ...Array.from({ length: 1 + below(20) }, () => made.subarray(at, at + length)),
        ]);
        break;
      case 5:
        made = Buffer.concat([made.subarray(0, at), other.subarray(below(other.length)).subarray(0, length), made.subarray(at)]);
        break;
      case 6:
        made.fill(below(256), at, at + length);
        break;
      default:
        for (let place = at; place < at + length; place += 1) made[place] = below(256);
    }
  }
  return new Uint8Array(made.subarray(0, 8_000_000));
}

/** Readers that ended, or were ended for time, with a file in hand: what of it can be read without what ended them is read all the same, and no file tells of it. */
const lost = { ended: [] as string[], stopped: [] as string[] };

function watchedReader(needs?: ReaderNeeds): ReaderHandle {
  const handle = spawnReaderOnNode(needs);
  const inHand = new Map<number, string>();
  const first = () => [...inHand.values()][0] ?? 'nothing';
  let mayGo = false;
  return {
    send: (message) => {
      if (message.do === 'read') inHand.set(message.seq, message.fileName);
      handle.send(message);
    },
    hear: (on) =>
      handle.hear({
        message: (said) => {
          if (said.do === 'result') inHand.delete(said.seq);
          // One that has grown too big is ended, whatever was sent to it meanwhile.
          if (said.do === 'result' && said.isFull === true) mayGo = true;
          on.message(said);
        },
        gone: (why) => {
          if (!mayGo) lost.ended.push(`${first()}: ${why}`);
          on.gone(why);
        },
      }),
    kill: () => {
      if (inHand.size > 0 && !mayGo) lost.stopped.push(first());
      mayGo = true;
      handle.kill();
    },
  };
}

/** Where files that went wrong are put, to be looked into. */
const keptAt = path.join(tmpdir(), `desk-fuzz-kept-${seed}`);

function keep(place: string, where: string): void {
  const [name = where] = where.split('/');
  mkdirSync(keptAt, { recursive: true });
  copyFileSync(path.join(place, name), path.join(keptAt, name));
}

const all = await seeds();
const folder = mkdtempSync(path.join(tmpdir(), 'desk-fuzz-'));
const desk = openDeskIn(folder);
const { caseId } = createCase(desk, folder, 'Fuzz', { reference: '202300001', landlord: 'Larkfield Homes', received: '2023-05-03' });
const db = openCase(casePlace(folder, caseId), { role: 'writer' });
const sums = { files: 0, received: 0, read: 0, duplicate: 0, unreadable: 0 };
const wrong = { crashes: [] as string[], hangs: [] as string[], losses: [] as string[] };
const started = performance.now();
try {
  for (let from = 0; from < count; from += batchFiles) {
    const place = path.join(folder, `from ${from}`);
    mkdirSync(place);
    const digests = new Map<string, string>();
    for (let at = from; at < Math.min(count, from + batchFiles); at += 1) {
      const number = numbers(seed * 1_000_003 + at);
      const below = (limit: number) => Math.floor(number() * limit);
      const { name, bytes } = all[below(all.length)] as Seed;
      const made = mutated(bytes, (all[below(all.length)] as Seed).bytes, below);
      const fileName = `${String(at).padStart(6, '0')} ${name}`;
      digests.set(fileName, createHash('sha256').update(made).digest('hex'));
      writeFileSync(path.join(place, fileName), made);
    }
    const batch = await runIntake({
      db,
      caseId,
      actor: 'Fuzz',
      side: 'landlord',
      paths: [place],
      note: '',
      spawnReader: watchedReader,
      onProgress: () => undefined,
      signal: new AbortController().signal,
      limits: { fileMs, perMegabyteMs: 1000 },
    }).done;
    const rows = db
      .prepare<[string], { path: string; sha256: string | null; status: string; reason: string | null; part: string | null; kept: number }>(
        `SELECT path, sha256, status, reason, part_path AS part,
                (SELECT coalesce(sum(plain_bytes), 0) = o.bytes FROM original o LEFT JOIN chunk c USING (sha256) WHERE o.sha256 = e.sha256) AS kept
           FROM entry e WHERE batch_id = ? AND kind <> 'record'`,
      )
      .all(batch.id);
    for (const { path: where, reason, sha256, kept } of rows) {
      if (reason !== null && /stopped on it, twice/.test(reason)) wrong.crashes.push(`${where}: ${reason}`);
      if (reason !== null && /took longer than/.test(reason)) wrong.hangs.push(`${where}: ${reason}`);
      if (reason !== null && /stopped on it, twice|took longer than/.test(reason)) keep(place, where);
      if (sha256 !== null && kept !== 1) wrong.losses.push(`${where}: its original is not whole`);
    }
    const whole = new Map(rows.filter(({ part }) => part === null).map((row) => [row.path, row.sha256]));
    for (const [name, digest] of digests) if (whole.get(name) !== digest) wrong.losses.push(`${name}: not listed under its digest`);
    if (batch.state !== 'done') wrong.losses.push(`the delivery from ${from} ended as ${batch.state}`);
    if (batch.received !== batch.read + batch.duplicate + batch.unreadable || batch.received !== rows.length) {
      wrong.losses.push(`the delivery from ${from} counts ${batch.received} and lists ${rows.length}`);
    }
    sums.files += digests.size;
    for (const key of ['received', 'read', 'duplicate', 'unreadable'] as const) sums[key] += batch[key];
    rmSync(place, { recursive: true });
    console.error(`${sums.files} of ${count}: ${wrong.crashes.length} crashes, ${wrong.hangs.length} hangs, ${wrong.losses.length} losses`);
  }
} finally {
  closeStore(db);
  closeStore(desk);
  rmSync(folder, { recursive: true, force: true });
}
const seconds = Math.round((performance.now() - started) / 1000);
console.log(`seed ${seed}, ${all.length} files to mutate, ${sums.files} mutated files in ${seconds} s`);
console.log(`received ${sums.received} = read ${sums.read} + duplicate ${sums.duplicate} + unreadable ${sums.unreadable}`);
console.log(`crashes ${wrong.crashes.length}, hangs ${wrong.hangs.length}, losses ${wrong.losses.length}`);
console.log(`readers that ended ${lost.ended.length}, that took too long ${lost.stopped.length}`);
if (wrong.crashes.length + wrong.hangs.length > 0) console.log(`kept in ${keptAt}`);
for (const [what, lines] of Object.entries({ ...wrong, ...lost })) for (const line of lines) console.log(`${what}: ${line}`);
