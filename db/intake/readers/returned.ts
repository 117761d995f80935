// Owns: a Word file that came back: its paragraphs with tracked changes, and its comments. Must not know the draft; what is not words or a change of words is passed
// over.
import type { ReturnedComment, ReturnedFile, ReturnedParagraph, ReturnedPiece, ReturnedRead } from '../../model/returned.ts';
import { openPackage } from './officePackage.ts';
import { Unreadable } from './unreadable.ts';
import { walkXml } from './xml.ts';

const wantedParts = /^word\/(?:document|comments)\.xml$/i;
/** More are no report. */
const [mostParagraphs, mostComments, longestWords] = [20_000, 5000, 2_000_000];
const damaged = 'The Word file is damaged or incomplete. Ask for it again.';
const tooLong = 'The Word file is far longer than a report. Check that it is the report that went out.';

type Fate = Omit<ReturnedPiece, 'text'>;
const same: Fate = { state: 'same', author: '', on: null, move: null };

/** Reads it. Never throws for what is in the file. */
export async function readReturned(bytes: Uint8Array): Promise<ReturnedRead> {
  try {
    const packed = await openPackage(bytes, wantedParts);
    const body = packed.text('word/document.xml');
    if (body === null) return { ok: false, reason: 'This is no Word document (.docx). Save it as one and take it back again.' };
    return { ok: true, file: readParts(body, packed.text('word/comments.xml') ?? '') };
  } catch (error) {
    return { ok: false, reason: error instanceof Unreadable ? error.message : damaged };
  }
}

/** Reads the body and the comments of a document, as Office Open XML has them (ISO/IEC 29500-1, revisions and annotations). */
export function readParts(body: string, comments: string): ReturnedFile {
  const reading = new BodyReading();
  walkXml(body, reading);
  const said = readComments(comments);
  return {
    paragraphs: reading.paragraphs,
    comments: reading.spans.flatMap(({ id, ...span }): ReturnedComment[] => {
      const comment = said.get(id);
      return comment === undefined ? [] : [{ ...comment, ...span }];
    }),
  };
}

interface Building {
  readonly bookmarks: string[];
  readonly pieces: ReturnedPiece[];
  isHeading: boolean;
  end: Fate;
  /** Length of the words as they went out. */
  length: number;
}

interface Span {
  readonly id: string;
  readonly paragraph: number;
  readonly start: number;
  end: number;
}

class BodyReading {
  readonly paragraphs: ReturnedParagraph[] = [];
  readonly spans: Span[] = [];
  readonly #names: string[] = [];
  readonly #fates: Fate[] = [];
  /** A text box stands inside a paragraph and has paragraphs of its own. */
  readonly #building: Building[] = [];
  readonly #openSpans = new Map<string, { readonly building: Building; readonly start: number }>();
  readonly #spansOf = new Map<Building, { id: string; start: number; end: number | null }[]>();
  readonly #moves = new Map<string, string>();
  #move: string | null = null;
  /** Word gives a drawing twice, once for older programs. */
  #passed = 0;
  #words = 0;

