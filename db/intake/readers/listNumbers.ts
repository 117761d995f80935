// Owns: the numbers that Word gives to the paragraphs of its lists (25., 4.2, (a)): they stand nowhere among the words of a document, and its clauses are cited by
// them. Pure; must not know files nor HTML.
import { romanOf } from '../../model/numbering.ts';
import { escaped, walkXml } from './xml.ts';

/** One depth of a list (ECMA-376, part 1, 17.9.6). */
export interface Level {
  start: number;
  /** Such as `decimal`, `lowerLetter`, `bullet`, `none`. */
  format: string;
  /** The number with what stands around it: `%1.%2` or `(%3)`. */
  text: string;
  /** What stands between the number and the words. */
  after: string;
  /** Numbers of the depths above it are figures, however they are written there. */
  isLegal: boolean;
  /** Depths, counted from 1, after which it starts again; null for all above it, 0 for none. */
  restart: number | null;
  /** Paragraphs of this style stand at this depth. */
  style: string | null;
}

type Levels = Map<number, Level>;

interface List {
  readonly levels: Levels;
  /** The list is that of a style. */
  link: string | null;
}

/** A use of a list, with what it does otherwise. */
export interface Use {
  list: string;
  readonly starts: Map<number, number>;
  readonly levels: Levels;
}

interface Styles {
  readonly byId: ReadonlyMap<string, Style>;
  /** Id of that of the paragraphs that name none. */
  readonly usual: string | null;
}

interface Style {
  basedOn: string | null;
  use: string | null;
  level: number | null;
}

/** How the lists of one document count. */
export interface ListNumbers {
  /** The same XML of a story of the document, its paragraphs with their numbers as words before their own. Each story is given once, from its start. */
  readonly withNumbers: (xml: string) => string;
  /** The lists as they are left when their numbers are words: only those with signs. */
  readonly signsOnly: (numbering: string) => string;
}

/** Programs write more, made to do harm, into what stands for one number. */
export const longestText = 60;
/** Letters are doubled and trebled beyond the alphabet; figures stand where nobody would count them. */
const mostLetters = 4;

/** Reads how lists count from a document's `numbering.xml` and `styles.xml`; null where no list has numbers. */
export function listNumbers(numbering: string, styles: string): ListNumbers | null {
  const { lists, uses } = listsIn(numbering);
  const isNumbered = [...lists.values(), ...uses.values()].some(({ levels }) =>
    [...levels.values()].some(({ format }) => format !== 'bullet'),
  );
  if (!isNumbered) return null;
  const places = new Places(lists, uses, stylesIn(styles));
  const isAllNumbered = places.of('') !== null;
  return {
    withNumbers: (xml) => numbered(isAllNumbered ? withProperties(xml) : xml, places, new Counts()),
    signsOnly,
  };
}

function signsOnly(numbering: string): string {
  // Behind the last depth that ends, a search for an end would go through the rest again and again.
  const end = numbering.lastIndexOf('</w:lvl>') + '</w:lvl>'.length;
  const levels = numbering
    .slice(0, end)
    .replace(/<w:lvl\b[^>]*>[\s\S]*?<\/w:lvl>/g, (level) => (/<w:numFmt\b[^>]*"bullet"/.test(level) ? level : ''));
  return levels + numbering.slice(end);
}

function listsIn(numbering: string): { readonly lists: ReadonlyMap<string, List>; readonly uses: ReadonlyMap<string, Use> } {
  const lists = new Map<string, List>();
  const uses = new Map<string, Use>();
  let list: List | null = null;
  let use: Use | null = null;
  let level: Level | null = null;
  let depth = 0;
  walkXml(numbering, {
    open: (name, attribute) => {
      const value = () => attribute('val') ?? '';
      if (name === 'abstractNum') {
        list = { levels: new Map(), link: null };
        lists.set(attribute('abstractNumId') ?? '', list);
      } else if (name === 'num') {
        use = { list: '', starts: new Map(), levels: new Map() };
        uses.set(attribute('numId') ?? '', use);
      } else if (name === 'lvlOverride') depth = figure(attribute('ilvl'), 0);
      else if (name === 'lvl') {
        level = { start: 0, format: 'decimal', text: '', after: '\t', isLegal: false, restart: null, style: null };
        (use ?? list)?.levels.set(figure(attribute('ilvl'), 0), level);
      } else if (name === 'abstractNumId' && use !== null) use.list = value();
      else if (name === 'startOverride') use?.starts.set(depth, figure(value(), 0));
      else if (name === 'numStyleLink' && list !== null) list.link = value();
      else if (level !== null) setLevel(level, name, value);
    },
    close: (name) => {
      if (name === 'abstractNum') list = null;
      else if (name === 'num') use = null;
      else if (name === 'lvl') level = null;
    },
  });
  return { lists, uses };
}

