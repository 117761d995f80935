// Owns: a sheet of plain text read by another encoding or delimiter, to be looked at before it is read so for good. Must not keep what was read.
import type { ReadResult, SpawnReader } from '../model/extraction.ts';
import { Refusal } from '../model/fault.ts';
import type { Input, Output } from '../model/operations.ts';
import { oneAnswer } from './oneAnswer.ts';
import { type CaseRead, wholeOriginal } from './wholeOriginal.ts';

/** A sheet larger than this takes longer to read than a person waits for a preview. */
const largestRead = 64 * 1024 * 1024;
const patienceMs = 60_000;
const rowsShown = 12;

/** The names of its columns and the first rows. Refused with the reason where it is no sheet of plain text, is too large or cannot be read so. */
export async function sheetPreview(
  read: CaseRead,
  spawnReader: SpawnReader,
  { caseId, id, readAs }: Input<'sheet.preview'>,
): Promise<Output<'sheet.preview'>> {
  const { bytes, mediaType } = await wholeOriginal(read, { caseId, id }, (original) => {
    if (!/^text\/(?:csv|tab-separated-values)$/.test(original.mediaType)) {
      throw new Refusal('invalid', 'Only a sheet of plain text (CSV or TSV) has an encoding and a delimiter.', id);
    }
    if (original.total > largestRead) throw new Refusal('invalid', 'The sheet is larger than 64 MB. Ask for it in parts.', id);
  });
  const fileName = mediaType === 'text/csv' ? 'sheet.csv' : 'sheet.tsv';
  const result = await oneAnswer<ReadResult>(spawnReader, {
    order: { do: 'read', seq: 1, from: bytes, fileName, readAs },
    answerIn: (message) => (message.do === 'result' ? message.result : null),
    patienceMs,
    tookTooLong: { ok: false, mediaType, reason: 'Reading it so took longer than a minute and was stopped.' },
    stopped: (why) => ({ ok: false, mediaType, reason: `The program that opens files stopped on it (${why}).` }),
  });
  if (!result.ok) throw new Refusal('invalid', result.reason, id);
  const { columns, records } = result.extraction;
  return {
    columns,
    rows: records.length,
    first: records.slice(0, rowsShown).map(({ ordinal, cells, found }) => ({ ordinal, cells, date: found.date })),
  };
}
