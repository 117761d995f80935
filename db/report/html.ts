// Owns: a report as one HTML page that stands alone: its own styles, no script, nothing fetched. Printed as it is, it is the PDF.
import { type Report, type ReportParagraph, type ReportSection, reportName, workingCopyNotice } from '../model/report.ts';

const styles = `
:root { color-scheme: light; }
html { background: #fff; color: #1a1a1a; }
body { font: 12pt/1.5 "Source Serif 4 Variable", "Source Serif 4", Georgia, "Liberation Serif", "Times New Roman", serif; margin: 0 auto; max-width: 42rem; padding: 2rem 1.25rem 4rem; overflow-wrap: break-word; }
header { border-bottom: 1px solid #8a8a8a; margin-bottom: 2rem; padding-bottom: 1rem; }
header p { margin: 0.15rem 0; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 1rem; }
h2 { font-size: 1.25rem; margin: 2rem 0 0.75rem; }
h3 { font-size: 1.05rem; margin: 1.5rem 0 0.5rem; }
h4 { font-size: 1rem; font-style: italic; margin: 1.25rem 0 0.5rem; }
h2, h3, h4 { break-after: avoid; line-height: 1.3; }
p { margin: 0 0 0.75rem; }
p, li { orphans: 2; widows: 2; }
ol.paragraphs, ol.items { list-style: none; margin: 0; padding: 0; }
ol.paragraphs > li, ol.items > li { display: grid; grid-template-columns: 2.6em 1fr; margin: 0 0 0.75rem; }
ol.items { margin-top: 0.6rem; }
ol.items > li { grid-template-columns: 2em 1fr; margin-bottom: 0.5rem; }
.number { font-variant-numeric: tabular-nums; }
.words { min-width: 0; }
.copy { font-weight: 700; }
sup { font-size: 0.7em; line-height: 0; }
sup a { color: inherit; text-decoration: none; }
.notes { border-top: 1px solid #8a8a8a; font-size: 0.85rem; margin-top: 2.5rem; padding-top: 0.75rem; }
.notes li { margin-bottom: 0.2rem; }
@media print {
  body { font-size: 11pt; max-width: none; padding: 0; }
  a { color: inherit; text-decoration: none; }
}
`;

/** A page counts its notes as they come. */
interface Notes {
  readonly texts: string[];
}

/** The report as a whole HTML document in UTF-8: headings in order, real lists, A4 pages when printed. Its title is what a printed page bears at its head. */
export function reportHtml(report: Report): string {
  const notes: Notes = { texts: [] };
  const name = reportName(report);
  const body = report.sections.map((section) => sectionHtml(section, notes)).join('\n');
  const copy = report.copy === 'working' ? `<p class="copy">${workingCopyNotice}</p>` : '';
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(report.copy === 'working' ? `${name} · ${workingCopyNotice}` : name)}</title>
<style>${styles}@page { size: A4; margin: 24mm 22mm 22mm; }
</style>
</head>
<body>
<header>
<h1>${escaped(name)}</h1>
${report.headingBlock.map((line) => `<p>${escaped(line)}</p>`).join('\n')}
${copy}
</header>
<main>
${body}
</main>
${notesHtml(notes)}
</body>
</html>
`;
}

function sectionHtml(section: ReportSection, notes: Notes): string {
  const tag = `h${section.level + 1}`;
  const heading = `<${tag} id="${escaped(section.id)}">${escaped(section.heading)}</${tag}>`;
  if (section.paragraphs.length === 0) return heading;
  const paragraphs = section.isNumbered
    ? listHtml(section.paragraphs, 'paragraphs', notes)
    : section.paragraphs.map((each) => plainHtml(each, notes)).join('\n');
  return `${heading}\n${paragraphs}`;
}

function listHtml(paragraphs: readonly ReportParagraph[], name: 'paragraphs' | 'items', notes: Notes): string {
  const lines = paragraphs.map((paragraph) => {
    const words = runsHtml(paragraph, notes);
    const items = paragraph.items.length === 0 ? '' : `\n${listHtml(paragraph.items, 'items', notes)}`;
    return `<li><span class="number">${escaped(paragraph.number ?? '')}</span><div class="words">${words}${items}</div></li>`;
  });
  // role: Safari drops list semantics where the markers are styled away.
  return `<ol class="${name}" role="list">\n${lines.join('\n')}\n</ol>`;
}

function plainHtml(paragraph: ReportParagraph, notes: Notes): string {
  return [`<p>${runsHtml(paragraph, notes)}</p>`, ...paragraph.items.map((item) => plainHtml(item, notes))].join('\n');
}

function runsHtml(paragraph: ReportParagraph, notes: Notes): string {
  return paragraph.runs
    .map((run) => {
      const words = escaped(run.text).replace(/\n/g, '<br>');
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
  return text.replace(/[&<>"]/g, (mark) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[mark] ?? mark);
}
