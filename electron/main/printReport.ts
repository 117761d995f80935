// Owns turning HTML into PDF: a hidden page with no scripts, no store and no way out. Must not know what a page says.
import { writeSync } from 'node:fs';
import { BrowserWindow, session } from 'electron';
import { guardSession } from './navigation.ts';
import { pageOrigin, pageScheme } from './schemeNames.ts';

/** The page's own title at the head, page numbers at the foot. Set by the printer, not by the page's styles, whose margin boxes older Chromium leaves out. */
const margin = (align: string, content: string) =>
  `<div style="width:100%;box-sizing:border-box;padding:0 22mm;font-size:8pt;font-family:sans-serif;text-align:${align};color:#444">${content}</div>`;

/** What the page wants at its foot beside the number, as it stands in the page: escaped already, so that it is words here too. */
function footOf(html: string): string {
  const foot = /<meta name="page-foot" content="([^"]*)">/.exec(html)?.[1] ?? '';
  return foot === '' ? '' : `${foot} · `;
}

const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:";

/** What stands in the margins of a printed page: title and page numbers, or nothing, so that words run on from page to page unbroken. */
export type Margins = 'numbered' | 'bare';

/**
 * Prints a self-contained HTML document, tagged and outlined.
 * @param html the whole document; its own `@page` sizes hold
 * @returns the bytes of the PDF
 */
export async function printPage(html: string, margins: Margins): Promise<Uint8Array> {
  const partition = session.fromPartition(`print-${Date.now()}-${Math.random()}`, { cache: false });
  guardSession(partition);
  partition.protocol.handle(
    pageScheme,
    () => new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy } }),
  );
  const page = new BrowserWindow({
    show: false,
    webPreferences: {
      session: partition,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      javascript: false,
      spellcheck: false,
    },
  });
  try {
    await page.loadURL(`${pageOrigin}/print.html`);
    return await page.webContents.printToPDF({
      printBackground: true,
      preferCSSPageSize: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
      displayHeaderFooter: margins === 'numbered',
      headerTemplate: margin('right', '<span class="title"></span>'),
      footerTemplate: margin('center', `${footOf(html)}<span class="pageNumber"></span> / <span class="totalPages"></span>`),
    });
  } finally {
    page.destroy();
  }
}

/**
 * Print mode: HTML on standard input, PDF on standard output.
 * @throws {Error} when nothing came in
 */
export async function printFromInput(margins: Margins): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  if (chunks.length === 0) throw new Error('Nothing came in: print mode reads HTML on standard input.');
  const pdf = await printPage(Buffer.concat(chunks).toString('utf8'), margins);
  await writeWhole(1, pdf);
}

/** Milliseconds to wait for whoever reads the other end of a full pipe. */
const fullPipeMs = 5;

/**
 * Writes every byte before it returns. A stream's own word that it has written means that it will: the process may end first, and did, which cut the PDF off.
 */
async function writeWhole(descriptor: number, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(descriptor, bytes, at);
    } catch (problem) {
      if (!(problem instanceof Error && 'code' in problem && problem.code === 'EAGAIN')) throw problem;
      await new Promise((done) => setTimeout(done, fullPipeMs));
    }
  }
}
