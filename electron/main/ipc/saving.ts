// Owns what a person takes out of a case through a dialog: a report, a working paper, an original, a copy with marks. Must not make them: the store does, the
// printer prints.
import path from 'node:path';
import type { BrowserWindow } from 'electron';
import { z } from 'zod';
import { chronologyFilterSchema } from '../../../db/model/chronology.ts';
import { civilDateSchema } from '../../../db/model/dates.ts';
import { type Fault, Refusal, type Reply } from '../../../db/model/fault.ts';
import { idSchema } from '../../../db/model/ids.ts';
import { copyReaders } from '../../../db/model/markedCopy.ts';
import type { Input, Output, ReadName } from '../../../db/model/operations.ts';
import { type ReportFormat, reportCopies, reportFormats } from '../../../db/model/report.ts';
import { requestLetters } from '../../../db/model/requests.ts';
import type { SavedCopy, SavedReport } from '../../contract/bridge.ts';
import { piecesFrom, readPiece } from '../originals.ts';
import { printPage } from '../printReport.ts';
import { savedAs } from '../savedAs.ts';
import type { DeskCalls } from '../storeProcess.ts';

const format = z.enum(reportFormats);
const reportAsk = z.strictObject({ caseId: idSchema, copy: z.enum(reportCopies), format });
const paperAsk = z.discriminatedUnion('paper', [
  z.strictObject({ paper: z.literal('disposals'), format: z.enum([...reportFormats, 'csv']) }),
  z.strictObject({ paper: z.literal('chronology'), caseId: idSchema, filter: chronologyFilterSchema, format }),
  z.strictObject({ paper: z.literal('jurisdiction note'), caseId: idSchema, headId: idSchema.nullable(), format }),
  z.strictObject({ paper: z.literal('version'), caseId: idSchema, id: idSchema, letter: z.string().min(1).max(40).nullable(), format }),
  z.strictObject({ paper: z.literal('known'), caseId: idSchema, on: civilDateSchema, format }),
  z.strictObject({
    paper: z.literal('request letter'),
    caseId: idSchema,
    about: z.enum(requestLetters),
    to: z.string().min(1).max(200),
    format,
  }),
  z.strictObject({ paper: z.literal('letter'), caseId: idSchema, letter: z.string().min(1).max(40), format }),
]);
const originalAsk = z.strictObject({ caseId: idSchema, id: idSchema });
const markedAsk = originalAsk.extend({ reader: z.enum(copyReaders) });
const formatNames = { docx: 'Word document', pdf: 'PDF', html: 'Web page', txt: 'Plain text' } as const;

/** What saving answers: the file, or null when the dialog was left. */
export type Saved = Reply<{ readonly path: string } | null>;

/** Builds the report a person asked for, asks where to, and writes it. */
export function saveReport(store: DeskCalls, window: BrowserWindow, raw: unknown): Promise<Reply<SavedReport | null>> {
  return answered(async () => {
    const { caseId, copy, format } = reportAsk.parse(raw);
    let quotations: readonly string[] = [];
    const saved = await savedPaper(window, format, async (as) => {
      const built = await asked(store, 'report.build', { caseId, copy, format: as });
      quotations = built.quotations;
      return built;
    });
    return saved === null ? null : { ...saved, quotations };
  });
}

/** Builds the working paper a person asked for, asks where to, and writes it. */
export function savePaper(store: DeskCalls, window: BrowserWindow, raw: unknown): Promise<Saved> {
  return answered(async () => {
    const ask = paperAsk.parse(raw);
    if (ask.paper === 'disposals') return savedRegister(store, window, ask.format);
    const { caseId, format } = ask;
    return savedPaper(window, format, (as) => {
      switch (ask.paper) {
        case 'chronology':
          return asked(store, 'chronology.build', { caseId, filter: ask.filter, format: as });
        case 'version':
          return asked(store, 'version.file', { caseId, id: ask.id, letter: ask.letter, format: as });
        case 'known':
          return asked(store, 'known.build', { caseId, on: ask.on, format: as });
        case 'letter':
          return asked(store, 'letter.build', { caseId, letter: ask.letter, format: as });
        case 'request letter':
          return asked(store, 'requestLetter.build', { caseId, about: ask.about, to: ask.to, format: as });
        case 'jurisdiction note':
          return asked(store, 'jurisdictionNote.build', { caseId, headId: ask.headId, format: as });
      }
    });
  });
}

async function savedRegister(store: DeskCalls, window: BrowserWindow, as: ReportFormat | 'csv'): Promise<{ readonly path: string } | null> {
  if (as !== 'csv') return savedPaper(window, as, (format) => asked(store, 'disposal.build', { format }));
  const { bytes, fileName } = await asked(store, 'disposal.build', { format: as });
  return savedAs(window, fileName, [{ name: 'CSV', extensions: ['csv'] }], [bytes]);
}

/** Asks where to and writes an original, byte for byte. */
export function saveOriginal(store: DeskCalls, window: BrowserWindow, raw: unknown): Promise<Saved> {
  return answered(async () => {
    const original = originalAsk.parse(raw);
    const first = await readPiece(store, original, 0);
    return savedAs(window, path.basename(first.fileName), [], piecesFrom(store, original, first, 0, first.total));
  });
}

/** Makes a copy of an item with its marks, printing first what is no page yet, asks where to and writes it. */
export function saveMarkedCopy(store: DeskCalls, window: BrowserWindow, raw: unknown): Promise<Reply<SavedCopy | null>> {
  return answered(async () => {
    const item = markedAsk.parse(raw);
    const page = await asked(store, 'entry.printable', item);
    const printed = page === null ? null : await printPage(page.html, 'bare');
    const { bytes, fileName, shown, listed } = await asked(store, 'entry.markedCopy', { ...item, printed });
    const saved = await savedAs(window, fileName, [{ name: formatNames.pdf, extensions: ['pdf'] }], [bytes]);
    return saved === null ? null : { ...saved, shown, listed };
  });
}

async function asked<K extends ReadName>(store: DeskCalls, operation: K, input: Input<K>): Promise<Output<K>> {
  const reply = await store.call(operation, input);
  if (!reply.ok) throw new Refusal(reply.fault.code, reply.fault.message, reply.fault.place);
  // The store's own contract gives the shape; it is our process.
  return reply.value as Output<K>;
}

/** A PDF is printed from the HTML. */
async function savedPaper(
  window: BrowserWindow,
  format: ReportFormat,
  build: (as: Exclude<ReportFormat, 'pdf'>) => Promise<{ readonly bytes: Uint8Array; readonly fileName: string }>,
): Promise<{ readonly path: string } | null> {
  const built = await build(format === 'pdf' ? 'html' : format);
  const bytes = format === 'pdf' ? await printPage(new TextDecoder().decode(built.bytes), 'numbered') : built.bytes;
  const name = `${path.parse(built.fileName).name}.${format}`;
  return savedAs(window, name, [{ name: formatNames[format], extensions: [format] }], [bytes]);
}

async function answered<T>(work: () => Promise<T>): Promise<Reply<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (problem) {
    return { ok: false, fault: faultOf(problem) };
  }
}

function faultOf(problem: unknown): Fault {
  if (problem instanceof Refusal) return problem.fault;
  if (problem instanceof z.ZodError) return { code: 'invalid', message: 'What was asked for is not something that can be saved.' };
  const why = problem instanceof Error ? problem.message : String(problem);
  return { code: 'internal', message: `The file could not be written: ${why}. Choose another place and try again.` };
}
