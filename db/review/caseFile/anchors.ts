// Owns: placing the words, area or cells of a case file's mark in the exhibit they are of. Must not look for exhibits.
import { foldForMatch, locate } from '../../model/anchor.ts';
import type { CaseFile } from '../../model/caseFile.ts';
import { type Anchor, anchorKind, type Cells } from '../../model/draft.ts';
import type { EvidenceEntry, EvidenceLookup } from './evidence.ts';
import { type Path, refuse } from './refuse.ts';

type FileMark = NonNullable<CaseFile['marks']>[number];

/**
 * The anchor of a mark in its entry. `before` is the anchor the mark had on this entry: it stays where it is the same place, and where it is on a picture.
 * Refuses what has no place there: words that are not in the exhibit, or stand there twice without the words that tell which; an area of what is no page
 * or picture; cells that are not in the sheet, or say something else.
 */
export function anchorOf(mark: FileMark, entry: EvidenceEntry, before: Anchor | undefined, evidence: EvidenceLookup, path: Path): Anchor {
  const made = anchorMade(mark, entry, before, evidence, path);
  return before !== undefined && isSamePlace(before, made) ? before : made;
}

function anchorMade(mark: FileMark, entry: EvidenceEntry, before: Anchor | undefined, evidence: EvidenceLookup, path: Path): Anchor {
  const { quote, areas, cells } = mark;
  if (areas !== undefined) return areaOf(mark, areas, entry, evidence, path);
  if (cells !== undefined) return cellsOf(mark, { rows: cells.rows ?? null, columns: cells.columns }, entry, evidence, path);
  if (quote === undefined) return refuse([...path, 'quote'], 'a mark needs words, areas or cells.');
  // Words on a picture have no place in any text; marked at the desk, they stand as they were.
  const isOnPicture = before !== undefined && anchorKind(before) === 'words' && before.start === null && before.exact === quote;
  return isOnPicture ? before : wordsOf({ ...mark, quote }, entry, evidence, path);
}

/** The same place, whatever rectangles the reader kept with the words. */
function isSamePlace(one: Anchor, other: Anchor): boolean {
  const [kind, otherKind] = [anchorKind(one), anchorKind(other)];
  if (kind !== otherKind || one.extractionId !== other.extractionId) return false;
  if (kind === 'words') return one.start === other.start && one.end === other.end;
  const where = ({ page, rects, cells, exact }: Anchor) =>
    JSON.stringify([page, rects.map(({ x, y, width, height }) => [x, y, width, height]), cells, exact]);
  return where(one) === where(other);
}

const noWords = { exact: '', prefix: '', suffix: '', start: null, end: null } as const;

function areaOf(mark: FileMark, areas: Anchor['rects'], entry: EvidenceEntry, evidence: EvidenceLookup, path: Path): Anchor {
  const { exhibit, page } = mark;
  if (entry.kind === 'picture') {
    if (page !== undefined) refuse([...path, 'page'], `${exhibit} is a picture and has no pages.`);
    return { ...noWords, extractionId: entry.extractionId, page: null, rects: areas, cells: null };
  }
  if (entry.kind !== 'pdf')
    return refuse([...path, 'areas'], `${exhibit} is no picture and has no pages, so it has no areas. Quote its words.`);
  const { pages } = evidence.textOf(entry.id);
  if (page === undefined) return refuse([...path, 'areas'], `an area of ${exhibit} needs the page it is on.`);
  if (!pages.some((each) => each.page === page)) refuse([...path, 'page'], pagesThere(exhibit, pages.length));
  return { ...noWords, extractionId: entry.extractionId, page, rects: areas, cells: null };
}

function cellsOf({ exhibit, quote }: FileMark, cells: Cells, entry: EvidenceEntry, evidence: EvidenceLookup, path: Path): Anchor {
  const { rows, columns } = cells;
  const isRecord = entry.kind === 'record';
  if (!isRecord && entry.kind !== 'sheet')
    return refuse([...path, 'cells'], `${exhibit} is no sheet, so it has no cells. Quote its words.`);
  if (isRecord !== (rows === null)) {
    return refuse([...path, 'cells', 'rows'], isRecord ? `${exhibit} is one row already.` : `cells of ${exhibit} need their rows.`);
  }
  const block = evidence.cellsOf(entry.id, rows);
  const wanted = rows === null ? 1 : rows[1] - rows[0] + 1;
  if (block.length !== wanted) refuse([...path, 'cells', 'rows'], `${exhibit} has not all of these rows.`);
  if (block.some((row) => row.length < columns[1])) refuse([...path, 'cells', 'columns'], `${exhibit} has not all of these columns.`);
  const exact = block.map((row) => row.slice(columns[0] - 1, columns[1]).join('\t')).join('\n');
  if (quote !== undefined && foldForMatch(quote.normalize('NFC')).text.trim() !== foldForMatch(exact).text.trim()) {
    refuse([...path, 'quote'], `these cells of ${exhibit} say: "${shortened(exact)}".`);
  }
  return { ...noWords, exact, extractionId: entry.extractionId, page: null, rects: [], cells };
}

function wordsOf(mark: FileMark & { readonly quote: string }, entry: EvidenceEntry, evidence: EvidenceLookup, path: Path): Anchor {
  const { text, pages } = evidence.textOf(entry.id);
  if (text === '') refuse([...path, 'quote'], `${mark.exhibit} has no text that could be read, so nothing can be quoted from it.`);
  const page = mark.page === undefined ? undefined : pages.find((each) => each.page === mark.page);
  if (mark.page !== undefined && pages.length > 0 && page === undefined) {
    refuse([...path, 'page'], pagesThere(mark.exhibit, pages.length));
  }
  const placed = locate(text, { exact: mark.quote, prefix: mark.prefix ?? '', suffix: mark.suffix ?? '' }, page);
  if (!placed.ok) {
    const where = page === undefined ? mark.exhibit : `page ${page.page} of ${mark.exhibit}`;
    return refuse(
      [...path, 'quote'],
      placed.why === 'missing'
        ? `these words are not in ${where}: "${shortened(mark.quote)}".`
        : `these words stand ${placed.count} times in ${where}: "${shortened(mark.quote)}". Add the words before (prefix) or after (suffix) that tell which.`,
    );
  }
  return {
    exact: placed.exact,
    prefix: placed.prefix,
    suffix: placed.suffix,
    start: placed.start,
    end: placed.end,
    extractionId: entry.extractionId,
    page: mark.page ?? pages.find((each) => each.start <= placed.start && placed.start < each.end)?.page ?? null,
    rects: [],
    cells: null,
  };
}

function pagesThere(exhibit: string, count: number): string {
  return `${exhibit} has ${count} page${count === 1 ? '' : 's'}.`;
}

function shortened(quote: string): string {
  return quote.length <= 80 ? quote : `${quote.slice(0, 77)}...`;
}
