// Owns: bytes of unknown encoding to text. Must not interpret the text.
import { TextDecoder } from 'node:util';
import iconv from 'iconv-lite';

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });
const westernEurope = new TextDecoder('windows-1252');

/**
 * Text of a file that is text: byte order marks, UTF-8, UTF-16 without a mark, a label the file itself gives, else Windows-1252 (what British
 * offices wrote before UTF-8). NFC, line ends `\n`.
 */
export function decodeText(bytes: Uint8Array, label?: string): string {
  return canonicalText(decodeRaw(withoutUtf32(bytes), label));
}

/** NFC with `\n` line ends and without NULs: the form every canonical text has. */
export function canonicalText(text: string): string {
  return text
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replaceAll('\u0000', '')
    .replaceAll('\ufeff', '')
    .normalize('NFC');
}

/** Text in UTF-32, which only its mark tells (Unicode, 23.8), as UTF-8; any other bytes as they are. */
export function withoutUtf32(bytes: Uint8Array): Uint8Array {
  const encoding = [
    ['utf-32le', [0xff, 0xfe, 0, 0]],
    ['utf-32be', [0, 0, 0xfe, 0xff]],
  ] as const;
  const found = bytes.length % 4 === 0 ? encoding.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte)) : undefined;
  if (found === undefined) return bytes;
  return new TextEncoder().encode(iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), found[0]));
}

/** True when the bytes read as text of some encoding rather than as a binary format. */
export function looksLikeText(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 65_536);
  if (wideEncoding(head) !== null) return true;
  let control = 0;
  // By place: going through bytes by their iterator takes several times as long, and every file is looked at.
  for (let at = 0; at < head.length; at += 1) {
    const byte = head[at] ?? 0;
    if (byte === 0) return false;
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12 && byte !== 27 && byte !== 26) control += 1;
  }
  return control * 200 <= head.length;
}

/** The encoding that byte order marks, NULs or the strict form of UTF-8 leave no doubt of; null where none of them does. */
export function sureEncoding(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | null {
  const wide = wideEncoding(bytes);
  if (wide !== null) return wide;
  try {
    strictUtf8.decode(bytes);
    return 'utf-8';
  } catch {
    return null;
  }
}

function decodeRaw(bytes: Uint8Array, label: string | undefined): string {
  const wide = wideEncoding(bytes);
  if (wide !== null) return new TextDecoder(wide).decode(bytes);
  try {
    return strictUtf8.decode(bytes);
  } catch {
    const named = label === undefined || /^utf-?8$/i.test(label) ? null : decoderFor(label);
    return (named ?? westernEurope).decode(bytes);
  }
}

function decoderFor(label: string): TextDecoder | null {
  try {
    return new TextDecoder(label);
  } catch {
    return null;
  }
}

/** UTF-16 by its mark, or by NULs in nearly every other byte of a longer text. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const length = Math.min(bytes.length, 4096) & ~1;
  if (length < 8) return null;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < length; at += 2) {
    if (bytes[at] === 0) even += 1;
    if (bytes[at + 1] === 0) odd += 1;
  }
  const pairs = length / 2;
  if (odd > pairs * 0.7 && even < pairs * 0.05) return 'utf-16le';
  if (even > pairs * 0.7 && odd < pairs * 0.05) return 'utf-16be';
  return null;
}
