// Owns: the verbs of what follows when a report goes round: what the parties say of a draft, and requests for a review. The rules are the model's and the store's.
import { type CivilDate, civilDateSchema, localDay } from '../../model/dates.ts';
import { type DraftKind, type DraftRow, type DraftValue, reviewOutcomes } from '../../model/draft.ts';
import { Refusal } from '../../model/fault.ts';
import { newId } from '../../model/ids.ts';
import { commentsDue, isLate, issuedOn, reviewStanding } from '../../model/rounds.ts';
import type { ReportVersion } from '../../model/version.ts';
import { type Given, oneOf, WrongUsage, wholeNumber } from '../arguments.ts';
import { type CaseNow, caseNow } from '../caseNow.ts';
import type { Done } from '../commandLine.ts';
import { type Session, withStore } from '../session.ts';

type Round = 'partyComment' | 'reviewRequest';

/** Runs `rounds`; what it answers is in usage.ts. Throws Refusal and WrongUsage. */
export async function run(given: Given): Promise<Done> {
  const [reference = ''] = given.places;
  return withStore(given, async ({ call, caseId }) => {
    const id = caseId(reference);
    const now = await caseNow(call, id);
    const { draft, calendar } = now;
    const ruleSet = await call('rules.read', { caseId: id });
    const versions = await call('version.list', { caseId: id });
    const sent = commentsDue(ruleSet.signOff, versions, calendar);
    return {
      answer: {
        case: reference,
        commentsUntil: sent === null ? null : { version: sent.version, sent: sent.sent, due: sent.due },
        partyComments: draft.partyComment.map(({ key, value: { paragraphId, ...said } }) => ({
          id: key,
          ...said,
          paragraph: keyOf(draft.paragraph, paragraphId),
          // Another draft had another last day.
          isLate: sent === null || sent.version !== said.version ? null : isLate(said, sent.due),
        })),
        reviewRequests: draft.reviewRequest.map(({ key, value: { cites, ...request } }) => ({
          id: key,
          ...request,
          cites: cites.flatMap((cite) => now.cited(cite) ?? []),
          ...reviewStanding(ruleSet, request, versions, calendar),
        })),
      },
    };
  });
}

/** Runs `add-party-comment`. */
export function runAddComment(given: Given): Promise<Done> {
  const { by = '', text = '' } = given.options;
  return withRound(given, async ({ call, id, now }) => {
    const ruleSet = await call('rules.read', { caseId: id });
    const versions = await call('version.list', { caseId: id });
    const sent = commentsDue(ruleSet.signOff, versions, now.calendar)?.version ?? null;
    const paragraph = given.options.paragraph;
    const value: DraftValue<'partyComment'> = {
      by,
      received: dayOption(given, 'received') ?? now.today,
      version: versionOption(given, versions) ?? sent,
      paragraphId: paragraph === undefined ? null : rowNamed(now.draft.paragraph, paragraph, 'paragraph').id,
      text,
      answer: '',
      changed: '',
    };
    return put(call, id, `Log what ${by} says of the draft`, 'partyComment', null, value);
  });
}

/** Runs `answer-party-comment`. */
export function runAnswerComment(given: Given): Promise<Done> {
  const { answer = '', changed } = given.options;
  return withRound(given, ({ call, id, now }) => {
    const row = rowNamed(now.draft.partyComment, given.places[1] ?? '', 'comment of a party');
    const value = { ...row.value, answer, changed: changed ?? row.value.changed };
    return put(call, id, `Answer what ${row.value.by} says of the draft`, 'partyComment', row, value);
  });
}

