// Owns: what was determined, as a report prints it: under the paragraphs of the Scheme, as a table, with its reasons. Must not determine anything.
import type { Determination, Draft, DraftRow } from '../model/draft.ts';
import { decidingScheme, paragraphIn } from '../model/editions.ts';
import type { PrintedTable, ReportRun } from '../model/report.ts';
import type { ReportTemplate } from '../model/ruleSet.ts';
import { columnsOf, plain as plainLine, rowsOf, strong } from './paperParts.ts';
import { plain, type ReportContext, type Section, type TemplateSection, type Unnumbered } from './reportParts.ts';
import { fill, headHeading, lowerFirst, withoutStop } from './templateWords.ts';

/** What was determined of a head; undefined while nothing was. */
export function determinationOf({ determination }: Pick<Draft, 'determination'>, headId: string): Determination | undefined {
  return determination.find(({ value }) => value.headId === headId)?.value;
}

/** One paragraph for each Scheme paragraph, heads in their order. */
export function determinationParagraphs({ draft, ruleSet }: ReportContext, template: ReportTemplate): Unnumbered[] {
  const groups = new Map<string, Unnumbered[]>();
  const scheme = decidingScheme(ruleSet, draft.facts[0]?.value);
  for (const head of draft.head) {
    const determination = determinationOf(draft, head.id);
    if (determination === undefined) continue;
    const outcome = ruleSet.outcomes.find((each) => each.id === determination.outcome);
    const paragraph = (determination.paragraph || paragraphIn(outcome, scheme) || '').replace(/^paragraph\s+/i, '');
    const intro = fill(template.determinationIntro, { paragraph, scheme: ruleSet.schemeName });
    const wording = determination.wording.trim() || outcome?.wording || determination.outcome;
    // A wording that is a whole sentence stands as it is; otherwise it is the outcome's words inside the template's sentence.
    const item = wording.endsWith('.')
      ? wording
      : fill(template.determinationItem, { outcome: wording, heading: lowerFirst(headHeading(head.value, template)) });
    const items = groups.get(intro) ?? [];
    items.push(plain(item));
    groups.set(intro, items);
  }
  return [...groups].map(([intro, items]) => plain(intro, items));
}

/** The reasons of each determination, and the paragraphs they rest on by number. */
export function reasonSections({ draft }: ReportContext, template: ReportTemplate, section: TemplateSection): Section[] {
  return draft.head.flatMap((head) => {
    const determination = determinationOf(draft, head.id);
    const said = (determination?.reasons ?? '').split(/\n+/).filter((line) => line.trim() !== '');
    if (determination === undefined || said.length === 0) return [];
    const restsOn = restsOnWords(draft, template, determination.restsOn);
    const paragraphs = [...said.map((line) => plain(line)), ...(restsOn === null ? [] : [restsOn])];
    const heading = headHeading(head.value, template);
    return [{ id: `${section.id}-${head.key}`, heading, level: 2 as const, isNumbered: section.isNumbered, isOptional: true, paragraphs }];
  });
}

/** `paragraphs 12, 14 and 15`, each number leading there; null where nothing printed is rested on. */
function restsOnWords(draft: Draft, template: ReportTemplate, ids: readonly string[]): Unnumbered | null {
  const inOrder = draft.paragraph.filter(({ id, value }) => ids.includes(id) && value.form === 'paragraph').map(({ id }) => id);
  const [before, after] = template.reasonsRestOn.split('{paragraphs}');
  if (inOrder.length === 0 || before === undefined || after === undefined) return null;
  const runs: ReportRun[] = [{ text: `${before}${inOrder.length === 1 ? 'paragraph' : 'paragraphs'} `, note: null }];
  for (const [at, to] of inOrder.entries()) {
    if (at > 0) runs.push({ text: at === inOrder.length - 1 ? ' and ' : ', ', note: null });
    runs.push({ text: '', note: null, to });
  }
  return { paragraphId: null, runs: [...runs, { text: after, note: null }], items: [] };
}

/** What was determined of each head, a row each; nothing while nothing was. */
export function outcomeTable(
  context: ReportContext,
  template: ReportTemplate,
  { caption, columns }: NonNullable<ReportTemplate['tables']['outcomes']>,
): { readonly table?: PrintedTable } {
  const { draft } = context;
  const rows = draft.head.flatMap((head) => {
    const words = outcomeWords(context, head.id);
    return words === null ? [] : [[[plainLine(headHeading(head.value, template))], [strong(words)]]];
  });
  if (rows.length === 0) return {};
  return { table: { caption, columns: columnsOf(columns, [62, 38]), rows } };
}

/** A complaint and what was found of it, over the findings on it, where the template wants that. */
export function complaintAndFinding(
  context: ReportContext,
  { tables: { pair } }: ReportTemplate,
  head: DraftRow<'head'>,
): { readonly lead?: PrintedTable } {
  const finding = outcomeWords(context, head.id);
  if (pair === undefined || finding === null) return {};
  return {
    lead: rowsOf(pair.caption, [
      [pair.complaint, withoutStop(head.value.title)],
      [pair.finding, finding],
    ]),
  };
}

/** What was determined of a head in the ladder's words; null while nothing was. */
function outcomeWords({ draft, ruleSet }: ReportContext, headId: string): string | null {
  const determination = determinationOf(draft, headId);
  if (determination === undefined) return null;
  return ruleSet.outcomes.find(({ id }) => id === determination.outcome)?.name ?? determination.outcome;
}
