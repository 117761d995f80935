// Owns showing a PDF as it was supplied: its pages below one another, only those near drawn, pages in small beside them, going to a page.
import ViewSidebarOutlined from '@mui/icons-material/ViewSidebarOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { useVirtualizer } from '@tanstack/react-virtual';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { PageText } from '../../../db/model/entry.ts';
import { readerText } from '../../text/reader.ts';
import { readingText } from '../../text/reading.ts';
import { useActions } from '../actions.ts';
import { AreaButton } from './AreaPaper.tsx';
import { GoToPage } from './GoToPage.tsx';
import { Margin } from './Margin.tsx';
import { nothingFolded } from './mail/folding.ts';
import { PasswordForm } from './PasswordForm.tsx';
import { heightOf, PdfPage, shapeOf } from './PdfPage.tsx';
import { turned, usePageView } from './pageView.ts';
import { isLocked, openPdf } from './pdfDocument.ts';
import { useReader, useScrollPort } from './readerContext.ts';
import { pagePlaces, scrollPortOf } from './scrollLink.ts';
import { TextBody } from './TextBody.tsx';
import { Thumbnails } from './Thumbnails.tsx';
import { ViewBar, ViewButton } from './ViewBar.tsx';

interface PdfBodyProps {
  readonly caseId: string;
  readonly entryId: string;
  readonly text: string;
  readonly pages: readonly PageText[];
  /** The page to go to; null stays. */
  readonly startPage: { readonly page: number } | null;
  /** Opens a locked one; null where none was typed in this reader. */
  readonly password: string | null;
  readonly onPassword: (password: string) => void;
}

/** The PDF, or its words with the reason where it cannot be drawn. */
export function PdfBody(props: PdfBodyProps) {
  const { caseId, entryId, text, password, onPassword } = props;
  const [document, setDocument] = useState<PDFDocumentProxy | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  useEffect(() => {
    const pdf = openPdf(caseId, entryId, password);
    let isShown = true;
    pdf.document.then(
      (opened) => {
        if (!isShown) return;
        setProblem(null);
        setDocument(opened);
      },
      (error: unknown) => isShown && setProblem(error),
    );
    return () => {
      isShown = false;
      pdf.close();
    };
  }, [caseId, entryId, password]);
  if (problem !== null) {
    return (
      <Box tabIndex={0} sx={{ flex: 1, minHeight: 0, overflow: 'auto' }}>
        {isLocked(problem) ? (
          <Alert severity="info" sx={{ m: 2, '& .MuiAlert-message': { flex: 1 } }}>
            <Box sx={{ mb: 1 }}>{readingText.locked(text.trim() !== '')}</Box>
            <PasswordForm
              act={readingText.showLocked}
              problem={password === null ? null : readingText.wrongPassword}
              onPassword={onPassword}
            />
          </Alert>
        ) : (
          <Alert severity="warning" sx={{ m: 2 }}>
            {readerText.pdfFailed} {problem instanceof Error ? problem.message : String(problem)}
          </Alert>
        )}
        <TextBody entryId={entryId} text={text} folds={nothingFolded} />
      </Box>
    );
  }
  return document === null ? <Box sx={{ flex: 1, bgcolor: 'desk.sunken' }} /> : <Pages {...props} document={document} />;
}

/** Round each page, in pixels. */
const gap = 8;

