// Owns: what a table becomes as an entry: a sheet with its records. Shared by workbooks and delimited files.
import type { HowRead } from '../../model/delimited.ts';
import type { Extraction, ReaderName, ReadResult } from '../../model/extraction.ts';
import { foundInName } from './found.ts';
import type { Source } from './source.ts';
import { readTable, type Sheet } from './table.ts';

interface ReadBy extends ReaderName {
  readonly mediaType: string;
  /** Of a sheet of plain text. */
  readonly how?: HowRead;
  /** What is said over the paper. */
  readonly headers?: Extraction['headers'];
}

/** The sheet itself is titled and dated by its name; the dates inside it are its records'. */
export function sheetResult(
  source: Source,
  { reader, version, mediaType, how, headers = [] }: ReadBy,
  sheets: readonly Sheet[],
): ReadResult {
  const table = readTable(sheets, source.fileName, source.columns, source.profiles);
  return {
    ok: true,
    extraction: {
      reader,
      version,
      kind: 'sheet',
      mediaType,
      found: foundInName(source.fileName),
      text: table.text,
      html: null,
      pages: [],
      headers,
      columns: table.columns,
      records: table.records,
      fields: table.fields,
      ...(how === undefined ? {} : { how }),
    },
    parts: [],
  };
}
