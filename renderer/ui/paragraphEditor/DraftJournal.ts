// Owns when typing leaves the editor: at once to the durable journal, and as commands after two idle seconds, on leaving a paragraph, and on a change of structure. Must not touch the page.
import type { DraftRow, DraftValue } from '../../../db/model/draft.ts';
import { plainText } from '../../../db/model/runs.ts';
import { forNow } from '../../api/paragraphs.ts';
import { type Block, blocksOf, isBlank, type Place, sameParagraph, valuesOf } from './blocks.ts';
import { type FoldCommand, type FoldWords, type PlaceNumbering, planFold } from './fold.ts';
import { isUnfolded, mergeBlocks, sameBlocks } from './merge.ts';

/** What the store answered to one command; null when it was refused. */
export interface Folded {
  readonly sequence: number;
  readonly rows: readonly { readonly id: string; readonly revision: number; readonly key: string }[];
}

/** What an editor that went away leaves to the next one of its place. */
export interface LeftWords {
  readonly blocks: readonly Block[];
  /** Whether they wait for a store that takes none for now. */
  readonly isWaiting: boolean;
}

/** What the journal asks of the editor and of the store. */
export interface JournalDesk {
  readonly words: FoldWords;
  /** How the report numbers this place. */
  readonly numbering: () => PlaceNumbering;
  /** The blocks the editor shows now. */
  readonly blocks: () => readonly Block[];
  /** The paragraph the caret stands in, null while the editor has no focus. */
  readonly caret: () => string | null;
  /** Makes the words of one stored paragraph durable; not yet a command. */
  readonly type: (id: string, value: DraftValue<'paragraph'>) => void;
  /** `isAgain`: it was refused before, and that was said. */
  readonly fold: (command: FoldCommand, isAgain: boolean) => Promise<Folded | typeof forNow | null>;
  /** Called when everything shown is stored. */
  readonly settled: () => void;
  /** Called when words begin to wait for a store that takes none for now, with what tells them as they stand, and with null when it has taken them. */
  readonly waits: (unsaved: (() => string) | null) => void;
}

const typeAfterMs = 100;
const arrangeAfterMs = 150;
/** Idle time after which typing becomes a command. */
export const idleMs = 2000;
/** What was refused for now is tried again after so long. */
export const againMs = 5000;

/** One place's typing on its way to the store. */
export class DraftJournal {
  readonly #place: Place;
  readonly #desk: JournalDesk;
  #stored: readonly DraftRow<'paragraph'>[];
  #sequence: number;
  readonly #typed = new Map<string, DraftValue<'paragraph'>>();
  #outline: string;
  #typeTimer: ReturnType<typeof setTimeout> | null = null;
  #foldTimer: ReturnType<typeof setTimeout> | null = null;
  #isFoldUrgent = false;
  #running: Promise<void> | null = null;
  #isWaiting: boolean;
  #isEnded = false;

  /** @param isWaiting whether it begins with words that wait already */
  constructor(place: Place, rows: readonly DraftRow<'paragraph'>[], sequence: number, desk: JournalDesk, isWaiting = false) {
    this.#isWaiting = isWaiting;
    this.#place = place;
    this.#desk = desk;
    this.#stored = this.#here(rows);
    this.#sequence = sequence;
    this.#outline = outlineOf(blocksOf(rows, [], place));
    // Whoever left them tells nothing any more.
    if (isWaiting) this.#tellWaiting();
  }

