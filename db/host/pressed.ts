// Owns: pressing a written answer together before it goes through a pipe. Must not decide what is written.
import { constants, deflateSync } from 'node:zlib';
import type { Written } from '../model/written.ts';

/** Fewer characters than this go through a pipe in one piece. */
const worthwhile = 64 * 1024;

/**
 * Compresses a large answer. Electron reads a pipe in pieces, between everything else it does: 1.5 million characters took 0.3 s to arrive, and compressing them takes
 * a hundredth of that (docs/decisions/0260).
 */
export function pressed(answer: Written & { readonly written: string }): Written {
  if (answer.written.length < worthwhile) return answer;
  const bytes = deflateSync(answer.written, { level: constants.Z_BEST_SPEED });
  // Bytes of their own, without the pool they may lie in: the pool would travel too.
  return { written: new Uint8Array(bytes), isPacked: answer.isPacked };
}
