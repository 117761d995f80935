// Owns: versions of the report in a real store: the exact bytes kept, the steps of sign-off by two people, what an edit does, undo, and a changed byte told.
import { createHash } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { createDeskStore, type DeskStore } from '../../../db/host/answer.ts';
import type { DraftChange, DraftValue } from '../../../db/model/draft.ts';
import type { Reply } from '../../../db/model/fault.ts';
import { standardHouseStyle } from '../../../db/model/houseStyle.ts';
import { newId } from '../../../db/model/ids.ts';
import type { Input, OperationName, Output } from '../../../db/model/operations.ts';
import type { ReportVersion } from '../../../db/model/version.ts';
import { casePlace } from '../../../db/store/folder.ts';
import { closeStore, openCase } from '../../../db/store/open.ts';
import { head, paragraph } from '../../support/draftRows.ts';
import { tempFolder } from '../../support/tempFolder.ts';

const writer = 'A. Investigator';
const manager = 'M. Manager';

class Desk {
  readonly folder = tempFolder();
  readonly paragraphId = newId();
  readonly headId = newId();
  caseId = '';
  #store: DeskStore = this.#open();

  #open(): DeskStore {
    const spawnReader = () => {
      throw new Error('No file is read in this test.');
    };
    return createDeskStore({ folder: this.folder, actor: writer, spawnReader, emit: () => undefined, reads: 'here' });
  }

  async reply<K extends OperationName>(operation: K, input: Omit<Input<K>, 'caseId'>): Promise<Reply<Output<K>>> {
    return this.#store.call(operation, this.caseId === '' || operation.startsWith('desk.') ? input : { caseId: this.caseId, ...input });
  }

  async call<K extends OperationName>(operation: K, input: Omit<Input<K>, 'caseId'>): Promise<Output<K>> {
    const reply = await this.reply(operation, input);
    if (!reply.ok) throw new Error(reply.fault.message);
    return reply.value;
  }

  /** What was refused, in words. */
  async refused<K extends OperationName>(operation: K, input: Omit<Input<K>, 'caseId'>): Promise<string> {
    const reply = await this.reply(operation, input);
    if (reply.ok) throw new Error(`${operation} was not refused.`);
    return reply.fault.message;
  }

  as(name: string): Promise<unknown> {
    return this.#store.call('desk.setActor', { name });
  }

  async change(label: string, changes: readonly DraftChange[]): Promise<void> {
    await this.call('draft.change', { label, changes: [...changes] });
  }

  async write(text: string, more: Partial<DraftValue<'paragraph'>> = {}): Promise<void> {
    const row = (await this.call('draft.read', {})).draft.paragraph.find(({ id }) => id === this.paragraphId);
    const value = { ...(row?.value ?? paragraph('', this.headId)), runs: [{ kind: 'text' as const, text }], ...more };
    await this.change('Write a paragraph', [
      { do: 'put', kind: 'paragraph', id: this.paragraphId, seenRevision: row?.revision ?? null, value },
    ]);
  }

  submit(note = ''): Promise<Output<'version.submit'>> {
    return this.call('version.submit', { copy: 'parties', note });
  }

  async newest(): Promise<ReportVersion> {
    const [newest] = await this.call('version.list', {});
    if (newest === undefined) throw new Error('There is no version.');
    return newest;
  }

  async text(id: string): Promise<string> {
    return new TextDecoder().decode((await this.call('version.file', { id, format: 'txt', letter: null })).bytes);
  }

  async closed(work: (file: string) => void): Promise<void> {
    await this.#store.close();
    work(casePlace(this.folder, this.caseId));
    this.#store = this.#open();
  }

  close(): Promise<void> {
    return this.#store.close();
  }
}

async function desk(): Promise<Desk> {
  const made = new Desk();
  onTestFinished(() => made.close());
  const { caseId } = await made.call('desk.createCase', { reference: '202400001', landlord: 'Larkfield Homes', received: null });
  made.caseId = caseId;
  await made.change('Add a head', [{ do: 'put', kind: 'head', id: made.headId, seenRevision: null, value: head('Lock') }]);
  await made.write('The landlord did not mend the lock.');
  return made;
}

