import { randomUuid } from './random-uuid.js';

/** What was typed and is not saved, by what it is for. It stands in memory alone: a shared computer keeps nothing of it. */
export class Drafts {
  readonly #fields = new Map<string, string>();
  readonly #freshIds = new Map<string, string>();

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

  /** Was saved as `sent`: what was typed since is kept. */
  settle(key: string, sent: string | undefined): void {
    if (this.#fields.get(key) === sent) this.#fields.delete(key);
  }

  /** The id of the notice that is begun in an area: until it is saved, whoever goes back to it finds what was typed. */
  freshNotice(area: string): string {
    const id = this.#freshIds.get(area) ?? `urn:uuid:${randomUuid()}`;
    this.#freshIds.set(area, id);
    return id;
  }

  endFreshNotice(area: string, id: string): void {
    if (this.#freshIds.get(area) === id) this.#freshIds.delete(area);
  }

  get isEmpty(): boolean {
    return this.#fields.size === 0;
  }

  clear(): void {
    this.#fields.clear();
    this.#freshIds.clear();
  }
}
