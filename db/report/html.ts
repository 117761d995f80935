// Owns: a document as one HTML page that stands alone: its own styles, no script, nothing fetched. Printed as it is, it is the PDF.
import { fontStacks, type HouseStyle, letterhead, standardHouseStyle } from '../model/houseStyle.ts';
import {
  hasHead,
  isWide,
  type Printed,
  type PrintedTable,
  type ReportParagraph,
  type ReportSection,
  referredTo,
  reportName,
} from '../model/report.ts';
import { keptTogether } from './together.ts';

// In print no two letters are drawn as one: a PDF would give that as another letter to whoever searches or listens.
const styles = `
:root { color-scheme: light; }
html { background: #fff; color: #1a1a1a; }
body { line-height: 1.5; margin: 0 auto; max-width: 42rem; padding: 2rem 1.25rem 4rem; overflow-wrap: break-word; }
header { border-bottom: 1px solid #8a8a8a; margin-bottom: 2rem; padding-bottom: 1rem; }
header p { margin: 0.15rem 0; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 1rem; }
h2 { font-size: 1.25rem; margin: 2rem 0 0.75rem; }
h3 { font-size: 1.05rem; margin: 1.5rem 0 0.5rem; }
h4 { font-size: 1rem; font-style: italic; margin: 1.25rem 0 0.5rem; }
.letterhead { margin: 0 0 2rem; text-align: right; }
.letterhead p:first-child { font-weight: 700; }
.opening { margin: 0 0 2rem; }
.opening p:last-child { margin-top: 1.2rem; }
main > p { white-space: pre-line; }
main > ol.items { margin-bottom: 0.75rem; }
table.rows { margin: 0 0 1.5rem; }
table.lead { break-after: avoid; break-inside: avoid; }
h2, h3, h4 { break-after: avoid; line-height: 1.3; }
p { margin: 0 0 0.75rem; }
p, li { orphans: 2; widows: 2; }
.short { break-inside: avoid; }
ol.paragraphs, ol.items { list-style: none; margin: 0; padding: 0; }
ol.paragraphs > li, ol.items > li { display: grid; grid-template-columns: 2.6em 1fr; margin: 0 0 0.75rem; }
ol.items { margin-top: 0.6rem; }
ol.items, ol.items > li:first-child, ol.items > li:last-child { break-before: avoid; }
ol.items > li { grid-template-columns: 2em 1fr; margin-bottom: 0.5rem; }
.number { font-variant-numeric: tabular-nums; }
.words { min-width: 0; }
.whole { white-space: nowrap; }
.copy { font-weight: 700; }
sup { font-size: 0.7em; line-height: 0; }
sup a { color: inherit; text-decoration: none; }
.notes { border-top: 1px solid #8a8a8a; font-size: 0.85rem; margin-top: 2.5rem; padding-top: 0.75rem; }
.notes li { margin-bottom: 0.2rem; }
body.wide { max-width: 70rem; }
table { border-collapse: collapse; font-size: 0.85em; line-height: 1.4; margin: 0.5rem 0 1.5rem; table-layout: fixed; width: 100%; }
caption { clip-path: inset(50%); height: 1px; overflow: hidden; position: absolute; white-space: nowrap; width: 1px; }
th, td { border-bottom: 1px solid #b0b0b0; padding: 0.4em 0.8em 0.4em 0; text-align: left; vertical-align: top; }
thead th { border-bottom: 1.5px solid #1a1a1a; }
tbody th { font-weight: inherit; }
tr { break-inside: avoid; }
tr.long { break-inside: auto; }
th p, td p { margin: 0 0 0.3em; orphans: 2; widows: 2; }
.strong { font-weight: 700; }
.quiet { color: #555; }
@media print {
  body { max-width: none; padding: 0; font-variant-ligatures: none; }
  a { color: inherit; text-decoration: none; }
  .notes ol { columns: 3; }
}
`;

/** Characters of three lines: such a paragraph cannot be parted without a line that stands alone, which the printer does all the same. */
const shortest = 270;
/** Characters of a cell whose row would leave most of a page empty if it were not parted. */
const longest = 300;

