import { randomUuid } from './random-uuid.js';

/** A photo that was chosen for a reply. */
export interface DraftPhoto {
  /** For as long as it is chosen. */
  readonly id: string;
  /** As it is sent. */
  readonly file: File;
  /** What it shows. */
  readonly description: string;
  /** What the server calls it once it has it. */
  readonly sent?: string;
}

/** What was typed or chosen and is not saved, by what it is for. It stands in memory alone: a shared computer keeps nothing of it. */
export class Drafts {
  readonly #fields = new Map<string, string>();
  readonly #photos = new Map<string, readonly DraftPhoto[]>();
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

  photos(key: string): readonly DraftPhoto[] {
    return this.#photos.get(key) ?? [];
  }

  setPhotos(key: string, photos: readonly DraftPhoto[]): void {
    if (photos.length > 0) this.#photos.set(key, photos);
    else this.#photos.delete(key);
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
    return this.#fields.size === 0 && this.#photos.size === 0;
  }

  clear(): void {
    this.#fields.clear();
    this.#photos.clear();
    this.#freshIds.clear();
  }
}
