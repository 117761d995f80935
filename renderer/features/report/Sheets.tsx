// Owns the report on sheets of paper: measured once off the page, then cut into A4 pages. Must not read or write.
import Box from '@mui/material/Box';
import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { fontStacks, type HouseStyle } from '../../../db/model/houseStyle.ts';
import { hasHead, type PrintedTable } from '../../../db/model/report.ts';
import { reportText } from '../../text/report.ts';
import { fonts, sheetColours } from '../../theme/tokens.ts';
import { plainButton } from '../../ui/plainButton.ts';
import { type Measured, paginate, type Slice } from './paginate.ts';
import type { ReportBlock } from './reportBlocks.ts';

/** A4 at 96 dots an inch. */
const sheet = { width: 794, height: 1123 } as const;

const pixels = (millimetres: number) => Math.round((millimetres * 96) / 25.4);

/** How a house style measures on a sheet, in pixels. */
interface Measures {
  readonly size: number;
  readonly line: number;
  readonly style: HouseStyle;
}

function measuresOf(style: HouseStyle): Measures {
  const size = (style.bodySize * 96) / 72;
  return { size, line: Math.round(size * 1.5), style };
}

interface SheetsProps {
  readonly blocks: readonly ReportBlock[];
  readonly style: HouseStyle;
  /** Hears how many pages there are. */
  readonly onPages: (count: number) => void;
  /** A paragraph of the draft was chosen. */
  readonly onOpen: (paragraphId: string) => void;
}

/** The pages. The number of a paragraph that comes from the draft opens it there. */
export function Sheets({ blocks, style, onPages, onOpen }: SheetsProps) {
  const measures = useMemo(() => measuresOf(style), [style]);
  const { size, line } = measures;
  const { top, right, bottom, left } = style.margins;
  const width = sheet.width - pixels(left) - pixels(right);
  const paperStyle = {
    fontFamily: fontStacks[style.bodyFont],
    fontSize: `${size}px`,
    lineHeight: `${line}px`,
    color: sheetColours.ink,
  } as const;
  const ruler = useRef<HTMLDivElement>(null);
  const [pages, setPages] = useState<readonly (readonly Slice[])[]>([]);
  useLayoutEffect(() => {
    const { line: height, style: printed } = measures;
    const pageHeight = sheet.height - pixels(printed.margins.top) - pixels(printed.margins.bottom);
    let isCurrent = true;
    const measure = () => {
      const element = ruler.current;
      if (!isCurrent || element === null) return;
      const measured = [...element.children].map(
        (child, index): Measured => ({
          height: child.getBoundingClientRect().height,
          line: height,
          isHeading: blocks[index]?.kind === 'heading',
        }),
      );
      const next = paginate(measured, pageHeight);
      setPages(next);
      onPages(next.length);
    };
    measure();
    // Once more with the real letters, where they came later than the words.
    void document.fonts.ready.then(measure);
    return () => {
      isCurrent = false;
    };
  }, [blocks, measures, onPages]);
  return (
    <>
      <Box aria-hidden sx={{ position: 'absolute', visibility: 'hidden', width, height: 0, overflow: 'hidden' }}>
        <Box ref={ruler} sx={paperStyle}>
          {blocks.map((block) => (
            <Block key={block.key} block={block} measures={measures} />
          ))}
        </Box>
      </Box>
      {/* Safe: beside two panels the left edge of a page is scrolled to, and not lost. */}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, justifyContent: 'safe center', p: 2 }}>
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
              pt: `${pixels(top)}px`,
              pr: `${pixels(right)}px`,
              pb: `${pixels(bottom)}px`,
              pl: `${pixels(left)}px`,
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
                  <Box style={{ marginTop: -from }}>
                    <Block block={shown} measures={measures} {...(from > 0 ? {} : { onOpen })} />
                  </Box>
                </Box>
              );
            })}
            <Box
              aria-hidden
              sx={{ position: 'absolute', bottom: 28, left: 0, right: 0, textAlign: 'center', fontSize: 12, color: sheetColours.quiet }}
            >
              {style.footer === '' ? '' : `${style.footer} · `}
              {index + 1} / {pages.length}
            </Box>
          </Box>
        ))}
      </Box>
    </>
  );
}

const headingLooks = {
  bold: { fontWeight: 700 },
  plain: { fontWeight: 400 },
  underlined: { fontWeight: 700, textDecoration: 'underline', textUnderlineOffset: '0.15em' },
} as const;

