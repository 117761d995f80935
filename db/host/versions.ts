// Owns: submitting the report and taking the steps of its sign-off on the one writing connection. The rules are db/model/version, the steps the rule set's.
import { command, lastSequence } from '../domains/history/command.ts';
import { checkKept, listVersions, versionOf } from '../domains/versions/reads.ts';
import { addStep, keepLetters, keepVersion, type NewLetter, type NewVersion } from '../domains/versions/writes.ts';
import type { CheckResult } from '../model/checks.ts';
import type { DraftChange } from '../model/draft.ts';
import { Refusal } from '../model/fault.ts';
import type { Input, Output } from '../model/operations.ts';
import { whyNotDecided } from '../model/rounds.ts';
import { type SignOff, type SignOffStep, templateIn } from '../model/ruleSet.ts';
import {
  lastIssued,
  lettersOfStep,
  type ReportVersion,
  type StepAsked,
  stateOf,
  versionFormats,
  whyNoteIsNeeded,
  whyNotStep,
} from '../model/version.ts';
import { assembleReport } from '../report/assemble.ts';
import { buildReport } from '../report/build.ts';
import type { Db } from '../store/prepared.ts';
import { openAgainst } from './caseChecks.ts';
import { type CaseContext, contextOf } from './caseContext.ts';
import type { WriteContext } from './caseWrites.ts';
import { lettersWith } from './letters.ts';

/** Who asks, and where. */
type By = Pick<WriteContext, 'db' | 'actor' | 'deskSettings'>;

/** Somebody may write while the files are made; so often it is begun again before it is refused. */
const tries = 3;

/** Makes a version of the draft as it stands. What is being typed must have been kept before. */
export async function submitVersion(
  { db, actor, deskSettings }: By,
  { copy, note }: Pick<Input<'version.submit'>, 'copy' | 'note'>,
): Promise<Output<'version.submit'>> {
  const { signOff } = contextOf(db, deskSettings).ruleSet;
  const step = signOff.steps.find(({ makesVersion }) => makesVersion);
  if (step === undefined) throw new Refusal('invalid', 'The rule set of this case has no step that submits a report.');
  const allowed = () => {
    const versions = listVersions(db);
    refuseWhere(signOff, step, { versions, version: null, copy, actor, note });
    return versions;
  };
  allowed();
  for (let count = 0; count < tries; count += 1) {
    const sequence = lastSequence(db);
    const { files, ...printed } = await filesOf(contextOf(db, deskSettings), copy);
    if (lastSequence(db) !== sequence) continue;
    const corrects = lastIssued(signOff, allowed(), copy)?.number ?? null;
    const label = `${step.name} the report`;
    const id = command(db, { actor, command: 'version.submit', label }, (tx) =>
      keepVersion(tx, { ...printed, copy, sequence, corrects, files, step: step.id, note: note.trim() }),
    );
    return { id, number: versionOf(db, id).number };
  }
  throw new Refusal('busy', 'The draft is being changed while it is submitted. Let that finish, then submit it again.');
}

async function filesOf(context: CaseContext, copy: NewVersion['copy']): Promise<Pick<NewVersion, 'template' | 'houseStyle' | 'files'>> {
  const { houseStyle } = context;
  const template = templateIn(context.ruleSet, context.draft);
  const report = assembleReport(context, copy, template);
  const files = await Promise.all(versionFormats.map(async (format) => ({ format, ...(await buildReport(report, format, houseStyle)) })));
  return { template: template.id, houseStyle, files };
}

/** Takes a step on the newest version of its copy. With the one that issues it, or sends its draft, letters go out, and are kept as they went. */
export async function stepVersion(
  by: By,
  { id, step: name, note }: Pick<Input<'version.step'>, 'id' | 'step' | 'note'>,
): Promise<Output<'version.step'>> {
  const { db } = by;
  for (let count = 0; count < tries; count += 1) {
    const sequence = lastSequence(db);
    const context = contextOf(db, by.deskSettings);
    const { copy } = versionOf(db, id);
    const step = stepNamed(context.ruleSet.signOff, name);
    const ready = () => readyStep(by, context, { id, step, copy, note });
    const { signOff } = context.ruleSet;
    const going = lettersOfStep(signOff, step, copy);
    if (going === null) return taken(by, signOff, ready(), { id, step, note, letters: [] });
    // Held against the rules first: whoever may not issue it is told so, and not that a letter quotes something.
    ready();
    const letters = await lettersWith(context, copy, going);
    if (lastSequence(db) === sequence) return taken(by, signOff, ready(), { id, step, note, letters });
  }
  throw new Refusal('busy', 'The draft is being changed while it is issued. Let that finish, then issue it again.');
}

function stepNamed(signOff: SignOff, name: string): SignOffStep {
  const step = signOff.steps.find((each) => each.id === name && !each.makesVersion);
  if (step !== undefined) return step;
  const known = signOff.steps.filter(({ makesVersion }) => !makesVersion).map((each) => each.id);
  throw new Refusal('invalid', `The rule set of this case has no step "${name}". Use ${known.join(', ')}.`, 'step');
}

interface Step {
  readonly id: string;
  readonly step: SignOffStep;
  readonly note: string;
}

/** The version, once nothing keeps it from the step. */
function readyStep(
  { db, actor }: By,
  context: CaseContext,
  { id, step, copy, note }: Step & { readonly copy: NewVersion['copy'] },
): ReportVersion | null {
  const { signOff } = context.ruleSet;
  const open = step.isHeldByChecks ? openAgainst(db, copy, context) : [];
  const versions = listVersions(db);
  const version = versions.find((each) => each.id === id) ?? null;
  refuseWhere(signOff, step, { versions, version, copy, actor, note });
  if (version !== null) checkKept(db, version);
  if (open.length > 0) throw new Refusal('invalid', blockedBy(step, open));
  return version;
}

/** Nothing waits between the checks and this: nobody can change the draft in between. */
function taken(
  { db, actor }: By,
  signOff: SignOff,
  version: ReportVersion | null,
  { id, step, note, letters }: Step & { readonly letters: readonly NewLetter[] },
): Output<'version.step'> {
  const label = `${step.name}: version ${version?.number}`;
  command(db, { actor, command: `version.${step.id}`, label }, (tx) => {
    addStep(tx, id, step.id, note.trim());
    keepLetters(tx, id, letters);
  });
  const after = versionOf(db, id);
  return { number: after.number, state: stateOf(signOff, after) };
}

/** A review is decided by somebody other than who wrote the decision. Refused with `invalid` where a change says otherwise. */
export function refuseOwnReview(db: Db, changes: readonly DraftChange[]): void {
  for (const change of changes) {
    if (change.do !== 'put' || change.kind !== 'reviewRequest') continue;
    const why = whyNotDecided(change.value, listVersions(db));
    if (why !== null) throw new Refusal('invalid', why, change.id);
  }
}

/** Each is named: whoever is refused an issue must not have to look for the reason. */
function blockedBy({ done }: SignOffStep, open: readonly CheckResult[]): string {
  const one = open.length === 1;
  return `The report cannot be ${done.toLowerCase()} while ${one ? 'a check stands' : `${open.length} checks stand`} open (F8): ${open.map(({ message }) => message).join(' ')}`;
}

function refuseWhere(signOff: SignOff, step: SignOffStep, asked: StepAsked): void {
  const why = whyNotStep(signOff, step, asked) ?? whyNoteIsNeeded(signOff, step, asked);
  if (why !== null) throw new Refusal('invalid', why, step.id);
}
