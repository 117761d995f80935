// Owns: the verbs intake and go-on: a delivery to its end, progress told in words, Ctrl-C cancels and keeps what is done.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { type PartlyReadAs, sheetEncodings } from '../../model/delimited.ts';
import { type InsideFile, type IntakeProgress, isCutOff, sides } from '../../model/entry.ts';
import type { StoreEvent } from '../../model/operations.ts';
import { type Given, oneOf, WrongUsage } from '../arguments.ts';
import type { Done } from '../commandLine.ts';
import { type Session, withStore } from '../session.ts';

/** Runs the verb; what it answers is in usage.ts. Throws Refusal and WrongUsage. */
export async function run(given: Given): Promise<Done> {
  const [reference = '', ...paths] = given.places;
  const side = oneOf(given, 'side', sides);
  const columns = columnsOf(given);
  const readAs = readAsOf(given);
  const password = passwordOf(given);
  const watch = watchIntake();
  return withStore(
    given,
    async ({ call, caseId }) => {
      const id = caseId(reference);
      const { batchId } = await call('intake.start', {
        caseId: id,
        side,
        paths: paths.map((given) => path.resolve(given)),
        note: given.options.note ?? '',
        ...(columns === null ? {} : { columns }),
        ...(readAs === null ? {} : { readAs }),
        ...(password === undefined ? {} : { password }),
      });
      const answer = await ended(call, watch, reference, id, batchId);
      return { isRefused: answer.state !== 'done', answer };
    },
    watch.hear,
  );
}

/** Runs the verb go-on: what deliveries that were cut off, or the one named, have left, oldest first. */
export async function runGoOn(given: Given): Promise<Done> {
  const [reference = ''] = given.places;
  const { batch } = given.options;
  const password = passwordOf(given);
  const watch = watchIntake();
  return withStore(
    given,
    async ({ call, caseId }) => {
      const id = caseId(reference);
      const deliveries = await call('entry.batches', { caseId: id });
      const cutOff = deliveries.filter(isCutOff).map((each) => each.id);
      const wanted = batch === undefined ? cutOff.reverse() : [batch];
      const answers: Awaited<ReturnType<typeof ended>>[] = [];
      for (const batchId of wanted) {
        await call('intake.goOn', { caseId: id, batchId, ...(password === undefined ? {} : { password }) });
        const answer = await ended(call, watch, reference, id, batchId);
        answers.push(answer);
        if (answer.state !== 'done') break;
      }
      return { isRefused: answers.some(({ state }) => state !== 'done'), answer: { case: reference, deliveries: answers } };
    },
    watch.hear,
  );
}

/** Waits for a delivery to end, stopping it on a signal, and tells what came of it. */
async function ended(call: Session['call'], watch: Watching, reference: string, caseId: string, batchId: string) {
  const cancel = () => void call('intake.cancel', { caseId, batchId }).catch(() => undefined);
  process.once('SIGINT', cancel);
  process.once('SIGTERM', cancel);
  const { suppliedBy, state, received, read, duplicate, unreadable } = await watch.ended(batchId);
  process.off('SIGINT', cancel);
  process.off('SIGTERM', cancel);
  return {
    case: reference,
    batch: batchId,
    side: suppliedBy,
    state,
    counts: { received, read, duplicate, unreadable },
    unreadable: await call('entry.unreadable', { caseId, batchId }),
  };
}

function passwordOf({ options }: Given): string | undefined {
  return options.password === undefined ? undefined : readFileSync(options.password, 'utf8').split(/\r?\n/)[0];
}

interface Watching {
  hear(event: StoreEvent): void;
  ended(batchId: string): Promise<IntakeProgress>;
}

function watchIntake(): Watching {
  const last = new Map<string, IntakeProgress>();
  let told = 0;
  let wake: () => void = () => undefined;
  return {
    hear(event) {
      if (event.name !== 'intake.progress') return;
      last.set(event.body.id, event.body);
      const { state, received, total, unreadable, current, inside } = event.body;
      if (state !== 'running' || Date.now() - told >= 1000) {
        told = Date.now();
        const place = inside !== null ? `  ${farIn(inside)}` : current === null ? '' : `  ${current}`;
        process.stderr.write(`${received} of ${total} taken in, ${unreadable} not readable${place}\n`);
      }
      wake();
    },
    ended: (batchId) =>
      new Promise((resolve) => {
        wake = () => {
          const progress = last.get(batchId);
          if (progress !== undefined && progress.state !== 'running') resolve(progress);
        };
        wake();
      }),
  };
}

/** `archive.pst: 1200 of 5012 messages taken out`. */
function farIn({ path, phase, done, of, unit }: InsideFile): string {
  return `${path}: ${done} of ${of} ${unit} ${phase}`;
}

const delimiterNames = { comma: ',', semicolon: ';', tab: '\t', bar: '|' } as const;

function readAsOf(given: Given): PartlyReadAs | null {
  const { encoding, delimiter } = given.options;
  if (encoding === undefined && delimiter === undefined) return null;
  return {
    ...(encoding === undefined ? {} : { encoding: oneOf(given, 'encoding', sheetEncodings) }),
    ...(delimiter === undefined
      ? {}
      : { delimiter: delimiterNames[oneOf(given, 'delimiter', Object.keys(delimiterNames) as (keyof typeof delimiterNames)[])] }),
  };
}

function columnsOf(given: Given): { date?: number; title?: number; author?: number } | null {
  const text = given.options.columns;
  if (text === undefined) return null;
  const columns: { date?: number; title?: number; author?: number } = {};
  for (const pair of text.split(',')) {
    const found = /^\s*(date|title|author)\s*=\s*([1-9]\d{0,3})\s*$/.exec(pair);
    if (!found) throw new WrongUsage(`--columns is written like date=1,title=4,author=3, not "${text}".`, 'intake');
    columns[found[1] as 'date' | 'title' | 'author'] = Number(found[2]) - 1;
  }
  return columns;
}
