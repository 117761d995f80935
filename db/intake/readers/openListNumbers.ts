// Owns: the numbers of lists and headings in OpenDocument texts (OASIS, OpenDocument 1.3, part 3, 19.880 and 16.30 to 16.34): they stand nowhere among the words. Must
// not make HTML.
import { figure, longestText, numberIn } from './listNumbers.ts';
import { walkXml } from './xml.ts';

interface Level {
  /** As the standard has it: `1`, `a`, `A`, `i`, `I`; empty where only what stands around a number is shown. */
  readonly format: string;
  readonly prefix: string;
  readonly suffix: string;
  /** How many depths are shown, this one among them. */
  readonly shown: number;
  readonly start: number;
}

/** By depth, counted from 0; a depth with a sign instead of a number is not among them. */
type Levels = Map<number, Level>;

/** How lists and headings are numbered in one document. */
export interface ListStyles {
  /** By the names of their styles; headings under the empty name, which no style has. */
  readonly levels: ReadonlyMap<string, Levels>;
  /** Styles of headings that say they are in no list. */
  readonly unlisted: ReadonlySet<string>;
}

const headings = '';
const formats: Readonly<Record<string, string>> = { '1': 'decimal', a: 'lowerLetter', A: 'upperLetter', i: 'lowerRoman', I: 'upperRoman' };

/** Reads how lists and headings are numbered from the parts of a document, the later ones saying more. */
export function listStyles(...parts: readonly string[]): ListStyles {
  const styles = new Map<string, Levels>();
  const unlisted = new Set<string>();
  for (const xml of parts) {
    let levels: Levels | null = null;
    walkXml(xml, {
      open: (name, attribute) => {
        if (name === 'style' && attribute('list-style-name') === '') unlisted.add(attribute('name') ?? '');
        else if (name === 'list-style' || name === 'outline-style') {
          levels = new Map();
          styles.set(name === 'outline-style' ? headings : (attribute('name') ?? ''), levels);
        } else if (name === 'list-level-style-number' || name === 'outline-level-style') {
          levels?.set(figure(attribute('level'), 1) - 1, {
            format: attribute('num-format') ?? '',
            prefix: (attribute('num-prefix') ?? '').slice(0, longestText),
            suffix: (attribute('num-suffix') ?? '').slice(0, longestText),
            shown: figure(attribute('display-levels'), 1),
            start: figure(attribute('start-value'), 1),
          });
        }
      },
      close: (name) => {
        if (name === 'list-style' || name === 'outline-style') levels = null;
      },
    });
  }
  return { levels: styles, unlisted };
}

type Attribute = (name: string) => string | null;

interface OpenList {
  readonly levels: Levels;
  readonly counts: number[];
  /** An item whose first paragraph has not come; with the number it is told to have. */
  awaited: { readonly start: number | null } | null;
}

/** Counts the lists of one text while it is gone through from its start. */
export class OpenListNumbers {
  readonly #styles: ListStyles;
  readonly #open: OpenList[] = [];
  readonly #byStyle = new Map<string, number[]>();
  readonly #byId = new Map<string, number[]>();
  readonly #ofHeadings: number[] = [];

  constructor(styles: ListStyles) {
    this.#styles = styles;
  }

  /** A list opens. Answers whether it has numbers at its depth; else it has signs. */
  openList(attribute: Attribute): boolean {
    const around = this.#open.at(-1);
    const name = attribute('style-name');
    const levels = name === null ? around?.levels : this.#styles.levels.get(name);
    const counts = around?.counts ?? this.#countsOf(name ?? '', attribute);
    this.#open.push({ levels: levels ?? new Map(), counts, awaited: null });
    const id = attribute('id');
    if (id !== null) this.#byId.set(id, counts);
    return levels?.has(this.#open.length - 1) ?? false;
  }

  closeList(): void {
    this.#open.pop();
  }

  openItem(attribute: Attribute): void {
    const list = this.#open.at(-1);
    const start = attribute('start-value');
    if (list !== undefined) list.awaited = { start: start === null ? null : figure(start, 1) };
  }

  /** A paragraph or heading opens. Answers its number as it is shown; empty for the further ones of an item and outside lists. */
  openParagraph(isHeading: boolean, attribute: Attribute): string {
    const list = this.#open.at(-1);
    if (list === undefined) return isHeading ? this.#ofHeading(attribute) : '';
    const { awaited } = list;
    list.awaited = null;
    // An item without words of its own only holds the list below it, and does not count.
    return awaited === null ? '' : next(list.counts, list.levels, this.#open.length - 1, awaited.start);
  }

  #ofHeading(attribute: Attribute): string {
    if (attribute('is-list-header') === 'true' || this.#styles.unlisted.has(attribute('style-name') ?? '')) return '';
    const start = attribute('restart-numbering') === 'true' ? figure(attribute('start-value'), 1) : null;
    return next(this.#ofHeadings, this.#styles.levels.get(headings) ?? new Map(), figure(attribute('outline-level'), 1) - 1, start);
  }

  /** A list counts on from another where it says so. */
  #countsOf(style: string, attribute: Attribute): number[] {
    const before = this.#byId.get(attribute('continue-list') ?? '');
    const ofStyle = attribute('continue-numbering') === 'true' ? this.#byStyle.get(style) : undefined;
    const counts = before ?? ofStyle ?? [];
    this.#byStyle.set(style, counts);
    return counts;
  }
}

/** Counts once at a depth, and answers the number as it is shown, empty where that depth shows none. */
function next(counts: number[], levels: Levels, depth: number, start: number | null): string {
  const startOf = (at: number) => levels.get(at)?.start ?? 1;
  const before = counts[depth];
  counts[depth] = start ?? (before === undefined ? startOf(depth) : before + 1);
  counts.length = depth + 1;
  const level = levels.get(depth);
  if (level === undefined) return '';
  const numbers: string[] = [];
  for (let at = Math.max(0, depth - level.shown + 1); at <= depth; at += 1) {
    const format = formats[levels.get(at)?.format ?? ''];
    if (format !== undefined) numbers.push(numberIn(format, counts[at] ?? startOf(at)));
  }
  return `${level.prefix}${numbers.join('.')}${level.suffix}`.trim();
}
