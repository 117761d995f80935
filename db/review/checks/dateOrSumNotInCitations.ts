// Owns: the check that each day and sum a paragraph states is carried by something it cites.
import { addWorkingDays } from '../../model/clocks.ts';
import { dayFromNumber, dayNumber, monthNames, monthNumber, type PartialDate } from '../../model/dates.ts';
import { notInThisPart } from '../../model/handover.ts';
import { type DateMention, datesIn, numberOf, sumsIn, yearsIn } from '../../model/statements.ts';
import type { Carried, Found, Reading } from './reading.ts';

/** A day is carried by the same day; a month by anything inside it. Days without a year are compared without it. */
function isCarried(mention: DateMention, dates: readonly PartialDate[], mentions: readonly DateMention[]): boolean {
  const agrees = (from: string | null, to: string | null, monthDay: string | null): boolean => {
    if (mention.from === null || mention.to === null) return mention.monthDay === (monthDay ?? from?.slice(5));
    if (from === null || to === null) return mention.monthDay !== null && mention.monthDay === monthDay;
    return mention.monthDay === null ? from <= mention.to && mention.from <= to : from === mention.from && to === mention.to;
  };
  return (
    mentions.some((each) => agrees(each.from, each.to, each.monthDay)) ||
    dates.some((date) => {
      const [from, to] = [date.earliest ?? date.latest, date.latest ?? date.earliest];
      return from !== null && agrees(from, to, from === to ? from.slice(5) : null);
    })
  );
}

/** Days of the complaint's recorded steps and of the scope windows, and the report's own, need no citation in every paragraph; nor do sums the report itself orders. */
export function dateOrSumNotInCitations(reading: Reading): Found[] {
  const known = knownDates(reading);
  const ordered = new Set(reading.draft.order.flatMap(({ value }) => [value.amountPence, ...value.parts.map((part) => part.amountPence)]));
  return reading.paragraphs.flatMap((paragraph) => {
    if (paragraph.cites.length === 0) return [];
    const mentions = [...datesIn(paragraph.text), ...yearsIn(paragraph.text)];
    const sums = sumsIn(paragraph.text);
    if (mentions.length === 0 && sums.length === 0) return [];
    const carried: readonly Carried[] = paragraph.cites.flatMap((cite) => reading.carriedBy(cite));
    const dates = [...known, ...carried.flatMap((each) => each.dates)];
    const papers = [...new Set(carried.flatMap((each) => each.papers))];
    const read = mentions.length === 0 ? [] : papers.flatMap((paper) => paper.mentions);
    const missing = [
      ...mentions
        .filter(
          (mention) =>
            !isCarried(mention, dates, read) && !isNamed(mention, papers) && !isReckoned(mention, mentions, paragraph.text, reading),
        )
        .map((mention) => dayWords(mention)),
      ...sums.filter((sum) => !ordered.has(sum.pence) && !papers.some((paper) => paper.pence.has(sum.pence))).map((sum) => sum.words),
    ];
    const isSeen = !paragraph.cites.some((cite) => reading.isLeftOut(cite));
    return [...new Set(missing)].map((words) => ({
      place: paragraph.place,
      headId: paragraph.headId,
      message: isSeen
        ? `${paragraph.place.name} gives ${words}, which nothing it cites carries. Cite where it comes from, or correct it.`
        : `${paragraph.place.name} gives ${words}, and some of what it cites is ${notInThisPart}. It can be held against it where the whole case is.`,
    }));
  });
}

/** A day worked out in the paragraph itself: `on 3 May ... within 2 working days: by 5 May`. */
function isReckoned(mention: DateMention, mentions: readonly DateMention[], text: string, reading: Reading): boolean {
  const spans = [...text.matchAll(/\b(\d{1,3}|[a-z]+) (working days?|days?|weeks?)\b/gi)];
  return mentions.some(({ from, to }) => {
    if (from === null || from !== to || from === mention.from) return false;
    return spans.some(([, amount = '', unit = '']) => {
      const count = numberOf(amount);
      if (count === null || count === 0) return false;
      if (unit.startsWith('working')) return addWorkingDays(from, count, reading.context.calendar) === mention.from;
      const days = unit.startsWith('week') ? 7 * count : count;
      return [days, -days].some((each) => dayFromNumber(dayNumber(from) + each) === mention.from);
    });
  });
}

/** A year whose figures stand in a cited paper, whatever it says of them: `2021-2022`, `your letter of 2021`. */
function isNamed({ words }: DateMention, papers: Carried['papers']): boolean {
  return /^\d{4}$/.test(words) && papers.some(({ source }) => source.includes(words));
}

/** The one day of a list that is meant, such as the 18 of `15 and 18 December 2023`, or the one month of `April, May (twice) and June 2023`. */
function dayWords(mention: DateMention): string {
  if (mention.monthDay === null) {
    const month = monthNames[Number(mention.from?.slice(5, 7)) - 1] ?? '';
    return mention.words.match(/\p{L}{3,}/gu)?.filter((name) => monthNumber(name) > 0).length === 1 || !/\p{L}/u.test(mention.words)
      ? mention.words
      : `${month} (of “${mention.words}”)`;
  }
  const day = String(Number(mention.monthDay.slice(3)));
  return mention.words.startsWith(day) || !/\s(?:and|or|to)\s|,/.test(mention.words) ? mention.words : `${day} (of “${mention.words}”)`;
}

function knownDates(reading: Reading): PartialDate[] {
  const { facts, complaintStep, relatedComplaint } = reading.draft;
  const days = [
    facts[0]?.value.reportDate,
    facts[0]?.value.received,
    ...complaintStep.flatMap(({ value }) => [value.sent, value.acknowledged, value.responded]),
    ...relatedComplaint.map(({ value }) => value.responded),
  ];
  return [
    ...reading.draft.window.flatMap(({ value }) => [value.from, value.to].filter((date) => date !== null)),
    ...days.flatMap((day) => (day == null ? [] : [{ earliest: day, latest: day, precision: 'day' as const }])),
  ];
}
