// Owns: what may still tell a reader of a published report who somebody is, found in its words. Pure; it lists and never changes, accepts or scores.

import { type People, patternOfWords, titles } from './labels.ts';
import { folded, generalised, wordsPattern } from './publication.ts';
import type { PrintedTable, Report, ReportParagraph } from './report.ts';

const sweepKinds = ['name', 'e-mail', 'phone', 'postcode', 'address', 'birth', 'age', 'reference', 'vulnerability', 'marked'] as const;
export type SweepKind = (typeof sweepKinds)[number];

/** Words that may identify somebody, each place they stand in. */
export interface SweepFinding {
  readonly kind: SweepKind;
  readonly words: string;
  /** The draft paragraph they stand in; null for orders, determinations and words of the template. */
  readonly paragraphId: string | null;
  /** Such as `Assessment and findings, 3 b`. */
  readonly place: string;
  /** Some words on either side. */
  readonly before: string;
  readonly after: string;
  /** A more general way of saying it; empty where none is plain. */
  readonly suggestion: string;
  /** Why it was accepted as it stands; null while it is open. */
  readonly accepted: string | null;
}

/** What a case looks for beside the patterns every report is held against. */
export interface SweptFor {
  readonly people: People;
  /** Parts of names that are ordinary words, references known of, beginnings of words that name something rare, words marked by a person. */
  readonly references: readonly string[];
  readonly vulnerabilities: readonly string[];
  readonly marked: readonly string[];
  /** Words accepted, with the reason. */
  readonly accepted: readonly { readonly words: string; readonly reason: string }[];
}

const street =
  'Road|Rd|Street|St|Avenue|Ave|Lane|Close|Drive|Way|Court|Crescent|Gardens|Grove|Place|Square|Terrace|Hill|Walk|Row|Mews|House|Estate|Rise|Towers?|Point';
