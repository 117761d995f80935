// Owns writing a source's blocks as a Word document with real headings, lists and tables. It must not set PDFs.
import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx';
import { withFixedDates } from './fixedZip.ts';
import { type Block, blocksOf, optionalValue, requiredValue, type SourceText } from './sourceText.ts';
import { tableRows } from './typesetting.ts';

const levels = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const;

function runsOf(text: string, bold: boolean): readonly TextRun[] {
  return text.split('\n').map((line, index) => new TextRun({ text: line, bold, ...(index === 0 ? {} : { break: 1 }) }));
}

function wordBlock(block: Block): readonly (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [new Paragraph({ text: block.text, heading: levels[block.level - 1] ?? HeadingLevel.HEADING_3 })];
    case 'paragraph':
      return [new Paragraph({ children: runsOf(block.text, false), spacing: { after: 160 } })];
    case 'list':
      return block.items.map((item) => new Paragraph({ text: item, bullet: { level: 0 } }));
    case 'table': {
      const row = (cells: readonly string[], bold: boolean) =>
        new TableRow({ children: cells.map((cell) => new TableCell({ children: [new Paragraph({ children: runsOf(cell, bold) })] })) });
      return [
        new Table({
          width: { size: 100, type: WidthType.PERCENTAGE },
          rows: tableRows(block).map(({ cells, isHead }) => row(cells, isHead)),
        }),
        new Paragraph({ text: '' }),
      ];
    }
  }
}

/** The source as a .docx dated by its header. Header key `letterhead`: name and address lines separated by " | ". */
export async function writeLetterDocx(source: SourceText): Promise<Buffer> {
  const letterhead = optionalValue(source, 'letterhead');
  const [name = '', ...address] = (letterhead ?? '').split(' | ');
  const head =
    letterhead === undefined
      ? []
      : [
          new Paragraph({ children: [new TextRun({ text: name, bold: true, size: 32 })] }),
          new Paragraph({ children: runsOf(address.join('\n'), false), spacing: { after: 320 } }),
        ];
  const document = new Document({
    title: requiredValue(source, 'title'),
    creator: optionalValue(source, 'author') ?? '',
    lastModifiedBy: optionalValue(source, 'author') ?? '',
    sections: [{ children: [...head, ...blocksOf(source.body).flatMap(wordBlock)] }],
  });
  return withFixedDates(await Packer.toBuffer(document), requiredValue(source, 'date'));
}