test('a version keeps the bytes of each format with their hashes, and the draft may go on', async () => {
  const it = await desk();
  const built = await it.call('report.build', { copy: 'parties', format: 'docx' });
  const { id, number } = await it.submit('Ready, I think');
  expect(number).toBe(1);
  const version = await it.newest();
  expect(version.files.map(({ format }) => format)).toEqual(['docx', 'html', 'txt']);
  expect(version.taken).toMatchObject([{ step: 'submit', actor: writer, note: 'Ready, I think' }]);
  const kept = await it.call('version.file', { id, format: 'docx', letter: null });
  expect(Buffer.compare(kept.bytes, built.bytes)).toBe(0);
  expect(createHash('sha256').update(kept.bytes).digest('hex')).toBe(version.files[0]?.sha256);
  await it.write('Something else.');
  expect(await it.text(id)).toContain('did not mend the lock');
  expect((await it.call('history.verify', {})).problems).toEqual([]);
});

test('the letters that go out with an issued version are kept as they went', async () => {
  const it = await desk();
  const { id } = await it.submit();
  await it.as(manager);
  await it.call('version.step', { id, step: 'approve', note: '' });
  expect((await it.newest()).letters).toEqual([]);
  const letter = async () => (await it.call('letter.build', { letter: 'landlord', format: 'txt' })).bytes;
  const asItWent = await letter();
  await it.call('version.step', { id, step: 'issue', note: '' });
  const { letters } = await it.newest();
  expect(letters.map(({ letter: of, name, files }) => [of, name, files.map(({ format }) => format)])).toEqual([
    ['resident', 'Letter to the resident', ['docx', 'html', 'txt']],
    ['landlord', 'Letter to the landlord', ['docx', 'html', 'txt']],
  ]);
  // Whatever the draft says later, and whatever the letter would say of it.
  const [facts] = (await it.call('draft.read', {})).draft.facts;
  if (facts === undefined) throw new Error('The case has no facts.');
  const value = { ...facts.value, landlordName: 'Northgate Homes' };
  await it.change('Rename', [{ do: 'put', kind: 'facts', id: facts.id, seenRevision: facts.revision, value }]);
  expect(Buffer.compare(await letter(), asItWent)).not.toBe(0);
  const kept = await it.call('version.file', { id, format: 'txt', letter: 'landlord' });
  expect(Buffer.compare(kept.bytes, asItWent)).toBe(0);
  expect(await it.refused('version.file', { id, format: 'txt', letter: 'press' })).toContain('There are "resident", "landlord".');
  expect((await it.call('history.verify', {})).problems).toEqual([]);
});

test('another person approves, and what was approved is issued and stays', async () => {
  const it = await desk();
  const { id } = await it.submit();
  expect(await it.refused('version.step', { id, step: 'approve', note: '' })).toContain('Somebody else must approve it');
  expect(await it.refused('version.step', { id, step: 'issue', note: '' })).toContain('must be approved');
  expect(await it.refused('version.step', { id, step: 'submit', note: '' })).toContain('Use return, approve, issue.');
  await it.as(manager);
  expect(await it.call('version.step', { id, step: 'approve', note: 'Good' })).toEqual({ number: 1, state: 'approved' });
  await it.as(writer);
  expect(await it.call('version.step', { id, step: 'issue', note: '' })).toEqual({ number: 1, state: 'issued' });
  expect((await it.newest()).taken.map(({ step, actor }) => [step, actor])).toEqual([
    ['submit', writer],
    ['approve', manager],
    ['issue', writer],
  ]);
  // An issue is not undone; what was done before it is held by it.
  expect(await it.refused('history.undo', {})).toContain('cannot be undone');
  // A correction is a new version that says what it corrects; the old one is kept.
  expect(await it.refused('version.submit', { copy: 'parties', note: '' })).toContain('Change the draft first');
  await it.write('The landlord did mend the lock.');
  expect(await it.refused('version.submit', { copy: 'parties', note: '' })).toContain('Say what this one corrects');
  const second = await it.submit('The lock was mended');
  expect(await it.newest()).toMatchObject({ number: 2, corrects: 1 });
  expect(await it.text(id)).toContain('did not mend');
  expect(await it.text(second.id)).toContain('did mend');
});

