// Tests: the numbers that Word gives paragraphs stand before their words, as they would on paper. The lists are written here; how they count was seen in public
// judgments whose numbers were published beside the documents.
import { AlignmentType, Document, HeadingLevel, LevelFormat, Packer, Paragraph } from 'docx';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listNumbers, numberIn } from '../../../db/intake/readers/listNumbers.ts';
import { readFileBytes } from '../../../db/intake/readers/read.ts';

const level = (depth: number, format: string, text: string, more = '', start = 1) =>
  `<w:lvl w:ilvl="${depth}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
const list = (id: number, ...inside: readonly string[]) => `<w:abstractNum w:abstractNumId="${id}">${inside.join('')}</w:abstractNum>`;
const use = (id: number, of: number, ...starts: readonly (readonly [depth: number, start: number])[]) =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${starts.map(([depth, start]) => `<w:lvlOverride w:ilvl="${depth}"><w:startOverride w:val="${start}"/></w:lvlOverride>`).join('')}</w:num>`;
const style = (id: string, inside: string, more = '') => `<w:style w:type="paragraph" w:styleId="${id}"${more}>${inside}</w:style>`;
const listed = (useId: number, depth = 0) => `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="${useId}"/></w:numPr>`;
const paragraph = (words: string, properties = '') => `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t>${words}</w:t></w:r></w:p>`;
const plain = (words: string) => `<w:p><w:r><w:t>${words}</w:t></w:r></w:p>`;
const ofStyle = (id: string) => `<w:pStyle w:val="${id}"/>`;

/** The words of each paragraph, numbers first, as a reader of the XML sees them. */
function numberedWords(xml: string, numbering: string, styles = ''): string[] {
  const withNumbers = listNumbers(numbering, styles)?.withNumbers(xml) ?? xml;
  return withNumbers
    .split('</w:p>')
    .map((each) => [...each.matchAll(/<w:t\b[^>]*>([^<]*)/g)].map(([, words]) => words?.replace('\t', ' ')).join(''))
    .filter(Boolean);
}

