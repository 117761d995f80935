// Owns: one mark as PDF annotations: a highlight over words or a frame round an area, each with its own appearance so that every viewer shows it, and a
// note that says the mark in words. Source: ISO 32000-1, PDF 1.7, 12.5 (annotations). Must not decide where a mark stands.
import { type PDFContext, PDFHexString, PDFName, type PDFPage, type PDFRef, PDFString } from '@cantoo/pdf-lib';
import type { CopyMark, CopyRect } from '../../model/markedCopy.ts';

/** Light enough for black words under half of each; heads are told by the note's words too, never by colour alone. Red, green, blue from 0 to 1. */
const hues = [
  [1, 0.84, 0.2],
  [0.45, 0.85, 0.5],
  [0.45, 0.75, 1],
  [1, 0.6, 0.72],
  [1, 0.68, 0.35],
  [0.76, 0.65, 1],
] as const;
const noHead = [0.78, 0.78, 0.74] as const;
/** Frames are lines and must be seen on a photograph: the same hues, darker. */
const frameShade = 0.7;
const frameWidth = 1.5;

type Colour = readonly [number, number, number];

interface Author {
  readonly name: string;
}

/** A highlight over the lines of a mark on one page. */
export function addHighlight(page: PDFPage, lines: readonly CopyRect[], mark: CopyMark, author: Author): void {
  const colour = colourOf(mark);
  const { context } = page.doc;
  const fill = lines.map((line) => `${figures(line.x, line.y, line.width, line.height)} re`).join('\n');
  const box = around(lines, 0);
  const appearance = form(context, box, `/Shade gs\n${figures(...colour)} rg\n${fill}\nf\n`, {
    // Multiplied, and half clear besides for viewers that do not multiply: the words under it stay readable.
    Shade: { Type: 'ExtGState', BM: 'Multiply', ca: 0.55 },
  });
  addWithNote(page, mark, author, {
    Subtype: 'Highlight',
    Rect: box,
    // Upper left, upper right, lower left, lower right: the order viewers keep to, whatever the standard's figure says.
    QuadPoints: lines.flatMap(({ x, y, width, height }) => [x, y + height, x + width, y + height, x, y, x + width, y]).map(rounded),
    C: [...colour],
    CA: 0.55,
    AP: { N: appearance },
  });
}

/** A frame round an area of a page. */
export function addFrame(page: PDFPage, area: CopyRect, mark: CopyMark, author: Author): void {
  const [red, green, blue] = colourOf(mark);
  const colour: Colour = [red * frameShade, green * frameShade, blue * frameShade];
  const box = around([area], frameWidth);
  const line = figures(area.x, area.y, area.width, area.height);
  const appearance = form(page.doc.context, box, `${figures(...colour)} RG\n${frameWidth} w\n${line} re\nS\n`, {});
  addWithNote(page, mark, author, {
    Subtype: 'Square',
    Rect: box,
    RD: [frameWidth, frameWidth, frameWidth, frameWidth],
    C: colour.map(rounded),
    BS: { W: frameWidth, S: 'S' },
    AP: { N: appearance },
  });
}

function addWithNote(page: PDFPage, mark: CopyMark, author: Author, own: Readonly<Record<string, unknown>> & { readonly Rect: number[] }) {
  const { context } = page.doc;
  const made = PDFString.fromDate(new Date(mark.madeMs));
  const annotation = context.nextRef();
  const note = context.nextRef();
  const dict = context.obj({
    Type: 'Annot',
    F: 4,
    P: page.ref,
    // Names are unique on a page: a mark with several frames has several annotations.
    NM: PDFHexString.fromText(`${mark.key}-${annotation.objectNumber}`),
    T: PDFHexString.fromText(author.name),
    Subj: PDFHexString.fromText(mark.heads.length === 0 ? 'no head' : mark.heads.join(', ')),
    Contents: PDFHexString.fromText(mark.told),
    CreationDate: made,
    M: made,
    Popup: note,
    ...(own as unknown as Record<string, never>),
  });
  context.assign(annotation, dict);
  context.assign(
    note,
    context.obj({ Type: 'Annot', Subtype: 'Popup', Rect: beside(page, own.Rect), Parent: annotation, Open: false, F: 28 }),
  );
  addTo(page, annotation);
  addTo(page, note);
}

/** Appends to the page's annotations without touching anything else of the page. */
function addTo(page: PDFPage, annotation: PDFRef): void {
  const known = page.node.Annots();
  if (known === undefined) page.node.set(PDFName.of('Annots'), page.doc.context.obj([annotation]));
  else known.push(annotation);
}

function form(
  context: PDFContext,
  box: number[],
  content: string,
  states: Readonly<Record<string, Record<string, string | number>>>,
): PDFRef {
  const stream = context.flateStream(content, {
    Type: 'XObject',
    Subtype: 'Form',
    FormType: 1,
    BBox: box,
    Resources: { ExtGState: states as Record<string, never> },
  });
  return context.register(stream);
}

/** Where the note opens: at the right edge of the page, level with its mark. */
function beside(page: PDFPage, [, , , top = 0]: readonly number[]): number[] {
  const { x, width } = page.getCropBox();
  const right = x + width;
  return [right - 190, top - 90, right - 10, top].map(rounded);
}

function colourOf({ hue }: CopyMark): Colour {
  return hue === null ? noHead : (hues[hue % hues.length] ?? noHead);
}

function around(rects: readonly CopyRect[], room: number): number[] {
  const left = Math.min(...rects.map(({ x }) => x));
  const bottom = Math.min(...rects.map(({ y }) => y));
  const right = Math.max(...rects.map(({ x, width }) => x + width));
  const top = Math.max(...rects.map(({ y, height }) => y + height));
  return [left - room, bottom - room, right + room, top + room].map(rounded);
}

function rounded(figure: number): number {
  return Math.round(figure * 100) / 100;
}

function figures(...all: readonly number[]): string {
  return all.map((figure) => String(rounded(figure))).join(' ');
}