test('an edit ends an approval, an edit taken back gives it back, and notes to oneself do not touch it', async () => {
  const it = await desk();
  const { id } = await it.submit();
  await it.as(manager);
  await it.call('version.step', { id, step: 'approve', note: '' });
  await it.as(writer);
  await it.write('The landlord did not mend the lock.', { comment: 'Ask again?' });
  expect((await it.newest()).changed).toEqual([]);
  await it.write('The landlord did not mend the lock in time.');
  expect((await it.newest()).changed).toMatchObject([{ label: 'Write a paragraph', actor: writer }]);
  expect(await it.refused('version.step', { id, step: 'issue', note: '' })).toContain('Its approval no longer stands');
  await it.call('history.undo', {});
  expect((await it.newest()).changed).toEqual([]);
  await it.call('history.redo', {});
  expect((await it.newest()).changed).toHaveLength(1);
  await it.call('history.undo', {});
  expect(await it.call('version.step', { id, step: 'issue', note: '' })).toMatchObject({ state: 'issued' });
});

test('an edit from before that its writer undoes since ends the approval too', async () => {
  const it = await desk();
  await it.as('B. Colleague');
  await it.write('The second wording.');
  await it.as(writer);
  const { id } = await it.submit();
  await it.as(manager);
  await it.call('version.step', { id, step: 'approve', note: '' });
  await it.as('B. Colleague');
  await it.call('history.undo', {});
  expect((await it.newest()).changed).toMatchObject([{ label: 'Undo: Write a paragraph', actor: 'B. Colleague' }]);
});

test('a submission somebody acted on is not taken back', async () => {
  const it = await desk();
  const { id } = await it.submit();
  await it.as(manager);
  await it.call('version.step', { id, step: 'approve', note: '' });
  await it.as(writer);
  expect(await it.refused('history.undo', {})).toMatch(/cannot be undone.*Approve: version 1/);
});

test('a submission nobody acted on is undone, and its number is free again', async () => {
  const it = await desk();
  await it.submit();
  expect((await it.call('history.undo', {})).label).toBe('Submit the report');
  expect(await it.call('version.list', {})).toEqual([]);
  await it.call('history.redo', {});
  expect(await it.newest()).toMatchObject({ number: 1 });
  expect((await it.call('history.verify', {})).problems).toEqual([]);
});

test('what is returned comes with comments and is submitted again', async () => {
  const it = await desk();
  const { id } = await it.submit();
  await it.as(manager);
  expect(await it.refused('version.step', { id, step: 'return', note: '  ' })).toContain('never returned without comments');
  await it.call('version.step', { id, step: 'return', note: 'Say when.' });
  await it.as(writer);
  await it.write('The landlord did not mend the lock in May.');
  expect(await it.submit('Said when')).toMatchObject({ number: 2 });
  const [newer, older] = await it.call('version.list', {});
  expect([newer?.isNewest, older?.isNewest, older?.taken[1]?.note]).toEqual([true, false, 'Say when.']);
  expect(await it.refused('version.step', { id, step: 'approve', note: '' })).toContain('followed by a newer version');
});