describe('numbers of lists', () => {
  const clauses = list(
    0,
    level(0, 'decimal', '%1.'),
    level(1, 'decimal', '%1.%2'),
    level(2, 'lowerLetter', '(%3)'),
    level(3, 'bullet', '·'),
  );

  it('bug: clauses of a policy had no numbers, or those that a browser counts', async () => {
    const numbering = {
      config: [
        {
          reference: 'clauses',
          levels: [
            { level: 0, format: LevelFormat.DECIMAL, text: '%1', start: 4, alignment: AlignmentType.START },
            { level: 1, format: LevelFormat.DECIMAL, text: '%1.%2', alignment: AlignmentType.START },
            { level: 2, format: LevelFormat.LOWER_ROMAN, text: '(%3)', alignment: AlignmentType.START },
          ],
        },
        { reference: 'signs', levels: [{ level: 0, format: LevelFormat.BULLET, text: '•', alignment: AlignmentType.START }] },
      ],
    };
    const at = (words: string, depth: number, reference = 'clauses') =>
      new Paragraph({ text: words, numbering: { reference, level: depth } });
    const children = [
      new Paragraph({ text: 'Repairs', heading: HeadingLevel.HEADING_1, numbering: { reference: 'clauses', level: 0 } }),
      at('We answer within 5 days', 1),
      at('Emergencies', 1),
      at('at night', 2),
      at('by day', 2),
      at('a sign is no number', 0, 'signs'),
      at('Complaints', 0),
      at('We write', 1),
    ];
    const read = await readFileBytes(
      new Uint8Array(await Packer.toBuffer(new Document({ numbering, sections: [{ children }] }))),
      'policy.docx',
    );
    if (!read.ok) throw new Error(read.reason);
    expect(read.extraction.text.split(/\n+/)).toEqual([
      '4 Repairs',
      '4.1 We answer within 5 days',
      '4.2 Emergencies',
      '(i) at night',
      '(ii) by day',
      'a sign is no number',
      '5 Complaints',
      '5.1 We write',
    ]);
    expect(read.extraction.html).toMatch(/<h1>4\s+Repairs<\/h1>/);
    expect(read.extraction.html).not.toContain('<ol>');
    expect(read.extraction.html).toContain('<ul><li>a sign is no number</li></ul>');
  });

  it('go on over what stands between, start again under the next number, and follow the style of a paragraph', () => {
    const numbering = `${list(0, level(0, 'decimal', '%1.', '<w:pStyle w:val="Clause"/>'), level(1, 'upperLetter', '%2)', '<w:pStyle w:val="Part"/>'))}${use(7, 0)}`;
    const styles = `${style('Clause', '<w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr>')}${style('Part', '<w:basedOn w:val="Clause"/>')}${style('Own', '<w:basedOn w:val="Part"/>')}`;
    const body = [
      paragraph('one', ofStyle('Clause')),
      paragraph('between'),
      paragraph('part', ofStyle('Part')),
      paragraph('another', ofStyle('Own')),
      paragraph('not counted', `${ofStyle('Clause')}<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>`),
      paragraph('two', ofStyle('Clause')),
      paragraph('its part', ofStyle('Part')),
    ].join('');
    expect(numberedWords(body, numbering, styles)).toEqual([
      '1. one',
      'between',
      'A) part',
      'B) another',
      'not counted',
      '2. two',
      'A) its part',
    ]);
  });

  it('start anew where another use of the list says so, and only at the depth where it is first used', () => {
    const numbering = `${clauses}${use(1, 0)}${use(2, 0, [0, 32], [2, 6])}${use(3, 0, [0, 1])}`;
    const body = [
      paragraph('a', listed(1)),
      paragraph('b', listed(1)),
      paragraph('c', listed(2, 2)),
      paragraph('d', listed(2)),
      paragraph('e', listed(3)),
      paragraph('f', listed(1)),
    ].join('');
    expect(numberedWords(body, numbering)).toEqual(['1. a', '2. b', '(f) c', '3. d', '1. e', '2. f']);
  });

  it('are those of the style a list is linked to, counted for itself; of the usual style too; and never restart where they must not', () => {
    const numbering = [
      list(
        0,
        level(0, 'none', '', '<w:lvlRestart w:val="0"/>'),
        level(1, 'decimal', '%2', '<w:lvlRestart w:val="0"/>'),
        level(2, 'ordinal', '%3', '<w:isLgl/>'),
      ),
      list(1, '<w:numStyleLink w:val="House"/>'),
      use(1, 0),
      use(2, 1),
    ].join('');
    const styles = `<w:style w:type="numbering" w:styleId="House"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>${style('Body', `<w:pPr>${listed(1, 1)}</w:pPr>`, ' w:default="1"')}`;
    const body = [
      paragraph('title', listed(1)),
      plain('x'),
      `<w:p w:rsidR="1">${plain('y').slice('<w:p>'.length)}`,
      paragraph('title', listed(1)),
      plain('z'),
      paragraph('below', listed(1, 2)),
      paragraph('elsewhere', listed(2, 1)),
    ].join('');
    expect(numberedWords(body, numbering, styles)).toEqual(['title', '1 x', '2 y', 'title', '3 z', '1 below', '1 elsewhere']);
  });

  it('pass over what is not shown: ends that were deleted, properties of before, covered cells, and a text box given twice', () => {
    const body = [
      paragraph('one', listed(1)),
      paragraph('joined to ', `${listed(1)}<w:rPr><w:del w:id="1"/></w:rPr>`),
      paragraph('this', `${listed(1)}<w:pPrChange><w:pPr>${listed(1, 2)}</w:pPr></w:pPrChange>`),
      `<w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>${paragraph('in a cell', listed(1))}</w:tc><w:tc><w:tcPr><w:vMerge/></w:tcPr>${paragraph('', listed(1))}</w:tc>`,
      `<w:p><w:pPr/><mc:Choice Requires="wps">${paragraph('box', listed(1))}</mc:Choice><mc:Fallback>${paragraph('box', listed(1))}</mc:Fallback></w:p>`,
    ].join('');
    expect(numberedWords(body, `${clauses}${use(1, 0)}`)).toEqual(['1. one', '2. joined to ', 'this', '3. in a cell', 'box', '4. box']);
  });

  it('say nothing of lists of signs, and stay small whatever a file claims', () => {
    expect(listNumbers(list(0, level(0, 'bullet', '•')), '')).toBeNull();
    expect(listNumbers('', '')).toBeNull();
    const long = `${list(0, level(0, 'upperLetter', '%1'.repeat(100_000), '', 999_999))}${use(1, 0)}`;
    expect(numberedWords(paragraph('x', listed(1)), long)[0]?.length).toBeLessThan(400);
    // Lists that are linked to one another, and styles based on themselves.
    const round = `${list(0, '<w:numStyleLink w:val="A"/>')}${list(1, level(0, 'decimal', '%1'))}${use(1, 0)}`;
    const styles = style('A', `<w:basedOn w:val="A"/><w:pPr>${listed(1)}</w:pPr>`);
    expect(numberedWords(paragraph('x', ofStyle('A')), round, styles)).toEqual(['x']);
  });

  it('are written as the list says, each number its own', () => {
    expect([1, 4, 26, 27, 52, 53].map((count) => numberIn('lowerLetter', count))).toEqual(['a', 'd', 'z', 'aa', 'zz', 'aaa']);
    expect([1, 4, 9, 14, 40, 1999].map((count) => numberIn('upperRoman', count))).toEqual(['I', 'IV', 'IX', 'XIV', 'XL', 'MCMXCIX']);
    expect([1, 2, 3, 11, 22, 113].map((count) => numberIn('ordinal', count))).toEqual(['1st', '2nd', '3rd', '11th', '22nd', '113th']);
    const formats = fc.constantFrom(
      'decimal',
      'lowerLetter',
      'upperLetter',
      'lowerRoman',
      'upperRoman',
      'ordinal',
      'decimalZero',
      'chicago',
    );
    const count = fc.integer({ min: 0, max: 5000 });
    fc.assert(
      fc.property(formats, count, count, (format, one, other) => {
        expect(numberIn(format, one) === numberIn(format, other)).toBe(one === other);
        expect(numberIn(format, one).length).toBeLessThan(16);
      }),
    );
  });
});
