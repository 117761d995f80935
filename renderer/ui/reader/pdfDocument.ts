// Owns opening a PDF for drawing: pdf.js with its worker, its files from the application, nothing evaluated. Must not read words: intake did.
import type { PDFDocumentLoadingTask, PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import rendererAddress from 'pdfjs-dist/legacy/build/pdf.renderer.min.mjs?url';
import workerAddress from 'pdfjs-dist/legacy/build/pdf.worker.mjs?url';
import { originalAddress } from './evidenceAddress.ts';

/** As much code as the rest of the window: loaded with the first PDF. */
const pdfjs = async () => {
  const library = await import('pdfjs-dist/legacy/build/pdf.mjs');
  library.GlobalWorkerOptions.workerSrc = workerAddress;
  // Pages are drawn on a thread of their own: on the page's, each would cost some frames.
  library.GlobalWorkerOptions.rendererSrc = rendererAddress;
  return library;
};

/** Bytes asked for at once. A bundle of two thousand scanned pages is never read whole. */
const pieceBytes = 512 * 1024;

/** Whether a PDF that was not opened is locked, whatever password was given. */
export function isLocked(error: unknown): boolean {
  return error instanceof Error && error.name === 'PasswordException';
}

/** Opens the original of an entry, with its password where it is locked. Rejects with pdf.js's own error when it cannot be drawn. `close` frees it. */
export function openPdf(
  caseId: string,
  entryId: string,
  password: string | null,
): { readonly document: Promise<PDFDocumentProxy>; readonly close: () => void } {
  const stop = new AbortController();
  const address = originalAddress(caseId, entryId);
  let loading: PDFDocumentLoadingTask | null = null;
  const piece = async (from: number, end: number) => {
    const reply = await fetch(address, { signal: stop.signal, headers: { range: `bytes=${from}-${end - 1}` } });
    if (!reply.ok) throw new Error(await reply.text());
    return {
      total: Number(/\/(\d+)$/.exec(reply.headers.get('content-range') ?? '')?.[1]),
      bytes: new Uint8Array(await reply.arrayBuffer()),
    };
  };
  const document = (async () => {
    const [{ getDocument, PDFDataRangeTransport }, first] = await Promise.all([pdfjs(), piece(0, pieceBytes)]);
    const range = new PDFDataRangeTransport(first.total, first.bytes);
    range.requestDataRange = (from, end) => {
      void piece(from, end).then(
        ({ bytes }) => range.onDataRange(from, bytes),
        () => range.abort(),
      );
    };
    const base = new URL('./pdfjs/', window.location.href).href;
    loading = getDocument({
      range,
      ...(password === null ? {} : { password }),
      rangeChunkSize: pieceBytes,
      disableAutoFetch: true,
      disableStream: true,
      cMapUrl: `${base}cmaps/`,
      cMapPacked: true,
      standardFontDataUrl: `${base}standard_fonts/`,
      iccUrl: `${base}iccs/`,
      wasmUrl: `${base}wasm/`,
      // The page's policy allows no WebAssembly; pdf.js has the same decoders as scripts.
      useWasm: false,
      enableXfa: false,
      stopAtErrors: false,
    });
    return loading.promise;
  })();
  return {
    document,
    close: () => {
      stop.abort();
      void loading?.destroy();
    },
  };
}
