// Owns: bytes of a numbered Windows code page to text, as Outlook and Rich Text say it of their words. Must not guess: what it is not told is decodeText.ts.
import iconv from 'iconv-lite';

/** The encoding of a code page by the name it is decoded with; null where there is none of that number. */
export function encodingOfPage(page: number): string | null {
  const name = page === 65_001 ? 'utf-8' : `cp${page}`;
  return iconv.encodingExists(name) ? name : null;
}

/** Languages whose Windows writes in another code page than Western Europe's, by the low ten bits of their locale (Microsoft, [MS-LCID] and its ANSI code pages). */
const pagesOfLanguages: readonly (readonly [number, readonly number[]])[] = [
  [1250, [0x05, 0x0e, 0x15, 0x18, 0x1a, 0x1b, 0x1c, 0x24]],
  [1251, [0x02, 0x19, 0x22, 0x23, 0x2f]],
  [1253, [0x08]],
  [1254, [0x1f, 0x2c]],
  [1255, [0x0d]],
  [1256, [0x01, 0x20, 0x29]],
  [1257, [0x25, 0x26, 0x27]],
  [1258, [0x2a]],
  [874, [0x1e]],
  [932, [0x11]],
  [949, [0x12]],
];
/** Chinese is written in the signs of the mainland or of Taiwan, Hong Kong and Macao. */
const [chinese, mainland] = [0x04, [0x0804, 0x1004]] as const;

/** The code page in which the Windows of a locale writes what is not in Unicode. */
export function pageOfLocale(locale: number): number {
  const language = locale & 0x3ff;
  if (language === chinese) return mainland.some((each) => each === locale) ? 936 : 950;
  return pagesOfLanguages.find(([, languages]) => languages.includes(language))?.[0] ?? 1252;
}

/** Text of a code page; of Western Europe's where there is none of that number. */
export function decodePage(bytes: Buffer, page: number): string {
  return iconv.decode(bytes, encodingOfPage(page) ?? 'windows-1252');
}
