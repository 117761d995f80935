// Owns: making a copy with marks inside a reader process: finding words in what was printed, writing, and reading the copy back before it is handed over.
// Must not know the store.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type FoldedText, foldForMatch, locate } from '../model/anchor.ts';
import type { CopyMade, CopyMark, CopyOrder } from '../model/markedCopy.ts';
import { type MarkedCopy, NoCopy, writeMarkedCopy } from '../report/marked/write.ts';
import { readPdf } from './readers/pdf.ts';
import { fullAllowance } from './readers/source.ts';
import { Unreadable } from './readers/unreadable.ts';

const packageFolder = path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

/** Makes the copy. Never throws for what is in the file: what cannot be copied comes back with its reason. */
export async function makeMarkedCopy(order: CopyOrder): Promise<CopyMade> {
  try {
    const copy = await placed(order);
    const written = await writeMarkedCopy(copy, false);
    if (await opens(written)) return handed(written);
    // Its own tables may be broken in ways that readers forgive and an update at its end does not mend.
    const whole = copy.kind === 'pdf' ? await writeMarkedCopy(copy, true) : null;
    if (whole !== null && (await opens(whole))) return handed(whole);
    return {
      ok: false,
      reason: 'The PDF is damaged: a copy of it with marks could not be read back. Save the original, or ask for it again.',
    };
  } catch (error) {
    if (error instanceof NoCopy || error instanceof Unreadable) return { ok: false, reason: error.message };
    const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    return { ok: false, reason: `The copy could not be made: the file is damaged or unusual (${why.slice(0, 200)}). Save the original.` };
  }
}

function handed({ bytes, shown, listed }: { bytes: Uint8Array; shown: number; listed: number }): CopyMade {
  return { ok: true, bytes, shown, listed };
}

async function placed(order: CopyOrder): Promise<MarkedCopy> {
  const { source, ...rest } = order;
  const base = { ...rest, fonts: await fonts(), rotation: 0 };
  if (source.kind === 'pdf') {
    const marks = order.marks.map((mark) => ({ mark, span: mark.span, why: null }));
    return { ...base, kind: 'pdf', text: source.text, pages: source.pages, marks };
  }
  if (source.kind === 'covered') {
    const { coveredPdf } = await import('./covered.ts');
    const { bytes, marks } = await coveredPdf(order.bytes, source.covered, order.marks);
    const inWords = 'its page is a picture in this copy, and the mark is on words.';
    const listed = marks.map((mark) => ({ mark, span: null, why: mark.areas.length === 0 ? inWords : null }));
    return { ...base, bytes, kind: 'printed', text: '', pages: [], marks: listed };
  }
  if (source.kind === 'picture') {
    const marks = order.marks.map((mark) => ({ mark, span: null, why: null }));
    const { covered } = source;
    const bytes = covered.length === 0 ? order.bytes : await (await import('./covered.ts')).coveredPicture(order.bytes, covered);
    return { ...base, bytes, kind: 'picture', rotation: source.rotation, text: '', pages: [], marks };
  }
  const read = await readPdf({ bytes: order.bytes, fileName: 'printed.pdf', allowance: fullAllowance(), depth: 0 });
  if (!read.ok) throw new NoCopy(read.reason);
  const { text, pages } = read.extraction;
  const folded = foldForMatch(text);
  const rows = rowSpans(text, source.rows);
  return { ...base, kind: 'printed', text, pages, marks: order.marks.map((mark) => found(folded, mark, rows)) };
}

function found(text: FoldedText, mark: CopyMark, rows: ReadonlyMap<string, { start: number; end: number }>): MarkedCopy['marks'][number] {
  if (mark.exact === '') return { mark, span: null, why: null };
  const within = mark.row === null ? undefined : rows.get(mark.row);
  if (mark.row !== null && within === undefined) return { mark, span: null, why: `the row ${mark.row} is not among those printed.` };
  const place = locate(text, mark, within);
  if (place.ok) return { mark, span: { start: place.start, end: place.end }, why: null };
  const why =
    place.why === 'missing'
      ? 'its words do not stand so on the printed pages.'
      : `its words stand ${place.count} times on the printed pages.`;
  return { mark, span: null, why };
}

/** Where each row begins and ends in the printed text: its label is printed before it, in the order given. */
function rowSpans(text: string, labels: readonly string[]): ReadonlyMap<string, { start: number; end: number }> {
  const starts: { readonly label: string; readonly start: number; readonly after: number }[] = [];
  let from = 0;
  for (const label of labels) {
    const at = beginning(text, label, from);
    if (at < 0) continue;
    starts.push({ label, start: at, after: at + label.length });
    from = at + label.length;
  }
  return new Map(starts.map(({ label, after }, at) => [label, { start: after, end: starts[at + 1]?.start ?? text.length }]));
}

/** R1#3 is not the beginning of R1#34. */
function beginning(text: string, label: string, from: number): number {
  for (let at = text.indexOf(label, from); at >= 0; at = text.indexOf(label, at + 1)) {
    if (!/\d/.test(text[at + label.length] ?? '')) return at;
  }
  return -1;
}

async function fonts(): Promise<MarkedCopy['fonts']> {
  const file = async (name: string) => new Uint8Array(await readFile(path.join(packageFolder, 'standard_fonts', name)));
  return { regular: await file('LiberationSans-Regular.ttf'), bold: await file('LiberationSans-Bold.ttf') };
}

/** Whether the copy has all its pages, and its last one opens. */
async function opens({ bytes, pages }: { readonly bytes: Uint8Array; readonly pages: number }): Promise<boolean> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: VerbosityLevel.ERRORS, disableFontFace: true, enableXfa: false });
  try {
    const copy = await task.promise;
    if (copy.numPages !== pages) return false;
    await copy.getPage(pages);
    return true;
  } catch {
    return false;
  } finally {
    await task.destroy();
  }
}
