// Owns which paragraph of one editor is being typed: from the first change of its words until the caret leaves it. Must not touch the page.

/** Told of every change and move of the caret; tells whoever waits for a paragraph to be finished. */
export class TypedParagraph {
  #caret: string | null;
  readonly #tell: (paragraphId: string | null) => void;

  /** @param tell hears the paragraph being typed, null once it is left */
  constructor(caret: string | null, tell: (paragraphId: string | null) => void) {
    this.#caret = caret;
    this.#tell = tell;
  }

  /** Words changed under the caret. What changes while the focus is elsewhere was not typed here. */
  changed(caret: string | null, isFocused: boolean): void {
    if (isFocused) this.#tell(caret);
  }

  /** The caret moved; true where it went to another paragraph. */
  moved(caret: string | null): boolean {
    if (caret === this.#caret) return false;
    this.#caret = caret;
    this.#tell(null);
    return true;
  }

  /** The focus went elsewhere, or the editor goes. */
  left(): void {
    this.#tell(null);
  }
}
