// Owns: a version of the report and the rules of its sign-off: where it stands, which step may follow, by whom. Pure. The steps are data of the rule set; a
// version's bytes and its history are kept by db/domains/versions.
import type { DraftKind } from './draft.ts';
import type { ReportCopy } from './report.ts';
import type { LetterTemplate, SignOff, SignOffStep } from './ruleSet.ts';

/** What is kept of each version, byte for byte. A PDF is printed from the kept HTML. */
export const versionFormats = ['docx', 'html', 'txt'] as const;
export type VersionFormat = (typeof versionFormats)[number];

export interface VersionFile {
  readonly format: VersionFormat;
  readonly fileName: string;
  /** Of the bytes, in hex. */
  readonly sha256: string;
  readonly bytes: number;
}

/** A letter that went out with a version, as it went. */
export interface VersionLetter {
  /** Id of a letter of the rule set. */
  readonly letter: string;
  /** As it was called when it went out. */
  readonly name: string;
  readonly files: readonly VersionFile[];
}

export interface StepTaken {
  /** Id of a step of the rule set. */
  readonly step: string;
  readonly actor: string;
  readonly atMs: number;
  readonly note: string;
}

/** A command that changed the draft since a version was made of it. */
export interface ChangeSince {
  readonly sequence: number;
  readonly label: string;
  readonly actor: string;
  readonly atMs: number;
}

export interface ReportVersion {
  readonly id: string;
  /** Counted through the case, all copies together. */
  readonly number: number;
  readonly copy: ReportCopy;
  /** Id of the template it was laid out by. */
  readonly template: string;
  /** Last history row of the draft it was made of. */
  readonly sequence: number;
  /** Number of the issued version it corrects; null for a first report. */
  readonly corrects: number | null;
  readonly files: readonly VersionFile[];
  /** Letters that went out with it; none before it was issued or sent as a draft. */
  readonly letters: readonly VersionLetter[];
  /** In order; the first made the version. */
  readonly taken: readonly StepTaken[];
  /** What changed the draft since, oldest first. Told of the newest version of each copy only: the others are followed by a newer one. */
  readonly changed: readonly ChangeSince[];
  readonly isNewest: boolean;
}

/** Kinds of the draft that no issued copy prints: changing them leaves an approval standing. Whatever is not named here is taken to be printed. */
const unprinted: ReadonlySet<DraftKind> = new Set<DraftKind>([
  'mark',
  'link',
  'event',
  'policy',
  'policyLimit',
  'expectation',
  'absence',
  'request',
  'assertion',
  'assertionRecord',
  'series',
  'window',
  'waiver',
  'contact',
  'compliance',
  'comment',
  'returnedChange',
  'partyComment',
  'reviewRequest',
]);

/** Columns of a paragraph that are for the desk alone. */
const unprintedColumns: ReadonlySet<string> = new Set(['revision', 'judgement', 'comment']);

/** Whether a change of a row bears on what a copy prints. `columns` are those that changed; null where the row was made or removed. */
export function bearsOnReport(copy: ReportCopy, kind: DraftKind, columns: readonly string[] | null): boolean {
  // Who may see a passage decides what stands in an edition of its own.
  if (kind === 'mark') return columns?.includes('disclosure') ?? false;
  if (unprinted.has(kind) || (kind === 'editionChange' && copy !== 'publication')) return false;
  return kind !== 'paragraph' || columns === null || columns.some((column) => !unprintedColumns.has(column));
}

/** Where a version stands by the steps it took; `draft` before any. Steps the rule set no longer has are passed over. */
export function stateOf(signOff: SignOff, version: Pick<ReportVersion, 'taken'> | null): string {
  const tos = (version?.taken ?? []).flatMap(({ step }) => signOff.steps.find(({ id }) => id === step)?.to ?? []);
  return tos.at(-1) ?? 'draft';
}

/** The last step a version took that cannot be undone, because it left the house by it; undefined before any. */
export function lastStepOut({ steps }: SignOff, taken: readonly StepTaken[]): StepTaken | undefined {
  return taken.findLast(({ step }) => steps.some(({ id, isLasting }) => id === step && isLasting));
}

/** Whether a version has left the house: it is frozen. */
export function hasGoneOut(signOff: SignOff, { taken }: Pick<ReportVersion, 'taken'>): boolean {
  return lastStepOut(signOff, taken) !== undefined;
}

/** Which letters go out with a step: those of the decision where it ends the procedure for who reads this copy, those of the draft where it asks them for comments. */
export function lettersOfStep(signOff: SignOff, step: SignOffStep, copy: ReportCopy): LetterTemplate['goesWith'] {
  if (!step.isLasting || copy === 'publication') return null;
  if (step.id === signOff.comments?.step) return 'draft';
  return step.id === signOff.steps.at(-1)?.id ? 'decision' : null;
}

/** The newest version of a copy; null before the first. */
export function newestOf(versions: readonly ReportVersion[], copy: ReportCopy): ReportVersion | null {
  return versions.filter((version) => version.copy === copy).reduce<ReportVersion | null>(later, null);
}

function later(one: ReportVersion | null, other: ReportVersion): ReportVersion {
  return one === null || other.number > one.number ? other : one;
}

