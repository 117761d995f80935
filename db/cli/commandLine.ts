// Owns: the command line: words in, JSON and an exit code out. Loads a verb only when it is asked for, so that help and list start quickly. Must not end the process.
import process from 'node:process';
import { Refusal } from '../model/fault.ts';
import { type Given, readArguments, WrongUsage } from './arguments.ts';
import { helpText, usageOf, type VerbName, verbHelp } from './usage.ts';

/** What a verb answers, printed as JSON; `undefined` where the verb wrote its own output. */
export interface Done {
  readonly answer?: unknown;
  /** What is wrong though the verb did its work, for standard error: said where standard output is taken up by a paper. */
  readonly remarks?: readonly string[];
  /** True where the answer itself is bad news (`verify` with problems). */
  readonly isRefused?: boolean;
}
export type Verb = (given: Given) => Promise<Done>;

const loaders: Readonly<Record<VerbName, () => Promise<{ readonly run: Verb }>>> = {
  new: () => import('./verbs/new.ts'),
  intake: () => import('./verbs/intake.ts'),
  'go-on': async () => ({ run: (await import('./verbs/intake.ts')).runGoOn }),
  list: () => import('./verbs/list.ts'),
  search: () => import('./verbs/search.ts'),
  original: () => import('./verbs/original.ts'),
  export: () => import('./verbs/export.ts'),
  apply: () => import('./verbs/apply.ts'),
  'export-draft': () => import('./verbs/exportDraft.ts'),
  check: () => import('./verbs/check.ts'),
  scope: () => import('./verbs/scope.ts'),
  absences: () => import('./verbs/absences.ts'),
  chronology: () => import('./verbs/chronology.ts'),
  memo: () => import('./verbs/memo.ts'),
  letter: () => import('./verbs/letter.ts'),
  'house-style': () => import('./verbs/houseStyle.ts'),
  coverage: () => import('./verbs/coverage.ts'),
  remedies: () => import('./verbs/remedies.ts'),
  pair: () => import('./verbs/pair.ts'),
  assertions: () => import('./verbs/assertions.ts'),
  series: () => import('./verbs/series.ts'),
  report: () => import('./verbs/report.ts'),
  versions: () => import('./verbs/versions.ts'),
  submit: async () => ({ run: (await import('./verbs/versions.ts')).runSubmit }),
  approve: async () => ({ run: (await import('./verbs/versions.ts')).runStep }),
  return: async () => ({ run: (await import('./verbs/versions.ts')).runStep }),
  issue: async () => ({ run: (await import('./verbs/versions.ts')).runStep }),
  rounds: () => import('./verbs/rounds.ts'),
  'add-party-comment': async () => ({ run: (await import('./verbs/rounds.ts')).runAddComment }),
  'answer-party-comment': async () => ({ run: (await import('./verbs/rounds.ts')).runAnswerComment }),
  'add-review-request': async () => ({ run: (await import('./verbs/rounds.ts')).runAddReview }),
  'decide-review-request': async () => ({ run: (await import('./verbs/rounds.ts')).runDecideReview }),
  scans: () => import('./verbs/scans.ts'),
  withdraw: () => import('./verbs/withdraw.ts'),
  undo: () => import('./verbs/undo.ts'),
  redo: async () => ({ run: (await import('./verbs/undo.ts')).runRedo }),
  precedents: () => import('./verbs/precedents.ts'),
  'add-precedents': async () => ({ run: (await import('./verbs/precedents.ts')).runAdd }),
  'correct-precedent': async () => ({ run: (await import('./verbs/precedents.ts')).runCorrect }),
  'remove-precedents': async () => ({ run: (await import('./verbs/precedents.ts')).runList }),
  'restore-precedents': async () => ({ run: (await import('./verbs/precedents.ts')).runList }),
  history: () => import('./verbs/history.ts'),
  verify: () => import('./verbs/verify.ts'),
  backups: () => import('./verbs/backups.ts'),
  backup: async () => ({ run: (await import('./verbs/backups.ts')).runMake }),
  restore: async () => ({ run: (await import('./verbs/backups.ts')).runRestore }),
  retention: () => import('./verbs/retention.ts'),
  close: async () => ({ run: (await import('./verbs/retention.ts')).runAct }),
  reopen: async () => ({ run: (await import('./verbs/retention.ts')).runAct }),
  hold: async () => ({ run: (await import('./verbs/retention.ts')).runAct }),
  'lift-hold': async () => ({ run: (await import('./verbs/retention.ts')).runAct }),
  dispose: async () => ({ run: (await import('./verbs/retention.ts')).runDispose }),
  disposals: async () => ({ run: (await import('./verbs/retention.ts')).runList }),
  protect: () => import('./verbs/protection.ts'),
  'change-passphrase': async () => ({ run: (await import('./verbs/protection.ts')).runChange }),
  unprotect: async () => ({ run: (await import('./verbs/protection.ts')).runUndo }),
  handover: () => import('./verbs/handover.ts'),
  receive: () => import('./verbs/receive.ts'),
  differences: async () => ({ run: (await import('./verbs/receive.ts')).runDifferences }),
};

/** Does what the words of a command line ask, in this process; answers the code it ends with: 0 done, 1 refused or bad news, 2 wrongly asked. */
export async function runWords(words: readonly string[]): Promise<number> {
  try {
    const asked = readArguments(words, process.env);
    if (asked.do === 'help') {
      await print(process.stdout, asked.verb === null ? helpText() : verbHelp(asked.verb));
      return 0;
    }
    const { run } = await loaders[asked.verb]();
    const done = await run(asked);
    if (done.answer !== undefined) await print(process.stdout, `${JSON.stringify(done.answer)}\n`);
    for (const remark of done.remarks ?? []) await print(process.stderr, `${remark}\n`);
    return done.isRefused === true ? 1 : 0;
  } catch (error) {
    if (error instanceof WrongUsage) {
      const usage = error.verb === null ? '' : `Written so: ${usageOf(error.verb)}\n`;
      await print(process.stderr, `${error.message}\n${usage}`);
      return 2;
    }
    if (error instanceof Refusal) {
      const { place, message } = error.fault;
      await print(process.stderr, place === undefined || message.includes(place) ? `${message}\n` : `${message} (${place})\n`);
      return 1;
    }
    await print(
      process.stderr,
      `Something went wrong that should not have: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    return 1;
  }
}

/** Long answers must be out before the process ends. */
function print(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise((done) => stream.write(text, () => done()));
}
