// Owns: that a typed transcript is durable before it is a reading, becomes one command, is found and marked like a page, and keeps its marks when edited.
import { expect, test } from 'vitest';
import { readKind } from '../../../db/domains/draft/reads.ts';
import { checkReferences } from '../../../db/domains/draft/references.ts';
import { changeDraft } from '../../../db/domains/draft/writes.ts';
import { readEntry } from '../../../db/domains/entry/reads.ts';
import { keepAllTranscripts, keepTranscript, typeTranscript } from '../../../db/domains/entry/transcript.ts';
import { command, lastSequence } from '../../../db/domains/history/command.ts';
import { undo } from '../../../db/domains/history/undo.ts';
import { searchEntries } from '../../../db/domains/search/reads.ts';
import { newId } from '../../../db/model/ids.ts';
import { casePlace } from '../../../db/store/folder.ts';
import { openCase } from '../../../db/store/open.ts';
import { actor, caseInFolder } from '../../support/caseInFolder.ts';
import { oneOfEach } from '../../support/draftRows.ts';
import { putEntries } from '../../support/entries.ts';

function withRecording() {
  const made = caseInFolder();
  const [id = ''] = putEntries(made.db, [{ exhibit: 'R1', text: '' }]);
  made.db.prepare(`UPDATE entry SET kind = 'audio' WHERE id = ?`).run(id);
  return { ...made, id };
}

test('what is typed is on the disk before it is a reading, and another connection sees it', () => {
  const { db, folder, caseId, id } = withRecording();
  const before = lastSequence(db);
  typeTranscript(db, 'B. Typist', id, '[00:00:01] Turn it down');
  // What a fresh start after a cut finds: nothing is held in this process alone.
  const other = openCase(casePlace(folder, caseId), { role: 'reader' });
  expect(readEntry(other, id)).toMatchObject({ text: '', typed: { text: '[00:00:01] Turn it down', actor: 'B. Typist' } });
  other.close();
  expect(lastSequence(db)).toBe(before);
});

test('it is kept as a reading of who typed it, in one command, and found by its words', () => {
  const { db, id } = withRecording();
  typeTranscript(db, 'B. Typist', id, '[00:00:01] Turn it down\r\nplease');
  keepTranscript(db, actor, id);
  expect(readEntry(db, id)).toMatchObject({
    ...{ text: '[00:00:01] Turn it down\nplease', typed: null },
    readings: [{ reader: 'transcript', version: '1', madeBy: 'B. Typist' }, { reader: 'text' }],
  });
  expect(searchEntries(db, 'down', {}, 10).hits).toHaveLength(1);
  const after = lastSequence(db);
  typeTranscript(db, actor, id, '[00:00:01] Turn it down\nplease');
  expect(keepTranscript(db, actor, id)).toBeNull();
  expect(lastSequence(db)).toBe(after);
  undo(db, actor, checkReferences);
  expect(readEntry(db, id).text).toBe('');
});

test('a mark stays on its words while the transcript is typed on, before it and behind it', () => {
  const { db, id } = withRecording();
  typeTranscript(db, actor, id, '[00:00:05] Turn it down. [00:00:09] No.');
  const given = keepTranscript(db, actor, id);
  const anchor = {
    ...{ exact: 'Turn it down.', prefix: '[00:00:05] ', suffix: ' [00:00:09] No.', start: 11, end: 24, page: null, rects: [], cells: null },
    extractionId: given?.extractionId ?? null,
  };
  const value = { ...oneOfEach({ headId: newId(), entryId: id }).mark, headIds: [], anchor };
  command(db, { actor, command: 'draft.change', label: 'Mark' }, (tx) =>
    changeDraft(tx, [{ do: 'put', kind: 'mark', id: newId(), seenRevision: null, value }]),
  );
  const text = '[00:00:01] Hello?\n[00:00:05] Turn it down. [00:00:09] No. I said no.';
  typeTranscript(db, actor, id, text);
  expect(keepAllTranscripts(db, actor)).toBe(true);
  expect(readKind(db, 'mark')[0]?.value.anchor).toMatchObject({ exact: 'Turn it down.', start: text.indexOf('Turn') });
  expect(readEntry(db, id).readings[0]).toMatchObject({ reader: 'transcript', version: '2' });
});

test('only beside a recording', () => {
  const { db } = caseInFolder();
  const [id = ''] = putEntries(db, [{ exhibit: 'R1', text: 'A letter.' }]);
  expect(() => typeTranscript(db, actor, id, 'Words')).toThrow('R1 is no recording that can be played');
});