/** Whether a version took the step that ends the procedure. One whose draft the parties have may have gone out, but decides nothing yet. */
export function wasIssued({ steps }: SignOff, { taken }: Pick<ReportVersion, 'taken'>): boolean {
  const last = steps.at(-1);
  return last?.isLasting === true && taken.some(({ step }) => step === last.id);
}

/** The last version of a copy that was issued: what a correction corrects. */
export function lastIssued(signOff: SignOff, versions: readonly ReportVersion[], copy: ReportCopy): ReportVersion | null {
  return versions.filter((version) => version.copy === copy && wasIssued(signOff, version)).reduce<ReportVersion | null>(later, null);
}

/** Whether two names are one person's: spelling of capitals and spaces aside. */
export function isSamePerson(one: string, other: string): boolean {
  const folded = (name: string) => name.normalize('NFC').trim().replace(/\s+/g, ' ').toLocaleLowerCase('en-GB');
  return folded(one) === folded(other);
}

/** What a step is held against. */
export interface StepAsked {
  /** All versions of the case. */
  readonly versions: readonly ReportVersion[];
  /** The version it is asked of; null for a step that makes one. */
  readonly version: ReportVersion | null;
  readonly copy: ReportCopy;
  readonly actor: string;
  readonly note: string;
}

/** Why a step may not be taken now, as a sentence that says what to do; null where it may. Checks and notes aside: see `whyNoteIsNeeded`. */
export function whyNotStep(
  signOff: SignOff,
  step: SignOffStep,
  { versions, version, copy, actor }: Omit<StepAsked, 'note'>,
): string | null {
  return step.makesVersion ? whyNotMade(signOff, step, newestOf(versions, copy)) : whyNotTaken(signOff, step, versions, version, actor);
}

function whyNotMade(signOff: SignOff, step: SignOffStep, newest: ReportVersion | null): string | null {
  const state = stateOf(signOff, newest);
  if (newest === null || newest.changed.length > 0 || step.from.includes(state)) return null;
  return `The draft is word for word version ${newest.number}, which is ${nameOf(signOff, state)}. Change the draft first.`;
}

function whyNotTaken(
  signOff: SignOff,
  step: SignOffStep,
  versions: readonly ReportVersion[],
  version: ReportVersion | null,
  actor: string,
): string | null {
  if (version === null) return 'Nothing was submitted yet. Submit the draft first.';
  const what = `Version ${version.number}`;
  if (!version.isNewest) return `${what} was followed by a newer version. Only the newest can be signed off.`;
  const state = stateOf(signOff, version);
  if (!step.from.includes(state)) {
    const wanted = step.from.map((id) => nameOf(signOff, id)).join(' or ');
    return `${what} is ${nameOf(signOff, state)}; to be ${step.done.toLowerCase()} it must be ${wanted}.`;
  }
  const submitter = version.taken[0]?.actor ?? '';
  if (step.by === 'another' && isSamePerson(submitter, actor)) {
    return `${submitter} submitted version ${version.number}. Somebody else must ${step.name.toLowerCase()} it: say who works here, then do it again.`;
  }
  const [first, ...more] = version.changed;
  if (step.needsSameDraft && first !== undefined) {
    const others = more.length === 0 ? '' : `, and ${more.length} more ${more.length === 1 ? 'change' : 'changes'}`;
    const fallen = state === 'approved' ? 'Its approval no longer stands: the' : 'The';
    return `${what} is not the draft any more. ${fallen} draft was changed since: ${first.label} (${first.actor})${others}. Submit the draft again.`;
  }
  const { after } = step;
  if (after !== null && !wasTaken(signOff, versions, version.copy, after)) {
    const needed = signOff.steps.find(({ id }) => id === after)?.done.toLowerCase() ?? after;
    return `${what} cannot be ${step.done.toLowerCase()}: no version has been ${needed} yet.`;
  }
  return null;
}

/** Whether a version of this report (since the last one that ended the procedure) has taken a step. */
function wasTaken(signOff: SignOff, versions: readonly ReportVersion[], copy: ReportCopy, step: string): boolean {
  const last = signOff.steps.at(-1)?.id;
  const taken = versions.filter((version) => version.copy === copy).flatMap((version) => version.taken.map((each) => each.step));
  return taken.slice(last === undefined ? 0 : taken.lastIndexOf(last) + 1).includes(step);
}

/** Why a step needs words, and they are missing; null where it needs none or has them. */
export function whyNoteIsNeeded(signOff: SignOff, step: SignOffStep, { versions, copy, note }: Omit<StepAsked, 'actor'>): string | null {
  if (note.trim() !== '') return null;
  if (step.needsNote) return `Say why: a version is never ${step.done.toLowerCase()} without comments.`;
  const issued = step.makesVersion ? lastIssued(signOff, versions, copy) : null;
  return issued === null ? null : `Version ${issued.number} was issued. Say what this one corrects; the old one is kept.`;
}

/** Name of a state in the middle of a sentence. */
export function nameOf(signOff: SignOff, state: string): string {
  return (signOff.states.find(({ id }) => id === state)?.name ?? state).toLowerCase();
}
