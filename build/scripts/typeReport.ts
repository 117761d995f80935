// Owns typing a printed report in: a plain text of the classic form becomes a case file, so that it can come back from the product and be compared. Must
// not hold or fetch a report, and puts nothing in that the text does not say.
import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { z } from 'zod';
import { type caseFileSchema, type FileParagraph, caseFileSchema as schema } from '../../db/model/caseFile.ts';
import { poundsOf } from '../../db/model/money.ts';
import { letterOf } from '../../db/model/numbering.ts';
import type { ReportTemplate, RuleSet } from '../../db/model/ruleSet.ts';
import { sumsIn } from '../../db/model/statements.ts';
import { isoFromWords } from '../../db/model/typedDate.ts';
import { ruleSetOf } from '../../db/rules/index.ts';

type CaseFile = z.input<typeof caseFileSchema>;
type SectionId = ReportTemplate['sections'][number]['id'];

/** What was typed in: the reference of the complaint as printed, and the case file of everything else. */
export interface TypedReport {
  readonly reference: string;
  readonly file: CaseFile;
}

interface Line {
  readonly text: string;
  /** 0 stands without a number, 1 is a numbered paragraph, 2 an item under it. */
  readonly level: 0 | 1 | 2;
}

interface Part {
  readonly section: SectionId;
  /** Of a sub-heading; null for what stands before the first. */
  readonly heading: string | null;
  readonly lines: Line[];
}

const numbered = /^(\s*)(?:\d{1,3}[.)]|\(?[a-z]{1,4}[.)])\s+(\S.*)$/;
/** Items stand at least so far in, in blanks. */
const itemIndent = 4;

/**
 * Types a report in. The text has one paragraph a line, as a browser or a word processor saves it; numbers and letters stand before paragraphs and items.
 * Throws an Error that names the missing part where it is no report of this form: title block, complaint, determination.
 */
export function typeReport(text: string, ruleSet: RuleSet): TypedReport {
  const template = ruleSet.templates.find(({ id }) => id === 'classic');
  if (template === undefined) throw new Error(`The rule set ${ruleSet.body} has no classic report.`);
  const lines = text
    .normalize('NFC')
    .split(/\r?\n/)
    .map(lineOf)
    .filter(({ text }) => text !== '');
  const from = lines.findIndex(({ text }) => text === 'REPORT');
  const [reference, title, date] = [1, 2, 3].map((after) => (from < 0 ? undefined : lines[from + after]?.text));
  const complaint = /^COMPLAINT\s+(\S+)$/.exec(reference ?? '')?.[1];
  const reportDate = isoFromWords(date ?? '');
  if (complaint === undefined || title === undefined || reportDate === null) {
    throw new Error('The text has no title block: REPORT, COMPLAINT and its reference, the landlord, the date, each on a line of its own.');
  }
  const parts = partsOf(lines.slice(from + 4), template);
  const of = (section: SectionId) => parts.filter((part) => part.section === section);
  const [intro, ...titles] = of('complaint').flatMap((part) => part.lines);
  if (intro === undefined || titles.length === 0) throw new Error('Under “The complaint” there are no heads.');
  const assessed = of('assessment').filter((part) => part.heading !== null);
  const heads = titles.map(({ text }, at) => ({ id: letterOf(at + 1), title: text, heading: assessed[at]?.heading ?? '' }));
  const file: CaseFile = {
    format: 'case-file/1',
    mode: 'replace-draft',
    ruleSet: { body: ruleSet.body },
    reportDate,
    title,
    landlord: { name: title },
    ...partiesOf(of('background')),
    sections: {
      complaint: intro.text,
      approach: paragraphsOf(of('approach')),
      background: paragraphsOf(of('background')),
    },
    heads,
    scope: { paragraphs: paragraphsOf(of('scope')) },
    findings: heads.map(({ id }, at) => ({
      head: id,
      paragraphs: paragraphsOf(assessed[at] === undefined ? [] : [{ ...assessed[at], heading: null }]),
    })),
    determinations: determinationsOf(
      of('determination').flatMap((part) => part.lines),
      heads,
      ruleSet,
    ),
    orders: of('orders')
      .flatMap((part) => part.lines)
      .map(({ text }, at) => ({ id: `o${at + 1}`, text, ...sumOf(text) })),
    recommendations: of('recommendations')
      .flatMap((part) => part.lines)
      .map(({ text }, at) => ({ id: `y${at + 1}`, text })),
  };
  const checked = schema.safeParse(file);
  if (!checked.success) throw new Error(`What was typed in is no case file: ${checked.error.message}`);
  return { reference: complaint, file };
}