const name = "\\p{Lu}[\\p{L}'’-]+";
/** Not the address of anybody. */
const notAnAddress = /^(?:The\s+)?(?:High|County|Crown|Supreme|Magistrates['’]?|Small Claims|Care|Town|Manor)\s+(?:Court|House|Way)$/u;

/**
 * British forms: postcodes as Royal Mail writes them (unit postcodes), telephone numbers of ten or eleven digits or with +44, house numbers with a street,
 * anything called a reference and any long number.
 */
const patterns: readonly { readonly kind: SweepKind; readonly pattern: RegExp; readonly suggestion?: string }[] = [
  // Who is no party of the case has no label, and a single letter may be two people's.
  { kind: 'name', pattern: new RegExp(`(?<!\\p{L})(?:${titles})\\.?\\s+\\p{Lu}[\\p{L}\\p{M}'’-]*`, 'gu') },
  {
    kind: 'e-mail',
    pattern: /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu,
    suggestion: 'an e-mail address',
  },
  { kind: 'postcode', pattern: /(?<![\p{L}\p{N}])[A-Z]{1,2}\d[A-Z\d]?\s?\d[ABD-HJLNP-UW-Z]{2}(?![\p{L}\p{N}])/gu },
  {
    kind: 'phone',
    pattern: /(?<![\p{L}\p{N}£.,/-])(?:\+44\s?(?:\(0\))?|\(?0)(?:[\s-]?\(?\d\)?){9,10}(?![\p{N}])/gu,
    suggestion: 'a telephone number',
  },
  {
    kind: 'birth',
    pattern:
      /(?<!\p{L})(?:born\s+(?:on|in)|date\s+of\s+birth|d\.?o\.?b\.?)(?!\p{L})[^.;\n]{0,30}?(?:\d{4}|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})/giu,
  },
  {
    kind: 'age',
    pattern:
      /(?<!\p{L})(?:(?:aged|age\s+of)\s+\d{1,3}|\d{1,3}[-\s]years?[-\s]old|in\s+(?:his|her|their)\s+(?:early\s+|late\s+|mid[-\s]?)?(?:\d0s|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties))(?!\p{L})/giu,
  },
  {
    kind: 'address',
    pattern: new RegExp(
      `(?<![\\p{L}\\p{N}])(?:(?:(?:Flat|Apartment|Unit|Room|Plot)\\s+\\d+\\p{L}?,?\\s+)?\\d+\\p{L}?,?\\s+)?(?:${name}\\s+){1,3}(?:${street})(?![\\p{L}\\p{N}])|(?<!\\p{L})(?:Flat|Apartment)\\s+\\d+\\p{L}?(?![\\p{L}\\p{N}])`,
      'gu',
    ),
  },
  {
    kind: 'reference',
    pattern:
      /(?<=(?<!\p{L})[Rr]ef(?:erence)?(?:\s+(?:number|no\.?))?:?\s+)(?=[\p{L}/-]*\d)[\p{L}\p{N}][\p{L}\p{N}/-]*|(?<![\p{L}\p{N}£.,/-])(?:\d{6,}|[A-Z]{2,}[-/]?\d{3,}(?:[-/]\d+)*|\d{2,}\/\d{3,}(?:\/\d+)*)(?![\p{L}\p{N}])/gu,
    suggestion: 'a reference',
  },
  // Number plates as they have been issued since 2001 (AB51 DVL), and National Insurance numbers (QQ 12 34 56 C).
  { kind: 'reference', pattern: /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}\s?[A-Z]{3}(?![\p{L}\p{N}])/gu, suggestion: 'a number plate' },
  {
    kind: 'reference',
    pattern: /(?<![\p{L}\p{N}])[A-Z]{2}(?:\s?\d{2}){3}\s?[A-D](?![\p{L}\p{N}])/gu,
    suggestion: 'a National Insurance number',
  },
];

/**
 * Everything in the words of a report that may identify somebody, in reading order; what is accepted is among it and says why. The report is taken as it is:
 * people under their labels, further changes made. Its own reference and the landlord's names are published and no finding.
 */
export function sweepReport(report: Report, swept: SweptFor): SweepFinding[] {
  const look = lookerFor(report, swept);
  const accepted = new Map(swept.accepted.map(({ words, reason }) => [folded(words).toLowerCase(), reason]));
  return report.sections.flatMap((section) => {
    const inText = (text: string, place: string, paragraphId: string | null): SweepFinding[] =>
      look(text).map(({ kind, start, end, suggestion }) => {
        const words = text.slice(start, end).replace(/\s+/g, ' ');
        return {
          kind,
          words,
          paragraphId,
          place,
          before: wordsBefore(text.slice(0, start)),
          after: wordsAfter(text.slice(end)),
          suggestion: generalised(words) || suggestion,
          accepted: accepted.get(folded(words).toLowerCase()) ?? null,
        };
      });
    const inParagraph = (paragraph: ReportParagraph, above: string): SweepFinding[] => {
      const number = [above, paragraph.number?.replace(/\.$/, '') ?? ''].filter((part) => part !== '').join(' ');
      const text = paragraph.runs.map((run) => run.text).join('');
      const place = number === '' ? section.heading : `${section.heading}, ${number}`;
      return [...inText(text, place, paragraph.paragraphId), ...paragraph.items.flatMap((item) => inParagraph(item, number))];
    };
    const inTable = ({ rows, caption }: PrintedTable): SweepFinding[] =>
      rows.flatMap((row) => {
        const place = [section.heading || caption, row[0]?.[0]?.text ?? ''].filter((part) => part !== '').join(', ');
        return row.flatMap((cell) => cell.flatMap(({ text }) => inText(text, place, null)));
      });
    return [
      ...inText(section.heading, section.heading, null),
      ...(section.lead === undefined ? [] : inTable(section.lead)),
      ...section.paragraphs.flatMap((each) => inParagraph(each, '')),
      ...(section.table === undefined ? [] : inTable(section.table)),
    ];
  });
}

const around = 40;

/** The last few whole words. */
function wordsBefore(text: string): string {
  return text.length <= around ? text : `…${text.slice(-around).replace(/^\S*\s+/, '')}`;
}

/** The first few whole words. */
function wordsAfter(text: string): string {
  return text.length <= around ? text : `${text.slice(0, around).replace(/\s+\S*$/, '')}…`;
}

interface Seen {
  readonly kind: SweepKind;
  readonly start: number;
  readonly end: number;
  readonly suggestion: string;
}

/** Looks a text through. Where findings overlap the earlier stands, then the longer, so that each stretch of words is listed once. */
function lookerFor(report: Report, { people, references, vulnerabilities, marked }: SweptFor): (text: string) => Seen[] {
  const rare = vulnerabilities.map((words) => patternOfWords(folded(words)));
  const wanted = [
    { kind: 'marked' as const, pattern: wordsPattern(marked.map(folded)) },
    { kind: 'name' as const, pattern: wordsPattern(people.known.map(folded)) },
    // Typed small a whole name is a name still; a part of one may be a word.
    { kind: 'name' as const, pattern: new RegExp(wordsPattern(people.known.filter((words) => words.includes(' ')).map(folded)), 'giu') },
    {
      kind: 'reference' as const,
      pattern: wordsPattern(references.map(folded).filter((words) => words !== '')),
      suggestion: 'a reference',
    },
    ...patterns,
    ...(rare.length === 0
      ? []
      : [{ kind: 'vulnerability' as const, pattern: new RegExp(`(?<!\\p{L})(?:${rare.join('|')})[\\p{L}'’]*`, 'giu') }]),
  ];
  const published = wordsPattern([report.reference, ...people.landlord].map(folded).filter((words) => words !== ''));
  return (text) => {
    const kept = spans(text, published);
    const seen = wanted.flatMap(({ kind, pattern, suggestion = '' }: (typeof wanted)[number] & { readonly suggestion?: string }) =>
      spans(text, pattern)
        .filter(({ start, end }) => !kept.some((span) => span.start <= start && end <= span.end))
        .filter(({ start, end }) => kind !== 'address' || !notAnAddress.test(text.slice(start, end)))
        .map((span): Seen => ({ kind, suggestion, ...span })),
    );
    seen.sort((one, other) => one.start - other.start || other.end - one.end);
    let end = -1;
    return seen.filter((each) => {
      const isFree = each.start >= end;
      if (isFree) end = each.end;
      return isFree;
    });
  };
}

function spans(text: string, pattern: RegExp): { readonly start: number; readonly end: number }[] {
  return [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}
