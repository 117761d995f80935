// Owns: how long records are kept, by rules of the office's own, and when each class of a case's records may be disposed of. Pure dates and data. Must not dispose of
// anything, and knows no rule that is "the rule".
import { z } from 'zod';
import { addMonths, type CivilDate, dayFromNumber, dayNumber, formatDay } from './dates.ts';
import { idSchema } from './ids.ts';
import { confidences } from './ruleSet.ts';
import { counted } from './wording.ts';

/**
 * Classes of a case's records, each made of those after it: disposing of one takes those before it with it. Working papers quote the papers, and the decision
 * rests on both; a decision is kept longest.
 */
export const recordClasses = ['working', 'papers', 'decision'] as const;
export type RecordClass = (typeof recordClasses)[number];

/** What a period is counted from: the day the case was closed, the day the decision was last issued. */
export const retentionEvents = ['closed', 'issued'] as const;
export type RetentionEvent = (typeof retentionEvents)[number];

export const periodSchema = z.strictObject({ count: z.int().min(1).max(1200), unit: z.enum(['months', 'years']) });
export type Period = z.infer<typeof periodSchema>;

/** One rule of the office: a class of record, a period, and the schedule it stands in. */
const retentionRuleSchema = z.strictObject({
  id: idSchema,
  of: z.enum(recordClasses),
  from: z.enum(retentionEvents),
  period: periodSchema,
  /** Where the period comes from, and how sure that is. */
  source: z.strictObject({
    publisher: z.string().trim().min(1).max(200),
    title: z.string().trim().min(1).max(300),
    confidence: z.enum(confidences),
  }),
});
export type RetentionRule = z.infer<typeof retentionRuleSchema>;

export const retentionRulesSchema = z.array(retentionRuleSchema).max(50);

/** Setting of the desk that holds its rules. */
export const retentionRulesKey = 'retentionRules';

/** The kept rules; none where none were kept, or what was kept are none. */
export function retentionRulesFrom(kept: unknown): readonly RetentionRule[] {
  const parsed = retentionRulesSchema.safeParse(kept);
  return parsed.success ? parsed.data : [];
}

/** A period somebody published: shown to whoever makes rules, and a rule only once they say so. */
export interface RetentionSuggestion extends Omit<RetentionRule, 'id'> {
  /** What was not seen, or may have changed. */
  readonly unsure: string;
}

/** Why a case must not be disposed of, whatever its date: an inspection, a court, a request for its data. */
export interface CaseHold {
  readonly actor: string;
  readonly atMs: number;
  readonly reason: string;
}

/** The days that periods are counted from; null where it has not happened. */
export type RetentionDays = Readonly<Record<RetentionEvent, CivilDate | null>>;

/** How one class of a case's records stands. */
export interface ClassDue {
  readonly of: RecordClass;
  /** The rule that keeps it longest; null where the office has none for it. */
  readonly rule: RetentionRule | null;
  /** The day the rule's period is counted from; null before it. */
  readonly from: CivilDate | null;
  /** Last day of keeping; null where no day can be told. */
  readonly keptThrough: CivilDate | null;
  /** First day on which it may go. */
  readonly due: CivilDate | null;
}

/**
 * The last day of a period counted from a day: the same day of a later month, or that month's last. The day itself does not count (the corresponding date rule:
 * House of Lords, Dodds v Walker [1981] 1 WLR 1027).
 */
export function keptThrough(from: CivilDate, { count, unit }: Period): CivilDate {
  return addMonths(from, unit === 'years' ? count * 12 : count);
}

/** How a class stands by the rules. Of several rules the one that keeps it longest holds, and one whose day has not come holds before any other. */
export function classDue(of: RecordClass, rules: readonly RetentionRule[], days: RetentionDays): ClassDue {
  const standing = rules
    .filter((rule) => rule.of === of)
    .map((rule): ClassDue => {
      const from = days[rule.from];
      const last = from === null ? null : keptThrough(from, rule.period);
      return { of, rule, from, keptThrough: last, due: last === null ? null : dayFromNumber(dayNumber(last) + 1) };
    });
  const [longest] = standing.sort((one, other) => compareDue(other.due, one.due));
  return longest ?? { of, rule: null, from: null, keptThrough: null, due: null };
}

function compareDue(one: CivilDate | null, other: CivilDate | null): number {
  if (one === other) return 0;
  if (one === null) return 1;
  if (other === null) return -1;
  return one < other ? -1 : 1;
}

/** How every class of a case stands that it still has. A case without an issued decision has none to keep. */
export function classesDue(rules: readonly RetentionRule[], days: RetentionDays, disposed: readonly RecordClass[]): ClassDue[] {
  return recordClasses
    .filter((of) => !disposed.includes(of) && (of !== 'decision' || days.issued !== null))
    .map((of) => classDue(of, rules, days));
}

