// Owns: an item that is neither a PDF nor a picture as one HTML page to be printed: what it is, then its words as read, or its marked rows. No scripts,
// nothing fetched, nothing of the item's own markup. Must not read the store.
import { formatPartialDate } from '../model/dates.ts';
import type { EntryContent, EntryRow, Side } from '../model/entry.ts';
import type { PrintablePage } from '../model/markedCopy.ts';

/** Stands before the words of an item; its marks are looked for after it, so that a title repeated in the head makes none of them ambiguous. */
const wordsHeading = 'The words as read';
/** Rows printed on either side of a marked one. */
const neighbours = 3;
/** Rows printed of a sheet without marks. */
const firstRows = 50;
/** With more columns the page lies on its side. */
const uprightColumns = 5;
const suppliers: Readonly<Record<Side, string>> = { resident: 'the resident', landlord: 'the landlord', third: 'a third party' };

/** One row of a sheet or log. */
export interface PrintedRow {
  readonly exhibit: string;
  readonly ordinal: number;
  readonly cells: readonly string[];
  /** Its reader may not see it: the row stands with its label and nothing else. */
  readonly isWithheld: boolean;
}

export interface Printable {
  readonly content: EntryContent;
  /** SHA-256 of the original; a record has its sheet's. */
  readonly sha256: string | null;
  /** The rows to print in order, of how many; null for an item of words. */
  readonly rows: { readonly printed: readonly PrintedRow[]; readonly total: number } | null;
  /** For a copy made for a party: in whose place stands what, in words; null for the desk's own. */
  readonly withheld: WithheldPart | null;
}

/** What was taken out of an item before its page is made. */
export interface WithheldPart {
  /** `the resident` */
  readonly from: string;
  /** Passages and rows taken out. */
  readonly count: number;
}

/** The ordinals to print of a sheet with rows 1 to `total`: the marked ones and their neighbours; the first ones where none is marked. */
export function rowsToPrint(marked: readonly number[], total: number): readonly number[] {
  const wanted = new Set<number>();
  for (const row of marked) {
    for (let near = Math.max(1, row - neighbours); near <= Math.min(total, row + neighbours); near += 1) wanted.add(near);
  }
  if (wanted.size === 0) for (let row = 1; row <= Math.min(total, firstRows); row += 1) wanted.add(row);
  return [...wanted].sort((one, other) => one - other);
}

/** The page as a whole HTML document in UTF-8. The same item gives the same page. */
export function printablePage({ content, sha256, rows, withheld }: Printable): PrintablePage {
  const { entry } = content;
  const remarks = [
    ...(rows === null ? [wordsRemark(entry)] : rowRemarks(content, rows.printed, rows.total)),
    ...withheldRemarks(entry, withheld),
  ];
  const body =
    rows === null
      ? wordsHtml(content.text)
      : `${entry.kind === 'sheet' ? paragraphsHtml(content.text) : ''}${tableHtml(content.columns, rows.printed)}`;
  const isWide = rows !== null && shownColumns(content.columns, rows.printed).length > uprightColumns;
  return {
    html: `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<title>${escaped(entry.exhibit)} with marks</title>
<style>${styles}@page { size: A4${isWide ? ' landscape' : ''}; margin: 20mm 20mm 18mm; }
</style>
</head>
<body>
<header>
<h1>${escaped(entry.exhibit)}</h1>
<dl>
${facts(entry, sha256)
  .map(([name, value]) => `<dt>${name}</dt><dd>${escaped(value)}</dd>`)
  .join('\n')}
</dl>
${remarks.map((remark) => `<p>${escaped(remark)}</p>`).join('\n')}
</header>
<main>
${body}
</main>
</body>
</html>
`,
    labels: rows === null ? [wordsHeading] : rows.printed.map(({ exhibit }) => exhibit),
    remarks,
  };
}

function facts(entry: EntryRow, sha256: string | null): readonly (readonly [string, string])[] {
  const time = entry.time === null ? '' : `, ${entry.time}${entry.offset === null ? ' (no time zone given)' : ` ${zone(entry.offset)}`}`;
  const said = (name: string, value: string | null): readonly (readonly [string, string])[] =>
    value === null || value === '' ? [] : [[name, value]];
  return [
    ...said('Title', entry.title),
    ...said('From', entry.sender),
    ...said('To', entry.recipients),
    ['Date', `${formatPartialDate(entry.date)}${time}`],
    ['Supplied by', suppliers[entry.suppliedBy]],
    ...said('File', entry.fileName),
    ...said('SHA-256 of the original', sha256),
  ];
}

function zone(offset: string): string {
  return offset === 'Z' || offset === '+00:00' ? 'UTC' : `UTC${offset}`;
}

