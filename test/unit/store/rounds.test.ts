// Owns: what follows when a report goes round, in a real store: a Word file taken back through a reader process, comments that leave an approval standing, a draft
// sent to the parties by the rule set's steps, reviews decided by another, and the account of what was known on a day.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createDeskStore } from '../../../db/host/answer.ts';
import { spawnReaderOnNode } from '../../../db/intake/spawnNode.ts';
import { localDay } from '../../../db/model/dates.ts';
import type { DraftChange, DraftValue, ReviewRequest } from '../../../db/model/draft.ts';
import { emptyFacts } from '../../../db/model/draft.ts';
import { newId } from '../../../db/model/ids.ts';
import type { Input, OperationName, Output } from '../../../db/model/operations.ts';
import { bookmarkOf } from '../../../db/model/returned.ts';
import { head, paragraph } from '../../support/draftRows.ts';
import { htmlFaults } from '../../support/htmlFaults.ts';
import { storedZip } from '../../support/storedZip.ts';
import { tempFolder } from '../../support/tempFolder.ts';

const writer = 'A. Investigator';
const manager = 'M. Manager';
const words = 'The landlord did not mend the lock in May.';

async function desk(body = 'uk-housing-ombudsman') {
  const folder = tempFolder();
  const events: string[] = [];
  let taken: () => void = () => undefined;
  const takenIn = new Promise<void>((done) => {
    taken = done;
  });
  const store = createDeskStore({
    folder,
    actor: writer,
    spawnReader: spawnReaderOnNode,
    emit: (event) => {
      events.push(event.name === 'case.changed' ? event.body.kinds.join(' ') : event.name);
      if (event.name === 'intake.progress' && event.body.state === 'done') taken();
    },
    reads: 'here',
  });
  onTestFinished(() => store.close());
  const made = await store.call('desk.createCase', { reference: '202400001', landlord: 'Larkfield Homes', received: null });
  if (!made.ok) throw new Error(made.fault.message);
  const { caseId } = made.value;
  const reply = <K extends OperationName>(operation: K, input: Omit<Input<K>, 'caseId'>) => store.call(operation, { caseId, ...input });
  const call = async <K extends OperationName>(operation: K, input: Omit<Input<K>, 'caseId'>): Promise<Output<K>> => {
    const answer = await reply(operation, input);
    if (!answer.ok) throw new Error(answer.fault.message);
    return answer.value;
  };
  const refused = async <K extends OperationName>(operation: K, input: Omit<Input<K>, 'caseId'>): Promise<string> => {
    const answer = await reply(operation, input);
    if (answer.ok) throw new Error(`${operation} was not refused.`);
    return answer.fault.message;
  };
  const change = (...changes: readonly DraftChange[]) => call('draft.change', { label: 'Change', changes: [...changes] });
  const [facts] = (await call('draft.read', {})).draft.facts;
  const [headId, paragraphId] = [newId(), newId()];
  const value = { ...emptyFacts('Larkfield Homes', null), ruleBody: body };
  await change(
    { do: 'put', kind: 'facts', id: facts?.id ?? '', seenRevision: facts?.revision ?? null, value },
    { do: 'put', kind: 'head', id: headId, seenRevision: null, value: head('Lock') },
    {
      do: 'put',
      kind: 'paragraph',
      id: paragraphId,
      seenRevision: null,
      value: { ...paragraph(words, headId), judgement: 'not appropriate' },
    },
  );
  const as = (name: string) => store.call('desk.setActor', { name });
  /** Submitted, approved by the manager, and each further step. */
  const goThrough = async (...steps: readonly string[]) => {
    const { id } = await call('version.submit', { copy: 'parties', note: '' });
    await as(manager);
    for (const step of ['approve', ...steps]) await call('version.step', { id, step, note: '' });
    await as(writer);
    return id;
  };
  return { folder, events, takenIn, call, refused, change, as, goThrough, paragraphId, headId };
}

function wordFile(folder: string, name: string, body: string, comments = ''): string {
  const place = path.join(folder, name);
  const parts = {
    'word/document.xml': `<w:document><w:body>${body}</w:body></w:document>`,
    'word/comments.xml': `<w:comments>${comments}</w:comments>`,
  };
  writeFileSync(place, storedZip(parts));
  return place;
}

