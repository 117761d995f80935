// Owns: a copy of a PDF or picture with marks as real annotations, from bytes to bytes. A PDF keeps its own bytes as they are and gets an update at its
// end. Knows marks as words and rectangles only. Runs where the original is opened: in a process that can be killed.
import fontkit from '@cantoo/fontkit';
import { degrees, EncryptedPDFError, PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, type PDFPage, PDFRef } from '@cantoo/pdf-lib';
import type { PageText } from '../../model/entry.ts';
import type { CopyMark, CopyRect } from '../../model/markedCopy.ts';
import { uprightOf } from '../../model/picture.ts';
import { addFrame, addHighlight } from './annotations.ts';
import { addLastPages, type Fonts, type ListedMark } from './lastPages.ts';
import { lineRects } from './lines.ts';

/** Why a copy cannot be made, as a sentence. */
export class NoCopy extends Error {}

export interface MarkedCopy {
  readonly bytes: Uint8Array;
  /** `pdf`: an original, whose own bytes stay; `printed`: made for this copy; `picture`: a JPEG or PNG. */
  readonly kind: 'pdf' | 'printed' | 'picture';
  /** Of a picture, what brings it upright: see `uprightOf`. */
  readonly rotation: number;
  readonly text: string;
  readonly pages: readonly PageText[];
  /** Each with its place, or why it has none. */
  readonly marks: readonly { readonly mark: CopyMark; readonly span: CopyMark['span']; readonly why: string | null }[];
  readonly exhibit: string;
  readonly statement: string;
  readonly remarks: readonly string[];
  readonly actor: string;
  readonly madeMs: number;
  /** TrueType fonts for the added page. */
  readonly fonts: { readonly regular: Uint8Array; readonly bold: Uint8Array };
}

export interface WrittenCopy {
  readonly bytes: Uint8Array;
  readonly pages: number;
  readonly shown: number;
  readonly listed: number;
}

/** Pictures are set at this many pixels to the inch, and made smaller to fit a page. */
const pixelsPerInch = 150;
const mostPoints = 1190;

/**
 * Writes the copy. The same input gives the same bytes.
 * @param isWhole writes a PDF anew instead of adding to its end: for one whose tables are broken
 * @throws {NoCopy} for what is locked or too damaged to be written
 */
export async function writeMarkedCopy(copy: MarkedCopy, isWhole: boolean): Promise<WrittenCopy> {
  const { document, scale } = copy.kind === 'picture' ? await pictureDocument(copy) : await openDocument(copy, isWhole);
  document.registerFontkit(fontkit);
  const update = updateAtEnd(document);
  const fonts: Fonts = {
    regular: await document.embedFont(copy.fonts.regular, { subset: true }),
    bold: await document.embedFont(copy.fonts.bold, { subset: true }),
  };
  const own = document.getPageCount();
  const listed = copy.marks.map((each) => placeMark(document, copy, each, fonts, scale));
  const added = addLastPages(document, fonts, { ...copy, marks: listed, hasPages: own > 1 });
  labelAdded(document, own);
  sayWhatItIs(document, copy);
  const bytes =
    update === null
      ? await wholeBytes(document)
      : await update(
          listed.flatMap(({ pages }) => pages),
          copy.bytes,
        );
  const missing = listed.filter(({ why }) => why !== null).length;
  return { bytes, pages: own + added, shown: listed.length - missing, listed: missing };
}

async function openDocument(copy: MarkedCopy, isWhole: boolean): Promise<{ document: PDFDocument; scale: null }> {
  try {
    const document = await PDFDocument.load(copy.bytes, {
      updateMetadata: false,
      parseSpeed: Number.POSITIVE_INFINITY,
      forIncrementalUpdate: copy.kind === 'pdf' && !isWhole,
      preserveXFA: true,
    });
    if (document.getPageCount() === 0) throw new Error('no pages');
    return { document, scale: null };
  } catch (error) {
    if (error instanceof EncryptedPDFError) {
      throw new NoCopy('The PDF is locked: its owner does not allow changes. Ask for it without protection.');
    }
    throw new NoCopy('The PDF is damaged and cannot be copied with marks. Save the original, or ask for it again.');
  }
}

/** How a picture's pixels lie on its page: points a pixel, the picture's height, and its width where it is set mirrored. */
interface PictureScale {
  readonly factor: number;
  readonly height: number;
  readonly mirroredIn: number | null;
}

async function pictureDocument(copy: MarkedCopy): Promise<{ document: PDFDocument; scale: PictureScale }> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const isPng = copy.bytes[0] === 0x89;
  if (!isPng && !(copy.bytes[0] === 0xff && copy.bytes[1] === 0xd8)) {
    throw new NoCopy('Only a JPEG or PNG is set on a page with its marks. Save the original.');
  }
  const picture = await (isPng ? document.embedPng(copy.bytes) : document.embedJpg(copy.bytes)).catch(() => {
    throw new NoCopy('The picture is damaged and cannot be set on a page. Save the original, or ask for it again.');
  });
  const factor = Math.min(72 / pixelsPerInch, mostPoints / Math.max(picture.width, picture.height));
  const page = document.addPage([picture.width * factor, picture.height * factor]);
  const [width, height] = [picture.width * factor, picture.height * factor];
  const { turn, isMirrored } = uprightOf(copy.rotation);
  page.drawImage(picture, isMirrored ? { x: width, y: 0, width: -width, height } : { x: 0, y: 0, width, height });
  page.setRotation(degrees(turn));
  return { document, scale: { factor, height: picture.height, mirroredIn: isMirrored ? picture.width : null } };
}

