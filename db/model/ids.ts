// Owns: identity. UUIDv7 ids for everything that can travel, and the reserved form of exhibit labels. No clock or randomness of its own beyond `uuid`.
import { v7 } from 'uuid';
import { z } from 'zod';

/** A UUIDv7 in lower case; the only kind of id that leaves the store. */
export const idSchema = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, 'not an id');
export type Id = string;

/** Makes a new id; ids made later sort later. */
export function newId(): Id {
  return v7();
}

/** Exhibit labels: R12, L3, T1; an attachment R12.1 (nested R12.1.2); a record R12#34. Reserved: no other thing may be named like one. */
export const exhibitPattern = /^[RLT][1-9]\d*(\.[1-9]\d*)*(#[1-9]\d*)?$/;
export const exhibitSchema = z.string().regex(exhibitPattern, 'not an exhibit label such as R3, L12.1 or T2#4');

/** True for any text shaped like an exhibit label. */
export function isExhibit(text: string): boolean {
  return exhibitPattern.test(text);
}
