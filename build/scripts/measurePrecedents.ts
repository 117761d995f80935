// Owns measuring how well published decisions are recognised, on files given by path. It must not hold, fetch or change a decision.
//
//   node build/scripts/measurePrecedents.ts FOLDER
//
// Each decision of the folder (text, HTML, PDF) is read by the readers and compared with `NAME.expected.json` beside it:
// {"reference", "landlord", "decidedOn", "heads": [{"title", "outcome"}], "sums": [pence of the orders]}; what is left out is not measured.
// A file `*.jsonl` has one statement of a determination a line, {"words", "outcome"}: is that outcome among what is recognised in it?
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { readFileBytes } from '../../db/intake/readers/read.ts';
import type { PrecedentHead, Recognised } from '../../db/model/precedents.ts';
import { recognisePrecedent } from '../../db/model/recognisePrecedent.ts';

interface Expected {
  readonly reference?: string;
  readonly landlord?: string;
  readonly decidedOn?: string;
  readonly heads?: readonly PrecedentHead[];
  readonly sums?: readonly number[];
}

/** Of so many found, so many right; of so many there, so many found. */
class Figure {
  #right = 0;
  #found = 0;
  #there = 0;

  count(found: readonly string[], there: readonly string[]): void {
    const left = [...there];
    for (const each of found) {
      const at = left.indexOf(each);
      if (at < 0) continue;
      left.splice(at, 1);
      this.#right += 1;
    }
    this.#found += found.length;
    this.#there += there.length;
  }

  get isUsed(): boolean {
    return this.#there > 0;
  }

  toString(): string {
    const share = (of: number) => (of === 0 ? '-' : `${((100 * this.#right) / of).toFixed(1)} %`);
    return `precision ${share(this.#found)}  recall ${share(this.#there)}  (${this.#right} right, ${this.#found} found, ${this.#there} there)`;
  }
}

const same = (words: string) => words.normalize('NFC').replaceAll("'", '’').replace(/\s+/g, ' ').trim().toLowerCase();
const said = (words: string | null | undefined) => (words === null || words === undefined || words === '' ? [] : [same(words)]);

async function main(folder: string): Promise<void> {
  const names = (await readdir(folder)).sort();
  const part = {
    reference: new Figure(),
    landlord: new Figure(),
    date: new Figure(),
    head: new Figure(),
    'head with its outcome': new Figure(),
    'sum of an order': new Figure(),
    'outcome of a statement': new Figure(),
  };
  let decisions = 0;
  for (const name of names) {
    const file = path.join(folder, name);
    if (name.endsWith('.jsonl')) {
      for (const line of (await readFile(file, 'utf8')).split('\n').filter((each) => each !== '')) {
        const { words, outcome } = JSON.parse(line) as { words: string; outcome: string };
        const found = recognisePrecedent(`Housing Ombudsman\nDetermination\n${words}`).heads.map((head) => head.outcome);
        part['outcome of a statement'].count(found.some((each) => each === outcome) ? [outcome] : found.slice(0, 1), [outcome]);
      }
      continue;
    }
    if (name.endsWith('.expected.json')) continue;
    const read = await readFileBytes(await readFile(file), name);
    if (!read.ok) {
      process.stdout.write(`${name}: not read. ${read.reason}\n`);
      continue;
    }
    decisions += 1;
    const seen = recognisePrecedent(read.extraction.text);
    const beside = names.includes(`${name}.expected.json`) ? await readFile(`${file}.expected.json`, 'utf8') : null;
    if (beside === null) process.stdout.write(`${name}: nothing to compare with; ${summary(seen)}\n`);
    else compare(seen, JSON.parse(beside) as Expected, part);
  }
  process.stdout.write(`\n${decisions} decisions\n`);
  for (const [what, figure] of Object.entries(part)) if (figure.isUsed) process.stdout.write(`${what.padEnd(24)} ${figure}\n`);
}

function compare(seen: Recognised, expected: Expected, part: Readonly<Record<string, Figure>>): void {
  if (expected.reference !== undefined) part.reference?.count(said(seen.reference), said(expected.reference));
  if (expected.landlord !== undefined) part.landlord?.count(said(seen.landlord), said(expected.landlord));
  if (expected.decidedOn !== undefined) part.date?.count(said(seen.decidedOn), said(expected.decidedOn));
  if (expected.heads !== undefined) {
    const [found, there] = [seen.heads, expected.heads];
    part.head?.count(
      found.map(({ title }) => same(title)),
      there.map(({ title }) => same(title)),
    );
    const both = ({ title, outcome }: PrecedentHead) => `${same(title)} = ${outcome}`;
    part['head with its outcome']?.count(found.map(both), there.map(both));
  }
  if (expected.sums !== undefined) {
    const sums = seen.orders.flatMap((order) => (order.isOrder ? order.sums : []));
    part['sum of an order']?.count(sums.map(String), expected.sums.map(String));
  }
}

function summary({ landlord, reference, decidedOn, heads, orders }: Recognised): string {
  const outcomes = heads.map(({ outcome }) => outcome).join(', ');
  return `${landlord} ${reference}, ${decidedOn ?? 'no date'}; heads: ${outcomes}; ${orders.length} orders and recommendations`;
}

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write('node build/scripts/measurePrecedents.ts FOLDER\n');
  process.exitCode = 2;
} else await main(folder);
