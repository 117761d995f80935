// Owns one page of a PDF: drawn while it is near, released when it is not, the canonical words laid over it to select and mark.
import Alert from '@mui/material/Alert';
import type { PageViewport, PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { memo, type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import type { PageText } from '../../../db/model/entry.ts';
import { readerText } from '../../text/reader.ts';
import { AreaPaper } from './AreaPaper.tsx';
import { pdfSpace, rectShown } from './areaSpace.ts';
import { PageWords, type PlaceOfRun } from './PageWords.tsx';
import { type PageView, turned } from './pageView.ts';

interface PdfPageProps {
  readonly document: PDFDocumentProxy;
  readonly entryId: string;
  readonly number: number;
  readonly page: PageText | null;
  readonly text: string;
  /** Width of the page before it is turned, in pixels. */
  readonly width: number;
  readonly turn: PageView['turn'];
}

/** Height over width of a page as it stands before the reader turns it; that of A4 where intake measured none. */
export function shapeOf(page: PageText | null): number {
  if (page === null || page.width === 0) return 842 / 595;
  return page.rotation % 180 !== 0 ? page.width / page.height : page.height / page.width;
}

/** How high a page so many pixels wide is, in whole pixels: on a part of one its picture would be drawn anew, blurred, at each step of scrolling. */
export function heightOf(page: PageText | null, width: number): number {
  return Math.round(width * shapeOf(page));
}

/** Draws a page; `stop` ends it, `done` resolves with the picture when it is drawn. */
function draw(source: PDFPageProxy, viewport: PageViewport) {
  const canvas = window.document.createElement('canvas');
  canvas.style.cssText = 'display: block; width: 100%; height: 100%';
  const sharpness = Math.min(2, window.devicePixelRatio || 1);
  canvas.width = Math.round(viewport.width * sharpness);
  canvas.height = Math.round(viewport.height * sharpness);
  const task = source.render({
    canvas,
    viewport,
    ...(sharpness === 1 ? {} : { transform: [sharpness, 0, 0, sharpness, 0, 0] }),
  });
  return {
    done: task.promise.then(() => canvas),
    // What pdf.js keeps of a page is freed with it: two thousand pages would not fit.
    stop: () => {
      task.cancel();
      source.cleanup();
    },
  };
}

/** When a page was last scrolled out of view, in milliseconds of the window's clock. */
let passedAt = -Infinity;
/** While pages go by, one is begun only after it has stayed so long, in milliseconds: what flies past is never laid out or drawn. */
const stays = 80;

async function rested(): Promise<void> {
  if (performance.now() - passedAt < stays) await new Promise((over) => setTimeout(over, stays));
}

/** One page is drawn at a time: pdf.js draws each in slices of a frame, and the slices of several would not fit into one. */
let drawn: Promise<unknown> = Promise.resolve();

/** Resolves when it is this page's turn to be drawn, with whether it is still wanted then. */
async function turnOf(isWanted: () => boolean): Promise<boolean> {
  while (isWanted()) {
    const before = drawn;
    await before;
    if (before === drawn) return isWanted();
  }
  return false;
}

/** A page drawn while it is mounted. The viewport, by which its words lie, is there before it is drawn. */
function useDrawn(document: PDFDocumentProxy, number: number, width: number) {
  const paper = useRef<HTMLDivElement>(null);
  const [viewport, setViewport] = useState<PageViewport | null>(null);
  const [hasFailed, setHasFailed] = useState(false);
  useEffect(() => {
    let stop = () => {};
    let isShown = true;
    const isWanted = () => isShown;
    void (async () => {
      try {
        await rested();
        if (!isShown) return;
        const source = await document.getPage(number);
        if (!isShown) return;
        const next = source.getViewport({ scale: width / source.getViewport({ scale: 1 }).width });
        setViewport(next);
        if (!(await turnOf(isWanted))) return;
        const drawing = draw(source, next);
        stop = drawing.stop;
        drawn = drawing.done.catch(() => undefined);
        const picture = await drawing.done;
        if (!isShown) return;
        // Drawn anew at another size, a page keeps the picture before until then.
        letGo(paper.current);
        paper.current?.replaceChildren(picture);
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
  }, [document, number, width]);
  // Only a page that is gone was passed: one drawn anew at another size stays where it is.
  useEffect(() => {
    const element = paper.current;
    return () => {
      passedAt = performance.now();
      letGo(element);
    };
  }, []);
  return { paper, viewport, hasFailed };
}

/** Frees the picture on a page: some megabytes that the engine would else collect in one long go. */
function letGo(paper: HTMLDivElement | null): void {
  for (const picture of paper?.getElementsByTagName('canvas') ?? []) picture.width = 0;
}

/** Where the picture of a page is put. */
function Paper({ of }: { readonly of: RefObject<HTMLDivElement | null> }) {
  return <div ref={of} aria-hidden style={{ width: '100%', height: '100%', background: '#fff' }} />;
}

/** A page among the others: drawn anew only when it is another, not at each step of scrolling. */
export const PdfPage = memo(function PdfPage({ document, entryId, number, page, text, width, turn }: PdfPageProps) {
  const { paper, viewport, hasFailed } = useDrawn(document, number, width);
  const { outer, inner } = turned(width, heightOf(page, width), turn);
  const space = useMemo(() => (viewport === null ? null : pdfSpace(viewport, width, turn)), [viewport, width, turn]);
  const place = useMemo<PlaceOfRun | null>(() => {
    // On the page as it was drawn: at the width it is drawn at next its words lie when it is.
    const drawnSpace = viewport === null ? null : pdfSpace(viewport, viewport.width, 0);
    return drawnSpace === null ? null : (run) => rectShown(drawnSpace, run);
  }, [viewport]);
  return (
    <AreaPaper
      entryId={entryId}
      page={number}
      space={space}
      hasWords={page !== null && page.runs.length > 0}
      sx={{ bgcolor: '#fff', boxShadow: 1 }}
      style={outer}
    >
      <div style={inner}>
        <Paper of={paper} />
        {place !== null && page !== null && <PageWords entryId={entryId} page={page} text={text} place={place} />}
        {hasFailed && <Alert severity="warning">{readerText.pageFailed}</Alert>}
      </div>
    </AreaPaper>
  );
});

/** A page in small, without its words. */
export function PdfThumbnail({
  document,
  number,
  width,
}: {
  readonly document: PDFDocumentProxy;
  readonly number: number;
  readonly width: number;
}) {
  return <Paper of={useDrawn(document, number, width).paper} />;
}
