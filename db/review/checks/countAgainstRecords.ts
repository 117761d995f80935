// Owns: the check that counts in words agree with what is linked: cited records, marks tagged with the thing counted, or the reports its own paragraphs tell of.
import { formatDay, monthNames, monthNumber } from '../../model/dates.ts';
import { patternOfWords } from '../../model/labels.ts';
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
 * of what is counted ("report"), each paper counting once. Reports of the resident nobody tagged are counted in the paragraphs before it that tell of them,
 * by their days: a draft may be read without its papers.
 */
export function countAgainstRecords(reading: Reading): Found[] {
  const told = toldReports(reading);
  return reading.paragraphs.flatMap((paragraph) => {
    if (paragraph.row.value.section !== 'findings' && paragraph.row.value.section !== 'background') return [];
    return [...byRecords(reading, paragraph), ...byTags(reading, paragraph, told)].map((words) => ({
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

function byTags(reading: Reading, paragraph: ReadParagraph, told: readonly Told[]): string[] {
  const { headId } = paragraph;
  if (headId === null) return [];
  return sentencesIn(paragraph.text).flatMap(({ words }) =>
    [...words.matchAll(counted)].flatMap((match) => {
      const count = numberOf(match[1] ?? '');
      const singular = (match[2] ?? '').toLowerCase().replace(/s$/, '');
      const span = spanAfter(words.slice(match.index + match[0].length));
      const tagged = taggedEntries(reading, headId, singular, span);
      if (tagged === null && count !== null && singular === 'report' && span !== null)
        return againstTold(match[0], count, span, told, paragraph);
      if (count === null || tagged === null || tagged.length === count) return [];
      return [
        `speaks of “${match[0]}”, and ${tagged.length === 1 ? '1 paper is' : `${tagged.length} papers are`} marked “${singular}”${tagged.length === 0 ? '' : ` (${tagged.join(', ')})`}.`,
      ];
    }),
  );
}

/** A report of the resident a paragraph tells of, with its day. */
interface Told {
  readonly paragraph: ReadParagraph;
  readonly day: string;
}

/** Findings that say on which day the resident reported something: `On 3 May 2023 the resident emailed`, `2 June, following a report from the resident`. */
function toldReports({ draft, paragraphs }: Reading): Told[] {
  const own = draft.party
    .filter(({ value }) => value.role.toLowerCase() === 'resident' && value.label !== '')
    .map(({ value }) => value.label);
  const who = [...new Set([...own, 'the resident'])].map(patternOfWords).join('|');
  const says = new RegExp(
    `\\b(?:${who})\\s+(?:(?:also|again|then|first|later)\\s+)*(?:reported|e-?mailed|wrote|complained|telephoned|phoned|called|sent (?:a|an|another)(?: \\w+){0,2} (?:report|e-?mail|letter|message))\\b|\\b(?:report|complaint|e-?mail|call|letter|message) (?:from|by|of) (?:${who})\\b`,
    'iu',
  );
  return paragraphs.flatMap((paragraph) => {
    if (paragraph.row.value.section !== 'findings' || paragraph.headId === null) return [];
    const days = sentencesIn(paragraph.text).flatMap(({ words }) => {
      const day = says.test(words) ? datesIn(words).find(({ from, to }) => from !== null && from === to)?.from : null;
      return day == null ? [] : [day];
    });
    return [...new Set(days)].map((day) => ({ paragraph, day }));
  });
}

/** Days a message names one by one. */
const mostNamed = 6;

/** What was told before the span began counts too: a report left out by the span it is counted in is the slip that is looked for. */
function againstTold(words: string, count: number, span: Span, told: readonly Told[], paragraph: ReadParagraph): string[] {
  const until = told.findIndex((each) => each.paragraph === paragraph);
  const before = (until < 0 ? told : told.slice(0, until)).filter(({ paragraph: other }) => other.headId === paragraph.headId);
  const days = [...new Set(before.flatMap(({ day }) => (day <= span.to ? [day] : [])))].sort();
  if (days.length === 0 || days.length === count) return [];
  const named = days.slice(0, mostNamed).map(formatDay);
  const more = days.length > mostNamed ? ` and ${days.length - mostNamed} more` : '';
  const early = days.filter((day) => day < span.from).length;
  const outside = early === 0 ? '' : `, ${early} of them before the months it names`;
  return [`speaks of “${words}”, and the paragraphs of its head tell of ${days.length} by then (${named.join(', ')}${more}${outside}).`];
}

interface Span {
  readonly from: string;
  readonly to: string;
}

const months = new RegExp(`\\b(?:between|from) (${monthNames.join('|')})(?: (\\d{4}))? (?:and|to) ((?:${monthNames.join('|')}) (\\d{4}))`);

/** `between May and August 2023`, as the words right after a count may limit it. */
function spanAfter(rest: string): Span | null {
  const match = months.exec(rest.slice(0, 80));
  if (match === null) return null;
  const first = datesIn(`${match[1]} ${match[2] ?? match[4]}`)[0];
  const last = datesIn(match[3] ?? '')[0];
  return first?.from != null && last?.to != null ? { from: first.from, to: last.to } : null;
}

/** Exhibits of the papers marked so for this head, inside the span or else inside its scope; null where the tag is not in use. */
function taggedEntries(reading: Reading, headId: string, tag: string, span: Span | null): string[] | null {
  const marks = reading.marksTagged(headId, tag);
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
