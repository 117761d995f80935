// Owns: sides that come out differently once the case knows its people, and those that stay as they were set.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createDeskStore } from '../../../db/host/answer.ts';
import { spawnReaderOnNode } from '../../../db/intake/spawnNode.ts';
import type { DraftValue } from '../../../db/model/draft.ts';
import type { Side } from '../../../db/model/entry.ts';
import { newId } from '../../../db/model/ids.ts';
import type { Input, OperationName, Output, StoreEvent } from '../../../db/model/operations.ts';
import { tempFolder } from '../../support/tempFolder.ts';

async function desk() {
  const folder = tempFolder();
  const heard: ((event: StoreEvent) => void)[] = [];
  const store = createDeskStore({
    folder: path.join(folder, 'desk'),
    actor: 'A. Investigator',
    spawnReader: spawnReaderOnNode,
    emit: (event) => {
      for (const hear of heard) hear(event);
    },
  });
  onTestFinished(() => store.close());
  const call = async <K extends OperationName>(operation: K, input: Input<K>): Promise<Output<K>> => {
    const reply = await store.call(operation, input);
    if (!reply.ok) throw new Error(reply.fault.message);
    return reply.value;
  };
  const { caseId } = await call('desk.createCase', { reference: '1', landlord: 'Larkfield Homes', received: null });
  const takeIn = async (side: Side, files: Readonly<Record<string, string>>) => {
    const from = path.join(folder, `${side}-${newId()}`);
    mkdirSync(from);
    for (const [name, content] of Object.entries(files)) writeFileSync(path.join(from, name), content);
    const ended = new Promise<void>((done) =>
      heard.push((event) => {
        if (event.name === 'intake.progress' && event.body.suppliedBy === side && event.body.state === 'done') done();
      }),
    );
    await call('intake.start', { caseId, side, paths: [from], note: '' });
    await ended;
  };
  const sides = async () => Object.fromEntries((await call('entry.axis', { caseId })).map(({ exhibit, side }) => [exhibit, side]));
  return { call, caseId, takeIn, sides, heard };
}

const mail = (from: string, to: string, subject: string) =>
  `From: ${from}\nTo: ${to}\nDate: Tue, 18 Apr 2023 20:14:00 +0100\nSubject: ${subject}\n\nWords of ${subject}\n`;
const party = (role: string, name: string, email: string): DraftValue<'party'> => ({
  role,
  names: [name],
  aliases: [],
  emails: [email],
  pronoun: '',
  label: '',
  treatedAs: null,
});

describe('sides judged again', () => {
  it('when a party is named, undone with it, and never over what was set by hand', async () => {
    const { call, caseId, takeIn, sides } = await desk();
    await takeIn('landlord', {
      'a.eml': mail('ana@home.example', 'x@larkfield.example', 'one'),
      'b.eml': mail('Ana Lee <al@work.example>', 'x@larkfield.example', 'two'),
      'c.eml': mail('ana@home.example', 'x@larkfield.example', 'three'),
    });
    expect(await sides()).toEqual({ L1: 'landlord', L2: 'landlord', L3: 'landlord' });
    const third = (await call('entry.axis', { caseId })).find(({ exhibit }) => exhibit === 'L3');
    await call('entry.edit', { caseId, id: third?.id ?? '', seenRevision: third?.revision ?? 0, patch: { side: 'third' } });
    const value = party('resident', 'Ana Lee', 'ana@home.example');
    await call('draft.change', {
      caseId,
      label: 'Name a party',
      changes: [{ do: 'put', kind: 'party', id: newId(), seenRevision: null, value }],
    });
    expect(await sides()).toEqual({ L1: 'resident', L2: 'resident', L3: 'third' });
    await call('history.undo', { caseId });
    expect(await sides()).toEqual({ L1: 'landlord', L2: 'landlord', L3: 'third' });
  });

  it('when a later delivery shows from where the resident writes', async () => {
    const { takeIn, sides } = await desk();
    await takeIn('landlord', { 'a.eml': mail('ana@home.example', 'x@larkfield.example', 'one') });
    expect(await sides()).toEqual({ L1: 'landlord' });
    await takeIn('resident', { 'b.eml': mail('ana@home.example', 'x@larkfield.example', 'another') });
    expect(await sides()).toEqual({ L1: 'resident', R1: 'resident' });
  });

  it('with what is part of a message, and of nothing else, when a later delivery shows whose the message is', async () => {
    const { call, caseId, takeIn, sides } = await desk();
    const withNote = [
      'From: ana@home.example',
      'To: x@larkfield.example',
      'Subject: one',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'With my note.',
      '--b',
      'Content-Type: text/plain; name=note.txt',
      'Content-Disposition: attachment; filename=note.txt',
      '',
      'The heater leaks.',
      '--b--',
      '',
    ].join('\n');
    await takeIn('landlord', { 'a.eml': withNote, 'b.eml': mail('bo@home.example', 'x@larkfield.example', 'two') });
    expect(await sides()).toEqual({ L1: 'landlord', 'L1.1': 'landlord', L2: 'landlord' });
    const before = new Map((await call('entry.axis', { caseId })).map(({ exhibit, revision }) => [exhibit, revision]));
    await takeIn('resident', { 'c.eml': mail('Ana <ANA@home.example>', 'x@larkfield.example', 'another') });
    expect(await sides()).toEqual({ L1: 'resident', 'L1.1': 'resident', L2: 'landlord', R1: 'resident' });
    const now = new Map((await call('entry.axis', { caseId })).map(({ exhibit, revision }) => [exhibit, revision]));
    expect(now.get('L2')).toBe(before.get('L2'));
  });

  it('also of papers that come in after somebody was named while their delivery was coming in', async () => {
    const { call, caseId, takeIn, sides, heard } = await desk();
    let named: Promise<unknown> | null = null;
    heard.push((event) => {
      if (event.name !== 'intake.progress' || event.body.state !== 'running' || named !== null) return;
      const value = party('resident', 'Ana Lee', 'ana@home.example');
      const change = { do: 'put', kind: 'party', id: newId(), seenRevision: null, value } as const;
      named = call('draft.change', { caseId, label: 'Name a party', changes: [change] });
    });
    const many = Array.from({ length: 60 }, (_, at) => [`${at}.eml`, mail('ana@home.example', 'x@larkfield.example', `note ${at}`)]);
    await takeIn('landlord', Object.fromEntries(many));
    await named;
    expect(new Set(Object.values(await sides()))).toEqual(new Set(['resident']));
  });

  it('when a case file names people, but not against a side the file states; twice changes nothing', async () => {
    const { call, caseId, takeIn, sides } = await desk();
    await takeIn('landlord', {
      'a.eml': mail('ana@home.example', 'x@larkfield.example', 'one'),
      'b.eml': mail('ana@home.example', 'x@larkfield.example', 'two'),
    });
    const file = {
      format: 'case-file/1',
      heads: [{ id: 'a', title: 'A head' }],
      parties: [{ id: 'p1', role: 'resident', names: ['Ana Lee'], emails: ['ana@home.example'] }],
      items: [{ exhibit: 'L2', side: 'landlord' }],
    };
    await call('draftFile.apply', { caseId, file });
    expect(await sides()).toEqual({ L1: 'resident', L2: 'landlord' });
    expect(await call('draftFile.apply', { caseId, file })).toMatchObject({ changes: 0 });
    expect(await sides()).toEqual({ L1: 'resident', L2: 'landlord' });
  });
});
