// Owns: a folder of mail taken in here, by `notmuch new` and by `recollindex`, the same files in the same run, once and four times as many. Prints figures and
// ratios; must not judge them. `mail.bench.ts [RUNS] [FOLDER|COUNT]`: a folder of messages, or how many to invent. Debian: notmuch, recollcmd.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { copyMail, type MadeFolder, makeMail } from './mailFolder.ts';
import { isHere, middleOf, type Taken, timed } from './native.ts';

const runs = Number(process.argv[2] ?? 3);
const given = process.argv[3] ?? '6000';
/** As a person starts it, `npm run cli`. */
const commandLine = path.resolve(import.meta.dirname, '../../build/scripts/run.mjs');
const folder = mkdtempSync(path.join(tmpdir(), 'ombudsman-desk-bench-'));
const print = (line: string) => process.stdout.write(`${line}\n`);

/** What one program leaves behind and how it is started on a folder of mail. */
interface Program {
  readonly name: string;
  readonly does: string;
  readonly run: (mail: string, place: string) => Taken;
  /** What it keeps, of what lies in its place. */
  readonly kept: (place: string) => string;
}

const programs: Program[] = [
  {
    name: 'here',
    does: 'keeps the bytes under their hash, reads and seals words and headers, attachments as papers of their own, dates, sides, threads, duplicates, index',
    run: (mail, place) => {
      ours(place, 'new B1 --landlord Larkfield');
      return ours(place, `intake B1 --side resident '${mail}'`);
    },
    kept: (place) => path.join(place, 'store'),
  },
];
if (isHere('notmuch', 'notmuch'))
  programs.push({
    name: 'notmuch',
    does: 'indexes headers, words and names of attachments, and threads; keeps no bytes, reads no attachment, finds no duplicate but by message id',
    run: (mail, place) => {
      mkdirSync(path.join(place, 'index'));
      const config = path.join(place, 'config');
      writeFileSync(
        config,
        `[database]\npath=${place}/index\nmail_root=${mail}\n[user]\nname=Bench\nprimary_email=bench@post.example\n[new]\ntags=new\n`,
      );
      return timed('notmuch new --quiet >/dev/null 2>&1', { NOTMUCH_CONFIG: config });
    },
    kept: (place) => path.join(place, 'index'),
  });
if (isHere('recollindex', 'recollcmd'))
  programs.push({
    name: 'recollindex',
    does: 'indexes headers, words and attachments it has handlers for; keeps no bytes, no threads, no duplicates',
    run: (mail, place) => {
      writeFileSync(path.join(place, 'recoll.conf'), `topdirs = ${mail}\nnoaspell = 1\nprocesswebqueue = 0\n`);
      return timed(`recollindex -c '${place}' -z >/dev/null 2>&1`);
    },
    kept: (place) => path.join(place, 'xapiandb'),
  });

try {
  // As it is once the application has been started.
  spawnSync(process.execPath, [commandLine, 'build'], { stdio: 'inherit' });
  for (const { name, does } of programs) print(`${name}: ${does}`);
  const rates: Map<string, number>[] = [];
  for (const times of [1, 4]) {
    const mail = path.join(folder, `mail-${times}`);
    const made = /^\d+$/.test(given) ? invented(mail, Number(given), times) : copyMail(path.resolve(given), mail, times);
    rates.push(measured(mail, made, times));
    rmSync(mail, { recursive: true });
  }
  const [once, four] = rates;
  for (const { name } of programs)
    print(`${name}: at 4x ${((four?.get(name) ?? 0) / (once?.get(name) ?? 1)).toFixed(2)} of its rate at 1x`);
  const one = path.join(folder, 'one');
  makeMail(one, 1);
  const start = inFreshPlace((place) => (programs[0] as Program).run(one, place));
  print(`Starting ours, with one message: ${start.processor.toFixed(1)} s of processor time, which is in its figures.`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function invented(mail: string, count: number, times: number): MadeFolder {
  const sums = { files: 0, bytes: 0 };
  for (let part = 0; part < times; part += 1) {
    const { files, bytes } = makeMail(path.join(mail, String(part)), count, part + 1);
    sums.files += files;
    sums.bytes += bytes;
  }
  return sums;
}

/** Files a second of processor time by program, printed with the rest. */
function measured(mail: string, { files, bytes }: MadeFolder, times: number): Map<string, number> {
  const taken = new Map(programs.map(({ name }) => [name, [] as Taken[]]));
  const kept = new Map<string, number>();
  // In turns, so that what else the machine does weighs on all alike.
  for (let run = 0; run < runs; run += 1) {
    for (const program of programs) {
      const figures = inFreshPlace((place) => {
        settled();
        const took = program.run(mail, place);
        kept.set(program.name, sizeOf(program.kept(place)));
        return took;
      });
      taken.get(program.name)?.push(figures);
    }
  }
  print(`${times}x: ${files.toLocaleString('en-GB')} messages, ${(bytes / 1e6).toFixed(1)} MB, median of ${runs}:`);
  const here = middleOf(taken.get('here') ?? []);
  return new Map(
    programs.map(({ name }) => {
      const { processor, wall } = middleOf(taken.get(name) ?? []);
      const against =
        name === 'here'
          ? ''
          : `; we take ${(here.processor / processor).toFixed(2)}x its processor time, ${(here.wall / wall).toFixed(2)}x its time`;
      print(
        `  ${name.padEnd(12)} ${(files / wall).toFixed(0)} messages/s, ${(files / processor).toFixed(0)} a second of processor time, keeps ${((kept.get(name) ?? 0) / bytes).toFixed(2)}x the mail${against}`,
      );
      return [name, files / processor];
    }),
  );
}

function inFreshPlace<T>(work: (place: string) => T): T {
  const place = mkdtempSync(path.join(folder, 'place-'));
  try {
    return work(place);
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

/** What was written before is on the disk before the next is timed: whoever flushes first would wait for it. */
function settled(): void {
  spawnSync('sync');
}

function ours(place: string, words: string): Taken {
  return timed(`'${process.execPath}' '${commandLine}' cli ${words} --store '${place}/store' --actor Bench >/dev/null 2>&1`);
}

function sizeOf(place: string): number {
  if (!statSync(place).isDirectory()) return statSync(place).size;
  return readdirSync(place).reduce((sum, name) => sum + sizeOf(path.join(place, name)), 0);
}
