// Owns: what a delivery is asked to take in, as it is kept until all of it stands. No I/O.
import { z } from 'zod';
import { readAsSchema } from './delimited.ts';

/** Columns of sheets that a person named, counted from 0. */
export const columnChoiceSchema = z.strictObject({
  date: z.int().nonnegative().optional(),
  title: z.int().nonnegative().optional(),
  author: z.int().nonnegative().optional(),
});

/** Kept beside a delivery. A password is not: only that one was given. */
export const askedSchema = z.strictObject({
  paths: z.array(z.string()),
  columns: columnChoiceSchema.optional(),
  readAs: readAsSchema.partial().optional(),
  hadPassword: z.boolean(),
});
export type Asked = z.infer<typeof askedSchema>;