interface BlockProps {
  readonly block: ReportBlock;
  readonly measures: Measures;
  readonly onOpen?: (paragraphId: string) => void;
}

/** One block. Padding, not margin, so that measured heights hold everything. */
function Block({ block, measures, onOpen }: BlockProps) {
  const { size, line, style } = measures;
  if (block.kind === 'table') return <Rows table={block.table} measures={measures} />;
  if ('lines' in block) return <Lines block={block} measures={measures} />;
  if (block.kind === 'heading') {
    return (
      <Box
        component={(['h2', 'h3', 'h4'] as const)[block.level - 1] ?? 'h4'}
        sx={{
          m: 0,
          pt: `${line / 2}px`,
          pb: `${line / 2}px`,
          fontFamily: fontStacks[style.headingFont],
          fontSize: `${block.level === 1 ? size * 1.2 : size}px`,
          fontStyle: block.level === 1 ? 'normal' : 'italic',
          lineHeight: `${line}px`,
          ...headingLooks[style.headingLook],
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
      <Box sx={{ minWidth: 0, overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>
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

/** Lines that stand at the head of a paper. The first of a report's own block are its name; an address is bold in its first. */
function Lines({
  block: { kind, lines },
  measures,
}: {
  readonly block: Extract<ReportBlock, { lines: unknown }>;
  readonly measures: Measures;
}) {
  const { size, line, style } = measures;
  if (kind === 'subject') {
    const look = headingLooks[style.headingLook];
    return (
      <Box
        component="h1"
        sx={{ m: 0, pb: `${line}px`, fontFamily: fontStacks[style.headingFont], fontSize: `${size * 1.4}px`, lineHeight: 1.3, ...look }}
      >
        {lines}
      </Box>
    );
  }
  const bold = { letterhead: 1, opening: 0, title: 3 }[kind];
  const lookOf = (index: number) => ({
    fontWeight: index < bold ? 700 : 400,
    // The greeting stands apart from whom it greets.
    ...(kind === 'opening' && index === lines.length - 1 ? { pt: `${line}px` } : {}),
  });
  return (
    <Box sx={{ pb: `${line}px`, textAlign: kind === 'letterhead' ? 'right' : 'left', '& > *': { m: 0 } }}>
      {lines.map((words, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of a block have no name and two may be equal
        <Box key={index} component="p" sx={lookOf(index)}>
          {words}
        </Box>
      ))}
    </Box>
  );
}

/** A table of the report: cells that name a row or a column are heads. */
function Rows({ table, measures: { size, line } }: { readonly table: PrintedTable; readonly measures: Measures }) {
  const cell = {
    textAlign: 'left',
    verticalAlign: 'top',
    borderBottom: `1px solid ${sheetColours.quiet}`,
    p: 0,
    py: '4px',
    pr: '12px',
  } as const;
  const small = { fontSize: `${size * 0.9}px`, lineHeight: `${line - 3}px` } as const;
  return (
    <Box sx={{ pb: `${line / 2}px` }}>
      <Box component="table" aria-label={table.caption} sx={{ width: '100%', borderCollapse: 'collapse', tableLayout: 'fixed', ...small }}>
        <colgroup>
          {table.columns.map(({ heading, share }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place in the table
            <col key={`${at} ${heading}`} style={{ width: `${share}%` }} />
          ))}
        </colgroup>
        {hasHead(table) && (
          <thead>
            <tr>
              {table.columns.map(({ heading }) => (
                <Box key={heading} component="th" scope="col" sx={{ ...cell, fontWeight: 700 }}>
                  {heading}
                </Box>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {table.rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name and two may be equal
            <tr key={at}>
              {row.map((lines, column) => (
                <Box
                  // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place in the row
                  key={column}
                  component={column === 0 ? 'th' : 'td'}
                  {...(column === 0 ? { scope: 'row' } : {})}
                  sx={{ ...cell, fontWeight: 400 }}
                >
                  {lines.map(({ text, tone }, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: lines of a cell have no name and two may be equal
                    <Box key={index} sx={{ fontWeight: tone === 'strong' ? 700 : 400 }}>
                      {text}
                    </Box>
                  ))}
                </Box>
              ))}
            </tr>
          ))}
        </tbody>
      </Box>
    </Box>
  );
}
