// Owns opening a PDF for drawing: pdf.js with its worker, its files from the application, nothing evaluated. Must not read words: intake did.
import { GlobalWorkerOptions, getDocument, type PDFDocumentLoadingTask, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerAddress from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';

GlobalWorkerOptions.workerSrc = workerAddress;

/** Opens the original of an entry. Rejects with pdf.js's own error when it cannot be drawn. `close` frees it. */
export function openPdf(caseId: string, entryId: string): { readonly document: Promise<PDFDocumentProxy>; readonly close: () => void } {
  const stop = new AbortController();
  let loading: PDFDocumentLoadingTask | null = null;
  const document = (async () => {
    const reply = await fetch(`evidence://case/${caseId}/${entryId}`, { signal: stop.signal });
    if (!reply.ok) throw new Error(await reply.text());
    const data = new Uint8Array(await reply.arrayBuffer());
    const base = new URL('./pdfjs/', window.location.href).href;
    loading = getDocument({
      data,
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