const comment: DraftValue<'comment'> = {
  paragraphId: null,
  exact: 'in May',
  prefix: 'the lock ',
  suffix: '.',
  text: 'Which year?',
  by: manager,
  version: 1,
  fileName: '',
  standing: 'open',
  answer: '',
};

test('a Word file is taken back by a process of its own, kept, listed once, and undone as one', async () => {
  const it = await desk();
  const body = `<w:p><w:bookmarkStart w:id="1" w:name="${bookmarkOf(it.paragraphId)}"/><w:commentRangeStart w:id="0"/><w:r><w:t>The landlord did not </w:t></w:r><w:commentRangeEnd w:id="0"/><w:del w:author="M" w:date="2026-03-02T09:00:00Z"><w:r><w:delText>mend</w:delText></w:r></w:del><w:ins w:author="M"><w:r><w:t>repair</w:t></w:r></w:ins><w:r><w:t> the lock in May.</w:t></w:r></w:p>`;
  const said = '<w:comment w:id="0" w:author="M"><w:p><w:r><w:t>Sure?</w:t></w:r></w:p></w:comment>';
  const place = wordFile(it.folder, 'report back.docx', body, said);
  expect(await it.call('report.takeBack', { path: place })).toEqual({ fileName: 'report back.docx', changes: 1, comments: 1, matched: 1 });
  expect(it.events).toContain('returnedChange comment');
  const { draft } = await it.call('draft.read', {});
  expect(draft.returnedChange.map(({ value }) => value)).toMatchObject([
    {
      before: 'mend',
      after: 'repair',
      author: 'M',
      on: '2026-03-02',
      paragraphId: it.paragraphId,
      standing: 'open',
      fileName: 'report back.docx',
    },
  ]);
  expect(draft.comment.map(({ value }) => value)).toMatchObject([{ text: 'Sure?', exact: 'The landlord did not ', version: null }]);
  expect(await it.refused('report.takeBack', { path: place })).toContain('was taken back before');
  expect((await it.call('history.verify', {})).problems).toEqual([]);
  await it.call('history.undo', {});
  expect((await it.call('draft.read', {})).draft).toMatchObject({ returnedChange: [], comment: [] });
  expect(await it.call('report.takeBack', { path: place })).toMatchObject({ changes: 1 });
});

test('a file that is no Word file, or the report of another case, is refused and leaves nothing', async () => {
  const it = await desk();
  const broken = path.join(it.folder, 'broken.docx');
  writeFileSync(broken, 'PK broken');
  expect(await it.refused('report.takeBack', { path: broken })).toContain('broken.docx was not taken back.');
  const other = wordFile(it.folder, 'other.docx', '<w:p><w:r><w:t>Nothing of this stands in the draft at all.</w:t></w:r></w:p>');
  expect(await it.refused('report.takeBack', { path: other })).toContain('has no paragraph of this draft');
  expect(await it.refused('report.takeBack', { path: path.join(it.folder, 'gone.docx') })).toContain('could not be opened');
  expect((await it.call('draft.read', {})).draft).toMatchObject({ returnedChange: [], comment: [] });
});

test('what is said of the report is in no edition of it, and leaves an approval standing', async () => {
  const it = await desk();
  await it.goThrough();
  const before = (await it.call('version.file', { id: (await it.call('version.list', {}))[0]?.id ?? '', format: 'txt', letter: null }))
    .bytes;
  const party = {
    by: 'landlord',
    received: '2026-03-02',
    version: 1,
    paragraphId: it.paragraphId,
    text: 'Not so.',
    answer: 'It was.',
    changed: '',
  };
  await it.change(
    { do: 'put', kind: 'comment', id: newId(), seenRevision: null, value: { ...comment, paragraphId: it.paragraphId } },
    { do: 'put', kind: 'partyComment', id: newId(), seenRevision: null, value: party },
  );
  const [version] = await it.call('version.list', {});
  expect(version?.changed).toEqual([]);
  const { bytes } = await it.call('report.build', { copy: 'parties', format: 'txt' });
  expect(Buffer.compare(bytes, before)).toBe(0);
  // A comment outlives its paragraph.
  const row = (await it.call('draft.read', {})).draft.paragraph[0];
  await it.change({ do: 'remove', kind: 'paragraph', id: it.paragraphId, seenRevision: row?.revision ?? 0 });
  expect((await it.call('draft.read', {})).draft.comment).toHaveLength(1);
  expect(await it.call('draftFile.export', {})).not.toHaveProperty('comments');
});

