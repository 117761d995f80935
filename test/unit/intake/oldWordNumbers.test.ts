// Tests: the numbers that Word gives the paragraphs of a .doc. The streams of the file are put together here, as far as lists need them.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { oldWordParagraphs, withNumbers } from '../../../db/intake/readers/oldWordNumbers.ts';

const u16 = (...figures: readonly number[]) => Buffer.from(new Uint16Array(figures).buffer);
const u32 = (...figures: readonly number[]) => Buffer.from(new Uint32Array(figures).buffer);
const counted = (bytes: Buffer) => Buffer.concat([u16(bytes.length), bytes]);
const inList = (use: number, depth: number) => Buffer.concat([u16(0x460b, use), u16(0x260a), Buffer.from([depth])]);

/** One depth of a list: `%` and a figure stand for the number of that depth, counted from 0. */
function level(format: number, text: string, start = 1): Buffer {
  const fixed = Buffer.alloc(28);
  fixed.writeInt32LE(start, 0);
  fixed.writeUInt8(format, 4);
  const signs = text.replace(/%(\d)/g, (_, figure: string) => String.fromCharCode(Number(figure)));
  return Buffer.concat([fixed, u16(signs.length), Buffer.from(signs, 'utf16le')]);
}

interface Made {
  readonly style: number;
  readonly own?: Buffer;
  readonly words: string;
}

/** The streams of a document whose list has three depths; its first style stands in that list, the second is based on it. */
function streams(paragraphs: readonly Made[]) {
  const letters = Buffer.from(paragraphs.map(({ words }) => `${words}\r`).join(''), 'latin1');
  const [textAt, pageAt] = [0x400, 0x800];
  const document = Buffer.alloc(pageAt + 512);
  document.writeUInt16LE(0x0200, 0x0a);
  document.writeUInt32LE(letters.length, 0x4c);
  letters.copy(document, textAt);
  const page = document.subarray(pageAt);
  let [at, from] = [510, textAt];
  paragraphs.forEach(({ style, own = Buffer.alloc(0), words }, place) => {
    const properties = Buffer.concat([u16(style), own]);
    const whole = Buffer.concat([Buffer.from([0, Math.ceil(properties.length / 2)]), properties, Buffer.alloc(properties.length % 2)]);
    at = (at - whole.length) & ~1;
    whole.copy(page, at);
    page.writeUInt32LE(from, place * 4);
    from += words.length + 1;
    page.writeUInt32LE(from, place * 4 + 4);
    page.writeUInt8(at / 2, (paragraphs.length + 1) * 4 + place * 13);
  });
  page.writeUInt8(paragraphs.length, 511);

  const style = (based: number, own: Buffer) => {
    const fixed = Buffer.concat([u16(0, 1 | (based << 4), 1, 0, 0), u16(1), Buffer.from('S', 'utf16le'), u16(0)]);
    const properties = counted(Buffer.concat([u16(0), own]));
    const whole = Buffer.concat([fixed, properties]);
    return Buffer.concat([counted(whole), Buffer.alloc(whole.length % 2)]);
  };
  const table: Buffer[] = [];
  const put = (which: number, bytes: Buffer, said = bytes.length) => {
    document.writeUInt32LE(
      table.reduce((sum, { length }) => sum + length, 0),
      0x9a + which * 8,
    );
    document.writeUInt32LE(said, 0x9a + which * 8 + 4);
    table.push(bytes);
  };
  put(1, Buffer.concat([counted(u16(2, 10)), style(0xfff, inList(1, 0)), style(0, Buffer.alloc(0))]));
  put(13, u32(textAt, from, pageAt / 512));
  put(33, Buffer.concat([Buffer.from([2]), u32(16), u32(0, letters.length), u16(0), u32(0x40000000 | (textAt * 2)), u16(0)]));
  const list = Buffer.alloc(28);
  list.writeInt32LE(77, 0);
  const levels = [level(0, '%0.'), level(4, '(%1)'), level(23, '·'), ...Array.from({ length: 6 }, () => level(255, ''))];
  put(73, Buffer.concat([u16(1), list, ...levels]), 2 + 28);
  const use = (overrides: number) => Buffer.concat([u32(77, 0, 0), Buffer.from([overrides, 0, 0, 0])]);
  put(74, Buffer.concat([u32(2), use(0), use(1), u32(0xffffffff), u32(0xffffffff), u32(32, 0x10)]));
  return { document, stream: (name: string) => (name === '/1Table' ? Buffer.concat(table) : null) };
}

const policy: readonly Made[] = [
  { style: 0, words: 'Repairs' },
  { style: 0, own: inList(1, 1), words: 'at night' },
  { style: 0, own: inList(1, 1), words: 'by day' },
  { style: 0, own: inList(1, 2), words: 'a sign' },
  { style: 0, own: inList(0, 0), words: 'between' },
  { style: 1, words: 'Complaints' },
  { style: 0, own: inList(1, 1), words: 'in writing' },
  { style: 0, own: inList(2, 0), words: 'elsewhere' },
  { style: 9, words: 'of no style' },
];

it('bug: clauses of a policy in an old Word document had no numbers', () => {
  const { document, stream } = streams(policy);
  const paragraphs = oldWordParagraphs(document, stream);
  expect(paragraphs?.map(({ words, number }) => `${number ?? ''}${words}`)).toEqual([
    '1.\tRepairs',
    '(a)\tat night',
    '(b)\tby day',
    'a sign',
    'between',
    '2.\tComplaints',
    '(a)\tin writing',
    '32.\telsewhere',
    'of no style',
  ]);
});

it('numbers are put before the words as another reader has them, and none where those are not found', () => {
  const number = (words: string, label: string | null) => ({ words, number: label });
  const body = 'Letterhead\n\nRepairs\nat  night – to us\tby day\nSee our page.\nover two\nlines\n\nEnd';
  const paragraphs = [
    number('Repairs', '1.\t'),
    number('', '2.\t'),
    number('at night \u0096 to us', '(a)\t'),
    number('gone', '(b)\t'),
    number('See our \u0013 HYPERLINK "x" \u0014page\u0015.', '2.\t'),
    number('over two\u000blines', '3.\t'),
    number('End', null),
  ];
  expect(withNumbers(body, paragraphs)).toBe(
    'Letterhead\n\n1.\tRepairs\n(a)\tat  night – to us\tby day\n2.\tSee our page.\n3.\tover two\nlines\n\nEnd',
  );
});

it('a damaged file says so by a RangeError and nothing else, and never goes on for ever', () => {
  const { document, stream } = streams(policy);
  const table = Buffer.from(stream('/1Table') ?? []);
  const place = fc.nat();
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.boolean(), place, fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 12 }), (changes) => {
      const [ours, theirs] = [Buffer.from(document), Buffer.from(table)];
      for (const [inTable, at, byte] of changes) {
        const bytes = inTable ? theirs : ours;
        bytes.writeUInt8(byte, at % bytes.length);
      }
      try {
        const found = oldWordParagraphs(ours, () => theirs);
        expect((found ?? []).length).toBeLessThan(ours.length);
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError);
      }
    }),
    { numRuns: 2000 },
  );
});
