// Owns: a PDF of which every page is one picture. Must not know what the pictures show.
import { PDFDocument } from '@cantoo/pdf-lib';

interface PicturePage {
  readonly jpeg: Uint8Array;
  /** Of the page, in points. */
  readonly width: number;
  readonly height: number;
}

/** The PDF, its pages in the order given. */
export async function picturePages(pages: readonly PicturePage[]): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  for (const { jpeg, width, height } of pages) {
    const picture = await document.embedJpg(jpeg);
    document.addPage([width, height]).drawImage(picture, { x: 0, y: 0, width, height });
  }
  return document.save();
}