  readonly open = (name: string, attribute: (name: string) => string | null): void => {
    const [parent, grandparent] = [this.#names.at(-1), this.#names.at(-2)];
    this.#names.push(name);
    if (name === 'Fallback') this.#passed += 1;
    if (this.#passed > 0) return;
    const building = this.#building.at(-1);
    switch (name) {
      case 'p':
        this.#building.push({ bookmarks: [], pieces: [], isHeading: false, end: same, length: 0 });
        return;
      case 'pStyle':
        if (building !== undefined) building.isHeading = /^(?:heading|title)/i.test(attribute('val') ?? '');
        return;
      case 'bookmarkStart': {
        const bookmark = attribute('name');
        if (building !== undefined && bookmark !== null) building.bookmarks.push(bookmark);
        return;
      }
      case 'moveFromRangeStart':
      case 'moveToRangeStart':
        this.#move = attribute('name') ?? attribute('id');
        if (this.#move !== null) this.#moves.set(attribute('id') ?? '', this.#move);
        return;
      case 'moveFromRangeEnd':
      case 'moveToRangeEnd':
        this.#move = null;
        return;
      case 'ins':
      case 'del':
      case 'moveFrom':
      case 'moveTo': {
        const fate = this.#fateOf(name, attribute);
        if (parent === 'rPr' && grandparent === 'pPr') {
          if (building !== undefined) building.end = fate;
        } else if (parent !== 'rPr' && parent !== 'trPr') this.#fates.push(fate);
        return;
      }
      case 'commentRangeStart':
        this.#beginSpan(attribute('id') ?? '');
        return;
      case 'commentRangeEnd':
        this.#endSpan(attribute('id') ?? '');
        return;
      case 'commentReference':
        // A comment on no words in particular has only its reference.
        if (building !== undefined && !this.#isSpan(attribute('id') ?? '')) {
          this.#beginSpan(attribute('id') ?? '');
          this.#endSpan(attribute('id') ?? '');
        }
        return;
      case 'tab':
        if (parent === 'r') this.#add(' ');
        return;
      case 'br':
      case 'cr':
        this.#add(' ');
        return;
      case 'noBreakHyphen':
        this.#add('\u2011');
        return;
    }
  };

  readonly close = (name: string): void => {
    const at = this.#names.lastIndexOf(name);
    if (at >= 0) this.#names.length = at;
    if (name === 'Fallback') this.#passed = Math.max(0, this.#passed - 1);
    if (this.#passed > 0) return;
    if (name === 'p') this.#finish();
    const parent = this.#names.at(-1);
    if (/^(?:ins|del|moveFrom|moveTo)$/.test(name) && parent !== 'rPr' && parent !== 'trPr') this.#fates.pop();
  };

  readonly text = (words: string): void => {
    const name = this.#names.at(-1);
    if (this.#passed === 0 && (name === 't' || name === 'delText')) this.#add(words);
  };

  #fateOf(name: string, attribute: (name: string) => string | null): Fate {
    const day = /^\d{4}-\d{2}-\d{2}/.exec(attribute('date') ?? '')?.[0] ?? null;
    const isOut = name === 'del' || name === 'moveFrom';
    const isMove = name === 'moveFrom' || name === 'moveTo';
    return {
      state: isOut ? 'out' : 'in',
      author: (attribute('author') ?? '').slice(0, 200),
      on: day !== null && !Number.isNaN(Date.parse(day)) ? day : null,
      move: isMove ? this.#move : null,
    };
  }

  #add(text: string): void {
    const building = this.#building.at(-1);
    if (building === undefined || text === '') return;
    this.#words += text.length;
    if (this.#words > longestWords) throw new Unreadable(tooLong);
    // Put in and taken out again before it came back: it was never there.
    if (this.#fates.some(({ state }) => state === 'in') && this.#fates.some(({ state }) => state === 'out')) return;
    const fate = this.#fates.at(-1) ?? same;
    const last = building.pieces.at(-1);
    if (last !== undefined && last.state === fate.state && last.author === fate.author && last.on === fate.on && last.move === fate.move) {
      building.pieces[building.pieces.length - 1] = { ...last, text: last.text + text };
    } else building.pieces.push({ ...fate, text });
    if (fate.state !== 'in') building.length += text.length;
  }

  #isSpan(id: string): boolean {
    return this.#openSpans.has(id) || [...this.#spansOf.values()].some((spans) => spans.some((span) => span.id === id));
  }

  #beginSpan(id: string): void {
    // Between two paragraphs it begins with the next: it is told of the one that opens then.
    const building = this.#building.at(-1);
    if (building === undefined || this.#spansOf.size > mostComments) return;
    this.#openSpans.set(id, { building, start: building.length });
    const spans = this.#spansOf.get(building) ?? [];
    spans.push({ id, start: building.length, end: null });
    this.#spansOf.set(building, spans);
  }

  #endSpan(id: string): void {
    const open = this.#openSpans.get(id);
    if (open === undefined) return;
    this.#openSpans.delete(id);
    const span = this.#spansOf.get(open.building)?.find((each) => each.id === id);
    if (span !== undefined && this.#building.includes(open.building)) span.end = open.building.length;
  }

  #finish(): void {
    const building = this.#building.pop();
    if (building === undefined) return;
    if (this.paragraphs.length >= mostParagraphs) throw new Unreadable(tooLong);
    const paragraph = this.paragraphs.length;
    for (const { id, start, end } of this.#spansOf.get(building) ?? [])
      this.spans.push({ id, paragraph, start, end: end ?? building.length });
    const { bookmarks, pieces, isHeading, end } = building;
    this.paragraphs.push({ bookmarks, pieces, isHeading, end });
  }
}

/** Comments by their number. */
function readComments(xml: string): ReadonlyMap<string, { readonly author: string; readonly text: string }> {
  const said = new Map<string, { author: string; text: string }>();
  let now: { author: string; text: string } | null = null;
  let isText = false;
  walkXml(xml, {
    open(name, attribute) {
      isText = name === 't';
      if (name === 'comment' && said.size < mostComments) {
        now = { author: (attribute('author') ?? '').slice(0, 200), text: '' };
        said.set(attribute('id') ?? '', now);
      } else if (name === 'p' && now !== null && now.text !== '') now.text += '\n';
      else if ((name === 'tab' || name === 'br') && now !== null) now.text += ' ';
    },
    close(name) {
      isText = false;
      if (name === 'comment') now = null;
    },
    text(words) {
      if (isText && now !== null && now.text.length < 20_000) now.text += words;
    },
  });
  return said;
}
