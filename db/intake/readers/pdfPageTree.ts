// Owns: how many pages a damaged PDF has by its own tree of pages, where the library that reads it stops at the first broken one. Must not read pages.
import { ParseSpeeds, PDFArray, PDFDict, PDFDocument, PDFName, PDFNumber, type PDFObject, PDFRef } from '@cantoo/pdf-lib';

/**
 * Pages by the tree: those that stand in it, a branch that is broken as so many as the one above it counts for it. Null where that cannot be told either: the tree is
 * lost, or locked away.
 */
export async function pagesInTree(bytes: Uint8Array, password: string | undefined): Promise<number | null> {
  try {
    const document = await PDFDocument.load(bytes, {
      ...(password === undefined ? { ignoreEncryption: true } : { password }),
      parseSpeed: ParseSpeeds.Fastest,
      updateMetadata: false,
      warnOnInvalidObjects: false,
    });
    const root = document.catalog.lookup(PDFName.of('Pages'));
    if (!(root instanceof PDFDict)) return null;
    const counted = root.lookup(PDFName.of('Count'));
    // A number that was changed may say anything: no file has more pages than things in it.
    const most = document.context.largestObjectNumber;
    const said = counted instanceof PDFNumber && counted.asNumber() <= most ? counted.asNumber() : 0;
    return Math.max(said, pagesBelow(root, document));
  } catch {
    return null;
  }
}

/** Pages that hang on the tree, each way to one counted, as it is printed; what is broken stands for one. */
function pagesBelow(root: PDFDict, document: PDFDocument): number {
  let pages = 0;
  const branches = new Set<PDFObject>([root]);
  const waiting: PDFObject[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    const kids = node instanceof PDFDict ? node.lookup(PDFName.of('Kids')) : undefined;
    if (!(kids instanceof PDFArray)) {
      pages += 1;
      continue;
    }
    for (const kid of kids.asArray()) {
      const below = kid instanceof PDFRef ? document.context.lookup(kid) : kid;
      const isBranch = below instanceof PDFDict && below.has(PDFName.of('Kids'));
      if (isBranch && branches.has(below)) continue;
      if (isBranch) branches.add(below);
      if (isBranch) waiting.push(below);
      else pages += 1;
    }
  }
  return pages;
}
