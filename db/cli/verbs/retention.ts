// Owns: the verbs retention, close, reopen, hold, lift-hold, dispose and disposals.
import { Refusal } from '../../model/fault.ts';
import { newId } from '../../model/ids.ts';
import { dueWorking, type RetentionRule, recordClasses, retentionRulesSchema } from '../../model/retention.ts';
import { type Given, oneOf, WrongUsage } from '../arguments.ts';
import type { Done } from '../commandLine.ts';
import { jsonFrom } from '../readIn.ts';
import { withStore } from '../session.ts';
import { writeOut } from '../writeOut.ts';

/** Runs the verb retention; what each verb answers is in usage.ts. Throws Refusal and WrongUsage. */
export async function run(given: Given): Promise<Done> {
  const { set } = given.options;
  const wanted = set === undefined ? null : rulesIn(await jsonFrom(set));
  return withStore(given, async ({ call }) => {
    if (wanted !== null) await call('retention.setRules', { rules: [...wanted] });
    const { rules, suggestions } = await call('retention.read', {});
    const cases = (await call('desk.listCases', {})).map(({ reference, closed, hold, retention, disposed, problem }) => ({
      case: reference,
      closed: closed === null ? null : new Date(closed.atMs).toISOString(),
      held: hold,
      classes: retention.map((each) => ({ of: each.of, due: each.due, working: dueWorking(each) })),
      disposed,
      problem,
    }));
    return { answer: { rules, suggestions, cases } };
  });
}

function rulesIn(content: unknown): readonly RetentionRule[] {
  const list = Array.isArray(content) ? content.map((each: object) => ({ id: newId(), ...each })) : content;
  const parsed = retentionRulesSchema.safeParse(list);
  if (parsed.success) return parsed.data;
  const [first] = parsed.error.issues;
  throw new Refusal(
    'invalid',
    `These are no rules: ${first?.path.join('.') || 'the file'}: ${first?.message ?? ''}. Nothing was set.`,
    'set',
  );
}

type Act = 'case.close' | 'case.reopen' | 'case.hold' | 'case.liftHold';
const acts: Readonly<Record<string, Act>> = { close: 'case.close', reopen: 'case.reopen', hold: 'case.hold', 'lift-hold': 'case.liftHold' };

/** Runs the verbs close, reopen, hold and lift-hold. Throws Refusal and WrongUsage. */
export async function runAct(given: Given): Promise<Done> {
  const [reference = ''] = given.places;
  const act = acts[given.verb];
  if (act === undefined) throw new WrongUsage(`${given.verb} is no act on a case.`, given.verb);
  return withStore(given, async ({ call, caseId }) => {
    const answer = await call(act, { caseId: caseId(reference), reason: given.options.reason ?? '' });
    return { answer: { case: reference, ...answer } };
  });
}

/** Runs the verb dispose. Throws Refusal and WrongUsage. */
export async function runDispose(given: Given): Promise<Done> {
  const [reference = ''] = given.places;
  const through = oneOf(given, 'through', recordClasses);
  return withStore(given, async ({ call, caseId }) => {
    const asked = { caseId: caseId(reference), through, typed: given.options.confirm ?? '', reason: given.options.reason ?? '' };
    return { answer: await call('disposal.dispose', asked) };
  });
}

/** Runs the verb disposals. Throws Refusal and WrongUsage. */
export async function runList(given: Given): Promise<Done> {
  const { out } = given.options;
  return withStore(given, async ({ call }) => {
    if (out === undefined) return { answer: { disposals: await call('disposal.list', {}) } };
    const { bytes } = await call('disposal.build', { format: oneOf(given, 'format', ['csv', 'docx', 'html', 'txt'], 'csv') });
    const file = await writeOut(out, bytes);
    return file === null ? {} : { answer: { file } };
  });
}
