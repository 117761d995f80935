// Owns how a draft's paragraphs look while they are written: the report's serif, numbers in the margin, chips in their party's hue.
import { fonts, sizes } from '../../theme/tokens.ts';

const hue = (side: 'resident' | 'landlord' | 'third') => ({
  color: `var(--mui-palette-${side}-on)`,
  backgroundColor: `var(--mui-palette-${side}-soft)`,
});

/** Styles for the element the editor stands in. */
export const draftTextStyle = {
  '& .draft-text': {
    fontFamily: fonts.reading,
    fontSize: sizes.readingText,
    lineHeight: 1.5,
    maxWidth: '72ch',
    minHeight: '100%',
    outline: 'none',
    whiteSpace: 'pre-wrap',
    wordBreak: 'break-word',
    counterReset: 'paragraph var(--draft-numbers-before, 0) item part',
    pb: '40vh',
  },
  '& .draft-text > p': {
    position: 'relative',
    m: 0,
    mb: 1.25,
    pl: 5,
    '&::before': { position: 'absolute', left: 0, width: 28, textAlign: 'right', color: 'text.secondary' },
  },
  '& .draft-text > p[data-depth="0"]': {
    counterIncrement: 'paragraph',
    // Set, not reset: a counter made anew on a paragraph is not the one its items, which stand beside it, count.
    counterSet: 'item 0 part 0',
    '&::before': { content: 'counter(paragraph) "."' },
  },
  '& .draft-text > p[data-form="heading"]': {
    counterIncrement: 'none',
    fontWeight: 700,
    fontStyle: 'italic',
    pl: 0,
    mt: 2.5,
    '&::before': { content: 'none' },
    '&:first-of-type': { mt: 0 },
  },
  // The template starts numbering anew at a heading.
  '&[data-anew="true"] .draft-text > p[data-form="heading"]': { counterSet: 'paragraph 0 item 0 part 0' },
  '& .draft-text > p[data-depth="1"]': {
    counterIncrement: 'item',
    counterSet: 'part 0',
    ml: 4,
    '&::before': { content: 'counter(item, lower-alpha) "."' },
  },
  '&[data-items="number"] .draft-text > p[data-depth="1"]::before': { content: 'counter(item) "."' },
  '& .draft-text > p[data-depth="2"]': { counterIncrement: 'part', ml: 8, '&::before': { content: 'counter(part, lower-roman) "."' } },
  '& .draft-text > p:only-child:has(> br:only-child)::after': {
    content: 'var(--draft-placeholder)',
    position: 'absolute',
    left: 40,
    top: 0,
    color: 'text.secondary',
    pointerEvents: 'none',
  },
  '& .cite-chip': {
    fontFamily: fonts.ui,
    fontSize: 12,
    fontWeight: 600,
    lineHeight: '18px',
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
    display: 'inline-block',
    px: '4px',
    mx: '1px',
    borderRadius: '3px',
    cursor: 'pointer',
    verticalAlign: '1px',
    userSelect: 'none',
    color: 'text.primary',
    backgroundColor: 'var(--mui-palette-desk-sunken)',
  },
  '& .cite-chip[data-side="resident"]': hue('resident'),
  '& .cite-chip[data-side="landlord"]': hue('landlord'),
  '& .cite-chip[data-side="third"]': hue('third'),
  '& .cite-chip[data-unplaced]': { ml: '4px', outline: '1px dashed currentColor', outlineOffset: '-1px' },
  '& .cite-chip[data-selected]': { outline: '2px solid var(--mui-palette-primary-main)' },
  '& .locked-quotation': { backgroundColor: 'var(--mui-palette-desk-mark)', borderRadius: '2px' },
  '& .locked-quotation[data-standing="adapted"]': { borderBottom: '1px dashed currentColor' },
  '& .locked-quotation[data-standing="differs"], & .locked-quotation[data-standing="gone"]': {
    textDecoration: 'underline wavy var(--mui-palette-error-main)',
    '&::after': { content: '"≠"', fontFamily: fonts.ui, fontSize: 12, px: '2px', color: 'error.main' },
  },
  '& .misspelt': { textDecoration: 'underline wavy var(--mui-palette-warning-main) 1px', textDecorationSkipInk: 'none' },
  '& .sought': { backgroundColor: 'var(--mui-palette-desk-found)', boxShadow: 'inset 0 -2px var(--mui-palette-primary-main)' },
  '& .locked-quotation.ProseMirror-selectednode': { outline: '2px solid var(--mui-palette-primary-main)' },
  '& .person-label': { borderBottom: '1px dotted currentColor' },
} as const;
