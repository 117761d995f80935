// Owns: how alike the words of two papers are, and which papers of many are nearly the same. Pure; must not decide what becomes of them: none is dropped.
// Resemblance is that of A. Broder, "On the resemblance and containment of documents" (1997): the share of runs of words that both have, estimated from the
// smallest hashes of either.

/** Words in a run. */
const runWords = 4;
/** Hashes kept of a paper: the share is exact for papers of fewer runs, and within some hundredths for others. */
const keptHashes = 200;
/** Below this papers are not called alike: an e-mail and its answer, which quotes it, lie below. */
export const alikeFrom = 0.8;
/** A paper of fewer words is like too many others. */
const fewestWords = 20;
/** What more papers have is a footer or a form, and tells none of them apart. */
const mostHolders = 60;
/** Papers are compared closely where so much of what was kept of one is in the other; what too many have is left out of the count. */
const leastShared = 0.25;

/** The smallest hashes of a paper's runs of words, in order; empty for one too short to compare. */
export type Sketch = Uint32Array;

/** Words are compared without case, marks and spacing, so that the same letter scanned, mailed and pasted is the same. */
export function sketchOf(text: string): Sketch {
  const words: number[] = [];
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)) words.push(hashOf(word));
  if (words.length < fewestWords) return new Uint32Array();
  const hashes = new Set<number>();
  for (let at = 0; at + runWords <= words.length; at += 1) {
    let hash = 0x811c9dc5;
    for (let next = at; next < at + runWords; next += 1) hash = mixed(hash ^ (words[next] ?? 0));
    hashes.add(hash);
  }
  return Uint32Array.from(hashes).sort().slice(0, keptHashes);
}

function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193) >>> 0;
  return hash;
}

/** Spreads the bits (the last step of MurmurHash3), so that the smallest hashes are any of them. */
function mixed(hash: number): number {
  let bits = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

/** The share of runs that both papers have, 0 to 1. */
export function resemblance(one: Sketch, other: Sketch): number {
  let [at, beside, looked, both] = [0, 0, 0, 0];
  while (looked < keptHashes && (at < one.length || beside < other.length)) {
    const [a = Number.POSITIVE_INFINITY, b = Number.POSITIVE_INFINITY] = [one[at], other[beside]];
    if (a === b) both += 1;
    if (a <= b) at += 1;
    if (b <= a) beside += 1;
    looked += 1;
  }
  return looked === 0 ? 0 : both / looked;
}

/** Two papers that are nearly the same, by their places in the list. */
export interface AlikePair {
  readonly one: number;
  readonly other: number;
  /** 0 to 1. */
  readonly share: number;
}

/** The pairs among these papers that are alike from `alikeFrom` on, the most alike first. */
export function alikeAmong(sketches: readonly Sketch[]): AlikePair[] {
  const holders = new Map<number, number[]>();
  const pairs: AlikePair[] = [];
  for (const [other, sketch] of sketches.entries()) {
    const shared = new Map<number, number>();
    for (const hash of sketch) {
      const before = holders.get(hash);
      if (before === undefined) holders.set(hash, [other]);
      else if (before.length < mostHolders) {
        for (const one of before) shared.set(one, (shared.get(one) ?? 0) + 1);
        before.push(other);
      }
    }
    for (const [one, count] of shared) {
      if (count < sketch.length * leastShared) continue;
      const share = resemblance(sketches[one] ?? none, sketch);
      if (share >= alikeFrom) pairs.push({ one, other, share });
    }
  }
  return pairs.sort((a, b) => b.share - a.share || a.one - b.one || a.other - b.other);
}

const none: Sketch = new Uint32Array();
