// Owns: proposing what may have followed a report: from threads, references, shared words and dates, each proposal with its reasons in words. Pure. Proposes
// only: nothing is linked but by the investigator, and reasons are never added up to a figure.
import { type Calendar, workingDaysBetween } from './clocks.ts';
import type { CivilDate, PartialDate } from './dates.ts';
import type { LinkStep } from './draft.ts';
import type { EntryKind, Side } from './entry.ts';
import type { Id } from './ids.ts';
import { promisesIn } from './promises.ts';

/** A paper as it is compared: a report, or one that may have followed it. */
export interface ComparedEntry {
  readonly id: Id;
  readonly exhibit: string;
  readonly side: Side;
  readonly kind: EntryKind;
  readonly title: string;
  readonly date: PartialDate;
  /** The first day it may be of; only entries with one are compared. */
  readonly day: CivilDate;
  /** Its own words, quoted history left out where that is known. */
  readonly words: string;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
}

const reasonKinds = ['thread', 'reference', 'words', 'next'] as const;
export interface CandidateReason {
  readonly kind: (typeof reasonKinds)[number];
  /** In words: `answers it in the same thread`, `names 00236471 too`, `both say landing, box, doormat`. */
  readonly words: string;
}

export interface Candidate {
  readonly entryId: Id;
  readonly exhibit: string;
  readonly side: Side;
  readonly kind: EntryKind;
  readonly title: string;
  readonly date: PartialDate;
  /** Working days after the report; 0 on the same day. */
  readonly workingDays: number;
  /** What kind of step its words read like; the investigator says what it is. */
  readonly step: LinkStep;
  /** An automatic reply acknowledges at most: it does not count as an answer. */
  readonly isAutoReply: boolean;
  /** Never empty, strongest kind first. */
  readonly reasons: readonly CandidateReason[];
}

/** At most this many proposals for one report. */
export const mostCandidates = 12;

/**
 * Papers that may have followed a report, best reasons first, then by date.
 * @param later papers of other sides, of the report's day or after, in order of date
 * @param thread ids of the messages that answer it by their headers or subject
 */
export function candidatesFor(
  report: ComparedEntry,
  later: readonly ComparedEntry[],
  thread: ReadonlySet<string>,
  calendar: Calendar,
): readonly Candidate[] {
  const references = new Set(referencesIn(`${report.title}\n${report.words}`));
  const reportWords = tellingWords(`${report.title} ${report.words}`);
  const wordsOf = later.map((entry) => tellingWords(`${entry.title} ${entry.words}`));
  const borne = new Map<string, number>();
  for (const words of wordsOf) for (const word of words) borne.set(word, (borne.get(word) ?? 0) + 1);
  // A word that most papers of the time bear tells nothing; in a handful of papers even a common one may.
  const mostBorne = Math.max(3, later.length / 6);
  const nextOf = later.find(({ side, headers, title }) => side === 'landlord' && !isAutoReply(headers, title))?.id;
  const found = later.flatMap((entry, at): (Candidate & { readonly rank: number })[] => {
    const reasons: CandidateReason[] = [];
    if (thread.has(entry.id)) reasons.push({ kind: 'thread', words: 'answers it in the same thread' });
    const shared = referencesIn(`${entry.title}\n${entry.words}`).filter((each) => references.has(each));
    if (shared.length > 0) reasons.push({ kind: 'reference', words: `names ${[...new Set(shared)].slice(0, 3).join(', ')} too` });
    const both = [...(wordsOf[at] ?? [])]
      .filter((word) => reportWords.has(word) && (borne.get(word) ?? 0) <= mostBorne)
      .sort((a, b) => (borne.get(a) ?? 0) - (borne.get(b) ?? 0) || b.length - a.length || (a < b ? -1 : 1));
    if (both.length >= 2) reasons.push({ kind: 'words', words: `both say ${both.slice(0, 4).join(', ')}` });
    if (entry.id === nextOf) reasons.push({ kind: 'next', words: 'the landlord’s next paper' });
    const [first] = reasons;
    if (first === undefined) return [];
    const isAuto = isAutoReply(entry.headers, entry.title);
    return [
      {
        entryId: entry.id,
        exhibit: entry.exhibit,
        side: entry.side,
        kind: entry.kind,
        title: entry.title,
        date: entry.date,
        workingDays: Math.max(0, workingDaysBetween(report.day, entry.day, calendar)),
        step: stepLike(entry, isAuto, calendar),
        isAutoReply: isAuto,
        reasons,
        rank: reasonKinds.indexOf(first.kind),
      },
    ];
  });
  return found
    .map((each, at) => ({ each, at }))
    .sort((a, b) => a.each.rank - b.each.rank || a.at - b.at)
    .slice(0, mostCandidates)
    .map(({ each: { rank: _rank, ...candidate } }) => candidate);
}