  /** The editor's words or structure changed. */
  changed(): void {
    this.#typeTimer ??= setTimeout(() => this.typeNow(), typeAfterMs);
    const outline = outlineOf(this.#desk.blocks());
    const isArranged = outline !== this.#outline;
    this.#outline = outline;
    // The journal keeps words of paragraphs the store knows: one that is new, and any change of structure, is folded soon and not put off by more typing.
    if (isArranged) this.#foldIn(arrangeAfterMs, true);
    else if (!this.#isFoldUrgent) this.#foldIn(idleMs);
  }

  /** The caret went to another paragraph, or away. */
  left(): void {
    this.#foldIn(0);
  }

  /** Sends every stored paragraph that differs from what is stored and from what was sent before. */
  typeNow(): void {
    if (this.#typeTimer !== null) clearTimeout(this.#typeTimer);
    this.#typeTimer = null;
    const stored = new Map(this.#stored.map((row) => [row.id, row.value]));
    for (const { id, value } of valuesOf(this.#desk.blocks(), this.#place)) {
      const was = this.#typed.get(id) ?? stored.get(id);
      if (was === undefined || sameParagraph(was, value)) continue;
      // Under a paragraph the store does not know yet: the fold on its way says so.
      if (value.parentId !== null && !stored.has(value.parentId)) continue;
      this.#typed.set(id, value);
      this.#desk.type(id, value);
    }
  }

  /** Folds what is not stored yet; resolves when the store has answered. */
  fold(): Promise<void> {
    if (this.#foldTimer !== null) clearTimeout(this.#foldTimer);
    this.#foldTimer = null;
    this.#isFoldUrgent = false;
    // Begun at once where nothing is under way: whoever leaves the editor must see the write begin before the next screen reads.
    const turn = this.#running === null ? this.#foldNow() : this.#running.then(() => this.#foldNow());
    const running = turn.finally(() => {
      if (this.#running === running) this.#running = null;
    });
    this.#running = running;
    return running;
  }

  /** News from the store. Answers with the blocks to show, or null when the editor shows them already. */
  heard(rows: readonly DraftRow<'paragraph'>[], sequence: number): Block[] | null {
    if (sequence < this.#sequence) return null;
    const before = this.#stored;
    const next = this.#here(rows);
    this.#stored = next;
    this.#sequence = sequence;
    const shown = this.#desk.blocks();
    const wanted = mergeBlocks(before, next, shown, this.#place);
    const isShown = sameBlocks(
      shown.filter((block) => !isBlank(block)),
      wanted.filter((block) => !isBlank(block)),
      this.#place,
    );
    this.#outline = outlineOf(wanted);
    return isShown ? null : wanted;
  }

  /** Whether the editor shows something the store does not hold. */
  isUnfolded(): boolean {
    return isUnfolded(this.#stored, this.#desk.blocks(), this.#place);
  }

  /** Ends the timers and folds what is left. What is refused for now goes on being tried. */
  end(): Promise<void> {
    if (this.#typeTimer !== null) this.typeNow();
    return this.fold();
  }

  /** Leaves what it could not store to another editor of the place, and does nothing more. */
  handOver(rows: readonly DraftRow<'paragraph'>[]): LeftWords {
    this.#isEnded = true;
    if (this.#foldTimer !== null) clearTimeout(this.#foldTimer);
    const blocks = mergeBlocks(this.#stored, this.#here(rows), this.#desk.blocks(), this.#place);
    return { blocks, isWaiting: this.#isWaiting };
  }

  #here(rows: readonly DraftRow<'paragraph'>[]): DraftRow<'paragraph'>[] {
    return rows.filter((row) => row.value.section === this.#place.section && row.value.headId === this.#place.headId);
  }

  #wait(isWaiting: boolean): void {
    if (isWaiting === this.#isWaiting) return;
    this.#isWaiting = isWaiting;
    this.#tellWaiting();
  }

  #tellWaiting(): void {
    this.#desk.waits(this.#isWaiting ? () => this.#unsavedWords() : null);
  }

  /** Paragraphs that are not as they are stored, in plain words, one under the other. */
  #unsavedWords(): string {
    const stored = new Map(this.#stored.map((row) => [row.id, row.value]));
    return valuesOf(this.#desk.blocks(), this.#place)
      .filter(({ id, value }) => {
        const was = stored.get(id);
        return was === undefined || !sameParagraph(was, value);
      })
      .map(({ value }) => plainText(value.runs))
      .filter((words) => words.trim() !== '')
      .join('\n\n');
  }

  #foldIn(ms: number, isUrgent = false): void {
    if (this.#foldTimer !== null) clearTimeout(this.#foldTimer);
    this.#isFoldUrgent = isUrgent;
    this.#foldTimer = setTimeout(() => void this.fold(), ms);
  }

  async #foldNow(): Promise<void> {
    if (this.#isEnded) return;
    const commands = planFold(this.#stored, this.#desk.blocks(), this.#place, this.#desk.caret(), this.#desk.words, this.#desk.numbering());
    for (const command of commands) {
      const folded = await this.#desk.fold(command, this.#isWaiting);
      if (this.#isEnded) return;
      if (folded === forNow) {
        this.#wait(true);
        this.#foldIn(againMs);
        return;
      }
      if (folded === null) {
        this.#wait(false);
        return;
      }
      this.#keep(command, folded);
    }
    this.#wait(false);
    if (commands.length === 0) return;
    // Words typed while the store was answering are journalled now that it knows their paragraph.
    if (this.isUnfolded()) this.changed();
    else this.#desk.settled();
  }

  #keep(command: FoldCommand, folded: Folded): void {
    const rows = new Map(this.#stored.map((row) => [row.id, row]));
    for (const change of command.changes) {
      this.#typed.delete(change.id);
      if (change.do === 'remove') rows.delete(change.id);
      else if (change.kind === 'paragraph') {
        const was = rows.get(change.id);
        const now = folded.rows.find((row) => row.id === change.id);
        rows.set(change.id, {
          id: change.id,
          revision: now?.revision ?? (was?.revision ?? 0) + 1,
          key: now?.key ?? was?.key ?? '',
          position: change.position ?? was?.position ?? 1,
          value: change.value,
        });
      }
    }
    this.#stored = [...rows.values()];
    this.#sequence = Math.max(this.#sequence, folded.sequence);
  }
}

function outlineOf(blocks: readonly Block[]): string {
  return blocks
    .filter((block) => !isBlank(block))
    .map((block) => `${block.id} ${block.depth}`)
    .join('\n');
}