function wordsRemark({ kind, attachments }: EntryRow): string {
  const parts = attachments === 0 ? '' : ` ${attachments === 1 ? 'Its attachment is' : `Its ${attachments} attachments are`} not printed.`;
  const look = kind === 'text' ? '' : ' Its look and pictures are not printed.';
  return `Printed from the words as read from the original.${look}${parts}`;
}

function withheldRemarks({ kind }: EntryRow, withheld: WithheldPart | null): string[] {
  if (withheld === null || withheld.count === 0) return [];
  const pages = kind === 'pdf' ? ' Its pages are not copied, because they show it.' : '';
  const what = withheld.count === 1 ? 'One part that' : `${withheld.count} parts that`;
  return [`${what} ${withheld.from} may not see ${withheld.count === 1 ? 'is' : 'are'} left out, and said so in its place.${pages}`];
}

function rowRemarks({ columns, entry }: EntryContent, printed: readonly PrintedRow[], total: number): string[] {
  const shown = shownColumns(columns, printed);
  const empty = columns.filter((_name, at) => !shown.includes(at));
  const rows =
    printed.length === total
      ? `Printed from the rows as read from the original: all ${total}.`
      : `Printed from the rows as read from the original: ${printed.length} of ${total}, ${
          entry.kind === 'record'
            ? 'this one and those next to it'
            : `the marked ones with ${neighbours} on either side, else the first ones`
        }. The others are left out.`;
  return [rows, ...(empty.length === 0 ? [] : [`Columns that are empty in these rows are left out: ${empty.join(', ')}.`])];
}

function wordsHtml(text: string): string {
  return `<h2>${wordsHeading}</h2>\n${paragraphsHtml(text)}`;
}

function paragraphsHtml(text: string): string {
  return text
    .split(/\n[^\S\n]*\n\s*/)
    .filter((words) => words.trim() !== '')
    .map((words) => `<p class="words">${escaped(words)}</p>`)
    .join('\n');
}

function tableHtml(columns: readonly string[], printed: readonly PrintedRow[]): string {
  const shown = shownColumns(columns, printed);
  const lines = printed.map((row, at) => {
    const before = printed[at - 1];
    const missing = row.ordinal - (before?.ordinal ?? 0) - 1;
    const gap =
      missing > 0
        ? `<tr class="gap"><td colspan="${shown.length + 1}">${missing === 1 ? '1 row' : `${missing} rows`} left out</td></tr>\n`
        : '';
    const cells = row.isWithheld
      ? `<td colspan="${shown.length}" class="withheld">Not disclosed</td>`
      : shown.map((column) => `<td>${escaped(row.cells[column] ?? '')}</td>`).join('');
    return `${gap}<tr><th scope="row">${escaped(row.exhibit)}</th>${cells}</tr>`;
  });
  const heads = shown.map((column) => `<th scope="col">${escaped(columns[column] ?? '')}</th>`).join('');
  return `<table>\n<thead><tr><th scope="col">Label</th>${heads}</tr></thead>\n<tbody>\n${lines.join('\n')}\n</tbody>\n</table>`;
}

/** Places of the columns with anything in them. */
function shownColumns(columns: readonly string[], printed: readonly PrintedRow[]): readonly number[] {
  const widest = Math.max(columns.length, ...printed.map(({ cells }) => cells.length));
  return Array.from({ length: widest }, (_, at) => at).filter((at) => printed.some(({ cells }) => (cells[at] ?? '').trim() !== ''));
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (mark) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[mark] ?? mark);
}

// A word is broken only where it would leave the page: a mark is found by its words, and half a word is none.
const styles = `
:root { color-scheme: light; }
body { font: 11pt/1.45 "Liberation Serif", "Times New Roman", serif; color: #1a1a1a; margin: 0; overflow-wrap: break-word; font-variant-ligatures: none; }
header { border-bottom: 1px solid #8a8a8a; margin-bottom: 1rem; padding-bottom: 0.5rem; font: 9pt/1.4 "Liberation Sans", Arial, sans-serif; }
h1 { font-size: 14pt; margin: 0 0 0.4rem; }
h2 { font: 700 10pt/1.4 "Liberation Sans", Arial, sans-serif; margin: 0 0 0.6rem; break-after: avoid; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1em; margin: 0 0 0.5rem; }
dt { color: #444; }
dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }
header p { margin: 0.2rem 0; }
.words { margin: 0 0 0.7rem; white-space: pre-line; orphans: 2; widows: 2; }
table { border-collapse: collapse; width: 100%; font: 8.5pt/1.35 "Liberation Sans", Arial, sans-serif; font-variant-ligatures: none; }
th, td { border: 1px solid #b0b0b0; padding: 2px 4px; text-align: left; vertical-align: top; white-space: pre-line; }
th[scope=row] { white-space: nowrap; font-variant-numeric: tabular-nums; }
tr { break-inside: avoid; }
.withheld { color: #444; font-style: italic; }
.gap td { color: #444; font-style: italic; border-left: 0; border-right: 0; }
`;
