// Owns showing a PDF as it was supplied: pages drawn as they come near, the canonical words laid over them to select and mark.
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import type { PageViewport, PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import type { PageText, TextRun } from '../../../db/model/entry.ts';
import { readerText } from '../../text/reader.ts';
import { openPdf } from './pdfDocument.ts';
import { useReader } from './readerContext.ts';
import { pageSurface, runName } from './surface.ts';
import { TextBody } from './TextBody.tsx';

interface PdfBodyProps {
  readonly caseId: string;
  readonly entryId: string;
  readonly text: string;
  readonly pages: readonly PageText[];
  /** The page to go to; null stays. */
  readonly startPage: { readonly page: number } | null;
  readonly zoom: number;
}

/** The pages below one another, as wide as the reader lets them be. */
export function PdfBody({ caseId, entryId, text, pages, startPage, zoom }: PdfBodyProps) {
  const [document, setDocument] = useState<PDFDocumentProxy | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  useEffect(() => {
    const pdf = openPdf(caseId, entryId);
    let isShown = true;
    pdf.document.then(
      (opened) => isShown && setDocument(opened),
      (error: unknown) => isShown && setProblem(error instanceof Error ? error.message : String(error)),
    );
    return () => {
      isShown = false;
      pdf.close();
    };
  }, [caseId, entryId]);
  const isReady = document !== null && width > 0;
  useEffect(() => {
    if (isReady && startPage !== null) box.current?.querySelector(`[data-page="${startPage.page}"]`)?.scrollIntoView({ block: 'start' });
  }, [isReady, startPage]);
  if (problem !== null) {
    return (
      <>
        <Alert severity="warning" sx={{ m: 2 }}>
          {readerText.pdfFailed} {problem}
        </Alert>
        <TextBody entryId={entryId} text={text} />
      </>
    );
  }
  return (
    <Box
      ref={box}
      sx={{ bgcolor: 'desk.sunken', p: 1, display: 'flex', flexDirection: 'column', gap: 1, alignItems: 'center', minHeight: '100%' }}
    >
      {isReady &&
        Array.from({ length: document.numPages }, (_, index) => (
          <PdfPage
            // biome-ignore lint/suspicious/noArrayIndexKey: a page is its number
            key={index}
            document={document}
            entryId={entryId}
            number={index + 1}
            page={pages.find(({ page }) => page === index + 1) ?? null}
            text={text}
            width={Math.round((width - 24) * zoom)}
          />
        ))}
    </Box>
  );
}

interface PdfPageProps {
  readonly document: PDFDocumentProxy;
  readonly entryId: string;
  readonly number: number;
  readonly page: PageText | null;
  readonly text: string;
  readonly width: number;
}

function PdfPage({ document, entryId, number, page, text, width }: PdfPageProps) {
  const box = useRef<HTMLDivElement>(null);
  const isNear = useIsNear(box);
  const [drawn, setDrawn] = useState<{ readonly viewport: PageViewport } | null>(null);
  const [hasFailed, setHasFailed] = useState(false);
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (!isNear) return setDrawn(null);
    let stop = () => {};
    let isShown = true;
    void (async () => {
      try {
        const source = await document.getPage(number);
        const viewport = source.getViewport({ scale: width / source.getViewport({ scale: 1 }).width });
        const target = canvas.current;
        if (!isShown || target === null) return;
        const sharpness = Math.min(2, window.devicePixelRatio || 1);
        target.width = Math.round(viewport.width * sharpness);
        target.height = Math.round(viewport.height * sharpness);
        const task = source.render({
          canvas: target,
          viewport,
          ...(sharpness === 1 ? {} : { transform: [sharpness, 0, 0, sharpness, 0, 0] }),
        });
        stop = () => task.cancel();
        setDrawn({ viewport });
        await task.promise;
        performance.mark('desk:page-drawn');
      } catch (problem) {
        // A page scrolled past is cancelled on purpose.
        if (isShown && !(problem instanceof Error && problem.name === 'RenderingCancelledException')) setHasFailed(true);
      }
    })();
    return () => {
      isShown = false;
      stop();
    };
  }, [document, number, width, isNear]);
  // Before a page is drawn its place is kept, in the shape intake measured or that of A4.
  const isTurned = page !== null && page.rotation % 180 !== 0;
  const shape = page === null || page.width === 0 ? 842 / 595 : isTurned ? page.width / page.height : page.height / page.width;
  return (
    <Box
      ref={box}
      data-page={number}
      sx={{ position: 'relative', width, height: drawn?.viewport.height ?? width * shape, bgcolor: '#fff', boxShadow: 1, flex: 'none' }}
    >
      {isNear && <canvas ref={canvas} aria-hidden style={{ width: '100%', height: '100%', display: 'block' }} />}
      {drawn !== null && page !== null && <PageWords entryId={entryId} page={page} text={text} viewport={drawn.viewport} />}
      {hasFailed && <Alert severity="warning">{readerText.pageFailed}</Alert>}
    </Box>
  );
}

