// Owns the style of painted words, the same in the page and in frames. Colours come from the tokens.
import extendedItalic from '@fontsource-variable/source-serif-4/files/source-serif-4-latin-ext-wght-italic.woff2?url';
import extended from '@fontsource-variable/source-serif-4/files/source-serif-4-latin-ext-wght-normal.woff2?url';
import latinItalic from '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-italic.woff2?url';
import latin from '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2?url';
import { type Colours, dark, fonts, type HeadSlot, headLines, light, sizes } from '../../theme/tokens.ts';
import { foldStyle } from './mail/folding.ts';

const readers = ['resident', 'landlord', 'beside'] as const;
/** Names of readers: the two of Side by side, and one beside a draft. */
export type ReaderName = (typeof readers)[number];

/** As many marks as can lie over one another and still have a line each; the next shares the first one's. */
export const layerCount = 3;
const slots = Object.keys(headLines) as `${HeadSlot}`[];
/** The first layer's line lies this far under the words, each further one so much lower, in pixels. */
const [nearest, apart] = [2, 3];

/** The name of the highlight that holds the marks of a head in a layer. */
export function markHighlight(name: ReaderName, slot: `${HeadSlot}`, layer: number): string {
  return `desk-mark-${name}-${slot}-${layer}`;
}

/** Rules for the highlights of every reader. */
export function highlightRules(colours: Pick<Colours, 'heads' | 'markOpen' | 'found' | 'foundAt' | 'words' | 'accent'>): string {
  return [
    ...readers.flatMap((name) =>
      slots.flatMap((slot) => [...Array(layerCount).keys()].map((layer) => markRules(colours, name, slot, layer))),
    ),
    ...readers.map(
      (name) => `
::highlight(desk-mark-open-${name}) { background-color: ${colours.markOpen}; }
::highlight(desk-found-${name}) { background-color: ${colours.found}; text-decoration: underline 1px dotted ${colours.accent}; }
::highlight(desk-found-at-${name}) { background-color: ${colours.foundAt}; text-decoration: underline 3px solid ${colours.words}; }
/* A drawn page is white paper in either scheme. */
.desk-page-words span::highlight(desk-mark-open-${name}) { background-color: ${light.markOpen}; }
.desk-page-words span::highlight(desk-found-${name}) { background-color: ${light.found}; text-decoration-color: ${light.accent}; }
.desk-page-words span::highlight(desk-found-at-${name}) { background-color: ${light.foundAt}; text-decoration-color: ${light.words}; }`,
    ),
  ].join('\n');
}

function markRules({ heads }: Pick<Colours, 'heads'>, name: ReaderName, slot: `${HeadSlot}`, layer: number): string {
  const highlight = `::highlight(${markHighlight(name, slot, layer)})`;
  const thickness = slot === '5' ? 3 : slot === 'none' ? 1 : 1.5;
  const line = (colour: string) => `text-decoration: underline ${headLines[slot]} ${thickness}px ${colour};`;
  return `
${highlight} { background-color: ${heads[slot].tint}; ${line(heads[slot].line)} text-underline-offset: ${nearest + apart * layer}px; }
/* A drawn page is white paper in either scheme. */
.desk-page-words span${highlight} { background-color: ${light.heads[slot].tint}; ${line(light.heads[slot].line)} text-underline-offset: ${nearest + apart * layer}px; }`;
}

// A frame knows none of the page's fonts: the reading face is named again, by the same files.
const extendedRange = 'U+0100-02BA,U+02BD-02C5,U+1E00-1E9F,U+1EF2-1EFF,U+20A0-20AB,U+20AD-20C0,U+2C60-2C7F,U+A720-A7FF';

function fontFaces(): string {
  const face = (file: string, style: string, range: string) =>
    `@font-face { font-family: "Source Serif 4 Variable"; font-style: ${style}; font-weight: 200 900; src: url("${new URL(file, window.location.href).href}") format("woff2-variations");${range === '' ? '' : ` unicode-range: ${range};`} }`;
  return [
    face(latin, 'normal', ''),
    face(latinItalic, 'italic', ''),
    face(extended, 'normal', extendedRange),
    face(extendedItalic, 'italic', extendedRange),
  ].join('\n');
}

/** The style sheet of a frame that shows evidence: calm, the reader's own type, whatever the sender's was. */
export function frameStyle(isDark: boolean): string {
  const colours = isDark ? dark : light;
  return `${fontFaces()}
:root { color-scheme: ${isDark ? 'dark' : 'light'}; }
body { margin: 0; padding: 16px 24px 32px; max-width: 70ch; font: ${sizes.readingText}px/1.5 ${fonts.reading};
  color: ${colours.words}; background: ${colours.paper}; overflow-wrap: break-word; }
h1, h2, h3, h4 { font-size: 1.1em; line-height: 1.3; margin: 1em 0 0.4em; }
p { margin: 0 0 0.7em; }
table { border-collapse: collapse; display: block; max-width: 100%; overflow-x: auto; }
td, th { border: 1px solid ${colours.line}; padding: 3px 8px; vertical-align: top; text-align: left; }
blockquote { margin: 0.5em 0; padding-left: 12px; border-left: 2px solid ${colours.line}; color: ${colours.quiet}; }
img { max-width: 100%; }
img[data-held-back] { display: inline-block; min-width: 60px; min-height: 1.2em; outline: 1px dashed ${colours.line}; }
pre { white-space: pre-wrap; font: inherit; }
a { color: inherit; text-decoration: underline dotted; }
hr { border: 0; border-top: 1px solid ${colours.line}; }
${foldStyle(colours, fonts.ui)}
${highlightRules(colours)}`;
}