function lineOf(line: string): Line {
  const found = numbered.exec(line.replaceAll('\t', '    ').replaceAll('\u00a0', ' '));
  if (found === null) return { text: words(line), level: 0 };
  return { text: words(found[2] ?? ''), level: (found[1] ?? '').length >= itemIndent ? 2 : 1 };
}

function words(line: string): string {
  return line.replaceAll(/\s+/g, ' ').trim();
}

/** Lines under the headings of the template; any other line without a number in a numbered section is a sub-heading. */
function partsOf(lines: readonly Line[], template: ReportTemplate): Part[] {
  const parts: Part[] = [];
  for (const line of lines) {
    const section = line.level === 0 ? template.sections.find(({ heading }) => heading !== '' && heading === line.text) : undefined;
    const last = parts.at(-1);
    if (section !== undefined) parts.push({ section: section.id, heading: null, lines: [] });
    else if (last === undefined) continue;
    else if (line.level === 0 && template.sections.find(({ id }) => id === last.section)?.isNumbered === true) {
      parts.push({ section: last.section, heading: line.text, lines: [] });
    } else last.lines.push(line);
  }
  return parts;
}

/** People the background says it speaks of as one (`we will refer to both as “the resident”`): two of them, nobody named. */
function partiesOf(parts: readonly Part[]): Pick<CaseFile, 'parties'> {
  const text = parts.flatMap(({ lines }) => lines.map((line) => line.text)).join(' ');
  const label = /\brefer to (?:them )?(?:both|together|each) as “([^”]+)”/.exec(text)?.[1];
  if (label === undefined) return {};
  return {
    parties: [
      { id: 'p1', role: 'resident', label },
      { id: 'p2', role: 'resident', treatedAs: 'p1' },
    ],
  };
}

/** Paragraphs with their items; a sub-heading before what stands under it. */
function paragraphsOf(parts: readonly Part[]): FileParagraph[] {
  return parts.flatMap(({ heading, lines }) => {
    const made: { text: string; items: FileParagraph[] }[] = [];
    for (const { text, level } of lines) {
      const above = made.at(-1);
      if (level === 2 && above !== undefined) above.items.push(text);
      else made.push({ text, items: [] });
    }
    const paragraphs = made.map(({ text, items }): FileParagraph => (items.length === 0 ? text : { text, items }));
    return heading === null ? paragraphs : [{ text: heading, form: 'heading' as const }, ...paragraphs];
  });
}

/** One for each head in order: the outcome whose words the line begins with, the words as they stand, the Scheme paragraph of the line before. */
function determinationsOf(lines: readonly Line[], heads: readonly { readonly id: string }[], ruleSet: RuleSet): CaseFile['determinations'] {
  const paragraph = /\bparagraph\s+(\d+[a-z]?)\b/i.exec(lines[0]?.text ?? '')?.[1];
  const found = lines.filter(({ level }) => level === 2);
  if (found.length !== heads.length) throw new Error(`There are ${heads.length} heads and ${found.length} lines under “Determination”.`);
  const byLength = [...ruleSet.outcomes].sort((one, other) => other.name.length - one.name.length);
  return found.map(({ text }, at) => {
    const outcome = byLength.find(({ name, wording }) => [name, wording].some((says) => text.toLowerCase().startsWith(says.toLowerCase())));
    if (outcome === undefined) throw new Error(`This line begins with no outcome of the rule set: ${text}`);
    return { head: heads[at]?.id ?? '', outcome: outcome.id, wording: text, ...(paragraph === undefined ? {} : { paragraph }) };
  });
}

/** The one sum an order states, in pounds; nothing where it states none or several. */
function sumOf(text: string): { amountGBP?: number } {
  const [sum, ...more] = sumsIn(text);
  return sum === undefined || more.length > 0 ? {} : { amountGBP: poundsOf(sum.pence) };
}

if (import.meta.main) {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [from, to] = positionals;
  if (from === undefined || to === undefined || positionals.length > 2) {
    process.stderr.write('Give the text of a report and the case file to write: node build/scripts/typeReport.ts REPORT.txt DRAFT.json\n');
    process.exitCode = 2;
  } else {
    try {
      const { reference, file } = typeReport(await readFile(from, 'utf8'), ruleSetOf('uk-housing-ombudsman'));
      await writeFile(to, `${JSON.stringify(file, null, 2)}\n`);
      process.stdout.write(`Complaint ${reference}: typed in as ${to}\n`);
    } catch (error) {
      process.stderr.write(`The report could not be typed in. ${error instanceof Error ? error.message : String(error)}\n`);
      process.exitCode = 2;
    }
  }
}
