// Owns: what is said and kept when the folder of an open desk becomes read-only, or its disk fails to write or to read, and that all goes on when it does again.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Reply } from '../../../db/model/fault.ts';
import { newId } from '../../../db/model/ids.ts';
import { casePlace } from '../../../db/store/folder.ts';
import { head, oneOfEach, paragraph } from '../../support/draftRows.ts';
import { whole } from '../../support/killRounds.ts';
import { type RefusingDisk, refusingDisk } from '../../support/refusingDisk.ts';
import { type StoreChild, startStoreChild } from '../../support/storeChild.ts';
import { tempFolder } from '../../support/tempFolder.ts';

interface Started {
  readonly folder: string;
  readonly host: StoreChild;
  readonly disk: RefusingDisk;
  readonly caseId: string;
  readonly papers: (count: number) => string;
}

function answered<T>(reply: Reply<T>): T {
  if (!reply.ok) throw new Error(reply.fault.message);
  return reply.value;
}

const messageOf = (reply: Reply<unknown>) => (reply.ok ? 'answered' : reply.fault.message);

async function started(): Promise<Started | null> {
  const [folder, place] = [tempFolder(), tempFolder()];
  const disk = refusingDisk(folder, place);
  if (disk === null) return null;
  const onStart = (child: StoreChild['child']) => onTestFinished(() => void child.kill('SIGKILL'));
  const host = await startStoreChild({ environment: disk.environment, hasReaders: true, onStart });
  answered(await host.open(folder));
  const { caseId } = answered(await host.call('desk.createCase', { reference: '202400001', landlord: 'Larkfield Homes', received: null }));
  let made = 0;
  const papers = (count: number) => {
    made += 1;
    const at = path.join(place, `papers ${made}`);
    mkdirSync(at);
    for (let each = 0; each < count; each += 1) writeFileSync(path.join(at, `${each}.txt`), `Paper ${made} ${each} about the lock.`);
    return at;
  };
  return { folder, host, disk, caseId, papers };
}

function asks({ host, caseId }: Pick<Started, 'host' | 'caseId'>) {
  const put = (kind: string, value: unknown, id = newId()) => {
    const change = { do: 'put', kind, id, seenRevision: null, value };
    return host.call('draft.change', { caseId, label: `Add a ${kind}`, changes: [change] });
  };
  return {
    put,
    takeIn: (place: string) => host.call('intake.start', { caseId, side: 'landlord', paths: [place], note: '' }),
    states: async () => answered(await host.call('entry.batches', { caseId })).map(({ state }) => state),
    draft: async () => answered(await host.call('draft.read', { caseId })).draft,
  };
}

