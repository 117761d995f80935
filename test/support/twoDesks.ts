// Owns: real desks in folders of the test's own, with papers put in without reading files, for tests of what goes from one to the other. Must not know of handovers.
import { createHash } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { addReading } from '../../db/domains/entry/readings.ts';
import { intakeSlice } from '../../db/domains/history/command.ts';
import { addChunk, addEntry, isOriginalKept, nextExhibit, startOriginal } from '../../db/domains/intake/arrivals.ts';
import { endBatch, startBatch } from '../../db/domains/intake/batches.ts';
import { createDeskStore, type DeskStore } from '../../db/host/answer.ts';
import { unknownDate } from '../../db/model/dates.ts';
import type { DraftChange, DraftKind, DraftValue } from '../../db/model/draft.ts';
import { partExhibit, type Side } from '../../db/model/entry.ts';
import type { SpawnReader } from '../../db/model/extraction.ts';
import type { Reply } from '../../db/model/fault.ts';
import { newId } from '../../db/model/ids.ts';
import type { AxisRow, Input, OperationName, Output } from '../../db/model/operations.ts';
import { casePlace } from '../../db/store/folder.ts';
import { openCase } from '../../db/store/open.ts';
import type { Db } from '../../db/store/prepared.ts';
import { tempFolder } from './tempFolder.ts';

export interface Desk {
  readonly folder: string;
  readonly store: DeskStore;
  /** Answers an operation; throws the fault's message. */
  readonly call: <K extends OperationName>(operation: K, input: Input<K>) => Promise<Output<K>>;
  readonly newCase: (reference: string) => Promise<string>;
  /** Takes in text files by name and words, all at once; papers of an archive under its name, `bundle.zip/note.txt`. */
  readonly takeIn: (caseId: string, side: Side, files: Readonly<Record<string, string>>) => Promise<void>;
  /** Makes a row of the draft; returns its id. */
  readonly put: <K extends DraftKind>(caseId: string, kind: K, value: DraftValue<K>) => Promise<string>;
  /** Changes fields of a row of the draft as it stands. */
  readonly edit: <K extends DraftKind>(caseId: string, kind: K, id: string, fields: Partial<DraftValue<K>>) => Promise<void>;
  readonly remove: (caseId: string, kind: DraftKind, id: string) => Promise<void>;
  readonly value: <K extends DraftKind>(caseId: string, kind: K, id: string) => Promise<DraftValue<K> | undefined>;
  readonly axis: (caseId: string) => Promise<readonly AxisRow[]>;
  readonly problems: (caseId: string) => Promise<readonly string[]>;
}

export function answered<T>(reply: Reply<T>): T {
  if (!reply.ok) throw new Error(reply.fault.message);
  return reply.value;
}

function nothingRead(): never {
  throw new Error('Nothing is read here.');
}

/** As the pipeline does it, with the words given instead of read. What lies under the name of an archive, `bundle.zip/note.txt`, is a paper in it. */
function takeInto(db: Db, side: Side, files: Readonly<Record<string, string>>): void {
  const batchId = newId();
  const names = Object.keys(files).sort();
  intakeSlice(db, () => {
    startBatch(db, { id: batchId, suppliedBy: side, note: '', receivedMs: 1_700_000_000_000 });
    const labels = new Map<string, string>();
    for (const name of names) {
      const archive = name.slice(0, Math.max(0, name.lastIndexOf('/')));
      const parts = names.filter((other) => other.slice(0, other.lastIndexOf('/')) === archive);
      const whole = labels.get(archive);
      const exhibit = whole === undefined ? nextExhibit(db, side) : partExhibit(whole, String(parts.indexOf(name) + 1));
      labels.set(name, exhibit);
      putPaper(db, batchId, side, exhibit, name, files[name] ?? '');
    }
  });
  const counts = { received: names.length, read: names.length, duplicate: 0, unreadable: 0 };
  endBatch(
    db,
    batchId,
    { state: 'done', counts, reached: { settled: 0, begun: null }, actor: 'A. Investigator', entriesSha256: '' },
    () => undefined,
  );
}

function putPaper(db: Db, batchId: string, side: Side, exhibit: string, name: string, words: string): void {
  const bytes = new TextEncoder().encode(words);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (!isOriginalKept(db, sha256)) {
    startOriginal(db, sha256, bytes.length);
    addChunk(db, sha256, 0, bytes);
  }
  const extractionId = addReading(db, sha256, {
    reader: 'text',
    version: '1',
    text: words,
    html: null,
    pages: [],
    headers: [],
    columns: [],
  });
  addEntry(db, {
    exhibit,
    parentId: null,
    batchId,
    kind: name.endsWith('.zip') ? 'archive' : 'text',
    side,
    sideBasis: 'supplier',
    suppliedBy: side,
    found: { title: name, sender: null, recipients: null, date: unknownDate, time: null, offset: null, dateBasis: 'none' },
    sha256,
    bytes: bytes.length,
    mediaType: 'text/plain',
    fileName: name,
    path: name,
    partPath: null,
    status: 'read',
    reason: null,
    duplicateOf: null,
    extractionId,
    receivedMs: 1_700_000_000_000,
    isHidden: false,
  });
}

/** Opens a desk in a new folder, or in the one given; closed when the running test ends. `thread`: as the application has it, with threads beside the writer. */
export function deskOf(
  actor: string,
  folder = tempFolder(),
  reads: 'here' | 'thread' = 'here',
  spawnReader: SpawnReader = nothingRead,
): Desk {
  const store = createDeskStore({ folder, actor, reads, spawnReader, emit: () => undefined });
  onTestFinished(() => store.close());
  const call = async <K extends OperationName>(operation: K, input: Input<K>) => answered(await store.call(operation, input));
  const row = async <K extends DraftKind>(caseId: string, kind: K, id: string) => {
    const { draft } = await call('draft.read', { caseId });
    return draft[kind].find((each) => each.id === id);
  };
  const change = (caseId: string, label: string, one: unknown) => call('draft.change', { caseId, label, changes: [one as DraftChange] });
  return {
    folder,
    store,
    call,
    async newCase(reference) {
      return (await call('desk.createCase', { reference, landlord: 'Larkfield Homes', received: '2024-03-04' })).caseId;
    },
    async takeIn(caseId, side, files) {
      const db = openCase(casePlace(folder, caseId), { role: 'writer' });
      try {
        takeInto(db, side, files);
      } finally {
        db.close();
      }
    },
    async put(caseId, kind, value) {
      const id = newId();
      await change(caseId, `Add ${kind}`, { do: 'put', kind, id, seenRevision: null, value });
      return id;
    },
    async edit(caseId, kind, id, fields) {
      const standing = await row(caseId, kind, id);
      if (standing === undefined) throw new Error(`There is no ${kind} ${id}.`);
      await change(caseId, `Change ${kind}`, {
        do: 'put',
        kind,
        id,
        seenRevision: standing.revision,
        value: { ...standing.value, ...fields },
      });
    },
    async remove(caseId, kind, id) {
      const standing = await row(caseId, kind, id);
      await change(caseId, `Remove ${kind}`, { do: 'remove', kind, id, seenRevision: standing?.revision });
    },
    async value(caseId, kind, id) {
      return (await row(caseId, kind, id))?.value;
    },
    axis: (caseId) => call('entry.axis', { caseId }),
    async problems(caseId) {
      return (await call('history.verify', { caseId })).problems;
    },
  };
}
