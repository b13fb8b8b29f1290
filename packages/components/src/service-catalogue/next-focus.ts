/** Where a reader goes on once a part has come: it takes the focus and is brought into sight. */
export class NextFocus {
  #selector = '';
  #block: ScrollLogicalPosition = 'nearest';

  /** `block`: `start` for what is read from its top. */
  set(selector: string, block: ScrollLogicalPosition): void {
    this.#selector = selector;
    this.#block = block;
  }

  /** Does nothing until the part is there. */
  move(root: ParentNode): void {
    const target = this.#selector ? root.querySelector<HTMLElement>(this.#selector) : null;
    if (!target) return;
    this.#selector = '';
    // What is higher than the screen would be brought in by its middle.
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: this.#block });
  }
}