test('a folder that becomes read-only is said in words, keeps what was saved, and takes all again when it is writable', {
  timeout: 120_000,
}, async (context) => {
  const all = await started();
  if (all === null) return context.skip();
  const { folder, host, disk, caseId, papers } = all;
  const { put, takeIn, states, draft } = asks(all);
  answered(await put('head', head('Lock')));
  answered(await takeIn(papers(3)));
  await vi.waitFor(async () => expect(await states()).toEqual(['done']), { timeout: 20_000 });
  const { rows } = answered(await host.call('entry.list', { caseId, filter: {}, after: null, limit: 5 }));
  const mark = { ...oneOfEach({ headId: newId(), entryId: rows[0]?.id ?? '' }).mark, headIds: [] };
  const typedId = newId();
  answered(await put('paragraph', paragraph('Typed before.'), typedId));
  const type = () => host.call('draft.type', { caseId, id: typedId, value: paragraph('Typed after.') });
  // Whatever of it stands, it is cut off.
  answered(await takeIn(papers(400)));

  disk.refuse('EROFS');
  const closed = `The folder of this desk can be read but not written any more: ${folder}. Nothing was saved by this; what was saved before is kept. Make it writable again and try again.`;
  const refused: readonly [string, () => Promise<Reply<unknown>>][] = [
    ['writing', () => put('head', head('Noise'))],
    ['typing', type],
    ['marking', () => put('mark', mark)],
    ['taking in', () => takeIn(papers(2))],
    ['backing up', () => host.call('backup.make', { caseId, why: 'asked' })],
    ['undoing', () => host.call('history.undo', { caseId })],
    ['a setting', () => host.call('desk.writeSetting', { key: 'place', value: 1 })],
    ['a new case', () => host.call('desk.createCase', { reference: '202400002', landlord: 'Larkfield Homes', received: null })],
  ];
  for (const [what, ask] of refused) expect([what, messageOf(await ask())]).toEqual([what, closed]);
  // What stands can be read meanwhile, and the delivery that was coming in says that it is cut off.
  expect((await draft()).head.map(({ value }) => value.title)).toEqual(['Lock']);
  expect(answered(await host.call('history.verify', { caseId })).problems).toEqual([]);
  const told = () => host.events().flatMap((event) => (event.name === 'intake.progress' ? [event.body.state] : []));
  await vi.waitFor(() => expect(told().at(-1)).toBe('interrupted'), { timeout: 20_000 });

  disk.obey();
  answered(await put('head', head('Noise')));
  answered(await type());
  answered(await put('mark', mark));
  expect(answered(await host.call('backup.make', { caseId, why: 'asked' })).bytes).toBeGreaterThan(0);
  await vi.waitFor(async () => expect(await states()).toEqual(['interrupted', 'done']), { timeout: 20_000 });
  const [cutOff] = answered(await host.call('entry.batches', { caseId }));
  answered(await host.call('intake.goOn', { caseId, batchId: cutOff?.id }));
  await vi.waitFor(async () => expect(await states()).toEqual(['done', 'done']), { timeout: 60_000 });
  expect(answered(await host.call('entry.batches', { caseId })).map(({ received }) => received)).toEqual([400, 3]);
  const { head: heads, mark: marks } = await draft();
  expect([heads.map(({ value }) => value.title), marks.length]).toEqual([['Lock', 'Noise'], 1]);
  expect(answered(await host.call('history.verify', { caseId })).problems).toEqual([]);
  const losses: string[] = [];
  whole(casePlace(folder, caseId), losses, () => undefined);
  expect(losses).toEqual([]);
});

test.for(['writing', 'both'] as const)(
  'a disk that fails (%s) ends the store process, and what was acknowledged is there at the next start',
  {
    timeout: 120_000,
  },
  async (what, context) => {
    const all = await started();
    if (all === null) return context.skip();
    const { folder, host, disk, caseId } = all;
    const { put } = asks(all);
    answered(await put('head', head('Lock')));
    disk.refuse('EIO', what);
    const gone = `The disk or network share of this desk is gone: ${folder}. Nothing was saved by this; what was saved before is kept there. Connect it again.`;
    expect(messageOf(await put('head', head('Refused')))).toBe(gone);
    // Otherwise what was refused would lie in its memory, and go onto the disk with the next write (docs/decisions/0450).
    expect(await host.ended).toBe(1);

    // Begun again while it still fails, as main does: opened for reading alone it would take nothing when the disk is well again.
    const start = () =>
      startStoreChild({ environment: disk.environment, onStart: (child) => onTestFinished(() => void child.kill('SIGKILL')) });
    const tooEarly = await start();
    expect(await tooEarly.open(folder)).toMatchObject({ ok: false, fault: { code: 'readonly', message: expect.stringContaining(folder) } });

    disk.obey();
    const again = await start();
    answered(await again.open(folder));
    answered(await asks({ host: again, caseId }).put('head', head('Noise')));
    expect((await asks({ host: again, caseId }).draft()).head.map(({ value }) => value.title)).toEqual(['Lock', 'Noise']);
    expect(answered(await again.call('history.verify', { caseId })).problems).toEqual([]);
  },
);

test('a place that its disk does not give is named by verify, and goes into no copy', { timeout: 60_000 }, async (context) => {
  const all = await started();
  if (all === null) return context.skip();
  const { host, disk, caseId } = all;
  const { put } = asks(all);
  answered(await put('head', head('Lock')));
  expect(answered(await host.call('history.verify', { caseId })).problems).toEqual([]);
  disk.refuse('EIO', 'reading');
  const unread = `The disk does not give all of ${caseId}.case (EIO). Nothing can be told of it: bring its folder to another disk, or restore a backup.`;
  expect(answered(await host.call('history.verify', { caseId })).problems).toEqual([unread]);
  expect(messageOf(await host.call('backup.make', { caseId, why: 'asked' }))).toBe(`${unread} No copy was made.`);
  disk.obey();
  expect(answered(await host.call('history.verify', { caseId })).problems).toEqual([]);
  expect(answered(await host.call('backup.make', { caseId, why: 'asked' })).bytes).toBeGreaterThan(0);
});
