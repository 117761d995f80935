// Owns the report on sheets of paper: measured once off the page, then cut into A4 pages. Must not read or write.
import Box from '@mui/material/Box';
import { useLayoutEffect, useRef, useState } from 'react';
import { reportText } from '../../text/report.ts';
import { fonts, sheetColours } from '../../theme/tokens.ts';
import { plainButton } from '../../ui/plainButton.ts';
import { type Measured, paginate, type Slice } from './paginate.ts';
import type { ReportBlock } from './reportBlocks.ts';

/** A4 at 96 dots an inch, and margins of 25 mm. */
const sheet = { width: 794, height: 1123, margin: 94 } as const;
const inner = { width: sheet.width - 2 * sheet.margin, height: sheet.height - 2 * sheet.margin } as const;
const line = 22;

const paperStyle = { fontFamily: fonts.reading, fontSize: 15, lineHeight: `${line}px`, color: sheetColours.ink } as const;

interface SheetsProps {
  readonly blocks: readonly ReportBlock[];
  /** Hears how many pages there are. */
  readonly onPages: (count: number) => void;
  /** A paragraph of the draft was chosen. */
  readonly onOpen: (paragraphId: string) => void;
}

/** The pages. The number of a paragraph that comes from the draft opens it there. */
export function Sheets({ blocks, onPages, onOpen }: SheetsProps) {
  const ruler = useRef<HTMLDivElement>(null);
  const [pages, setPages] = useState<readonly (readonly Slice[])[]>([]);
  useLayoutEffect(() => {
    let isCurrent = true;
    const measure = () => {
      const element = ruler.current;
      if (!isCurrent || element === null) return;
      const measured = [...element.children].map(
        (child, index): Measured => ({ height: child.getBoundingClientRect().height, line, isHeading: blocks[index]?.kind === 'heading' }),
      );
      const next = paginate(measured, inner.height);
      setPages(next);
      onPages(next.length);
    };
    measure();
    // Once more with the real letters, where they came later than the words.
    void document.fonts.ready.then(measure);
    return () => {
      isCurrent = false;
    };
  }, [blocks, onPages]);
  return (
    <>
      <Box aria-hidden sx={{ position: 'absolute', visibility: 'hidden', width: inner.width, height: 0, overflow: 'hidden' }}>
        <Box ref={ruler} sx={paperStyle}>
          {blocks.map((block) => (
            <Block key={block.key} block={block} />
          ))}
        </Box>
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, justifyContent: 'center', p: 2 }}>
        {pages.map((slices, index) => (
          <Box
            // biome-ignore lint/suspicious/noArrayIndexKey: a page is its place in the report
            key={index}
            component="section"
            aria-label={reportText.page(index + 1, pages.length)}
            sx={{
              ...paperStyle,
              position: 'relative',
              flex: 'none',
              width: sheet.width,
              height: sheet.height,
              p: `${sheet.margin}px`,
              bgcolor: sheetColours.paper,
              boxShadow: 2,
            }}
          >
            {slices.map(({ block, from, to }) => {
              const shown = blocks[block];
              if (shown === undefined) return null;
              return (
                <Box
                  key={shown.key}
                  sx={{ overflow: 'hidden' }}
                  style={{ height: to - from }}
                  {...(from > 0 ? { 'aria-hidden': true } : {})}
                >
                  <Box style={{ marginTop: -from }}>{from > 0 ? <Block block={shown} /> : <Block block={shown} onOpen={onOpen} />}</Box>
                </Box>
              );
            })}
            <Box
              aria-hidden
              sx={{ position: 'absolute', bottom: 40, left: 0, right: 0, textAlign: 'center', fontSize: 12, color: sheetColours.quiet }}
            >
              {index + 1} / {pages.length}
            </Box>
          </Box>
        ))}
      </Box>
    </>
  );
}

/** One block. Padding, not margin, so that measured heights hold everything. */
function Block({ block, onOpen }: { readonly block: ReportBlock; readonly onOpen?: (paragraphId: string) => void }) {
  if (block.kind === 'title') {
    return (
      <Box sx={{ pb: `${line}px`, '& > *': { m: 0 } }}>
        {block.lines.map((words, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of a block have no name and two may be equal
          <Box key={index} component="p" sx={{ fontWeight: index < 3 ? 700 : 400 }}>
            {words}
          </Box>
        ))}
      </Box>
    );
  }
  if (block.kind === 'heading') {
    return (
      <Box
        component={(['h2', 'h3', 'h4'] as const)[block.level - 1] ?? 'h4'}
        sx={{
          m: 0,
          pt: `${line / 2}px`,
          pb: `${line / 2}px`,
          fontSize: block.level === 1 ? 18 : 15,
          fontWeight: block.level === 3 ? 400 : 700,
          fontStyle: block.level === 1 ? 'normal' : 'italic',
          lineHeight: `${line}px`,
        }}
      >
        {block.text}
      </Box>
    );
  }
  const indent = block.depth * 32;
  const { paragraphId } = block;
  return (
    <Box sx={{ display: 'flex', pb: `${line / 2}px` }} style={{ paddingLeft: indent }}>
      {block.number !== null && (
        <Box sx={{ width: 32, flex: 'none' }}>
          {paragraphId === null || onOpen === undefined ? (
            block.number
          ) : (
            <Box
              component="button"
              type="button"
              title={reportText.openParagraph}
              onClick={() => onOpen(paragraphId)}
              sx={{
                ...plainButton,
                p: 0,
                '&:hover': { textDecoration: 'underline' },
              }}
            >
              {block.number}
            </Box>
          )}
        </Box>
      )}
      <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
        {block.runs.map((run, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: runs of a paragraph have no name
          <span key={index}>
            {run.text}
            {run.note !== null && (
              <Box component="span" sx={{ fontSize: 11, fontFamily: fonts.ui, color: sheetColours.quiet }}>
                {' '}
                [{run.note}]
              </Box>
            )}
          </span>
        ))}
      </Box>
    </Box>
  );
}
