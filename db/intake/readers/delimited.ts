// Owns: .csv and .tsv: encoding, delimiter, quoting, and how sure the guess of them is. What the cells mean is table.ts.
import { TextDecoder } from 'node:util';
import { analyse } from 'chardet';
import { parse } from 'csv-parse/sync';
import { type HowRead, sheetDelimiters } from '../../model/delimited.ts';
import type { ReadResult } from '../../model/extraction.ts';
import { canonicalText, sureEncoding, withoutUtf32 } from './decodeText.ts';
import { sheetResult } from './sheetResult.ts';
import type { Source } from './source.ts';
import { Unreadable } from './unreadable.ts';

/** Reads a delimited file as a person chose, else as guessed; broken quoting is read as plain characters rather than refused. */
export async function readDelimited(source: Source): Promise<ReadResult> {
  const { readAs } = source;
  const bytes = withoutUtf32(source.bytes);
  const guessed = readAs?.encoding === undefined ? guessEncoding(bytes) : { encoding: readAs.encoding, isDoubtful: false };
  let text = canonicalText(new TextDecoder(guessed.encoding).decode(bytes));
  // Excel's own hint on the first line.
  const hint = /^sep=(.)\n/i.exec(text);
  if (hint) text = text.slice(hint[0].length);
  if (text.trim() === '') throw new Unreadable('The sheet has no rows. Ask for it again.');
  const known = readAs?.delimiter ?? hint?.[1];
  const cut = known === undefined ? guessDelimiter(text, source.fileName) : { delimiter: known, isDoubtful: false };
  const rows = rowsOf(text, cut.delimiter);
  const how: HowRead = {
    encoding: guessed.encoding,
    delimiter: cut.delimiter,
    doubts: [...(guessed.isDoubtful ? (['encoding'] as const) : []), ...(cut.isDoubtful ? (['delimiter'] as const) : [])],
    isChosen: readAs !== undefined,
  };
  const mediaType = cut.delimiter === '\t' ? 'text/tab-separated-values' : 'text/csv';
  const sheets = [{ name: '', rows: rows.map((row) => row.map((cell) => ({ text: cell }))) }];
  return sheetResult(source, { reader: 'delimited', version: '2', mediaType, how }, sheets);
}

/** Western European by another name, and a part of Windows-1252. */
const western = /^(?:windows-1252|iso-8859-1|ascii)$/i;
/** Enough to tell an encoding by the letters it makes likely. */
const sampleBytes = 256 * 1024;

/**
 * What is sure by its marks or its form; else by the likelihood of its letters, Windows-1252 where that tells nothing (what British offices wrote before
 * UTF-8). Doubtful where another is nearly as likely, and where it is not Western European at all.
 */
function guessEncoding(bytes: Uint8Array): { readonly encoding: string; readonly isDoubtful: boolean } {
  const sure = sureEncoding(bytes);
  if (sure !== null) return { encoding: sure, isDoubtful: false };
  const sample = bytes.subarray(0, sampleBytes);
  const likely = analyse(sample).filter(({ name }) => isDecodable(name));
  const [best] = likely;
  if (best === undefined || best.confidence === 0) return { encoding: 'windows-1252', isDoubtful: true };
  const other = likely.find(({ name }) => western.test(name) !== western.test(best.name));
  const isNear = (other?.confidence ?? 0) * 3 >= best.confidence * 2;
  if (!western.test(best.name)) return { encoding: new TextDecoder(best.name).encoding, isDoubtful: true };
  // Signs that Windows-1252 has no letter for, or that it hardly ever needs.
  return { encoding: 'windows-1252', isDoubtful: isNear || sample.some((byte) => unlikely.has(byte)) };
}

/** Unassigned in Windows-1252 (Microsoft, Windows code page 1252), or letters there that are quotation marks and accents of Mac OS Roman. */
const unlikely = new Set([0x81, 0x83, 0x87, 0x88, 0x8d, 0x8e, 0x8f, 0x90, 0x98, 0x9d, 0x9e, 0xd2, 0xd3, 0xd4, 0xd5]);

function isDecodable(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== '';
  } catch {
    return false;
  }
}

function rowsOf(text: string, delimiter: string): string[][] {
  const options = { delimiter, relax_column_count: true, skip_empty_lines: true } as const;
  try {
    return parse(text, { ...options, relax_quotes: true }) as string[][];
  } catch {
    return parse(text, { ...options, quote: null }) as string[][];
  }
}

/** The delimiter that cuts the first rows into the most columns while giving most of them the same number; doubtful where another cuts them nearly as well. */
function guessDelimiter(text: string, fileName: string): { readonly delimiter: string; readonly isDoubtful: boolean } {
  const head = text.slice(0, 20_000);
  const sample = head.length < text.length ? head.slice(0, Math.max(head.lastIndexOf('\n'), 1)) : head;
  const scores = sheetDelimiters.map((delimiter) => {
    const widths = new Map<number, number>();
    let rows = 0;
    for (const row of rowsOf(sample, delimiter).slice(0, 60)) {
      rows += 1;
      widths.set(row.length, (widths.get(row.length) ?? 0) + 1);
    }
    const [width = 1, count = 0] = [...widths].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [];
    return { delimiter, score: width < 2 ? 0 : (count / rows) * Math.min(width, 12) };
  });
  const [best, second] = scores.toSorted((a, b) => b.score - a.score);
  if (best === undefined || best.score === 0) {
    const isOneColumn = !sheetDelimiters.some((delimiter) => sample.includes(delimiter));
    return { delimiter: /\.(?:tsv|tab)$/i.test(fileName) ? '\t' : ',', isDoubtful: !isOneColumn };
  }
  return { delimiter: best.delimiter, isDoubtful: (second?.score ?? 0) * 3 >= best.score * 2 };
}
