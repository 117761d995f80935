// Owns: the shapes of the library of published decisions: what is kept of one, looked for and found, and what a person may correct. Must not read a decision's words:
// recognisePrecedent.ts does.
import { z } from 'zod';
import { civilDateSchema } from './dates.ts';

/** Whose decision it is, by the rule sets' own ids; `unknown` where the words do not say. */
const precedentBodies = ['uk-housing-ombudsman', 'lgsco', 'unknown'] as const;
export type PrecedentBody = (typeof precedentBodies)[number];

/**
 * What a head came to, in one ladder for the library: the Housing Ombudsman's (Housing Ombudsman Service, "Findings we make") and the Local Government and Social
 * Care Ombudsman's ("Possible outcomes"). `unclear` where a head was found and no outcome beside it.
 */
export const precedentOutcomes = [
  'severe-maladministration',
  'maladministration',
  'service-failure',
  'reasonable-redress',
  'resolved-with-intervention',
  'no-maladministration',
  'upheld',
  'not-upheld',
  'outside-jurisdiction',
  'withdrawn',
  'unclear',
] as const;
const precedentOutcomeSchema = z.enum(precedentOutcomes);
export type PrecedentOutcome = (typeof precedentOutcomes)[number];

export interface PrecedentHead {
  /** What was complained of, in the decision's words. */
  readonly title: string;
  readonly outcome: PrecedentOutcome;
}

export interface PrecedentOrder {
  readonly text: string;
  /** Every sum it names, in pence, in order; a total and its parts are both there. */
  readonly sums: readonly number[];
  /** False for a recommendation. */
  readonly isOrder: boolean;
}

/** A decision as it was recognised. Nothing is guessed: what was not found is empty. */
export interface Recognised {
  readonly body: PrecedentBody;
  readonly reference: string;
  readonly landlord: string;
  /** ISO day; null where none was found. */
  readonly decidedOn: string | null;
  readonly heads: readonly PrecedentHead[];
  readonly orders: readonly PrecedentOrder[];
}

/** What is looked for in the library. */
export const precedentsSoughtSchema = z.strictObject({
  /** Anywhere in a decision; empty for all. */
  words: z.string().max(500),
  /** In the words of one head. */
  head: z.string().max(500),
  /** What that head came to; null for anything. */
  outcome: precedentOutcomeSchema.nullable(),
  limit: z.int().min(1).max(500),
});
export type PrecedentsSought = z.infer<typeof precedentsSoughtSchema>;

/** A decision of the library in a list. */
export interface PrecedentRow {
  readonly id: string;
  readonly body: PrecedentBody;
  readonly reference: string;
  readonly landlord: string;
  readonly decidedOn: string | null;
  readonly fileName: string;
  readonly heads: readonly PrecedentHead[];
  /** How many orders it makes; recommendations are none. */
  readonly ordered: number;
  /** Every sum its orders name, in pence, in order; a total and its parts are both there. */
  readonly sums: readonly number[];
}

/** The parts of a decision as somebody put them right by hand: what its words say where they were misread. */
export const precedentPartsSchema = z.strictObject({
  landlord: z.string().trim().max(300),
  decidedOn: civilDateSchema.nullable(),
  heads: z.array(z.strictObject({ title: z.string().trim().min(1).max(2000), outcome: precedentOutcomeSchema })).max(100),
  orders: z
    .array(
      z.strictObject({
        text: z.string().trim().min(1).max(5000),
        sums: z.array(z.int().min(0)).max(50),
        isOrder: z.boolean(),
      }),
    )
    .max(200),
});
export type PrecedentParts = z.infer<typeof precedentPartsSchema>;

/** One correction by hand. */
export interface PrecedentCorrection {
  /** Epoch milliseconds. */
  readonly atMs: number;
  readonly actor: string;
  /** What then held; null: as recognised. */
  readonly parts: PrecedentParts | null;
}

export interface PrecedentContent extends PrecedentRow {
  readonly text: string;
  readonly orders: readonly PrecedentOrder[];
  /** Oldest first; the last holds. None where all stands as recognised. */
  readonly corrections: readonly PrecedentCorrection[];
}

export interface PrecedentsFound {
  /** Newest first, those without a day last. */
  readonly rows: readonly PrecedentRow[];
  readonly total: number;
  /** Heads found by what they came to, whatever outcome was asked for. */
  readonly counts: readonly { readonly outcome: PrecedentOutcome; readonly heads: number }[];
  /** Decisions in the whole library. */
  readonly library: number;
}

/** A file that did not become a decision of the library, and why. */
export interface PrecedentRefused {
  readonly path: string;
  readonly reason: string;
}

/** How far a taking in has come. */
export interface PrecedentProgress {
  readonly total: number;
  readonly done: number;
  readonly current: string | null;
}