/** An address short enough to stand on one line is not parted at its hyphens: typed off the paper, a hyphen at the end of a line is left out. */
const webAddress = /(?:https?:\/\/|www\.)[\w./-]{1,50}\w/g;

const headingLooks = {
  bold: 'font-weight: 700;',
  plain: 'font-weight: 400;',
  underlined: 'font-weight: 700; text-decoration: underline; text-underline-offset: 0.15em;',
} as const;

/** A class for each width that a column of the paper has: no element carries a style of its own. */
function widthsOf({ sections }: Printed): string {
  const tables = sections.flatMap(({ lead, table }) => [lead, table].filter((each) => each !== undefined));
  const shares = new Set(tables.flatMap(({ columns }) => columns.map(({ share }) => share)));
  return [...shares].map((share) => `.w${share} { width: ${share}%; }\n`).join('');
}

/** A screen is read from further away than paper: one point more. */
function styleOf({ bodyFont, bodySize, headingFont, headingLook, margins }: HouseStyle, isLying: boolean): string {
  const { top, right, bottom, left } = margins;
  return `${styles}body { font-family: ${fontStacks[bodyFont]}; font-size: ${bodySize + 1}pt; }
h1, h2, h3, h4 { font-family: ${fontStacks[headingFont]}; ${headingLooks[headingLook]} }
@media print { body { font-size: ${bodySize}pt; } }
@page { size: A4${isLying ? ' landscape' : ''}; margin: ${top}mm ${right}mm ${bottom}mm ${left}mm; }
`;
}

/** A page counts its notes as they come, and knows which paragraphs are referred to. */
interface Notes {
  readonly texts: string[];
  readonly referred: ReadonlySet<string>;
}

/** The report as a whole HTML document in UTF-8: headings in order, real lists, A4 pages when printed. Its title is what a printed page bears at its head. */
export function reportHtml(report: Printed, style: HouseStyle = standardHouseStyle): string {
  const notes: Notes = { texts: [], referred: referredTo(report.sections) };
  const name = reportName(report);
  const body = report.sections.map((section) => sectionHtml(section, notes)).join('\n');
  const notice = report.notice === null ? '' : `<p class="copy">${escaped(report.notice)}</p>`;
  const isLying = isWide(report);
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(report.notice === null ? name : `${name} · ${report.notice}`)}</title>
${style.footer === '' ? '' : `<meta name="page-foot" content="${escaped(style.footer)}">\n`}<style>${styleOf(style, isLying)}${widthsOf(report)}</style>
</head>
<body${isLying ? ' class="wide"' : ''}>
<header>
${linesHtml('letterhead', letterhead(style))}${linesHtml('opening', report.opening ?? [])}<h1>${escaped(name)}</h1>
${report.headingBlock.map((line) => `<p>${escaped(line)}</p>`).join('\n')}
${notice}
</header>
<main>
${body}
</main>
${notesHtml(notes)}
</body>
</html>
`;
}

function linesHtml(name: string, lines: readonly string[]): string {
  if (lines.length === 0) return '';
  return `<div class="${name}">${lines.map((line) => `<p>${escaped(line)}</p>`).join('')}</div>\n`;
}

function sectionHtml(section: ReportSection, notes: Notes): string {
  const tag = `h${section.level + 1}`;
  const parts = section.heading === '' ? [] : [`<${tag} id="${escaped(section.id)}">${escaped(section.heading)}</${tag}>`];
  if (section.lead !== undefined) parts.push(tableHtml(section.lead, 'lead'));
  if (section.paragraphs.length > 0) {
    parts.push(
      section.isNumbered
        ? listHtml(section.paragraphs, 'paragraphs', notes)
        : section.paragraphs.map((each) => plainHtml(each, notes)).join('\n'),
    );
  }
  if (section.table !== undefined) parts.push(tableHtml(section.table));
  return parts.join('\n');
}

/** Head cells for columns and rows, so that a screen reader says both; the head is repeated on every printed page. */
function tableHtml(table: PrintedTable, place: 'lead' | '' = ''): string {
  const { caption, columns, rows } = table;
  const lines = rows.map((row) => {
    const cells = row.map((cell, at) => {
      const words = cell.map(({ text, tone }) => `<p class="${tone}">${escaped(text).replace(/\n/g, '<br>')}</p>`).join('');
      return at === 0 ? `<th scope="row">${words}</th>` : `<td>${words}</td>`;
    });
    const isLong = row.some((cell) => cell.reduce((length, { text }) => length + text.length, 0) > longest);
    return `<tr${isLong ? ' class="long"' : ''}>${cells.join('')}</tr>`;
  });
  const widths = columns.map(({ share }) => `<col class="w${share}">`).join('');
  const heads = columns.map(({ heading }) => `<th scope="col">${escaped(heading)}</th>`).join('');
  const head = hasHead(table) ? `<thead><tr>${heads}</tr></thead>\n` : '';
  const names = [place, hasHead(table) ? '' : 'rows'].filter((name) => name !== '').join(' ');
  return `<table${names === '' ? '' : ` class="${names}"`}>