/** Runs `add-review-request`. */
export function runAddReview(given: Given): Promise<Done> {
  const { by = '', text = '' } = given.options;
  return withRound(given, async ({ call, id, now }) => {
    const { signOff, review } = await call('rules.read', { caseId: id });
    const versions = await call('version.list', { caseId: id });
    const grounds = listOption(given, 'grounds');
    const unknown = grounds.find((ground) => !review.grounds.some((each) => each.id === ground));
    if (unknown !== undefined && review.grounds.length > 0) {
      throw new Refusal(
        'invalid',
        `"${unknown}" is no ground of this rule set. Its grounds are ${review.grounds.map((each) => each.id).join(', ')}.`,
        'grounds',
      );
    }
    const issued = versions.find((version) => issuedOn(signOff, version) !== null)?.number ?? null;
    const value: DraftValue<'reviewRequest'> = {
      by,
      received: dayOption(given, 'received') ?? now.today,
      version: versionOption(given, versions) ?? issued,
      grounds,
      text,
      newEvidence: given.options['new-evidence'] ?? '',
      cites: listOption(given, 'exhibits').map((exhibit) => ({ kind: 'entry' as const, id: entryNamed(now, exhibit) })),
      decidedBy: '',
      decidedOn: null,
      outcome: '',
      reasons: '',
    };
    return put(call, id, `Log a request for a review by ${by}`, 'reviewRequest', null, value);
  });
}

/** Runs `decide-review-request`: by somebody other than who submitted the decision. */
export function runDecideReview(given: Given): Promise<Done> {
  const outcome = oneOf(
    given,
    'outcome',
    reviewOutcomes.filter((each) => each !== ''),
  );
  return withRound(given, ({ call, id, now }) => {
    const row = rowNamed(now.draft.reviewRequest, given.places[1] ?? '', 'request for a review');
    const { by: decidedBy = '', reasons = '' } = given.options;
    const value = { ...row.value, decidedBy, decidedOn: dayOption(given, 'on') ?? localDay(new Date()), outcome, reasons };
    return put(call, id, `Decide on the request for a review by ${row.value.by}`, 'reviewRequest', row, value);
  });
}

interface InCase {
  readonly call: Session['call'];
  readonly id: string;
  readonly now: CaseNow;
}

async function withRound(given: Given, work: (found: InCase) => Promise<string>): Promise<Done> {
  const [reference = ''] = given.places;
  return withStore(given, async ({ call, caseId }) => {
    const id = caseId(reference);
    return { answer: { case: reference, id: await work({ call, id, now: await caseNow(call, id) }) } };
  });
}

/** Puts the row in one command; answers its name. */
async function put<K extends Round>(
  call: Session['call'],
  caseId: string,
  label: string,
  kind: K,
  row: DraftRow<K> | null,
  value: DraftValue<K>,
): Promise<string> {
  const change = { do: 'put', kind, id: row?.id ?? newId(), seenRevision: row?.revision ?? null, value } as const;
  const { rows } = await call('draft.change', { caseId, label: label.slice(0, 200), changes: [change as never] });
  return rows[0]?.key ?? '';
}

function rowNamed<K extends DraftKind>(rows: readonly DraftRow<K>[], name: string, what: string): DraftRow<K> {
  const found = rows.find(({ key }) => key === name);
  if (found !== undefined) return found;
  const known = rows.length === 0 ? 'There is none.' : `There are ${rows.map(({ key }) => key).join(', ')}.`;
  throw new Refusal('notFound', `There is no ${what} "${name}" in the case. ${known}`, name);
}

function keyOf<K extends DraftKind>(rows: readonly DraftRow<K>[], id: string | null): string | null {
  return rows.find((row) => row.id === id)?.key ?? null;
}

function entryNamed({ rows }: CaseNow, exhibit: string): string {
  const found = rows.find((row) => row.exhibit === exhibit);
  if (found === undefined) throw new Refusal('notFound', `There is no exhibit ${exhibit} in the case. Say list to see them.`, 'exhibits');
  return found.id;
}

function listOption(given: Given, option: string): string[] {
  return (given.options[option] ?? '')
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
}

function dayOption(given: Given, option: string): CivilDate | null {
  const value = given.options[option];
  if (value === undefined) return null;
  const day = civilDateSchema.safeParse(value);
  if (!day.success) throw new WrongUsage(`--${option} is a day such as 2025-01-06, not "${value}".`, given.verb);
  return day.data;
}

function versionOption(given: Given, versions: readonly ReportVersion[]): number | null {
  if (given.options.version === undefined) return null;
  const number = wholeNumber(given, 'version', 1, 1_000_000);
  if (versions.some((version) => version.number === number)) return number;
  throw new Refusal('notFound', `There is no version ${number}. versions lists those there are.`, 'version');
}
