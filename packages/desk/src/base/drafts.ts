/** What was typed and is not saved, by what it is for. It stands in memory alone: a shared computer keeps nothing of it. */
export class Drafts {
  readonly #fields = new Map<string, string>();

  constructor() {
    addEventListener('beforeunload', (event) => {
      if (!this.isEmpty) event.preventDefault();
    });
  }

  get(key: string): string | undefined {
    return this.#fields.get(key);
  }

  /** What is as it was saved, or undefined, is nothing to keep. */
  set(key: string, value: string | undefined, saved?: string): void {
    if (value === undefined || value === saved) this.#fields.delete(key);
    else this.#fields.set(key, value);
  }

  get isEmpty(): boolean {
    return this.#fields.size === 0;
  }

  clear(): void {
    this.#fields.clear();
  }
}
