/** The best mark of each service for one word. Only services that have one are visited, so that a rare word costs little. */
export class Marks {
  readonly #best: Float32Array;
  readonly #marked: Uint32Array;
  #count = 0;

  constructor(size: number) {
    this.#best = new Float32Array(size);
    this.#marked = new Uint32Array(size);
  }

  get isEmpty(): boolean {
    return this.#count === 0;
  }

  raise(position: number, mark: number): void {
    const before = this.#best[position] ?? 0;
    if (mark <= before) return;
    if (before === 0) this.#marked[this.#count++] = position;
    this.#best[position] = mark;
  }

  /** Tells every mark once and forgets it. */
  drain(visit: (position: number, mark: number) => void): void {
    for (let at = 0; at < this.#count; at++) {
      const position = this.#marked[at] ?? 0;
      visit(position, this.#best[position] ?? 0);
      this.#best[position] = 0;
    }
    this.#count = 0;
  }
}