function Pages({ entryId, text, pages, startPage, document }: PdfBodyProps & { readonly document: PDFDocumentProxy }) {
  const { isActive, onDrag } = useReader();
  const scroller = useRef<HTMLDivElement>(null);
  const paper = useRef<HTMLDivElement>(null);
  const room = useRoom(scroller);
  const [hasThumbnails, setHasThumbnails] = useState(false);
  const byNumber = useMemo(() => new Map(pages.map((page) => [page.page, page])), [pages]);
  // The library stops at the first broken branch of a tree of pages; intake has counted those behind it, and each keeps its place.
  const count = Math.max(document.numPages, pages.length);
  const acts = usePageView(() => share);
  const { view } = acts;
  const full = Math.max(120, room.width - 2 * gap);
  // The whole page is measured on the first: a bundle's pages are mostly of one shape.
  const first = turned(1, shapeOf(byNumber.get(1) ?? null), view.turn).outer;
  const share =
    view.zoom === 'page' ? Math.min(1, Math.max(0.1, (room.height - 2 * gap) / ((full / first.width) * first.height))) : view.zoom;
  // A page on its side is as wide as it was high: what fits the reader is its turned width.
  const widthOf = (page: PageText | null) => Math.round((full * share) / turned(1, shapeOf(page), view.turn).outer.width);
  const sizeOf = (number: number) => {
    const page = byNumber.get(number) ?? null;
    const width = widthOf(page);
    return { page, width, outer: turned(width, heightOf(page, width), view.turn).outer };
  };
  const rows = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => sizeOf(index + 1).outer.height + gap,
    paddingStart: gap,
    overscan: 1,
  });
  const places = useMemo(() => pagePlaces(() => rows.measurementsCache), [rows]);
  // What stands at the top stays there at another size. Before anything is painted: a page let go for one frame would be drawn anew.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the sizes of the pages depend on
  useLayoutEffect(() => {
    const { current: element } = scroller;
    const { current: ground } = paper;
    if (element === null || ground === null) return;
    const kept = element.scrollTop === 0 ? null : places.pageAt(element.scrollTop);
    rows.measure();
    ground.style.height = `${rows.getTotalSize()}px`;
    if (kept === null) return;
    element.scrollTop = places.topOf(kept);
    rows.scrollOffset = element.scrollTop;
  }, [full, share, view.turn]);
  const isReady = room.width > 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once per wish, when there is room to scroll
  useEffect(() => {
    if (isReady && startPage !== null) rows.scrollToIndex(startPage.page - 1, { align: 'start' });
  }, [isReady, startPage]);
  useScrollPort(() => (isReady && scroller.current !== null ? scrollPortOf(scroller.current, places) : null), isReady);
  const shown = isReady ? rows.getVirtualItems() : [];
  const middle = (rows.scrollOffset ?? 0) + room.height / 3;
  const at = (shown.find(({ end }) => end > middle)?.index ?? 0) + 1;
  const goTo = (page: number) => rows.scrollToIndex(Math.max(0, Math.min(count, page) - 1), { align: 'start' });
  const toggleThumbnails = () => setHasThumbnails((has) => !has);
  useActions({
    nextPage: () => (isActive ? goTo(at + 1) : false),
    previousPage: () => (isActive ? goTo(at - 1) : false),
    thumbnails: () => (isActive ? toggleThumbnails() : false),
  });
  return (
    <>
      <ViewBar acts={acts} share={share}>
        <ViewButton
          name={readerText.thumbnails}
          combo="T"
          icon={ViewSidebarOutlined}
          isPressed={hasThumbnails}
          onClick={toggleThumbnails}
        />
        <AreaButton />
        <GoToPage page={at} pages={count} onPage={goTo} />
      </ViewBar>
      <Box sx={{ flex: 1, minHeight: 0, display: 'flex' }}>
        {hasThumbnails && <Thumbnails document={document} count={count} pages={byNumber} at={at} onPage={goTo} />}
        <Margin of={scroller} />
        <Box
          ref={scroller}
          data-scroller=""
          tabIndex={0}
          onDragStart={(event: React.DragEvent) => onDrag(event.dataTransfer)}
          sx={{ flex: 1, minWidth: 0, overflow: 'auto', scrollbarGutter: 'stable', bgcolor: 'desk.sunken' }}
        >
          <div ref={paper} style={{ position: 'relative', height: rows.getTotalSize(), minWidth: full * share + 2 * gap }}>
            {shown.map(({ index, start }) => {
              const { page, width, outer } = sizeOf(index + 1);
              const left = Math.max(gap, Math.round((Math.max(room.width, full * share + 2 * gap) - outer.width) / 2));
              return (
                <div key={index} style={{ position: 'absolute', top: 0, left, transform: `translateY(${start}px)` }}>
                  <PdfPage
                    document={document}
                    entryId={entryId}
                    number={index + 1}
                    page={page}
                    text={text}
                    width={width}
                    turn={view.turn}
                  />
                </div>
              );
            })}
          </div>
        </Box>
      </Box>
    </>
  );
}

/** The size of the scroller without its bar. */
function useRoom(box: RefObject<HTMLElement | null>): { readonly width: number; readonly height: number } {
  const [room, setRoom] = useState({ width: 0, height: 0 });
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setRoom({ width: element.clientWidth, height: element.clientHeight }));
    observer.observe(element);
    return () => observer.disconnect();
  }, [box]);
  return room;
}
