// Owns the style of painted words, the same in the page and in frames. Colours come from the tokens.
import { type Colours, dark, fonts, light, sizes } from '../../theme/tokens.ts';

const readers = ['resident', 'landlord', 'beside'] as const;
/** Names of readers: the two of Side by side, and one beside a draft. */
export type ReaderName = (typeof readers)[number];

/** Rules for the highlights of every reader. */
export function highlightRules(colours: Pick<Colours, 'mark' | 'markOpen' | 'accent'>): string {
  return readers
    .map(
      (name) => `
::highlight(desk-mark-${name}) { background-color: ${colours.mark}; }
::highlight(desk-mark-open-${name}) { background-color: ${colours.markOpen}; }
::highlight(desk-found-${name}) { text-decoration: underline 2px ${colours.accent}; }`,
    )
    .join('\n');
}

/** The style sheet of a frame that shows evidence: calm, the reader's own type, whatever the sender's was. */
export function frameStyle(isDark: boolean): string {
  const colours = isDark ? dark : light;
  return `
:root { color-scheme: ${isDark ? 'dark' : 'light'}; }
body { margin: 0; padding: 16px 24px 32px; max-width: 70ch; font: ${sizes.readingText}px/1.5 ${fonts.reading};
  color: ${colours.words}; background: ${colours.paper}; overflow-wrap: anywhere; }
h1, h2, h3, h4 { font-size: 1.1em; line-height: 1.3; margin: 1em 0 0.4em; }
p { margin: 0 0 0.7em; }
table { border-collapse: collapse; max-width: 100%; }
td, th { border: 1px solid ${colours.line}; padding: 3px 8px; vertical-align: top; text-align: left; }
blockquote { margin: 0.5em 0; padding-left: 12px; border-left: 2px solid ${colours.line}; color: ${colours.quiet}; }
img { max-width: 100%; }
img[data-held-back] { display: inline-block; min-width: 60px; min-height: 1.2em; outline: 1px dashed ${colours.line}; }
pre { white-space: pre-wrap; font: inherit; }
a { color: inherit; text-decoration: underline dotted; }
hr { border: 0; border-top: 1px solid ${colours.line}; }
${highlightRules(colours)}`;
}
