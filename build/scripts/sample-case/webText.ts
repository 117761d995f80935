// Owns writing the sample case's plain-text files and saved web pages. It must not fetch or link anything.
import { type Block, blocksOf, requiredValue, type SourceText } from './sourceText.ts';
import { tableRows } from './typesetting.ts';

/** `text` safe inside HTML; hard line breaks become <br>. */
function htmlOf(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', '<br>');
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${htmlOf(block.text)}</h${block.level}>`;
    case 'paragraph':
      return `<p>${htmlOf(block.text)}</p>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${htmlOf(item)}</li>`).join('')}</ul>`;
    case 'table': {
      const row = (cells: readonly string[], tag: 'th' | 'td') =>
        `<tr>${cells.map((cell) => `<${tag}>${htmlOf(cell)}</${tag}>`).join('')}</tr>`;
      return `<table>${tableRows(block)
        .map(({ cells, isHead }) => row(cells, isHead ? 'th' : 'td'))
        .join('')}</table>`;
    }
  }
}

/** The blocks as an HTML fragment, one line per block. */
export function htmlFragment(blocks: readonly Block[]): string {
  return blocks.map(blockHtml).join('\n');
}

/** A web page as a browser saves it; header key `title`. */
export function writeHtml(source: SourceText): Buffer {
  const title = htmlOf(requiredValue(source, 'title'));
  const page = `<!DOCTYPE html>\n<html lang="en-GB">\n<head><meta charset="utf-8"><title>${title}</title></head>\n<body>\n${htmlFragment(blocksOf(source.body))}\n</body>\n</html>\n`;
  return Buffer.from(page, 'utf8');
}

/** The body as it stands, with the line ends of the system it was exported from. */
export function writeTxt(source: SourceText): Buffer {
  return Buffer.from(`${source.body.replaceAll('\n', '\r\n')}\r\n`, 'utf8');
}
