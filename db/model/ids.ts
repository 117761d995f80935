// Owns: identity. UUIDv7 ids for everything that can travel, and the reserved form of exhibit labels. Clock and randomness are the system's; the form is `uuid`'s.
import { v7 } from 'uuid';
import { z } from 'zod';

/** A UUIDv7 in lower case; the only kind of id that leaves the store. */
export const idSchema = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, 'not an id');
export type Id = string;

/** Every room has it, though the model is compiled without the types of any. */
declare const crypto: { getRandomValues(into: Uint8Array): Uint8Array };

const idBytes = 16;
/** Random bytes are asked of the system for many ids at once: asking costs more than all the rest of an id. */
const pool = new Uint8Array(256 * idBytes);
let used = pool.length;
/** The millisecond of the last id, and its place in it (RFC 9562, 6.2, method 1: a counter that starts at random). */
let lastMs = 0;
let counter = 0;

/** Makes a new id; ids made later sort later, also where the clock was set back. */
export function newId(): Id {
  if (used >= pool.length) {
    crypto.getRandomValues(pool);
    used = 0;
  }
  const random = pool.subarray(used, used + idBytes);
  used += idBytes;
  const now = Date.now();
  if (now > lastMs) {
    lastMs = now;
    // The highest bit stays free, so that there is room to count.
    counter = new DataView(random.buffer, random.byteOffset).getUint32(0) >>> 1;
  } else {
    counter += 1;
    if (counter > 0xffff_ffff) {
      lastMs += 1;
      counter = 0;
    }
  }
  return v7({ msecs: lastMs, seq: counter, random });
}

/** Exhibit labels: R12, L3, T1; an attachment R12.1 (nested R12.1.2); a record R12#34. Reserved: no other thing may be named like one. */
export const exhibitPattern = /^[RLT][1-9]\d*(\.[1-9]\d*)*(#[1-9]\d*)?$/;
export const exhibitSchema = z.string().regex(exhibitPattern, 'not an exhibit label such as R3, L12.1 or T2#4');

/** True for any text shaped like an exhibit label. */
export function isExhibit(text: string): boolean {
  return exhibitPattern.test(text);
}