function wholeBytes(document: PDFDocument): Promise<Uint8Array> {
  return document.save({ useObjectStreams: true, updateFieldAppearances: false, addDefaultPage: false, rewrite: true });
}

/**
 * The original's bytes and after them what was changed; null for a document that is written anew. The library would look through the whole document at
 * each change, which takes minutes over thousands of pages: what is changed of an original is known here, and is named once, at the end.
 */
function updateAtEnd(document: PDFDocument): ((markedPages: readonly number[], original: Uint8Array) => Promise<Uint8Array>) | null {
  const { context, catalog } = document;
  const { snapshot } = context;
  delete context.snapshot;
  if (snapshot === undefined) return null;
  return async (markedPages, original) => {
    const changed: unknown[] = [context.trailerInfo.Root, context.trailerInfo.Info];
    for (const number of markedPages) {
      const page = document.getPage(number - 1);
      changed.push(page.ref, page.node.get(PDFName.of('Annots')));
    }
    const last = document.getPage(document.getPageCount() - 1);
    for (let parent = last.node.get(PDFName.of('Parent')); parent instanceof PDFRef; ) {
      const branch = context.lookup(parent, PDFDict);
      changed.push(parent, branch.get(PDFName.of('Kids')));
      parent = branch.get(PDFName.of('Parent'));
    }
    const labels = catalog.get(PDFName.of('PageLabels'));
    const numbers = context.lookupMaybe(labels, PDFDict);
    changed.push(labels, numbers?.get(PDFName.of('Nums')), numbers?.get(PDFName.of('Kids')));
    snapshot.markRefsForSave(changed.filter((each) => each instanceof PDFRef));
    const added = await document.saveIncremental(snapshot, { useObjectStreams: hasStreamTable(original) });
    const bytes = new Uint8Array(original.byteLength + added.byteLength);
    bytes.set(original);
    bytes.set(added, original.byteLength);
    return bytes;
  };
}

function placeMark(
  document: PDFDocument,
  copy: MarkedCopy,
  { mark, span, why }: MarkedCopy['marks'][number],
  fonts: Fonts,
  scale: PictureScale | null,
): ListedMark {
  const author = { name: copy.actor };
  const pages: number[] = [];
  const pageOf = (number: number): PDFPage | null => (number <= document.getPageCount() ? document.getPage(number - 1) : null);
  if (span !== null) {
    for (const text of copy.pages.filter(({ start, end }) => start < span.end && end > span.start)) {
      const lines = lineRects(copy.text, text, span, (words) => fonts.regular.widthOfTextAtSize(words, 10));
      const page = pageOf(text.page);
      if (lines.length === 0 || page === null) continue;
      addHighlight(page, lines, mark, author);
      pages.push(text.page);
    }
  }
  for (const area of pages.length > 0 ? [] : mark.areas) {
    const page = pageOf(area.page);
    if (page === null || area.rects.length === 0) continue;
    for (const rect of area.rects) addFrame(page, scale === null ? rect : onPaper(rect, scale), mark, author);
    pages.push(area.page);
  }
  return { mark, pages, why: pages.length > 0 ? null : (why ?? 'the place of its words on the page is not known.') };
}

/** Pixels counted from the top become points counted from the bottom. */
function onPaper({ x, y, width, height }: CopyRect, scale: PictureScale): CopyRect {
  return {
    x: (scale.mirroredIn === null ? x : scale.mirroredIn - x - width) * scale.factor,
    y: (scale.height - y - height) * scale.factor,
    width: width * scale.factor,
    height: height * scale.factor,
  };
}

/** Where the pages have labels of their own (iv, A-3), the first added page starts labels that say what it is; the others stay as they are. */
function labelAdded(document: PDFDocument, own: number): void {
  const labels = document.catalog.lookupMaybe(PDFName.of('PageLabels'), PDFDict);
  if (labels === undefined) return;
  const { context } = document;
  const entry = [own, context.obj({ S: 'D', P: PDFHexString.fromText('Marks ') })];
  const numbers = labels.lookupMaybe(PDFName.of('Nums'), PDFArray);
  const branches = labels.lookupMaybe(PDFName.of('Kids'), PDFArray);
  if (numbers !== undefined) for (const each of entry) numbers.push(context.obj(each as never));
  else branches?.push(context.register(context.obj({ Nums: entry as never, Limits: [own, own] })));
}

/** Says in the document's properties what it is; what an original says of itself stays beside it. */
function sayWhatItIs(document: PDFDocument, copy: MarkedCopy): void {
  const made = new Date(copy.madeMs);
  const subject = copy.kind === 'pdf' ? document.getSubject() : undefined;
  document.setSubject(subject === undefined || subject === '' ? copy.statement : `${copy.statement} Subject of the original: ${subject}`);
  document.setModificationDate(made);
  if (copy.kind === 'pdf') return;
  document.setTitle(`${copy.exhibit} with marks`);
  document.setCreator('Ombudsman Desk');
  document.setProducer('Ombudsman Desk');
  document.setCreationDate(made);
  // A printer's own number would differ from one print to the next.
  delete document.context.trailerInfo.ID;
}

/** Whether the last cross-reference of a PDF is a stream; what is added then has to be one too. Source: ISO 32000-1, PDF 1.7, 7.5.8. */
function hasStreamTable(bytes: Uint8Array): boolean {
  const tail = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).subarray(-2048).toString('latin1');
  const at = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(tail)?.[1] ?? Number.NaN);
  if (!Number.isFinite(at)) return false;
  return !/^\s*xref/.test(Buffer.from(bytes.subarray(at, at + 16)).toString('latin1'));
}