interface PageWordsProps {
  readonly entryId: string;
  readonly page: PageText;
  readonly text: string;
  readonly viewport: PageViewport;
}

/** The canonical words of a page, unseen over its picture, one span per run. */
function PageWords({ entryId, page, text, viewport }: PageWordsProps) {
  const { painter, onClick, onSurface } = useReader();
  const layer = useRef<HTMLDivElement>(null);
  const spans = useMemo(
    () => page.runs.map((run) => ({ run, words: text.slice(run.start, run.end), style: runStyle(run, text, viewport) })),
    [page, text, viewport],
  );
  useEffect(() => {
    if (layer.current === null) return;
    const take = painter.addSurface(pageSurface(entryId, layer.current, page, text));
    onSurface();
    return take;
  }, [painter, onSurface, entryId, page, text]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the words are text; a click only opens the mark painted there, which the list of marks also does
    // biome-ignore lint/a11y/useKeyWithClickEvents: marks open by keyboard from the list of marks
    <div
      ref={layer}
      className="desk-page-words"
      onClick={(event) => onClick(event.currentTarget.ownerDocument, event.clientX, event.clientY)}
    >
      {spans.map(({ run, words, style }) => (
        <span key={run.start} {...runName(run.start)} style={style}>
          {words}
        </span>
      ))}
    </div>
  );
}

let measure: CanvasRenderingContext2D | null = null;

/** Places a run's span over its words: scaled so that the span is as wide as the words drawn. */
function runStyle(run: TextRun, text: string, viewport: PageViewport): React.CSSProperties {
  const [x1 = 0, y1 = 0] = viewport.convertToViewportPoint(run.x, run.y);
  const [x2 = 0, y2 = 0] = viewport.convertToViewportPoint(run.x + run.width, run.y + run.height);
  const [left, top, width, height] = [Math.min(x1, x2), Math.min(y1, y2), Math.abs(x2 - x1), Math.abs(y2 - y1)];
  const size = Math.max(4, height * 0.85);
  measure ??= window.document.createElement('canvas').getContext('2d');
  let natural = width;
  if (measure !== null) {
    measure.font = `${size}px sans-serif`;
    natural = measure.measureText(text.slice(run.start, run.end)).width;
  }
  return { left, top, height, fontSize: size, lineHeight: `${height}px`, transform: `scaleX(${natural > 0 ? width / natural : 1})` };
}

function useWidth(box: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (box.current === null) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.round(entry?.contentRect.width ?? 0) + 16));
    observer.observe(box.current);
    return () => observer.disconnect();
  }, [box]);
  return width;
}

/** Whether an element is within a screen of being seen. */
function useIsNear(box: RefObject<HTMLElement | null>): boolean {
  const [isNear, setIsNear] = useState(false);
  useEffect(() => {
    if (box.current === null) return;
    const observer = new IntersectionObserver(([entry]) => setIsNear(entry?.isIntersecting ?? false), { rootMargin: '800px' });
    observer.observe(box.current);
    return () => observer.disconnect();
  }, [box]);
  return isNear;
}
