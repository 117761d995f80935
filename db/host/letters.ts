// Owns: the letters of an open case: assembled, held against what their readers may not see, built as files. No rules of its own.
import type { NewLetter } from '../domains/versions/writes.ts';
import { type CivilDate, localDay } from '../model/dates.ts';
import { Refusal } from '../model/fault.ts';
import { lettersOf } from '../model/letters.ts';
import type { Printed, ReportCopy, ReportFormat } from '../model/report.ts';
import { type RequestLetter, requestsFor } from '../model/requests.ts';
import { type Addressee, addressees, type LetterTemplate } from '../model/ruleSet.ts';
import { versionFormats } from '../model/version.ts';
import { buildPaper, type ReportFile } from '../report/build.ts';
import { assembleLetter, keptWordsIn } from '../report/letter.ts';
import { lowerFirst } from '../report/templateWords.ts';
import { requestLetter } from '../rules/requestLetters.ts';
import type { CaseContext } from './caseContext.ts';

const readers = {
  resident: 'the resident',
  representative: 'the representative',
  landlord: 'the landlord',
  third: 'who it goes to',
} as const satisfies Readonly<Record<Addressee, string>>;

/** The letter. Refused with `notFound` where the rule set has none of that id or nobody to send it to, with `dependsOn` where it quotes what its reader may not see. */
export function letterOf(context: CaseContext, id: string, today: CivilDate = localDay(new Date())): Printed {
  const template = templateOf(context, id);
  // A draft is dated by no report: its letter bears the day it is written, from which the time for comments runs.
  const letter = assembleLetter(context, template, template.goesWith === 'draft' ? { date: today } : {});
  refuseKept(context, template, letter, 'Change the order, recommendation or determination it stands in.');
  return letter;
}

function refuseKept(context: CaseContext, template: LetterTemplate, letter: Printed, remedy: string): void {
  const [kept] = keptWordsIn(letter, template, context.draft, context.disclosed);
  if (kept !== undefined) {
    throw new Refusal(
      'dependsOn',
      `This letter quotes ${context.exhibitOf(kept.entryId) ?? 'a paper'}, which ${readers[template.to]} may not see: “${kept.words}”. ${remedy}`,
      'disclosure',
    );
  }
}

function templateOf({ ruleSet, draft }: CaseContext, id: string): LetterTemplate {
  const letters = lettersOf(ruleSet.letters, draft);
  const found = letters.find((letter) => letter.id === id);
  if (found !== undefined) return found;
  const isAbsent = ruleSet.letters.some((letter) => letter.id === id);
  const message = isAbsent
    ? 'No representative acts in this case. Add one under Parties on the Overview, or write to the resident.'
    : ruleSet.letters.length === 0
      ? 'This rule set has no letters: its decision is a letter itself.'
      : `The rule set has no letter "${id}". Use ${letters.map((letter) => `"${letter.id}"`).join(', ')}.`;
  throw new Refusal('notFound', message, 'letter');
}

/** The letter as a file, such as `202334516 letter to the resident.docx`. */
export function letterFile(context: CaseContext, id: string, format: Exclude<ReportFormat, 'pdf'>): Promise<ReportFile> {
  const { name } = templateOf(context, id);
  return buildPaper(letterOf(context, id), lowerFirst(name), format, context.houseStyle);
}

/** Whether who reads a copy of the report is written to: a copy of one party's own goes with the letters to that party, a representative's with the resident's. */
function isFor(copy: ReportCopy, to: Addressee): boolean {
  return copy === 'parties' || copy === (to === 'representative' ? 'resident' : to);
}

/** The letters that go out with a copy of the decision or of its draft, each in every kept format. Refused as `letterOf` is. */
export function lettersWith(context: CaseContext, copy: ReportCopy, what: NonNullable<LetterTemplate['goesWith']>): Promise<NewLetter[]> {
  const going = lettersOf(context.ruleSet.letters, context.draft).filter(({ to, goesWith }) => goesWith === what && isFor(copy, to));
  return Promise.all(
    going.map(async ({ id, name }) => ({
      letter: id,
      name,
      files: await Promise.all(versionFormats.map(async (format) => ({ format, ...(await letterFile(context, id, format)) }))),
    })),
  );
}

/**
 * The letter about what was asked of a party, as a file, such as `202334516 chaser to the landlord.docx`. Refused with `notFound` where there is nothing for it to
 * say, with `dependsOn` where it quotes what its reader may not see.
 */
export function requestLetterFile(
  context: CaseContext,
  { about, to }: { readonly about: RequestLetter; readonly to: string },
  format: Exclude<ReportFormat, 'pdf'>,
  today: CivilDate = localDay(new Date()),
): Promise<ReportFile> {
  const request = requestsFor(about, to, context.draft.request, today);
  if (request.length === 0) throw new Refusal('notFound', `${nothingFor[about]} ${to}.`, 'request');
  const asked = to.toLowerCase().replace(/^the /, '');
  const template = requestLetter(about, addressees.find((reader) => reader === asked) ?? 'third');
  const printed = assembleLetter({ ...context, draft: { ...context.draft, request } }, template, { date: today, name: to });
  refuseKept(context, template, printed, 'Change the request it stands in.');
  const name = `${lowerFirst(template.name)}, to ${to}`;
  return buildPaper(printed, name, format, context.houseStyle);
}

const nothingFor: Readonly<Record<RequestLetter, string>> = {
  request: 'There is no new request to send. Add one, or write a chaser, for:',
  chaser: 'Nothing that was asked for before today is still to come from:',
  acknowledgement: 'No answer is noted yet from:',
};
