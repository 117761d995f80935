// Owns: verbs run in this process, as the command line runs them after reading its words: rounds, letters, the house style, a decision put right by hand, disposal.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { type Given, readArguments } from '../../../db/cli/arguments.ts';
import type { Done } from '../../../db/cli/commandLine.ts';
import { run as apply } from '../../../db/cli/verbs/apply.ts';
import { run as houseStyle } from '../../../db/cli/verbs/houseStyle.ts';
import { run as letter } from '../../../db/cli/verbs/letter.ts';
import { run as newCase } from '../../../db/cli/verbs/new.ts';
import { runCorrect } from '../../../db/cli/verbs/precedents.ts';
import { run as retention, runAct, runDispose, runList } from '../../../db/cli/verbs/retention.ts';
import { run as rounds, runAddComment, runAddReview, runAnswerComment, runDecideReview } from '../../../db/cli/verbs/rounds.ts';
import { runRedo, run as undo } from '../../../db/cli/verbs/undo.ts';
import { tempFolder } from '../../support/tempFolder.ts';

const file = {
  format: 'case-file/1',
  heads: [{ id: 'a', title: 'Repairs to a street door.' }],
  findings: [{ head: 'a', paragraphs: [{ id: 'lock', text: 'It was late.' }] }],
};

/** A store with one case, and the verbs on it: each answers what it prints. */
async function cli() {
  const folder = tempFolder();
  const say = async (verb: (given: Given) => Promise<Done>, ...words: readonly string[]) => {
    const asked = readArguments([...words, '--store', path.join(folder, 'desk'), '--actor', 'A. Writer'], {});
    if (asked.do !== 'run') throw new Error('Help was asked for.');
    return (await verb(asked)).answer;
  };
  const put = (name: string, content: object) => {
    writeFileSync(path.join(folder, name), JSON.stringify(content));
    return path.join(folder, name);
  };
  await say(newCase, 'new', '1', '--landlord', 'Larkfield Homes');
  await say(apply, 'apply', '1', put('draft.json', file));
  return { folder, say, put };
}

it('logs, answers and decides what comes when a report goes round', async () => {
  const { say } = await cli();
  const said = ['--by', 'landlord', '--received', '2025-03-03', '--paragraph', 'lock', '--text', 'It was not late.'];
  expect(await say(runAddComment, 'add-party-comment', '1', ...said)).toEqual({ case: '1', id: 'pc1' });
  await say(runAnswerComment, 'answer-party-comment', '1', 'pc1', '--answer', 'It was.');
  await expect(say(runAnswerComment, 'answer-party-comment', '1', 'pc9', '--answer', 'x')).rejects.toThrow('There are pc1.');
  const asked = ['--by', 'resident', '--received', '2025-05-01', '--text', 'The day is wrong.'];
  expect(await say(runAddReview, 'add-review-request', '1', ...asked)).toEqual({ case: '1', id: 'rr1' });
  await expect(say(runAddReview, 'add-review-request', '1', ...asked, '--grounds', 'luck')).rejects.toThrow('"luck" is no ground');
  const decide = ['decide-review-request', '1', 'rr1', '--by', 'M. Manager', '--outcome', 'reviewed, decision stands'];
  const reasons = ['--reasons', 'It is that of the log.'];
  await expect(say(runDecideReview, ...decide, ...reasons, '--on', '2025-04-30')).rejects.toThrow('before the request was received');
  await say(runDecideReview, ...decide, ...reasons, '--on', '2025-05-20');
  expect(await say(rounds, 'rounds', '1')).toMatchObject({
    commentsUntil: null,
    partyComments: [{ id: 'pc1', by: 'landlord', paragraph: 'lock', text: 'It was not late.', answer: 'It was.', isLate: null }],
    reviewRequests: [{ id: 'rr1', decidedBy: 'M. Manager', outcome: 'reviewed, decision stands', standing: 'not known' }],
  });
});

it('undoes and redoes what was done last, also in another process', async () => {
  const { say } = await cli();
  expect(await say(undo, 'undo', '1')).toMatchObject({ case: '1', label: 'Apply a case file', passedOver: null });
  await expect(say(undo, 'undo', '1')).rejects.toThrow(
    'There is nothing to undo. “Open case 1 against Larkfield Homes” stays: the case begins with it.',
  );
  expect(await say(runRedo, 'redo', '1')).toMatchObject({ case: '1', label: 'Apply a case file' });
});