function setLevel(level: Level, name: string, value: () => string): void {
  if (name === 'start') level.start = figure(value(), 0);
  else if (name === 'numFmt') level.format = value();
  else if (name === 'lvlText') level.text = value().slice(0, longestText);
  else if (name === 'suff') level.after = { space: ' ', nothing: '' }[value()] ?? '\t';
  else if (name === 'isLgl') level.isLegal = !/^(?:0|false|off)$/.test(value());
  else if (name === 'lvlRestart') level.restart = figure(value(), 0);
  else if (name === 'pStyle') level.style = value();
}

function stylesIn(styles: string): Styles {
  const found = new Map<string, Style>();
  let style: Style | null = null;
  let usual: string | null = null;
  let isListed = false;
  walkXml(styles, {
    open: (name, attribute) => {
      if (name === 'style') {
        const id = attribute('styleId') ?? '';
        style = { basedOn: null, use: null, level: null };
        if (attribute('type') === 'paragraph' && /^(?:1|true|on)$/.test(attribute('default') ?? '')) usual ??= id;
        // Where two have one id, the first keeps it (ECMA-376, part 1, 17.7.4.17).
        if (!found.has(id)) found.set(id, style);
      } else if (name === 'numPr') isListed = true;
      else if (style === null) return;
      else if (name === 'basedOn') style.basedOn = attribute('val');
      else if (isListed && name === 'numId') style.use = attribute('val');
      else if (isListed && name === 'ilvl') style.level = figure(attribute('val'), 0);
    },
    close: (name) => {
      if (name === 'numPr') isListed = false;
      else if (name === 'style') style = null;
    },
  });
  return { byId: found, usual };
}

/** Where a paragraph stands: in which use of which list, and how deep. */
interface Place {
  readonly useId: string;
  readonly use: Use;
  readonly list: List;
  readonly depth: number;
}

class Places {
  readonly #lists: ReadonlyMap<string, List>;
  readonly #uses: ReadonlyMap<string, Use>;
  readonly #styles: Styles;

  constructor(lists: ReadonlyMap<string, List>, uses: ReadonlyMap<string, Use>, styles: Styles) {
    this.#lists = lists;
    this.#uses = uses;
    this.#styles = styles;
  }

  /** Where a paragraph with these properties stands; null for one that is in no list. Its own say more than its style's (ECMA-376, part 1, 17.3.1.19). */
  of(properties: string): Place | null {
    const styleId = settingOf(properties, 'pStyle') ?? this.#styles.usual;
    const ownAt = properties.indexOf('<w:numPr');
    const own = ownAt < 0 ? '' : properties.slice(ownAt, properties.indexOf('</w:numPr>', ownAt));
    const ownUse = settingOf(own, 'numId');
    const ownDepth = settingOf(own, 'ilvl');
    if (ownUse !== null) return this.#at(ownUse, () => figure(ownDepth, 0));
    for (const id of this.#chain(styleId)) {
      const { use, level } = this.#styles.byId.get(id) ?? {};
      if (use == null) continue;
      return this.#at(use, (list) => {
        if (ownDepth !== null) return figure(ownDepth, 0);
        for (const each of this.#chain(styleId)) {
          const linked = [...list.levels].find(([, { style }]) => style === each);
          if (linked !== undefined) return linked[0];
        }
        return level ?? 0;
      });
    }
    return null;
  }

  #at(useId: string, depthIn: (list: List) => number): Place | null {
    const use = this.#uses.get(useId);
    if (use === undefined) return null;
    const list = this.#listOf(use);
    return list === null ? null : { useId, use, list, depth: depthIn(list) };
  }

  /** The list of a use; one that is linked to a style looks as that style's does, and counts for itself. */
  #listOf(use: Use): List | null {
    const seen = new Set<Use>();
    for (let at: Use | undefined = use; at !== undefined && !seen.has(at); ) {
      seen.add(at);
      const list = this.#lists.get(at.list);
      if (list === undefined) return null;
      if (list.link === null) return list;
      at = this.#uses.get(this.#styles.byId.get(list.link)?.use ?? '');
    }
    return null;
  }

  /** A style and those it is based on. */
  #chain(styleId: string | null): ReadonlySet<string> {
    const chain = new Set<string>();
    for (let id = styleId; id !== null && !chain.has(id); id = this.#styles.byId.get(id)?.basedOn ?? null) chain.add(id);
    return chain;
  }
}

/** How far each list of one story has counted. */
export class Counts {
  readonly #counts = new Map<string, number[]>();
  readonly #seen = new Set<string>();

