import type { CivicError } from '../errors/civic-error.js';
import type { Item, Kind } from '../source/resources.js';
import type { Chain, Link } from './chain.js';
import type { Position } from './cursor.js';
import type { Entry } from './entries.js';
import type { Share } from './question.js';
import { isAborted } from './runtime.js';
import type { LoadOptions, Reading } from './reading.js';

/** Batches that one page may take from one source while it looks for matching items. */
const mostLoads = 20;

export interface WalkerOptions<K extends Kind> {
  readonly reading: Reading<K>;
  readonly share: Share<K>;
  /** Place among the sources of the configuration; settles what is equal. */
  readonly order: number;
  /** Where an earlier page ended. */
  readonly start: Position | 'ended' | undefined;
  /** Entries after which no further batch is loaded. @default all */
  readonly through: number | undefined;
}

/** Steps through what one source has given, from a position on. */
export class Walker<K extends Kind> {
  readonly reading: Reading<K>;
  readonly share: Share<K>;
  readonly order: number;
  /** Why it cannot go on. */
  error: CivicError | undefined;
  #start: Position | 'ended' | undefined;
  #chain: Chain<K> | undefined;
  #link: Link<K> | undefined;
  #at = 0;
  #loads = 0;
  #walked = 0;
  readonly #through: number;
  #done = false;

  constructor({ reading, share, order, start, through = Infinity }: WalkerOptions<K>) {
    this.reading = reading;
    this.share = share;
    this.order = order;
    this.#start = start;
    this.#through = through;
    this.#done = start === 'ended';
    this.#chain = this.#done ? reading.chain : undefined;
  }

  get chain(): Chain<K> | undefined {
    return this.#chain;
  }

  /** The batch it stands in. */
  get link(): Link<K> | undefined {
    return this.#link;
  }

  get ended(): boolean {
    return this.#done || (this.#link !== undefined && this.#link.next === undefined && !this.#link.entries.get(this.#at));
  }

  /** Whether it has to load a batch to go on, and may. */
  get blocked(): boolean {
    const mayLoad = this.#loads < mostLoads && this.#walked < this.#through;
    return !this.error && !this.ended && mayLoad && !this.#link?.entries.get(this.#at);
  }

  /** The next entry that passes, of what has been loaded. */
  head(passes: (entry: Entry<K>) => boolean): Entry<K> | undefined {
    for (;;) {
      const entry = this.#link?.entries.get(this.#at);
      if (entry) {
        if (passes(entry)) return entry;
        this.skip();
        continue;
      }
      const next = this.#link?.next === undefined ? undefined : this.#chain?.find(this.#link.next);
      if (!next || next.depth <= (this.#link?.depth ?? 0)) return undefined;
      this.#link = next;
      this.#at = 0;
    }
  }

  skip(): void {
    this.#at += 1;
    this.#walked += 1;
  }

  /** Loads the batch that it waits for. Failures are kept in `error`. @throws CivicError `aborted/by-caller` alone */
  async load(options: LoadOptions): Promise<void> {
    this.#loads += 1;
    try {
      if (this.#chain && this.#link?.next !== undefined) {
        const next = await this.reading.loadNext(this.#chain, this.#link.next, this.#link, options);
        if (next.depth > this.#link.depth) this.#enter(next, 0);
        else this.#done = true; // It leads back to where it has been.
      } else if (this.#start !== 'ended') {
        await this.#loadStart(this.#start, options);
      }
    } catch (error) {
      if (isAborted(error)) throw error;
      this.error = error as CivicError;
    }
  }

  /** Begins with what is there already, without asking. */
  peek(): void {
    this.#chain = this.reading.chain;
    if (this.#chain?.first) this.#enter(this.#chain.first, 0);
    else this.error = this.reading.failure('');
  }

  /** Where a later page goes on; undefined while nothing has been read. */
  position(): Position | 'ended' | undefined {
    if (this.ended) return 'ended';
    const link = this.#link;
    if (!link) return this.#start;
    const last = link.entries.get(this.#at - 1)?.item.ref.id;
    if (!link.entries.get(this.#at) && link.next !== undefined) return { batch: link.next, depth: link.depth + 1, at: 0 };
    return { batch: link.cursor, depth: link.depth, at: this.#at, ...(last !== undefined && { last }) };
  }

  async #loadStart(start: Position | undefined, options: LoadOptions): Promise<void> {
    if (!start || start.batch === '') {
      const first = await this.reading.loadFirst(options);
      this.#chain = this.reading.open();
      return this.#enter(first, start ? resume(first, start) : 0);
    }
    this.#chain = this.reading.open();
    const link = await this.reading.loadNext(this.#chain, start.batch, start.depth, options);
    this.#enter(link, resume(link, start));
  }

  #enter(link: Link<K>, at: number): void {
    this.#link = link;
    this.#at = at;
  }
}

/** Behind the last entry that was given out, even if the list has grown since; where that has gone, by count. */
function resume<K extends Kind>({ entries }: Link<K>, { at, last }: Position): number {
  const idAt = (index: number): Item<K>['ref']['id'] | undefined => entries.get(index)?.item.ref.id;
  if (last === undefined || idAt(at - 1) === last) return Math.min(at, entries.all().length);
  const found = entries.all().findIndex(({ item }) => item.ref.id === last);
  return found < 0 ? Math.min(at, entries.all().length) : found + 1;
}