it('writes letters in the style of the house', async () => {
  const { folder, say, put } = await cli();
  const out = path.join(folder, 'style.json');
  await say(houseStyle, 'house-style', '--out', out);
  const style = JSON.parse(readFileSync(out, 'utf8')) as object;
  const own = put('own.json', { ...style, organisation: 'Office of the Ombudsman', signatory: 'R. Okafor' });
  await say(houseStyle, 'house-style', '--set', own, '--out', out);
  const written = path.join(folder, 'letter.html');
  const words = ['letter', '1', '--to', 'landlord', '--format', 'html', '--out', written];
  expect(await say(letter, ...words)).toMatchObject({ case: '1', to: 'landlord' });
  const html = readFileSync(written, 'utf8');
  expect(html).toContain('Office of the Ombudsman');
  expect(html).toContain('R. Okafor');
  const wrong = put('wrong.json', { ...style, bodyFont: 'Comic Sans' });
  await expect(say(houseStyle, 'house-style', '--set', wrong)).rejects.toThrow('bodyFont');
  await expect(say(letter, 'letter', '1', '--to', 'press', '--format', 'txt', '--out', '-')).rejects.toThrow('--to is one of');
});

it('closes, holds and disposes of a case by the rules of the office, never by a slip, and keeps a register', async () => {
  const { folder, say, put } = await cli();
  const answer = async (...words: Parameters<typeof say>) => (await say(...words)) as Record<string, unknown>;
  const dispose = (...words: readonly string[]) => say(runDispose, 'dispose', '1', '--through', 'working', ...words);
  await expect(say(retention, 'retention', '--set', put('wrong.json', [{ of: 'photos' }]))).rejects.toThrow('These are no rules');
  const source = { publisher: 'The office', title: 'Schedule of 2025', confidence: 'inference' };
  const rule = { of: 'working', from: 'closed', period: { count: 6, unit: 'months' }, source };
  const { cases, rules } = await answer(retention, 'retention', '--set', put('rules.json', [rule]));
  expect([rules, cases]).toMatchObject([[rule], [{ case: '1', closed: null, held: null, disposed: [], problem: null }]]);

  await expect(dispose('--confirm', '1')).rejects.toThrow(/open/);
  await say(runAct, 'close', '1', '--reason', 'Issued');
  await expect(dispose('--confirm', '2', '--reason', 'x')).rejects.toThrow(/reference/);
  await expect(dispose('--confirm', '1')).rejects.toThrow(/reason/);
  await say(runAct, 'hold', '1', '--reason', 'Judicial review');
  await expect(dispose('--confirm', '1', '--reason', 'x')).rejects.toThrow(/held|hold/i);
  expect((await answer(retention, 'retention')).cases).toMatchObject([{ held: { reason: 'Judicial review' } }]);
  await say(runAct, 'lift-hold', '1', '--reason', 'Refused');
  await expect(say(runDispose, 'dispose', '1', '--through', 'photos', '--confirm', '1')).rejects.toThrow('--through is one of');

  expect(await dispose('--confirm', '1', '--reason', 'Asked by the resident')).toMatchObject({ isWhole: false });
  expect((await answer(retention, 'retention')).cases).toMatchObject([{ case: '1', disposed: ['working'] }]);
  await expect(say(runAct, 'reopen', '1', '--reason', 'x')).rejects.toThrow(/disposed/);
  await expect(say(runDispose, 'dispose', '1', '--through', 'decision', '--confirm', '1', '--reason', 'x')).rejects.toThrow('any more');
  expect((await answer(runList, 'disposals')).disposals).toMatchObject([{ reference: '1', isWhole: false, actor: 'A. Writer' }]);
  const out = path.join(folder, 'register.csv');
  expect(await say(runList, 'disposals', '--out', out)).toEqual({ file: out });
  expect(readFileSync(out, 'utf8')).toContain('Asked by the resident');
  await expect(say(runList, 'disposals', '--out', path.join(folder, 'x.csv'), '--format', 'xml')).rejects.toThrow('--format is one of');
});

it('refuses parts of a decision that are none', async () => {
  const { say, put } = await cli();
  const id = '01900000-0000-7000-8000-000000000001';
  const parts = { landlord: 'Harbour Homes', decidedOn: null, heads: [], orders: [] };
  await expect(say(runCorrect, 'correct-precedent', id, put('wrong.json', { ...parts, heads: 'none' }))).rejects.toThrow('heads');
  await expect(say(runCorrect, 'correct-precedent', id, put('parts.json', parts))).rejects.toThrow('not in the library');
});
