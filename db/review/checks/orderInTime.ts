// Owns: the check that what is said to come before or after something does, by the days the draft itself gives. Compares; it does not say which day is wrong.
import { dayFromNumber, dayNumber, formatDay } from '../../model/dates.ts';
import { type DateMention, datesIn, numberOf, sentencesIn } from '../../model/statements.ts';
import type { Found, Reading, ReadParagraph } from './reading.ts';

/** A named moment of the complaint with its day. */
interface Moment {
  readonly pattern: RegExp;
  readonly day: string;
  readonly name: string;
}

const relation = /\b(in time for|in time to|before|prior to|ahead of|after|following|subsequent to)\b/gi;
const later: ReadonlySet<string> = new Set(['after', 'following', 'subsequent to']);
/** How far from `before` or `after` its other end may stand; `in time for` reaches to the end of the sentence. */
const reach = 60;
/** A sentence that starts with `after` or `before` tells in its rest what comes then. */
const opening = 12;
const stageNames = ['', 'stage 1', 'stage 2', 'stage 3'] as const;

/** Finds `on 15 November 2023, in time for ... its final complaint response` where that response went out on 13 November, and `3 days later` miscounted. */
export function orderInTime(reading: Reading): Found[] {
  const moments = momentsOf(reading);
  return reading.paragraphs.flatMap((paragraph) => {
    const { section } = paragraph.row.value;
    if (section !== 'findings' && section !== 'background' && section !== 'scope') return [];
    const said = [
      ...sentencesIn(paragraph.text).flatMap((sentence) => wrongOrders(sentence.words, moments)),
      ...wrongCounts(paragraph.text),
    ];
    return said.map((words) => foundAt(paragraph, words));
  });
}

function foundAt(paragraph: ReadParagraph, words: string): Found {
  return { place: paragraph.place, headId: paragraph.headId, message: `${paragraph.place.name} ${words} Check the days.` };
}

/** Recorded steps first; where none is recorded, what the background itself says of the responses. */
function momentsOf(reading: Reading): Moment[] {
  const steps = reading.draft.complaintStep.map((row) => row.value);
  const responded = new Map<number, string>();
  for (const step of steps) if (step.responded !== null) responded.set(step.stage, step.responded);
  for (const paragraph of reading.paragraphs) {
    if (paragraph.row.value.section !== 'background') continue;
    const match = /\bstage (\d)\b[^.]{0,40}\bresponse\b[^.]{0,30}?\bon\b/i.exec(paragraph.text);
    const stage = Number(match?.[1]);
    if (match === null || responded.has(stage)) continue;
    const day = datesIn(paragraph.text).find((mention) => mention.index >= match.index + match[0].length - 2)?.from;
    if (day != null) responded.set(stage, day);
  }
  const moments: Moment[] = [];
  for (const [stage, day] of responded) {
    moments.push({
      pattern: new RegExp(`\\bstage ${stage}(?: complaint)? (?:response|reply|letter|answer)\\b`, 'i'),
      day,
      name: `the ${stageNames[stage] ?? `stage ${stage}`} response`,
    });
  }
  const last = Math.max(...responded.keys());
  const final = responded.get(last);
  if (final !== undefined && last >= 2)
    moments.push({ pattern: /\bfinal (?:complaint )?(?:response|reply|letter|answer)\b/i, day: final, name: 'the final response' });
  const sent = steps.find((step) => step.stage === 1)?.sent;
  const other = '(?! (?:procedure|process|response|policy|stage|handling|investigation|form|reference)| was (?:closed|escalated))';
  if (sent != null)
    moments.push({
      pattern: new RegExp(`\\bthe (?:original |initial |first )?complaint\\b${other}`, 'i'),
      day: sent,
      name: 'the complaint',
    });
  return moments;
}

const dayOf = (mention: DateMention): string | null => (mention.from !== null && mention.from === mention.to ? mention.from : null);

function wrongOrders(sentence: string, moments: readonly Moment[]): string[] {
  const mentions = datesIn(sentence);
  return [...sentence.matchAll(relation)].flatMap((match) => {
    const word = match[0].toLowerCase();
    const end = match.index + match[0].length;
    const rest = word.startsWith('in time') ? sentence.slice(end) : sentence.slice(end, end + reach).replace(/[,;:].*$/s, '');
    const other = otherEnd(rest, end, mentions, moments);
    if (other === null) return [];
    // What is placed in time stands before the word or, where the sentence starts with it, after.
    const ahead = mentions.filter((mention) => mention.index < match.index).at(-1);
    const own = ahead ?? (match.index < opening ? mentions.find((mention) => mention.index > other.until) : undefined);
    const day = own === undefined ? null : dayOf(own);
    if (day === null || (later.has(word) ? day >= other.day : day <= other.day)) return [];
    return [`puts ${formatDay(day)} ${word} ${other.name}, which is ${formatDay(other.day)}.`];
  });
}

interface OtherEnd {
  readonly day: string;
  readonly name: string;
  /** Offset in the sentence at which it ends. */
  readonly until: number;
}

/** The first moment or day named; a day that belongs to the moment (`the response of 13 November 2023`) is taken for it. */
function otherEnd(rest: string, start: number, mentions: readonly DateMention[], moments: readonly Moment[]): OtherEnd | null {
  const dated = mentions.find((mention) => mention.index >= start && mention.index < start + rest.length);
  const day = dated === undefined ? null : dayOf(dated);
  const [named] = moments
    .flatMap((moment) => {
      const match = moment.pattern.exec(rest);
      return match === null ? [] : [{ moment, from: start + match.index, until: start + match.index + match[0].length }];
    })
    .sort((a, b) => a.from - b.from);
  if (dated !== undefined && day !== null) {
    const between = named === undefined ? '' : rest.slice(named.until - start, Math.max(0, dated.index - start));
    if (named === undefined || dated.index < named.from || /^\s*(?:of|on|dated|sent on)\s*$/.test(between)) {
      return { day, name: dated.words, until: dated.index };
    }
  }
  return named === undefined ? null : { day: named.moment.day, name: named.moment.name, until: named.until };
}

/** `on 12 September 2023 ... 3 days later, on 15 September 2023`: the count against the two days next to it. */
function wrongCounts(text: string): string[] {
  const mentions = datesIn(text).filter((mention) => dayOf(mention) !== null);
  return [
    ...text.matchAll(
      /\b(\d{1,3}|a|one|two|three|four|five|six|seven|eight|nine|ten) (days?|weeks?) (later|earlier)(?:,? on|:|,)? (?=\d)/gi,
    ),
  ].flatMap((match) => {
    const count = match[1]?.toLowerCase() === 'a' ? 1 : numberOf(match[1] ?? '');
    const before = mentions.filter((mention) => mention.index < match.index).at(-1);
    const after = mentions.find((mention) => mention.index >= match.index + match[0].length);
    const [from, to] = [before === undefined ? null : dayOf(before), after === undefined ? null : dayOf(after)];
    if (count === null || from === null || to === null) return [];
    const days = count * (match[2]?.toLowerCase().startsWith('week') ? 7 : 1) * (match[3]?.toLowerCase() === 'earlier' ? -1 : 1);
    const expected = dayFromNumber(dayNumber(from) + days);
    return expected === to
      ? []
      : [
          `says ${match[0].trim().replace(/[,:]? on$|[,:]$/, '')} of ${formatDay(from)} and gives ${formatDay(to)}; that would be ${formatDay(expected)}.`,
        ];
  });
}
