// Owns: what a handover file says of itself, what it is called, and what may be left out of one. Pure: touches no file.
import { z } from 'zod';
import { type CivilDate, formatDay } from './dates.ts';
import { type Side, sideSchema, sides } from './entry.ts';
import { idSchema } from './ids.ts';

/** Ends the name of a handover file. */
const handoverEnding = '.handover';

/** Such as `202400123 handover 2026-11-26.handover`. */
export function handoverFileName(reference: string, day: CivilDate): string {
  return `${reference} handover ${day}${handoverEnding}`;
}

const hash = z.string().regex(/^[0-9a-f]{64}$/, 'not a hash');

const headSchema = z.strictObject({ deskId: idSchema, sequence: z.int().positive(), hash });

/** What is not in a handover: kind by kind, each paper by its label and title. */
const leftOutSchema = z.strictObject({
  what: z.string().min(1).max(200),
  count: z.int().nonnegative(),
  bytes: z.int().nonnegative(),
  names: z.array(z.string().max(600)).max(100_000),
});
export type LeftOut = z.infer<typeof leftOutSchema>;

/** Who made a handover file, where, when and why; what is in it, and the heads of the chains as they were then. */
export const handoverNoteSchema = z.strictObject({
  format: z.literal(1),
  caseId: idSchema,
  reference: z.string().min(1).max(60),
  landlord: z.string().max(300),
  deskId: idSchema,
  actor: z.string().min(1).max(200),
  atMs: z.int().positive(),
  reason: z.string().max(500),
  /** Empty where everything is in it. */
  leftOut: z.array(leftOutSchema).max(20),
  heads: z.array(headSchema).min(1).max(1000),
  papers: z.int().nonnegative(),
  /** SHA-256 over every row that is in it. */
  contents: hash,
});
export type HandoverNote = z.infer<typeof handoverNoteSchema>;

/** What is left out of a handover by whoever makes it. */
export const handoverWithoutSchema = z.strictObject({
  /** Papers these supplied: their labels and titles go, their bytes and words do not. */
  papersOf: z.array(sideSchema).max(sides.length),
  /** Everything made in the case: marks, events, findings, determinations, orders. */
  draft: z.boolean(),
  /** Originals of more than so many bytes; null for none. */
  largerThan: z.int().positive().nullable(),
  /**
   * Only these heads go, with what stands under them and under none, and of the papers what they rest on, with their attachments; null for all. Other heads keep
   * letter and title alone.
   */
  onlyHeads: z.array(idSchema).min(1).max(100).nullable(),
  /** Papers left out one by one, each with its attachments. */
  papers: z.array(idSchema).max(100_000),
});
export type HandoverWithout = z.infer<typeof handoverWithoutSchema>;

/** What counts as a large original: a video or a recording is, a scan of a letter is not. */
export const largeBytes = 20_000_000;

/** Everything goes. */
export const withoutNothing: HandoverWithout = { papersOf: [], draft: false, largerThan: null, onlyHeads: null, papers: [] };

/** True where everything goes. */
export function isWhole({ papersOf, draft, largerThan, onlyHeads, papers }: HandoverWithout): boolean {
  return papersOf.length === 0 && !draft && largerThan === null && onlyHeads === null && papers.length === 0;
}

const suppliers: Readonly<Record<Side, string>> = { resident: 'the resident', landlord: 'the landlord', third: 'third parties' };

/** `Papers supplied by the landlord`. */
export function papersLeftOut(side: Side): string {
  return `Papers supplied by ${suppliers[side]}`;
}

/** `Papers that head (a) does not rest on` */
export function papersOfNoHead(keys: readonly string[]): string {
  const heads = keys.map((key) => `(${key})`).join(', ');
  return keys.length === 1 ? `Papers that head ${heads} does not rest on` : `Papers that none of the heads ${heads} rests on`;
}

/** What does not go with some heads only: their versions hold every head's words. */
export const draftOfOtherHeads = 'What was made under other heads alone, and every version of the report';

/** Papers that somebody chose. */
export const papersChosen = 'Papers chosen one by one';

/** What a citation points at, and a quotation is from, where the handover that the case came by left it out. */
export const notInThisPart = 'not in this part of the case';

/** What is left out, as `verify` and the screens say it: `Left out of this handover: papers supplied by the landlord (12).` */
export function leftOutSentence({ what, count }: LeftOut): string {
  return `Left out of this handover: ${what.charAt(0).toLowerCase()}${what.slice(1)} (${count}).`;
}

/** What a case that is only looked at is called in the list of cases. */
export function lookedAtReference(reference: string): string {
  return `${reference} (looked at only)`;
}

/** Who made it, when and why, in one sentence. */
export function madeSentence({ actor, atMs, reason }: Pick<HandoverNote, 'actor' | 'atMs' | 'reason'>): string {
  const day = formatDay(new Date(atMs).toISOString().slice(0, 10));
  return `Handed over by ${actor} on ${day}${reason === '' ? '' : `: ${reason}`}`;
}

/** A passphrase as it is taken in: composed, so that it is the same from every keyboard. */
export const passphraseSchema = z
  .string()
  .min(1)
  .max(500)
  .transform((text) => text.normalize('NFC'));
