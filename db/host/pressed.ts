// Owns: pressing a written answer together before it goes through a pipe. Must not decide what is written.
import { constants, deflateSync } from 'node:zlib';
import type { Written } from '../model/written.ts';

/** Fewer characters than this go through a pipe in one piece. */
const worthwhile = 64 * 1024;

/**
 * Presses a large answer. A process of Electron takes up a pipe a piece at a time, between all else it does: 1.5 million characters were 0.3 s on their way, and take
 * a hundredth of that to press.
 */
export function pressed(answer: Written & { readonly written: string }): Written {
  if (answer.written.length < worthwhile) return answer;
  const bytes = deflateSync(answer.written, { level: constants.Z_BEST_SPEED });
  // Bytes of their own, without the pool they may lie in: the pool would travel too.
  return { written: new Uint8Array(bytes), isPacked: answer.isPacked };
}
