// Owns the pages of a document in small beside it: a list walked by the arrow keys, only those in view drawn. Must not scroll the document: it says the page.
import Box from '@mui/material/Box';
import { useVirtualizer } from '@tanstack/react-virtual';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useEffect, useRef } from 'react';
import type { PageText } from '../../../db/model/entry.ts';
import { readerText } from '../../text/reader.ts';
import { PdfThumbnail, shapeOf } from './PdfPage.tsx';

interface ThumbnailsProps {
  readonly document: PDFDocumentProxy;
  /** Pages, also those of a damaged document that cannot be drawn. */
  readonly count: number;
  readonly pages: ReadonlyMap<number, PageText>;
  readonly at: number;
  readonly onPage: (page: number) => void;
}

const width = 84;
const wordsHeight = 22;

/** The list. */
export function Thumbnails({ document, count, pages, at, onPage }: ThumbnailsProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const heightOf = (number: number) => Math.min(width * 2, width * shapeOf(pages.get(number) ?? null));
  const rows = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => heightOf(index + 1) + wordsHeight,
    overscan: 3,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when another page is shown
  useEffect(() => rows.scrollToIndex(at - 1, { align: 'auto' }), [at]);
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + 10,
    PageUp: at - 10,
    Home: 1,
    End: count,
  };
  return (
    <Box
      ref={scroller}
      role="listbox"
      tabIndex={0}
      aria-label={readerText.thumbnails}
      aria-activedescendant={`thumbnail-${at}`}
      onKeyDown={(event) => {
        const next = steps[event.key];
        if (next === undefined) return;
        event.preventDefault();
        event.stopPropagation();
        onPage(Math.max(1, Math.min(count, next)));
      }}
      sx={{ flex: 'none', width: width + 28, overflowY: 'auto', borderRight: 1, borderColor: 'divider', bgcolor: 'background.default' }}
    >
      <div style={{ position: 'relative', height: rows.getTotalSize() }} role="presentation">
        {rows.getVirtualItems().map(({ index, start, size }) => (
          <Box
            key={index}
            id={`thumbnail-${index + 1}`}
            role="option"
            aria-selected={index + 1 === at}
            aria-label={readerText.page(index + 1, count)}
            onClick={() => onPage(index + 1)}
            sx={{ position: 'absolute', left: 8, width, cursor: 'pointer', fontSize: 11, textAlign: 'center', color: 'text.secondary' }}
            style={{ top: start, height: size }}
          >
            <Box
              sx={{
                border: 1,
                borderColor: index + 1 === at ? 'primary.main' : 'divider',
                outline: index + 1 === at ? '1px solid' : 0,
                outlineColor: 'primary.main',
              }}
              style={{ height: size - wordsHeight }}
            >
              <PdfThumbnail document={document} number={index + 1} width={width} />
            </Box>
            {index + 1}
          </Box>
        ))}
      </div>
    </Box>
  );
}
