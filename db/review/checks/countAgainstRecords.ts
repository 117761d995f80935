// Owns: the check that counts in words agree with what is linked: cited records, and marks tagged with the thing counted.
import { monthNames, monthNumber } from '../../model/dates.ts';
import { scopePosition } from '../../model/scope.ts';
import { datesIn, numberOf, sentencesIn } from '../../model/statements.ts';
import type { Found, Reading, ReadParagraph } from './reading.ts';

const number = '\\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve';
const counted = new RegExp(
  `\\b(${number})\\s+(?:\\w+\\s+){0,2}?(reports|repairs|call-outs|callouts|visits|attendances|letters|e-mails|emails|calls|diary sheets|jobs)\\b`,
  'gi',
);
const inMonth = new RegExp(`\\b(${monthNames.join('|')})(?: \\d{4})? \\((once|twice|${number})(?: times)?\\)`, 'g');

/**
 * Compared only where there is something to compare with: a paragraph that cites at least two records, or marks of its head tagged with the singular
 * of what is counted ("report"), each paper counting once.
 */
export function countAgainstRecords(reading: Reading): Found[] {
  return reading.paragraphs.flatMap((paragraph) => {
    if (paragraph.row.value.section !== 'findings' && paragraph.row.value.section !== 'background') return [];
    return [...byRecords(reading, paragraph), ...byTags(reading, paragraph)].map((words) => ({
      place: paragraph.place,
      headId: paragraph.headId,
      message: `${paragraph.place.name} ${words} Count again, or cite what is missing.`,
    }));
  });
}

function citedRecordDates(reading: Reading, paragraph: ReadParagraph): (string | null)[] {
  const ids = paragraph.ownCites.flatMap((cite) => {
    if (cite.kind === 'entry') return [cite.id];
    return cite.kind === 'mark' ? [reading.mark(cite.id)?.value.entryId ?? ''] : [];
  });
  return [...new Set(ids)].flatMap((id) => {
    const entry = reading.context.evidence.entry(id);
    return entry?.kind === 'record' ? [entry.date.earliest] : [];
  });
}

function byRecords(reading: Reading, paragraph: ReadParagraph): string[] {
  const dates = citedRecordDates(reading, paragraph);
  if (dates.length < 2) return [];
  const phrases = [...paragraph.text.matchAll(counted)];
  const said: string[] = [];
  const [only] = phrases;
  const count = numberOf(only?.[1] ?? '');
  if (only !== undefined && phrases.length === 1 && count !== null && count !== dates.length) {
    said.push(`speaks of “${only[0]}” and cites ${dates.length} records.`);
  }
  for (const match of paragraph.text.matchAll(inMonth)) {
    const month = String(monthNumber(match[1] ?? '')).padStart(2, '0');
    const linked = dates.filter((date) => date?.slice(5, 7) === month).length;
    if (linked !== numberOf(match[2] ?? ''))
      said.push(`speaks of “${match[0]}” and cites ${linked} record${linked === 1 ? '' : 's'} of that month.`);
  }
  return said;
}

function byTags(reading: Reading, paragraph: ReadParagraph): string[] {
  const { headId } = paragraph;
  if (headId === null) return [];
  return sentencesIn(paragraph.text).flatMap(({ words }) =>
    [...words.matchAll(counted)].flatMap((match) => {
      const count = numberOf(match[1] ?? '');
      const singular = (match[2] ?? '').toLowerCase().replace(/s$/, '');
      const tagged = taggedEntries(reading, headId, singular, spanAfter(words.slice(match.index + match[0].length)));
      if (count === null || tagged === null || tagged.length === count) return [];
      return [
        `speaks of “${match[0]}”, and ${tagged.length === 1 ? '1 paper is' : `${tagged.length} papers are`} marked “${singular}”${tagged.length === 0 ? '' : ` (${tagged.join(', ')})`}.`,
      ];
    }),
  );
}

interface Span {
  readonly from: string;
  readonly to: string;
}

/** `between May and August 2023`, as the words right after a count may limit it. */
function spanAfter(rest: string): Span | null {
  const match = new RegExp(
    `\\b(?:between|from) (${monthNames.join('|')})(?: (\\d{4}))? (?:and|to) ((?:${monthNames.join('|')}) (\\d{4}))`,
  ).exec(rest.slice(0, 80));
  if (match === null) return null;
  const first = datesIn(`${match[1]} ${match[2] ?? match[4]}`)[0];
  const last = datesIn(match[3] ?? '')[0];
  return first?.from != null && last?.to != null ? { from: first.from, to: last.to } : null;
}

/** Exhibits of the papers marked so for this head, inside the span or else inside its scope; null where the tag is not in use. */
function taggedEntries(reading: Reading, headId: string, tag: string, span: Span | null): string[] | null {
  const marks = reading.draft.mark.filter(
    ({ value }) => value.headIds.includes(headId) && value.tags.some((each) => each.toLowerCase() === tag),
  );
  if (marks.length === 0) return null;
  const windows = reading.draft.window.map((row) => row.value);
  const exhibits = marks.flatMap(({ value }) => {
    const entry = reading.context.evidence.entry(value.entryId);
    if (entry === null) return [];
    const date = value.eventDate ?? entry.date;
    const day = date.earliest ?? date.latest;
    const isInside = span === null ? scopePosition(date, headId, windows, []) === 'in' : day !== null && span.from <= day && day <= span.to;
    return isInside ? [entry.exhibit] : [];
  });
  return [...new Set(exhibits)];
}
