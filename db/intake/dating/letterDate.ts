// Owns: the date a letter, form or printed e-mail gives itself near its top. Must not take dates out of sentences: those are of other things.
import { readDate, type WrittenDate } from '../../model/britishDate.ts';

/** Lines a letterhead can reasonably take. */
const topLines = 45;
/** Before a date, on its own line: what marks it as the document's own. */
const ownLabel =
  /^(?:(?:letter|report|issue|document|email|e-mail)\s+date|date(?:\s+of\s+(?:letter|this\s+letter|issue|report|statement|decision))?|date(?:d|\s+sent|\s+issued)|sent(?:\s+on)?|dated\s+this)\s*[:.\-–]?\s+(.+)$/i;
/** The same at the end of a line that starts with something else, such as a reference. */
const inlineLabel = /(?:^|\s)(?:date|dated)\s*:\s*(.+)$/i;
const otherLabel =
  /\b(?:birth|incident|due|end|start|expiry|visit|event|completed?|reported|raised|received|tenancy)\s*(?:date)?\s*:?\s*$/i;
const place = /^[A-Z][A-Za-z' ]{2,24},\s+(.+)$/;
const reference = /^(?:our |your )?ref(?:erence)?\b/i;
const salutation = /^(?:dear|to whom it may concern|hello|hi)\b/i;

/**
 * The date a document bears, from its first lines: a line that is a date and nothing else, or one labelled as the document's date. Looks
 * no further than the salutation where there is one. Null when none stands there, never a date out of a sentence.
 */
export function letterDate(text: string): WrittenDate | null {
  const lines = text
    .slice(0, 8000)
    .split('\n')
    .map((line) => line.replace(/[\s\u00a0]+/g, ' ').trim())
    .filter((line) => line !== '')
    .slice(0, topLines);
  const greeting = lines.findIndex((line) => salutation.test(line));
  const head = greeting >= 0 ? lines.slice(0, greeting + 3) : lines;
  for (const [at, line] of head.entries()) {
    if (line.length > 160) continue;
    // "Date" alone on a line with its value below: forms and two-column letterheads come out of PDF like this.
    if (/^date(?:d|\s+of\s+letter)?\s*:?$/i.test(line)) {
      const below = readDate(head[at + 1] ?? '');
      if (below) return below;
      continue;
    }
    const found = dateOfLine(line);
    if (found) return found;
  }
  return null;
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
