// Owns: a sheet read by other columns, or one of plain text by another encoding or delimiter, to be looked at before it is read so for good. Must not keep what
// was read.
import { choiceOf } from '../model/delimited.ts';
import type { ReadResult, SpawnReader } from '../model/extraction.ts';
import { Refusal } from '../model/fault.ts';
import type { Input, Output } from '../model/operations.ts';
import { oneAnswer } from './oneAnswer.ts';
import { type CaseRead, wholeOriginal } from './wholeOriginal.ts';

/** A sheet larger than this takes longer to read than a person waits for a preview. */
const largestRead = 64 * 1024 * 1024;
const patienceMs = 60_000;
const rowsShown = 12;

/**
 * The names of its columns, where the fields of its rows come from, and the first rows. What is not asked for is read as it is now. Refused with the reason where
 * it is no sheet, is too large or cannot be read so, and where an encoding or delimiter is asked of what is no plain text.
 */
export async function sheetPreview(
  read: CaseRead,
  spawnReader: SpawnReader,
  { caseId, id, readAs, columns }: Input<'sheet.preview'>,
): Promise<Output<'sheet.preview'>> {
  const { how } = await read('sheet.read', { caseId, id });
  const { entry } = await read('entry.read', { caseId, id });
  const { bytes, mediaType } = await wholeOriginal(read, { caseId, id }, (original) => {
    if (readAs !== undefined && !/^text\/(?:csv|tab-separated-values)$/.test(original.mediaType)) {
      throw new Refusal('invalid', 'Only a sheet of plain text (CSV or TSV) has an encoding and a delimiter.', id);
    }
    if (original.total > largestRead) throw new Refusal('invalid', 'The sheet is larger than 64 MB. Ask for it in parts.', id);
  });
  const choice = readAs ?? choiceOf(how);
  const result = await oneAnswer<ReadResult>(spawnReader, {
    order: {
      ...{ do: 'read', seq: 1, from: bytes, fileName: entry.fileName },
      ...(choice === null ? {} : { readAs: choice }),
      ...(columns === undefined ? {} : { columns }),
    },
    answerIn: (message) => (message.do === 'result' ? message.result : null),
    patienceMs,
    tookTooLong: { ok: false, mediaType, reason: 'Reading it so took longer than a minute and was stopped.' },
    stopped: (why) => ({ ok: false, mediaType, reason: `The program that opens files stopped on it (${why}).` }),
  });
  if (!result.ok) throw new Refusal('invalid', result.reason, id);
  const { extraction } = result;
  if (extraction.fields === undefined) throw new Refusal('invalid', `${entry.exhibit} is no sheet when read so.`, id);
  const { records, fields } = extraction;
  return {
    columns: extraction.columns,
    rows: records.length,
    undated: records.filter(({ found }) => found.date.precision === 'unknown').length,
    fields,
    first: records
      .slice(0, rowsShown)
      .map(({ ordinal, cells, found }) => ({ ordinal, cells, date: found.date, title: found.title, author: found.sender })),
  };
}
