// Owns: what may come out of a reader process. Hostile files are opened there, so nothing it says is believed before it was looked at. Pure.
import { z } from 'zod';
import { civilDateSchema } from './dates.ts';
import { entryKindSchema, foundSchema, insideUnits, type PageText, type TextRun } from './entry.ts';
import type { Extraction, FromReader, ReadPart, ReadResult, RecordRow } from './extraction.ts';
import type { PageRead } from './scan.ts';

const count = z.int().nonnegative();
const size = z.number().nonnegative();
const bytes = z.instanceof(Uint8Array);
const refused = z.strictObject({ ok: z.literal(false), reason: z.string() });

/** A page has hundreds of words, a log fifty thousand rows: they are looked at in a loop, where a schema for each would take longer than reading them did. */
const runsSchema = z.custom<readonly TextRun[]>((runs) => Array.isArray(runs) && runs.every(isRun), 'not words of a page');
const stringsSchema = z.custom<readonly string[]>((some) => Array.isArray(some) && some.every((each) => typeof each === 'string'));

const runNames = new Set(['start', 'end', 'x', 'y', 'width', 'height', 'confidence']);
function isRun(run: unknown): boolean {
  if (typeof run !== 'object' || run === null) return false;
  const { start, end, x, y, width, height, confidence } = run as Record<keyof TextRun, unknown>;
  const isPlaced = isOffset(start) && isOffset(end) && start <= end && [x, y, width, height].every(Number.isFinite);
  return isPlaced && (confidence === undefined || Number.isFinite(confidence)) && Object.keys(run).every((name) => runNames.has(name));
}
const isOffset = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

const pageSchema: z.ZodType<PageText> = z.strictObject({
  page: z.int().positive(),
  start: count,
  end: count,
  width: size,
  height: size,
  rotation: z.number(),
  runs: runsSchema,
});

const recordSchema: z.ZodType<RecordRow> = z.strictObject({ ordinal: z.int().positive(), cells: stringsSchema, found: foundSchema });

const columnsSchema = z.array(count);

const extractionSchema: z.ZodType<Extraction> = z
  .strictObject({
    reader: z.string(),
    version: z.string(),
    kind: entryKindSchema,
    mediaType: z.string(),
    found: foundSchema,
    text: z.string(),
    html: z.string().nullable(),
    pages: z.array(pageSchema),
    headers: z.array(z.strictObject({ name: z.string(), value: z.string() })),
    columns: stringsSchema,
    records: z.array(recordSchema),
    fields: z.strictObject({ date: columnsSchema, title: columnsSchema, author: columnsSchema }).exactOptional(),
    how: z
      .strictObject({
        encoding: z.string(),
        delimiter: z.string(),
        doubts: z.array(z.enum(['encoding', 'delimiter'])),
        isChosen: z.boolean(),
      })
      .exactOptional(),
    message: z
      .strictObject({ plain: z.string().nullable(), quoted: z.array(z.strictObject({ start: count, end: count })) })
      .exactOptional(),
  })
  .refine(
    ({ text, pages, message }) =>
      [...pages, ...(message?.quoted ?? [])].every(({ start, end }) => start <= end && end <= text.length) &&
      pages.every(({ runs }) => runs.every(({ end }) => end <= text.length)),
    'a place outside the text',
  )
  .refine(({ pages }) => pages.every(({ page }, at) => at === 0 || page > (pages[at - 1]?.page ?? 0)), 'pages out of order');

const partSchema: z.ZodType<ReadPart> = z.strictObject({
  // It becomes part of an exhibit label.
  partPath: z.string().regex(/^[1-9]\d*$/, 'not the number of a part'),
  folder: z.string(),
  fileName: z.string(),
  bytes: bytes.nullable(),
  get result() {
    return resultSchema.nullable();
  },
  claimedType: z.string().exactOptional(),
});

const resultSchema: z.ZodType<ReadResult> = z.discriminatedUnion('ok', [
  z.strictObject({
    ok: z.literal(true),
    extraction: extractionSchema,
    parts: z.array(partSchema),
    // It begins with the number of the part before the next.
    more: z
      .string()
      .regex(/^\d+(?: |$)/, 'not the start of a portion')
      .exactOptional(),
    reach: z
      .strictObject({ done: z.number().nonnegative(), of: z.number().nonnegative(), unit: z.enum(insideUnits) })
      .refine(({ done, of }) => done <= of, 'more than there is')
      .exactOptional(),
    paged: z.strictObject({ of: z.int().positive(), broken: z.array(z.int().positive()) }).exactOptional(),
  }),
  z.strictObject({ ok: z.literal(false), mediaType: z.string(), reason: z.string() }),
]);

const pageReadSchema: z.ZodType<PageRead> = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), found: z.strictObject({ text: z.string(), runs: runsSchema }) }),
  refused,
]);

const end = { state: z.enum(['same', 'in', 'out']), author: z.string(), on: civilDateSchema.nullable(), move: z.string().nullable() };
const returnedSchema = z.discriminatedUnion('ok', [
  z.strictObject({
    ok: z.literal(true),
    file: z.strictObject({
      paragraphs: z.array(
        z.strictObject({
          bookmarks: stringsSchema,
          isHeading: z.boolean(),
          pieces: z.array(z.strictObject({ text: z.string(), ...end })),
          end: z.strictObject(end),
        }),
      ),
      comments: z.array(z.strictObject({ author: z.string(), text: z.string(), paragraph: count, start: count, end: count })),
    }),
  }),
  refused,
]);

const made = { ok: z.literal(true), bytes };
const messageSchema: z.ZodType<FromReader> = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('ready') }),
  z.strictObject({ do: z.literal('inside'), seq: count }),
  z.strictObject({ do: z.literal('page'), seq: count, page: z.int().positive().nullable() }),
  z.strictObject({ do: z.literal('result'), seq: count, result: resultSchema, isFull: z.literal(true).exactOptional() }),
  z.strictObject({
    do: z.literal('copied'),
    seq: count,
    made: z.discriminatedUnion('ok', [z.strictObject({ ...made, shown: count, listed: count }), refused]),
  }),
  z.strictObject({ do: z.literal('drawn'), seq: count, drawn: z.discriminatedUnion('ok', [z.strictObject(made), refused]) }),
  z.strictObject({ do: z.literal('taken back'), seq: count, read: returnedSchema }),
  z.strictObject({ do: z.literal('recognised'), seq: count, read: pageReadSchema }),
]);

/** What a reader said, if it is something a reader of this program says; null otherwise: the process is no longer what it was started as, and is to be ended. */
export function saidByReader(message: unknown): FromReader | null {
  try {
    const said = messageSchema.safeParse(message);
    return said.success ? said.data : null;
  } catch {
    // Parts in parts without end.
    return null;
  }
}

/** Why a process is ended that says anything else. */
export const notSaidByReaders = 'it answered what no reader of this program says';