test('the Local Government Ombudsman’s draft goes to the parties first, with letters that are kept as they went; the Housing Ombudsman has no such step', async () => {
  const it = await desk('lgsco');
  const id = await it.goThrough();
  expect(await it.refused('version.step', { id, step: 'issue', note: '' })).toContain('no version has been sent to the parties yet');
  expect(await it.call('version.step', { id, step: 'send-draft', note: '' })).toMatchObject({ state: 'with-parties' });
  const lettersKept = async () => (await it.call('version.list', {}))[0]?.letters.map(({ letter, files }) => [letter, files.length]);
  const withDraft = [
    ['draft-landlord', 3],
    ['draft-resident', 3],
  ];
  expect((await lettersKept())?.sort()).toEqual(withDraft);
  const kept = await it.call('version.file', { id, format: 'txt', letter: 'draft-landlord' });
  expect(new TextDecoder().decode(kept.bytes)).toContain('within 2 weeks of this letter, by ');
  expect(await it.call('version.step', { id, step: 'issue', note: '' })).toMatchObject({ state: 'issued' });
  expect((await lettersKept())?.sort()).toEqual([...withDraft, ['landlord', 3], ['resident', 3]]);
  const other = await desk();
  expect(await other.refused('version.step', { id: await other.goThrough(), step: 'send-draft', note: '' })).toContain(
    'no step "send-draft"',
  );
});

test('what is changed after the parties saw a draft is the next version, and corrects nothing', async () => {
  const it = await desk('lgsco');
  await it.goThrough('send-draft');
  const row = (await it.call('draft.read', {})).draft.paragraph[0];
  if (row === undefined) throw new Error('The paragraph is gone.');
  const value = { ...row.value, runs: [{ kind: 'text' as const, text: 'It was in June.' }] };
  await it.change({ do: 'put', kind: 'paragraph', id: row.id, seenRevision: row.revision, value });
  // No second sending, and no words on what it would correct.
  await it.goThrough('issue');
  expect((await it.call('version.list', {}))[0]).toMatchObject({ number: 2, corrects: null });
});

test('a review is decided by somebody other than who submitted the decision, and says when and why', async () => {
  const it = await desk();
  await it.goThrough('issue');
  const id = newId();
  const request: ReviewRequest = {
    by: 'resident',
    received: '2026-03-02',
    version: 1,
    grounds: ['new-facts'],
    text: '',
    newEvidence: 'A letter',
    cites: [],
    decidedBy: '',
    decidedOn: null,
    outcome: '',
    reasons: '',
  };
  await it.change({ do: 'put', kind: 'reviewRequest', id, seenRevision: null, value: request });
  const decide = (patch: Partial<ReviewRequest>): Input<'draft.change'>['changes'] => [
    { do: 'put', kind: 'reviewRequest', id, seenRevision: 1, value: { ...request, outcome: 'not reviewed', ...patch } },
  ];
  const whole = { decidedBy: manager, decidedOn: '2026-03-09', reasons: 'The letter was before us.' };
  expect(await it.refused('draft.change', { label: 'Decide', changes: decide({ ...whole, decidedBy: 'a.  INVESTIGATOR' }) })).toContain(
    'Somebody else must decide',
  );
  expect(await it.refused('draft.change', { label: 'Decide', changes: decide({ ...whole, decidedOn: null }) })).toContain('on which day');
  expect(await it.refused('draft.change', { label: 'Decide', changes: decide({ ...whole, decidedOn: '2026-03-01' }) })).toContain(
    'before the request',
  );
  expect(await it.refused('draft.change', { label: 'Decide', changes: decide({ ...whole, reasons: '' }) })).toContain('why');
  await it.call('draft.change', { label: 'Decide', changes: decide(whole) });
});