/** The classes that go where records are disposed of through one. */
export function classesThrough(through: RecordClass): RecordClass[] {
  return recordClasses.slice(0, recordClasses.indexOf(through) + 1);
}

/** The first day on which everything through a class may go; null where a class of it has no day. */
export function dueThrough(through: RecordClass, classes: readonly ClassDue[]): CivilDate | null {
  const those = classes.filter(({ of }) => classesThrough(through).includes(of)).map(({ due }) => due);
  return those.includes(null) ? null : ([...those].sort().at(-1) ?? null);
}

/** The furthest class through which a case may be disposed of on a day by its rules; null where none may. */
export function dueNow(classes: readonly ClassDue[], today: CivilDate): RecordClass | null {
  const furthest = classes.filter(({ of }) => {
    const due = dueThrough(of, classes);
    return due !== null && due <= today;
  });
  return furthest.at(-1)?.of ?? null;
}

/** Whether disposing through a class takes all that is left of a case. */
export function isAllOf(through: RecordClass, classes: readonly ClassDue[]): boolean {
  return classes.every(({ of }) => classesThrough(through).includes(of));
}

export const recordClassWords: Readonly<Record<RecordClass, string>> = {
  working: 'working papers',
  papers: 'papers of the parties',
  decision: 'decision',
};

const retentionEventWords: Readonly<Record<RetentionEvent, string>> = { closed: 'closing', issued: 'issue' };

/** `12 months`, `1 year`. */
function periodWords({ count, unit }: Period): string {
  return counted(count, unit === 'months' ? 'month' : 'year');
}

/** `5 years from closing`. */
export function ruleWords({ period, from }: Pick<RetentionRule, 'period' | 'from'>): string {
  return `${periodWords(period)} from ${retentionEventWords[from]}`;
}

/** How the day came about, in words: `closed on 3 May 2023, kept 5 years, through 3 May 2028; may go from 4 May 2028`. */
export function dueWorking({ rule, from, keptThrough: last, due }: ClassDue): string {
  if (rule === null) return 'no rule';
  if (from === null || last === null || due === null) return `${ruleWords(rule)}: not ${rule.from === 'closed' ? 'closed' : 'issued'} yet`;
  return `${rule.from} on ${formatDay(from)}, kept ${periodWords(rule.period)}, through ${formatDay(last)}; may go from ${formatDay(due)}`;
}

/** What was in what was disposed of. */
export interface DisposedCounts {
  readonly papers: number;
  readonly originals: number;
  readonly bytes: number;
  /** Rows of the draft. */
  readonly draft: number;
  /** Rows of history whose content went; their digests are in the chain that the heads end. */
  readonly history: number;
  /** Versions of the report. */
  readonly versions: number;
  readonly backups: number;
}

/** Copies of a case that this desk cannot reach. */
export interface CopyGiven {
  readonly atMs: number;
  readonly actor: string;
  readonly fileName: string;
  readonly reason: string;
}

/** What is on record of a disposal. Never edited. */
export interface DisposalRecord {
  readonly id: string;
  readonly caseId: string;
  readonly reference: string;
  readonly landlord: string;
  readonly atMs: number;
  readonly actor: string;
  /** What went: this class and those before it. */
  readonly through: RecordClass;
  /** Whether nothing of the case is left. */
  readonly isWhole: boolean;
  readonly received: CivilDate | null;
  readonly closed: { readonly actor: string; readonly atMs: number; readonly reason: string };
  readonly issued: CivilDate | null;
  /** The rules as they stood that day, and the day each gave. */
  readonly classes: readonly ClassDue[];
  /** Before its day, or without a rule: then with a reason. */
  readonly isEarly: boolean;
  readonly reason: string;
  readonly counts: DisposedCounts;
  /** Last row of each desk's history before it: whoever has a copy can show that it is what was destroyed. */
  readonly heads: readonly { readonly deskId: string; readonly sequence: number; readonly hash: string }[];
  /** Whether the desk was protected, so that what may be left of the file on the disk is encrypted; and whether its key is gone. */
  readonly traces: 'plain' | 'encrypted' | 'keyless';
  readonly given: readonly CopyGiven[];
}

/** What disposing of a case would take, asked before it is done. */
export interface DisposalLook {
  readonly reference: string;
  readonly classes: readonly ClassDue[];
  readonly counts: DisposedCounts;
  /** Of the case's file and its backups. */
  readonly fileBytes: number;
  readonly given: readonly CopyGiven[];
  readonly isProtected: boolean;
  /** Why it may not be disposed of at all now, in a sentence; null where it may. */
  readonly refusal: string | null;
}

/** `Working papers and papers of the parties`, without the capital. */
export function classWords(through: RecordClass): string {
  const names = classesThrough(through).map((of) => recordClassWords[of]);
  return names.length === 1 ? String(names[0]) : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
