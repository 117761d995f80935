// Owns: the verbs of a handover, run in this process as the command line runs them: made whole and in part, looked at, received, merged, verified.
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { type Given, readArguments } from '../../../db/cli/arguments.ts';
import type { Done } from '../../../db/cli/commandLine.ts';
import { run as apply } from '../../../db/cli/verbs/apply.ts';
import { run as handOver } from '../../../db/cli/verbs/handover.ts';
import { run as newCase } from '../../../db/cli/verbs/new.ts';
import { run as receive, runDifferences } from '../../../db/cli/verbs/receive.ts';
import { run as verify } from '../../../db/cli/verbs/verify.ts';
import { tempFolder } from '../../support/tempFolder.ts';

const draft = (title: string) => ({ format: 'case-file/1', heads: [{ id: 'a', title }] });

test('a case goes from one desk to another and back by the command line alone', { timeout: 60_000 }, async () => {
  const folder = tempFolder();
  const say = async (verb: (given: Given) => Promise<Done>, ...words: readonly string[]) => {
    const asked = readArguments([...words], {});
    if (asked.do !== 'run') throw new Error('Help was asked for.');
    return verb(asked);
  };
  const answer = async (...words: Parameters<typeof say>) => (await say(...words)).answer as Record<string, unknown>;
  const put = (name: string, words: string) => {
    writeFileSync(path.join(folder, name), words);
    return path.join(folder, name);
  };
  const at = (desk: string) => ['--store', path.join(folder, desk), '--actor', desk];
  const secret = ['--handover-passphrase-file', put('words', 'correct horse battery staple\n')];
  const [out, back] = [path.join(folder, 'out.handover'), path.join(folder, 'back.handover')];
  await answer(newCase, 'new', '1', '--landlord', 'Larkfield Homes', ...at('first'));
  await answer(apply, 'apply', '1', put('draft.json', JSON.stringify(draft('Lock'))), ...at('first'));

  await expect(say(handOver, 'handover', '1', '--to', out, ...secret, '--without', 'photos', ...at('first'))).rejects.toThrow(
    'not "photos"',
  );
  await expect(say(handOver, 'handover', '1', '--to', out, ...secret, '--without', 'R7', ...at('first'))).rejects.toThrow('no paper R7');
  await expect(say(handOver, 'handover', '1', '--to', out, ...secret, '--only-heads', 'z', ...at('first'))).rejects.toThrow('no head (z)');
  expect(existsSync(out)).toBe(false);
  expect(await answer(handOver, 'handover', '1', '--to', out, ...secret, '--reason', 'Leave', ...at('first'))).toMatchObject({
    case: '1',
    file: out,
    note: { actor: 'first', reason: 'Leave', leftOut: [] },
  });
  await expect(say(handOver, 'handover', '1', '--to', out, ...secret, ...at('first'))).rejects.toThrow('a file at');

  // Without any store: it proves itself.
  expect(await answer(verify, 'verify', '1', '--handover', out, ...secret)).toMatchObject({ case: '1', problems: [] });
  expect(await answer(receive, 'receive', out, ...secret, '--dry-run', ...at('second'))).toMatchObject({
    here: 'new',
    verdict: { problems: [] },
  });
  expect(await answer(receive, 'receive', out, ...secret, ...at('second'))).toMatchObject({ did: 'received' });
  await answer(apply, 'apply', '1', put('draft.json', JSON.stringify(draft('The street door'))), ...at('second'));
  await answer(apply, 'apply', '1', put('draft.json', JSON.stringify(draft('The lock'))), ...at('first'));
  await answer(handOver, 'handover', '1', '--to', back, ...secret, ...at('second'));

  const seen = await answer(receive, 'receive', back, ...secret, '--dry-run', ...at('first'));
  expect(seen).toMatchObject({ here: 'merge', differences: [{ ours: 'The lock', theirs: 'The street door', usual: 'ours' }] });
  const [{ name = '' } = {}] = seen.differences as { name: string }[];
  await expect(say(receive, 'receive', back, ...secret, '--choices', put('no.json', '{"x": 1}'), ...at('first'))).rejects.toThrow(
    'no list of choices',
  );
  const choices = put('choices.json', JSON.stringify({ [name]: 'theirs' }));
  expect(await answer(receive, 'receive', back, ...secret, '--choices', choices, ...at('first'))).toMatchObject({
    did: 'merged',
    differences: 1,
  });
  expect(await answer(runDifferences, 'differences', '1', ...at('first'))).toMatchObject({ differences: [{ choice: 'theirs' }] });
  expect(await say(verify, 'verify', '1', ...at('first'))).toMatchObject({
    isRefused: false,
    answer: { problems: [], desk: { problems: [] } },
  });
});
