// Owns the style of painted words, the same in the page and in frames. Colours come from the tokens.
import extendedItalic from '@fontsource-variable/source-serif-4/files/source-serif-4-latin-ext-wght-italic.woff2?url';
import extended from '@fontsource-variable/source-serif-4/files/source-serif-4-latin-ext-wght-normal.woff2?url';
import latinItalic from '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-italic.woff2?url';
import latin from '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2?url';
import { type Colours, dark, fonts, type HeadSlot, headLines, light, sizes } from '../../theme/tokens.ts';
import { foldStyle } from './mail/folding.ts';
import { heldBackMark, notShownMark } from './sanitise.ts';

/** Names of readers: the two of Side by side, and one beside a draft. */
export type ReaderName = 'resident' | 'landlord' | 'beside';

/** As many marks as can lie over one another and still have a line each; the next shares the first one's. */
export const layerCount = 3;
const slots = Object.keys(headLines) as `${HeadSlot}`[];
/** The first layer's line lies this far under the words, each further one so much lower, in pixels. */
const [nearest, apart] = [2, 3];

/** The name of the highlight that holds the marks of a head in a layer. */
export function markHighlight(name: ReaderName, slot: `${HeadSlot}`, layer: number): string {
  return `desk-mark-${name}-${slot}-${layer}`;
}

/** The name of the highlight that holds the open mark. */
export function openHighlight(name: ReaderName): string {
  return `desk-mark-open-${name}`;
}

/** The names of the highlights of what is looked for: every hit, and the one stood on. */
export function foundHighlights(name: string): { readonly all: string; readonly at: string } {
  return { all: `desk-found-${name}`, at: `desk-found-at-${name}` };
}

type Painted = Pick<Colours, 'heads' | 'markOpen' | 'found' | 'foundAt' | 'words' | 'accent'>;

/** How the words of a highlight look, told from its name. */
function lookOf(highlight: string, colours: Painted): string {
  if (highlight.startsWith('desk-mark-open-')) return `background-color: ${colours.markOpen};`;
  if (highlight.startsWith('desk-found-at-')) {
    return `background-color: ${colours.foundAt}; text-decoration: underline 3px solid ${colours.words};`;
  }
  if (highlight.startsWith('desk-found-')) {
    return `background-color: ${colours.found}; text-decoration: underline 1px dotted ${colours.accent};`;
  }
  const [layer = '0', named = 'none'] = highlight.split('-').reverse();
  const slot = slots.find((each) => each === named) ?? 'none';
  const thickness = slot === '5' ? 3 : slot === 'none' ? 1 : 1.5;
  const { tint, line } = colours.heads[slot];
  const offset = nearest + apart * Number(layer);
  return `background-color: ${tint}; text-decoration: underline ${headLines[slot]} ${thickness}px ${line}; text-underline-offset: ${offset}px;`;
}

/** Where words are painted: in readers, or anywhere in a frame. Elsewhere in the page every element would be styled for every highlight. */
const places = { page: ':is(.desk-reader, .desk-reader *)', frame: '' } as const;

function rulesOf(highlight: string, place: keyof typeof places): string[] {
  const named = `::highlight(${highlight})`;
  return [
    `${places[place]}${named} { ${lookOf(highlight, isDark ? dark : light)} }`,
    // A drawn page is white paper in either scheme.
    `.desk-page-words span${named} { ${lookOf(highlight, light)} }`,
  ];
}

let isDark = false;
const dressed = new WeakMap<Document, { readonly sheet: CSSStyleSheet; readonly names: Set<string> }>();

/**
 * Gives a highlight its look in a document, once it is painted there. With a rule for every possible highlight the browser styled each element for each rule, 40 ms for a
 * page of a PDF.
 */
export function dressHighlight(view: Window & { readonly CSSStyleSheet: typeof CSSStyleSheet }, highlight: string): void {
  const { document } = view;
  let there = dressed.get(document);
  if (there === undefined) {
    there = { sheet: new view.CSSStyleSheet(), names: new Set() };
    dressed.set(document, there);
    document.adoptedStyleSheets.push(there.sheet);
  }
  if (there.names.has(highlight)) return;
  there.names.add(highlight);
  for (const rule of rulesOf(highlight, placeIn(document))) there.sheet.insertRule(rule, there.sheet.cssRules.length);
}

/** Dresses what is painted for a light or a dark scheme. Frames are loaded anew for another one. */
export function dressFor(forDark: boolean): void {
  if (forDark === isDark) return;
  isDark = forDark;
  const own = dressed.get(document);
  own?.sheet.replaceSync([...own.names].flatMap((highlight) => rulesOf(highlight, 'page')).join('\n'));
}

function placeIn(document: Document): keyof typeof places {
  return document.defaultView?.frameElement === null ? 'page' : 'frame';
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
export function frameStyle(isDark: boolean, kerning: 'auto' | 'none'): string {
  const colours = isDark ? dark : light;
  return `${fontFaces()}
:root { color-scheme: ${isDark ? 'dark' : 'light'}; }
body { margin: 0; padding: 16px 24px 32px; max-width: 70ch; font: ${sizes.readingText}px/1.5 ${fonts.reading};
  color: ${colours.words}; background: ${colours.paper}; overflow-wrap: break-word; font-kerning: ${kerning}; }
h1, h2, h3, h4 { font-size: 1.1em; line-height: 1.3; margin: 1em 0 0.4em; }
p { margin: 0 0 0.7em; }
table { border-collapse: collapse; display: block; max-width: 100%; overflow-x: auto; }
td, th { border: 1px solid ${colours.line}; padding: 3px 8px; vertical-align: top; text-align: left; }
/* A table that holds tables only lays a message out: lines around its parts say nothing. */
table:has(table) > * > tr > td { border: 0; padding: 0; }
blockquote { margin: 0.5em 0; padding-left: 12px; border-left: 2px solid ${colours.line}; color: ${colours.quiet}; }
img { max-width: 100%; }
img[${heldBackMark}], img[${notShownMark}] { display: inline-block; min-width: 60px; min-height: 1.2em; outline: 1px dashed ${colours.line}; }
pre { white-space: pre-wrap; font: inherit; }
a { color: inherit; text-decoration: underline dotted; }
hr { border: 0; border-top: 1px solid ${colours.line}; }
${foldStyle(colours, fonts.ui)}`;
}
