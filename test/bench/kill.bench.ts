// Owns: the store process killed a thousand times at random moments of intake, marking and writing, from a seed. Prints how many, what was acknowledged, and
// every loss, of which there must be none. Ends with 1 where there is one.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { type KillTally, killRounds } from '../support/killRounds.ts';

const [count = 1000, seed = 1] = process.argv.slice(2, 4).map(Number);
/** A case grows with every round; a new one is begun before comparing it takes longer than what is compared. */
const perCase = 50;
const built = path.resolve(process.argv[4] ?? path.join(import.meta.dirname, '../../out/db'));
const bundles = existsSync(built) ? { bundles: built } : {};

const sums: KillTally = {
  kills: { writing: 0, opening: 0, reader: 0 },
  acknowledged: { written: 0, typed: 0, marked: 0, takenIn: 0 },
  inFlight: 0,
  losses: [],
};
const startedMs = performance.now();
for (let done = 0; done < count && sums.losses.length === 0; done += perCase) {
  const folder = mkdtempSync(path.join(tmpdir(), 'desk-kill-'));
  const ownSeed = seed * 1_000_003 + done;
  const tally = await killRounds({ folder, seed: ownSeed, kills: Math.min(perCase, count - done), ...bundles });
  for (const kind of ['writing', 'opening', 'reader'] as const) sums.kills[kind] += tally.kills[kind];
  for (const kind of ['written', 'typed', 'marked', 'takenIn'] as const) sums.acknowledged[kind] += tally.acknowledged[kind];
  sums.inFlight += tally.inFlight;
  sums.losses.push(...tally.losses.map((loss) => `seed ${ownSeed}: ${loss}`));
  if (tally.losses.length === 0) rmSync(folder, { recursive: true, force: true });
  else console.log(`kept for looking: ${folder}`);
  console.log(`${sums.kills.writing + sums.kills.opening} kills, ${sums.losses.length} losses`);
}
const { kills, acknowledged, inFlight, losses } = sums;
console.log(
  `seed ${seed}, ${Math.round((performance.now() - startedMs) / 1000)} s, store from ${existsSync(built) ? 'its bundle' : 'source'}`,
);
console.log(
  `killed while working ${kills.writing} (a reader before it ${kills.reader}), while opening ${kills.opening}; an answer was owed at ${inFlight}`,
);
console.log(
  `acknowledged: ${acknowledged.written} paragraphs, ${acknowledged.typed} typings, ${acknowledged.marked} marks, ${acknowledged.takenIn} papers`,
);
for (const loss of losses) console.log(`LOST ${loss}`);
process.exit(losses.length === 0 ? 0 : 1);