const telephone = /(?<![\p{L}\d])(?:\+44\s?(?:\(0\))?|0)\d(?:[\s-]?\d){8,9}(?!\d)/gu;
const reference = /(?<![\p{L}\d£.,/-])(?:\p{Lu}{1,5}[-/ ]?)?\d{2,}(?:[-/]\d{2,})*(?![\p{L}\d])/gu;

/**
 * References a paper names: complaint, job, police and case numbers, `00236471`, `CRM-77120`, `WO 48213`. Letters before figures count with them; figures
 * alone need six, so that years, flat numbers and sums are none; dates and telephone numbers are left out. In capitals, without spaces and hyphens.
 */
export function referencesIn(text: string): readonly string[] {
  return [...text.replace(telephone, ' ').matchAll(reference)].flatMap(([written]) => {
    const digits = written.replace(/\D/g, '');
    if (/^\d{1,2}[/-]\d{1,2}[/-]\d{2,4}$|^\d{4}-\d{2}-\d{2}$/.test(written)) return [];
    return digits.length >= (/\p{Lu}/u.test(written) ? 4 : 6) ? [written.replace(/[\s-]/g, '').toUpperCase()] : [];
  });
}

/** Words every letter has; a list of our own, not a measure of what is common in English. */
const plain = new Set(
  `about above after again against their there these those thing things think this that than then they them through under until very were what when where
  which while will with within without would could should shall have having been being because before below between both does doing done down during each
  from further here into itself just more most much must need other others over same some such your yours yourself please thank thanks regards sincerely
  faithfully dear kind hello morning afternoon sent email letter phone call called contact contacted reply replied wrote write written told said says
  know known like want wanted time today tomorrow yesterday week weeks month months year years working days hours monday tuesday wednesday thursday friday
  saturday sunday january february march april june july august september october november december landlord resident tenant customer officer housing
  homes property issue issues matter matters report reports reported complaint complaints response case information details attached ever every still
  also back came come coming going gone went made make making take taken took get got give given first last next many since only well even yes not`
    .split(/\s+/)
    .filter(Boolean),
);

/** The words of a text that may tell what it is about: four letters or more, plain ones left out, a plural with its singular. */
export function tellingWords(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
  return new Set(
    words.map((word) => (word.length > 4 && /[^s]s$/.test(word) ? word.slice(0, -1) : word)).filter((word) => !plain.has(word)),
  );
}

const autoSubject = /^\s*(?:automatic reply|auto(?:matic)?[\s-]?(?:reply|response|responder)|out of (?:the )?office|autoreply)\b/i;

/** Whether a message was sent by a program on receipt of another (IETF, RFC 3834, Auto-Submitted; and what older programs write instead). */
export function isAutoReply(headers: ComparedEntry['headers'], title: string): boolean {
  if (autoSubject.test(title)) return true;
  return headers.some(({ name, value }) => {
    switch (name.toLowerCase()) {
      case 'auto-submitted':
        return !/^\s*no\b/i.test(value);
      case 'x-autoreply':
      case 'x-autorespond':
        return true;
      case 'precedence':
        return /^\s*auto_?reply/i.test(value);
      case 'subject':
        return autoSubject.test(value);
      default:
        return false;
    }
  });
}

const stepWords: readonly (readonly [RegExp, LinkStep])[] = [
  [
    /\b(?:told|informed|updated|advised|rang|phoned|called|spoke (?:to|with)|explained to) (?:the |our )?(?:resident|tenant|customer|leaseholder|mr|mrs|ms)\b/i,
    'told',
  ],
  [/\b(?:completed|complete|repaired|renewed|replaced|fitted|installed|fixed|rectified|left (?:in )?working)\b/i, 'completed'],
  [
    /\b(?:attended|visited|inspected|spoke (?:to|with)|removed|asked (?:the )?contractors?|raised (?:a |an )?(?:order|job|repair)|site visit)\b/i,
    'action',
  ],
];
const acknowledges =
  /\b(?:acknowledge(?:s|d|ment)?|we have (?:received|logged)|has been (?:received|logged)|thank you for (?:your (?:e-?mail|letter|complaint)|contacting|getting in touch))\b/i;

/** What kind of step a paper's words read like. Told from the words alone, so it is where the choice begins, no more. */
function stepLike({ words, kind, day }: ComparedEntry, isAuto: boolean, calendar: Calendar): LinkStep {
  if (isAuto) return 'acknowledged';
  if (kind === 'record') return stepWords.find(([pattern]) => pattern.test(words))?.[1] ?? 'action';
  if (promisesIn(words, day, calendar).length > 0) return 'holding';
  return acknowledges.test(words) && words.length < 700 ? 'acknowledged' : 'answered';
}