test('a correction is a version of its own, and the report it corrects stays byte for byte', async () => {
  const it = await desk();
  const id = await it.goThrough('issue');
  const kept = (await it.call('version.file', { id, format: 'docx', letter: null })).bytes;
  const row = (await it.call('draft.read', {})).draft.paragraph[0];
  if (row === undefined) throw new Error('The paragraph is gone.');
  const value = { ...row.value, runs: [{ kind: 'text' as const, text: 'The landlord did not mend the lock in June.' }] };
  await it.change({ do: 'put', kind: 'paragraph', id: row.id, seenRevision: row.revision, value });
  expect(await it.refused('version.submit', { copy: 'parties', note: '' })).toContain('Say what this one corrects');
  await it.call('version.submit', { copy: 'parties', note: 'The month' });
  const [newer, older] = await it.call('version.list', {});
  expect(newer).toMatchObject({ number: 2, corrects: 1 });
  expect(Buffer.compare((await it.call('version.file', { id: older?.id ?? '', format: 'docx', letter: null })).bytes, kept)).toBe(0);
  expect(await it.refused('version.step', { id, step: 'return', note: 'x' })).toContain('followed by a newer version');
});

test('the account of a day tells what was held, read and approved by then, and nothing later', async () => {
  const it = await desk();
  const place = path.join(it.folder, 'letter.txt');
  writeFileSync(place, 'Date: 2 May 2023\n\nThe lock is broken.\n');
  await it.call('intake.start', { side: 'resident', paths: [place], note: '' });
  await it.takenIn;
  const entryId = (await it.call('entry.axis', {}))[0]?.id ?? '';
  const accountOf = async (on: string) => new TextDecoder().decode((await it.call('known.build', { on, format: 'txt' })).bytes);
  const today = localDay(new Date());
  expect(await accountOf(today)).toMatch(/R1\nfrom the resident[\s\S]*Not opened/);
  await it.call('entry.setReadState', { ids: [entryId], state: 'read' });
  await it.goThrough('issue');
  const now = await accountOf(today);
  expect(now).toMatch(/1 paper held; all were opened/);
  expect(now).toContain(writer);
  expect(now).toMatch(/Version 1[\s\S]*Approved .*M\. Manager[\s\S]*Issued .*M\. Manager/);
  const html = new TextDecoder().decode((await it.call('known.build', { on: today, format: 'html' })).bytes);
  expect(await htmlFaults(html)).toEqual([]);
  const before = await accountOf('2020-01-01');
  expect(before).toContain('No paper was held.');
  expect(before).toContain('Nothing was submitted.');
});

test('the account of a day gives no answer that came later, and names the paragraph a party spoke of', async () => {
  const it = await desk('lgsco');
  const row = (await it.call('draft.read', {})).draft.paragraph[0];
  const asked = { to: 'landlord', why: '', headId: null, expectationId: null, reply: 'We sent them.', received: '2026-02-20', due: null };
  const reply = { contactId: null, entryIds: [], made: null, putOn: null };
  const replies = [
    { item: 'the repair log', standing: 'supplied' as const, on: '2026-02-10', ...reply, putOn: '2026-02-25' },
    { item: 'the diary', standing: 'none-held' as const, on: '2026-02-20', ...reply },
  ];
  const request = {
    ...asked,
    item: 'the log and the diary',
    asked: '2026-02-03',
    chased: ['2026-02-09', '2026-02-18'],
    state: 'part' as const,
    replies,
  };
  const letter = { ...asked, item: 'the lease', asked: '2026-02-03', chased: [], state: 'supplied' as const, replies: [] };
  const comment = {
    by: 'landlord',
    received: '2026-02-12',
    version: null,
    paragraphId: row?.id ?? '',
    text: 'It was June.',
    answer: '',
    changed: '',
  };
  await it.change(
    { do: 'put', kind: 'request', id: newId(), seenRevision: null, value: request },
    { do: 'put', kind: 'request', id: newId(), seenRevision: null, value: letter },
    { do: 'put', kind: 'partyComment', id: newId(), seenRevision: null, value: comment },
  );
  const accountOf = async (on: string) => new TextDecoder().decode((await it.call('known.build', { on, format: 'txt' })).bytes);
  const early = await accountOf('2026-02-12');
  expect(early).toContain('the repair log: supplied, 10 February 2026');
  expect(early).toContain('chased 9 February 2026');
  expect(early).toContain('Nothing had come by then');
  for (const later of ['the diary: none held', '18 February', 'put to the other party', 'We sent them.'])
    expect(early).not.toContain(later);
  expect(early).toMatch(/Findings \(a\), paragraph \d+\n +It was June\./);
  const late = await accountOf('2026-03-01');
  for (const now of ['the diary: none held, 20 February 2026', 'put to the other party 25 February 2026', 'We sent them.'])
    expect(late).toContain(now);
});
