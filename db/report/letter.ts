// Owns: a letter to a party as a document: whom it goes to by name, then the letter's form filled from the draft as a report is. Pure; must not
// refuse what its reader may not see: it finds it, and whoever asked refuses.
import { type CivilDate, formatDay } from '../model/dates.ts';
import type { Draft } from '../model/draft.ts';
import { type DisclosedEvidence, type KeptWords, keptWordsReader } from '../model/keptWords.ts';
import { readerEmails, readerName, readerOf } from '../model/letters.ts';
import type { Printed, ReportParagraph } from '../model/report.ts';
import type { LetterTemplate } from '../model/ruleSet.ts';
import { capital } from '../model/wording.ts';
import { assembleReport } from './assemble.ts';
import type { ReportContext } from './reportParts.ts';
import { fill } from './templateWords.ts';

interface GivenToLetter {
  readonly date?: CivilDate;
  readonly name?: string;
}

/**
 * The letter. It names who it goes to and, in its subject, the other party, who know each other; everybody else stands under their label, and so do both in what
 * is taken from the decision. It carries no citation and no exhibit reference. It bears the day of the report, or the one given, from which its limits run, and goes
 * to the name given where the case has none.
 */
export function assembleLetter(context: ReportContext, letter: LetterTemplate, given: GivenToLetter = {}): Printed {
  const { draft, reference } = context;
  const date = given.date ?? draft.facts[0]?.value.reportDate ?? null;
  const name = readerName(draft, letter.to);
  const words = {
    reference,
    name: name || given.name || letter.to,
    resident: readerName(draft, 'resident'),
    landlord: readerName(draft, 'landlord'),
  };
  const { sections } = assembleReport(given.date === undefined ? context : datedAs(context, given.date), 'parties', letter.form);
  const opening = [
    ...(date === null ? [] : [formatDay(date)]),
    ...(name === '' ? [capital(given.name ?? '')].filter(Boolean) : [name]),
    ...readerEmails(draft, letter.to).map((address) => `By e-mail: ${address}`),
    fill(letter.greeting, words),
  ];
  return {
    title: fill(letter.subject, words),
    reference,
    opening,
    headingBlock: [],
    date,
    notice: null,
    // A form may have a section of its own words more than once: each is a place of its own.
    sections: sections.map((section, at) => ({ ...section, id: `${section.id}-${at + 1}` })),
  };
}

/** The case as it would be reported on a day. */
function datedAs(context: ReportContext, reportDate: CivilDate): ReportContext {
  const facts = context.draft.facts.map((row) => ({ ...row, value: { ...row.value, reportDate } }));
  return { ...context, draft: { ...context.draft, facts } };
}

/** What a letter has of what its reader may not see. */
export function keptWordsIn(letter: Printed, { to }: LetterTemplate, draft: Pick<Draft, 'mark'>, evidence: DisclosedEvidence): KeptWords[] {
  const wordsOf = keptWordsReader(draft, evidence);
  return linesOf(letter).flatMap((line) => wordsOf(line, [readerOf(to)]));
}

function linesOf({ title, sections }: Printed): string[] {
  const words = ({ runs, items }: ReportParagraph): string[] => [runs.map(({ text }) => text).join(''), ...items.flatMap(words)];
  return [
    title,
    ...sections.flatMap(({ heading, paragraphs, lead, table }) => [
      heading,
      ...paragraphs.flatMap(words),
      ...[lead, table].flatMap((each) => each?.rows.flatMap((row) => row.flatMap((cell) => cell.map(({ text }) => text))) ?? []),
    ]),
  ];
}
