// Tests: which of two lanes a read goes to, and that figures through a whole case wait for its first screen and for nothing later.
import { expect, test } from 'vitest';
import type { CaseReadName } from '../../../db/host/caseReads.ts';
import type { ReadLane } from '../../../db/host/readLane.ts';
import { twoLanes } from '../../../db/host/twoLanes.ts';

const caseId = '01a214cc-01d7-702d-8047-788ca7eeef08';

/** Two lanes that answer when told to, and what each was asked, in order. */
function lanes() {
  const asked: string[] = [];
  const waiting = new Map<string, () => void>();
  let made = 0;
  const lane = twoLanes((): ReadLane => {
    const name = made === 0 ? 'near' : 'far';
    made += 1;
    const read = (operation: CaseReadName) => {
      asked.push(`${name} ${operation}`);
      return new Promise<never>((done) => waiting.set(operation, done as () => void));
    };
    return { read, carry: read, forget: async () => undefined, close: async () => undefined };
  });
  const ask = (operation: CaseReadName) => void lane.carry(operation, { caseId } as never, 'A');
  return { lane, asked, ask, answer: (operation: CaseReadName) => waiting.get(operation)?.() };
}

test('while a case is being opened, what goes through all of it comes after what its first screen asked', async () => {
  const { asked, ask, answer } = lanes();
  ask('checks.run');
  ask('entry.opening');
  await new Promise((done) => setTimeout(done, 150));
  expect(asked).toEqual(['near entry.opening']);
  answer('entry.opening');
  await expect.poll(() => asked).toEqual(['near entry.opening', 'far checks.run']);
});

test('a first screen that never comes holds nothing up for longer than a second, and later nothing waits', async () => {
  const { lane, asked, ask } = lanes();
  ask('rules.read');
  ask('entry.unread');
  await expect.poll(() => asked, { timeout: 2000 }).toEqual(['near rules.read', 'far entry.unread']);
  ask('checks.run');
  await Promise.resolve();
  expect(asked.at(-1)).toBe('far checks.run');
  await lane.forget(caseId);
  ask('entry.axis');
  await Promise.resolve();
  expect(asked.at(-1)).toBe('far checks.run');
});

test('the whole draft is read beside the first entries of a case while it is opened, and before what goes through all of it', async () => {
  const { asked, ask, answer } = lanes();
  ask('entry.opening');
  ask('checks.run');
  ask('draft.read');
  expect(asked).toEqual(['near entry.opening', 'far draft.read']);
  answer('entry.opening');
  await new Promise((done) => setTimeout(done, 150));
  expect(asked.at(-1)).toBe('far draft.read');
  answer('draft.read');
  await expect.poll(() => asked.at(-1)).toBe('far checks.run');
  await new Promise((done) => setTimeout(done, 1000));
  ask('draft.read');
  expect(asked.at(-1)).toBe('near draft.read');
});
