// Owns: the verb intake: a delivery from start to end, progress told in words, Ctrl-C cancels and keeps what is done.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { type PartlyReadAs, sheetEncodings } from '../../model/delimited.ts';
import { type IntakeProgress, sides } from '../../model/entry.ts';
import type { StoreEvent } from '../../model/operations.ts';
import { type Given, oneOf, WrongUsage } from '../arguments.ts';
import type { Done } from '../index.ts';
import { withStore } from '../session.ts';

/** Runs the verb; what it answers is in usage.ts. Throws Refusal and WrongUsage. */
export async function run(given: Given): Promise<Done> {
  const [reference = '', ...paths] = given.places;
  const side = oneOf(given, 'side', sides);
  const columns = columnsOf(given);
  const readAs = readAsOf(given);
  const password = given.options.password === undefined ? undefined : readFileSync(given.options.password, 'utf8').split(/\r?\n/)[0];
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
      const cancel = () => void call('intake.cancel', { caseId: id, batchId }).catch(() => undefined);
      process.once('SIGINT', cancel);
      process.once('SIGTERM', cancel);
      const { state, received, read, duplicate, unreadable } = await watch.ended(batchId);
      const rows = await call('entry.axis', { caseId: id });
      return {
        isRefused: state !== 'done',
        answer: {
          case: reference,
          batch: batchId,
          side,
          state,
          counts: { received, read, duplicate, unreadable },
          unreadable: rows
            .filter((row) => row.batchId === batchId && row.status === 'unreadable')
            .map(({ exhibit, path, reason }) => ({ exhibit, path, reason })),
        },
      };
    },
    watch.hear,
  );
}

function watchIntake(): { hear(event: StoreEvent): void; ended(batchId: string): Promise<IntakeProgress> } {
  const last = new Map<string, IntakeProgress>();
  let told = 0;
  let wake: () => void = () => undefined;
  return {
    hear(event) {
      if (event.name !== 'intake.progress') return;
      last.set(event.body.id, event.body);
      const { state, received, total, unreadable, current } = event.body;
      if (state !== 'running' || Date.now() - told >= 1000) {
        told = Date.now();
        const place = current === null ? '' : `  ${current}`;
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