<caption>${escaped(caption)}</caption>
<colgroup>${widths}</colgroup>
${head}<tbody>
${lines.join('\n')}
</tbody>
</table>`;
}

function listHtml(paragraphs: readonly ReportParagraph[], name: 'paragraphs' | 'items', notes: Notes): string {
  const lines = paragraphs.map((paragraph) => {
    const own = runsHtml(paragraph, notes);
    const hasItems = paragraph.items.length > 0;
    // The words that lead to items are as little parted as others.
    const words = hasItems && isShort(paragraph) ? `<div class="short">${own}</div>` : own;
    const items = hasItems ? `\n${listHtml(paragraph.items, 'items', notes)}` : '';
    return `<li${attributesHtml(paragraph, notes, hasItems)}><span class="number">${escaped(paragraph.number ?? '')}</span><div class="words">${words}${items}</div></li>`;
  });
  // role: Safari drops list semantics where the markers are styled away.
  return `<ol class="${name}" role="list">\n${lines.join('\n')}\n</ol>`;
}

function plainHtml(paragraph: ReportParagraph, notes: Notes): string {
  const words = `<p${attributesHtml(paragraph, notes)}>${runsHtml(paragraph, notes)}</p>`;
  return paragraph.items.length === 0 ? words : `${words}\n${listHtml(paragraph.items, 'items', notes)}`;
}

/** Where a paragraph that is referred to is found, and that one of a few lines is not parted. */
function attributesHtml(paragraph: ReportParagraph, { referred }: Notes, holdsItems = false): string {
  const { paragraphId } = paragraph;
  const id = paragraphId !== null && referred.has(paragraphId) ? ` id="p-${escaped(paragraphId)}"` : '';
  return !holdsItems && isShort(paragraph) ? `${id} class="short"` : id;
}

function isShort({ runs }: ReportParagraph): boolean {
  return runs.reduce((length, { text }) => length + text.length, 0) < shortest;
}

function runsHtml(paragraph: ReportParagraph, notes: Notes): string {
  return paragraph.runs
    .map((run) => {
      const words = escaped(run.text).replace(/\n/g, '<br>').replace(webAddress, '<span class="whole">$&</span>');
      if (run.to !== undefined) return `<a href="#p-${escaped(run.to)}">${words}</a>`;
      if (run.note === null) return words;
      const number = notes.texts.push(run.note);
      return `${words}<sup><a id="ref-${number}" href="#note-${number}" aria-label="note ${number}">${number}</a></sup>`;
    })
    .join('');
}

function notesHtml(notes: Notes): string {
  if (notes.texts.length === 0) return '';
  const lines = notes.texts.map(
    (text, index) => `<li id="note-${index + 1}">${escaped(text)} <a href="#ref-${index + 1}" aria-label="back to the text">↩</a></li>`,
  );
  return `<footer class="notes">\n<ol>\n${lines.join('\n')}\n</ol>\n</footer>`;
}

function escaped(text: string): string {
  return keptTogether(text).replace(/[&<>"]/g, (mark) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[mark] ?? mark);
}
