// Owns: the date a letter, form or printed e-mail gives itself near its top. Must not take dates out of sentences: those are of other things.
import { readDate, type WrittenDate } from '../../model/britishDate.ts';

/** Lines a letterhead can reasonably take. */
const topLines = 45;
/** Before a date, on its own line: what marks it as the document's own. The longer wording comes first: of “Date sent” the first word alone would do. */
const ownLabel =
  /^(?:(?:letter|report|issue|document|email|e-mail)\s+date|dated\s+this|date(?:d|\s+sent|\s+issued|\s+submitted|\s+signed)|date(?:\s+of\s+(?:letter|this\s+letter|issue|report|statement|decision))?|sent(?:\s+on)?)\s*[:.\-–]?\s+(.+)$/i;
/** The same at the end of a line that starts with something else, such as a reference. */
const inlineLabel = /(?:^|\s)(?:date|dated)\s*:\s*(.+)$/i;
const otherLabel =
  /\b(?:birth|incident|due|end|start|expiry|visit|event|completed?|reported|raised|received|tenancy|review(?:ed)?|revision|renewal|target|appointment|inspection)\s*(?:date)?\s*:?\s*$/i;
/** A label of its own line or cell, whose value stands below or beside it. */
const bareLabel = /^date(?:d|\s+of\s+letter)?\s*:?$/i;
const place = /^[A-Z][A-Za-z' ]{2,24},\s+(.+)$/;
const reference = /^(?:our |your )?ref(?:erence)?\b/i;
const salutation = /^(?:dear|to whom it may concern|hello|hi)\b/i;

/**
 * The date a document bears, from its first lines: a line that is a date and nothing else, or one labelled as the document's date. Looks
 * no further than the salutation where there is one. Null when none stands there, never a date out of a sentence.
 */
export function letterDate(text: string): WrittenDate | null {
  const lines = text.slice(0, 8000).split('\n').flatMap(rowOf).slice(0, topLines);
  const greeting = lines.findIndex((line) => salutation.test(line));
  const head = greeting >= 0 ? lines.slice(0, greeting + 3) : lines;
  for (const [at, line] of head.entries()) {
    if (line.length > 160) continue;
    // "Date" alone on a line with its value below: forms and two-column letterheads come out of PDF like this.
    if (bareLabel.test(line)) {
      const below = readDate(head[at + 1] ?? '');
      if (below) return below;
      continue;
    }
    const found = isOfAnother(head[at - 1] ?? '') ? null : dateOfLine(line);
    if (found) return found;
  }
  return null;
}

/** A line without what is empty of it. A row of a form is cut where it names its date: `DATE | 02.12.02 | ASSIST | L. Sexton`. */
function rowOf(line: string): readonly string[] {
  const cells = line
    .split('\t')
    .map((cell) => cell.replace(/[\s\u00a0]+/g, ' ').trim())
    .filter((cell) => cell !== '');
  if (cells.length === 0) return [];
  return cells.some((cell) => bareLabel.test(cell)) ? cells : [cells.join(' ')];
}

/** Whether the line before names what the date of the next is of: `Date of birth:` or `Due date`, and then the date on a line of its own. */
function isOfAnother(before: string): boolean {
  return before.length <= 40 && otherLabel.test(before) && (/:\s*$/.test(before) || /\bdate\b/i.test(before));
}

function dateOfLine(line: string): WrittenDate | null {
  const alone = readDate(line);
  if (alone) return alone;
  const labelled = ownLabel.exec(line);
  if (labelled?.[1] !== undefined) return readDate(labelled[1]);
  const inline = inlineLabel.exec(line);
  if (inline?.[1] !== undefined && !otherLabel.test(line.slice(0, inline.index))) return readDate(inline[1]);
  const placed = place.exec(line);
  if (placed?.[1] !== undefined) return readDate(placed[1]);
  return reference.test(line) ? tailDate(line) : null;
}

/** A full date in words at the very end of a short line such as `Our ref: AB/12 3 May 2023`. */
function tailDate(line: string): WrittenDate | null {
  const tail = /(?:^|\s)((?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?\d{1,2}(?:st|nd|rd|th)? [A-Za-z]{3,9} (?:19|20)\d{2})$/i.exec(
    line,
  );
  return line.length <= 90 && tail?.[1] !== undefined ? readDate(tail[1]) : null;
}
