// Owns what the page gives the paragraph editor, hears from it and may ask of it. Types only.
import type { ReactNode, Ref } from 'react';
import type { Cite, DraftRow, DraftValue } from '../../../db/model/draft.ts';
import type { forNow } from '../../api/paragraphs.ts';
import type { Place, TypedRow } from './blocks.ts';
import type { Folded, JournalDesk } from './DraftJournal.ts';
import type { FoldCommand, PlaceNumbering } from './fold.ts';
import type { ChipFace } from './nodes.ts';
import type { Citable } from './picker.ts';
import type { Sought } from './soughtMarks.ts';

/** What the page beside the editor may ask of it. */
export interface EditorHandle {
  readonly cite: (cite: Cite) => void;
  /** Puts it at the caret with what it says. */
  readonly quote: (one: Citable) => void;
  /** Puts the caret at the end of a paragraph, or where it was. */
  readonly focus: (paragraphId?: string) => void;
  /** Selects words of a paragraph: places as in its words, every chip and quotation one unit. */
  readonly select: (paragraphId: string, from: number, to: number) => void;
  /** Paints what is looked for; null paints nothing. */
  readonly seek: (sought: Sought | null) => void;
  /** Stores what is typed and not stored yet. */
  readonly fold: () => Promise<void>;
}

/** Words of a paper that hold a typed quotation, and the way to a mark of them. */
export interface FoundInPaper {
  readonly name: string;
  readonly mark: () => Promise<string | null>;
}

/** What the page gives the editor, and what it hears from it. */
export interface ParagraphEditorProps {
  /** Name for those who hear the page. */
  readonly label: string;
  /** Where the paragraphs belong, in words, for labels in the history. */
  readonly where: string;
  readonly place: Place;
  /** Names the case and the place: what was typed here and could not be stored yet is kept under it. */
  readonly keptUnder: string;
  readonly rows: readonly DraftRow<'paragraph'>[];
  /** Typing left in the journal, taken up once at the start. */
  readonly typed: readonly TypedRow[];
  readonly sequence: number;
  readonly citables: readonly Citable[];
  readonly faceOf: (cite: Cite) => ChipFace | null;
  readonly onTyped: (id: string, value: DraftValue<'paragraph'>) => void;
  readonly onFold: (command: FoldCommand, isAgain: boolean) => Promise<Folded | typeof forNow | null>;
  /** Words wait for a store that takes none for now, or wait no more. */
  readonly onWaiting: JournalDesk['waits'];
  readonly onOpen: (cite: Cite) => void;
  /** The paragraph whose words are being changed; null once the caret leaves it. */
  readonly onTyping: (paragraphId: string | null) => void;
  /** Has these words said in a more general way for publication; answers with what was done, in words. */
  readonly onGeneralise: (words: string) => string;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  /** Esc: the focus goes where the page wants it. */
  readonly onLeave: () => void;
  /** Names and other words that are no misspelling here. */
  readonly ownWords: ReadonlySet<string>;
  readonly onAddWord: (word: string) => void;
  /** Looks for typed words in the papers that these things rest on. */
  readonly findInPapers: (words: string, cited: readonly Cite[]) => Promise<FoundInPaper | null>;
  /** Words of the rest of the draft. */
  readonly wordsElsewhere: number;
  /** The case is closed: the text is read and not written. */
  readonly isReadOnly: boolean;
  /** As the report numbers this place. */
  readonly numbering: PlaceNumbering;
  /** More tools for the row over the text. */
  readonly tools?: ReactNode;
  readonly handle?: Ref<EditorHandle>;
}