test('a quotation that stands in no evidence refuses the issue by name, and a waiver lets it pass', async () => {
  const it = await desk();
  const eventId = newId();
  const event = {
    date: { earliest: null, latest: null, precision: 'unknown' as const },
    text: 'It wrote.',
    status: 'agreed' as const,
    headIds: [it.headId],
    cites: [],
  };
  await it.change('Add an event', [{ do: 'put', kind: 'event', id: eventId, seenRevision: null, value: event }]);
  await it.write('The landlord wrote “we have never been told of this lock”.', { cites: [{ kind: 'event', id: eventId }] });
  const { id } = await it.submit();
  await it.as(manager);
  await it.call('version.step', { id, step: 'approve', note: '' });
  const why = await it.refused('version.step', { id, step: 'issue', note: '' });
  expect(why).toMatch(/^The report cannot be issued while a check stands open/);
  expect(why).toContain('never been told of this lock');
  const value = { check: 'quotation-not-in-source', place: it.paragraphId, reason: 'said in a call', text: '', finding: '' };
  await it.change('Waive', [{ do: 'put', kind: 'waiver', id: newId(), seenRevision: null, value }]);
  expect(await it.call('version.step', { id, step: 'issue', note: '' })).toMatchObject({ state: 'issued' });
});

test('one changed byte of what was kept is told, and refuses every use of it', async () => {
  const it = await desk();
  const { id } = await it.submit();
  await it.as(manager);
  await it.call('version.step', { id, step: 'approve', note: '' });
  const sha256 = (await it.newest()).files.find(({ format }) => format === 'txt')?.sha256 ?? '';
  await it.closed((file) => {
    const db = openCase(file, { role: 'writer' });
    db.prepare('UPDATE chunk SET data = ?, is_compressed = 0 WHERE sha256 = ?').run(Buffer.from('x'.repeat(200)), sha256);
    closeStore(db);
  });
  expect(await it.refused('version.file', { id, format: 'txt', letter: null })).toContain('The txt of version 1 is not what was kept');
  expect(await it.refused('version.step', { id, step: 'issue', note: '' })).toContain('is not what was kept');
  expect((await it.call('history.verify', {})).problems).toEqual([
    expect.stringContaining('Original txt of version 1: its bytes are not those that were received'),
  ]);
});

test('a working copy is never submitted', async () => {
  const it = await desk();
  const reply = await it.reply('version.submit', { copy: 'working' as 'parties', note: '' });
  expect(reply).toMatchObject({ ok: false, fault: { code: 'invalid' } });
});

test('the desk’s house style is printed at once, by the template chosen, until the case has gone out: then it keeps the one it went out in', async () => {
  const it = await desk();
  const style = { ...standardHouseStyle, bodyFont: 'Arial', organisation: 'The Larkfield Office' } as const;
  const text = async () => new TextDecoder().decode((await it.call('report.build', { copy: 'parties', format: 'txt' })).bytes);
  expect(await text()).not.toContain('Larkfield Office');
  await it.call('desk.setHouseStyle', { style });
  expect(await it.call('houseStyle.read', {})).toEqual({ style, isFrozen: false });
  expect(await text()).toMatch(/^The Larkfield Office\n/);
  expect(await it.refused('desk.writeSetting', { key: 'houseStyle', value: {} })).toContain('desk.setHouseStyle');
  expect(await it.refused('desk.setHouseStyle', { style: { ...style, bodySize: 99 } } as never)).not.toBe('');

  const [facts] = (await it.call('draft.read', {})).draft.facts;
  if (facts === undefined) throw new Error('The case has no facts.');
  const value = { ...facts.value, ruleTemplate: 'newer' };
  await it.change('Choose', [{ do: 'put', kind: 'facts', id: facts.id, seenRevision: facts.revision, value }]);
  const { id } = await it.submit();
  expect((await it.newest()).template).toBe('newer');
  expect(await it.text(id)).toContain('What we found and why');
  await it.as(manager);
  await it.call('version.step', { id, step: 'approve', note: '' });
  await it.call('version.step', { id, step: 'issue', note: '' });
  const before = await text();
  await it.as(writer);
  await it.call('desk.setHouseStyle', { style: { ...style, organisation: 'Another Office', bodyFont: 'Verdana' } });
  expect(await it.call('houseStyle.read', {})).toEqual({ style, isFrozen: true });
  expect(await text()).toBe(before);
  expect(await it.text(id)).toBe(before);
});
