// Owns: what a report is put together from before it is numbered: what is given, sections, paragraphs. Must not know what stands in any of them.
import type { Calendar } from '../model/clocks.ts';
import type { Draft } from '../model/draft.ts';
import type { HouseStyle } from '../model/houseStyle.ts';
import type { DisclosedEvidence } from '../model/keptWords.ts';
import type { PrintedTable, ReportRun } from '../model/report.ts';
import type { ReportTemplate, RuleSet } from '../model/ruleSet.ts';

/** What a report is made from. */
export interface ReportContext {
  /** The ombudsman's reference of the case. */
  readonly reference: string;
  readonly draft: Draft;
  readonly ruleSet: RuleSet;
  readonly calendar: Calendar;
  /** Left out for the standard one. */
  readonly houseStyle?: HouseStyle;
  /** What the sweep takes for rare enough to tell who somebody is; left out for the standard list. */
  readonly rareWords?: readonly string[];
  /** Exhibit label of an entry; null when it is no longer in the case. Asked for a working copy only. */
  readonly exhibitOf: (entryId: string) => string | null;
  /** Who may see what of the evidence; left out: both parties see everything. */
  readonly disclosed?: DisclosedEvidence;
  /** The case is a part of one: what a citation points at and is not there was left out of a handover. */
  readonly isPart?: boolean;
}

/** A paragraph before it is numbered. */
export interface Unnumbered {
  readonly paragraphId: string | null;
  readonly runs: readonly ReportRun[];
  readonly items: readonly Unnumbered[];
}

/** A section before its paragraphs are numbered; `lead` stands before them, `table` after. */
export interface Section {
  readonly id: string;
  readonly heading: string;
  readonly level: 1 | 2 | 3;
  readonly isNumbered: boolean;
  readonly isOptional: boolean;
  readonly paragraphs: readonly Unnumbered[];
  readonly lead?: PrintedTable;
  readonly table?: PrintedTable;
}

/** A section as the template has it. */
export type TemplateSection = ReportTemplate['sections'][number];

/** Recommendations, orders and template words: text without a draft paragraph behind it. */
export function plain(text: string, items: readonly Unnumbered[] = [], paragraphId: string | null = null): Unnumbered {
  return { paragraphId, runs: [{ text: text.trim(), note: null }], items };
}