  /** Counts one paragraph; answers its number as it is shown with what follows it, null where it has a sign or nothing. */
  next({ useId, use, list, depth }: Place): string | null {
    const counts = this.#counts.get(use.list) ?? [];
    this.#counts.set(use.list, counts);
    const levelAt = (at: number) => use.levels.get(at) ?? list.levels.get(at);
    const level = levelAt(depth);
    if (level === undefined) return null;
    const startOf = (at: number) => use.starts.get(at) ?? levelAt(at)?.start ?? 1;
    // A use starts anew where it is first used, at that depth: those above it go on, whatever it says of them. So do judgments that were published as PDF as well.
    if (!this.#seen.has(useId) && use.starts.has(depth)) delete counts[depth];
    this.#seen.add(useId);
    for (let above = 0; above < depth; above += 1) counts[above] ??= startOf(above);
    const before = counts[depth];
    counts[depth] = before === undefined ? startOf(depth) : before + 1;
    for (let below = depth + 1; below < counts.length; below += 1) {
      const restart = levelAt(below)?.restart ?? null;
      if (restart === null || depth < restart) delete counts[below];
    }
    if (level.format === 'bullet') return null;
    const text = level.text.replace(/%(\d)/g, (_, figures: string) => {
      const at = Number(figures) - 1;
      const format = levelAt(at)?.format ?? 'decimal';
      return numberIn(level.isLegal && format !== 'none' ? 'decimal' : format, counts[at] ?? startOf(at));
    });
    return text.trim() === '' ? null : `${text}${level.after}`;
  }
}

/** Goes through a story by the properties of its paragraphs. */
function numbered(xml: string, places: Places, counts: Counts): string {
  let written = '';
  let from = 0;
  let start = 0;
  let depth = 0;
  let isForOthers = 0;
  /** In a cell of a table that the one above it covers, nothing is shown. */
  let isCovered = false;
  /** Where the first of several paragraphs began that became one, because the ends of those before were deleted. */
  let began: number | null = null;
  // The words of a text box are given twice; the first time is passed over by whoever reads this.
  for (const match of xml.matchAll(/<(\/?)(w:pPr|w:vMerge|w:tc|mc:Choice)(?=[\s/>])[^>]*?(\/?)>/g)) {
    const [tag, slash, name, isEmpty] = match;
    const step = isEmpty === '/' ? 0 : slash === '/' ? -1 : 1;
    if (name === 'mc:Choice') {
      isForOthers = Math.max(0, isForOthers + step);
      continue;
    }
    if (name === 'w:tc') isCovered = false;
    else if (name === 'w:vMerge') isCovered = !tag.includes('restart');
    if (name !== 'w:pPr') continue;
    // The properties it had before a tracked change stand inside those it has.
    if (depth === 0 && step === 1) start = match.index;
    depth = Math.max(0, depth + step);
    if (depth > 0 || step !== -1 || isForOthers > 0 || isCovered) continue;
    const properties = xml.slice(start, match.index).replace(/<w:pPrChange\b[\s\S]*$/, '');
    began ??= match.index + tag.length;
    if (isEndDeleted(properties)) continue;
    const place = places.of(properties);
    const number = place === null ? null : counts.next(place);
    if (number !== null) {
      written += `${xml.slice(from, began)}<w:r><w:t xml:space="preserve">${escaped(number)}</w:t></w:r>`;
      from = began;
    }
    began = null;
  }
  return written + xml.slice(from);
}

function isEndDeleted(properties: string): boolean {
  const ofItsEnd = properties.lastIndexOf('<w:rPr>');
  return ofItsEnd >= 0 && /<w:del\b/.test(properties.slice(ofItsEnd));
}

/** The XML with properties, if empty ones, in every paragraph that has none. */
function withProperties(xml: string): string {
  return xml.replace(/<w:p(?:\s(?:[^>]*[^>/])?)?>(?!\s*<w:pPr\b)/g, '$&<w:pPr></w:pPr>');
}

function settingOf(xml: string, name: string): string | null {
  return new RegExp(`<w:${name}\\b[^>]*?\\bw:val\\s*=\\s*["']([^"']*)["']`).exec(xml)?.[1] ?? null;
}

/** A figure that a file gives, up to what a depth or a count can sensibly be. */
export function figure(written: string | null, otherwise: number): number {
  return /^\d{1,6}$/.test(written ?? '') ? Number(written) : otherwise;
}

/** A number as a depth of a list writes it (ECMA-376, part 1, 17.18.59); in figures where it does so in a way that is not known here. */
export function numberIn(format: string, count: number): string {
  if (format === 'none' || format === 'bullet') return '';
  if (format === 'lowerLetter') return letters(count) ?? String(count);
  if (format === 'upperLetter') return letters(count)?.toUpperCase() ?? String(count);
  if (format === 'lowerRoman') return roman(count) ?? String(count);
  if (format === 'upperRoman') return roman(count)?.toUpperCase() ?? String(count);
  if (format === 'decimalZero') return String(count).padStart(2, '0');
  if (format === 'ordinal') return `${count}${ordinalEnding(count)}`;
  return String(count);
}

/** a to z, then aa to zz: one letter doubled. */
function letters(count: number): string | null {
  const times = Math.ceil(count / 26);
  return count < 1 || times > mostLetters ? null : String.fromCharCode(97 + ((count - 1) % 26)).repeat(times);
}

function roman(count: number): string | null {
  return count < 1 || count > 3999 ? null : romanOf(count);
}

function ordinalEnding(count: number): string {
  if (count % 100 >= 11 && count % 100 <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][count % 10] ?? 'th';
}
