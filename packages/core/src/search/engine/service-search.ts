import { inSlices } from '../../markup/slices.js';
import type { PublicService } from '../../services/public-service.js';
import { foldText, splitWords } from '../fold-words.js';
import { buildSegment } from './build-segment.js';
import { findPositions, type SearchedSegment } from './find-positions.js';
import { readReady, writeReady } from './ready.js';
import type { Segment } from './segment.js';

/** An index of services for a field in which people type. */
export interface ServiceSearch {
  /**
   * Positions in the list that it was built of, best first; none for blank text. Works in slices of 8 ms, so that a key never waits.
   * @throws CivicError `aborted/by-caller`
   */
  find(text: string, options?: { readonly signal?: AbortSignal }): Promise<readonly number[]>;
  /**
   * Reads Chinese names as pinyin beforehand, in slices too: else the first Latin letters wait for it. Where its table cannot be had, they
   * ask again. Then looks for a few words, so that engines have compiled the code when a reader's first letter comes.
   */
  prepare(): Promise<void>;
  /** The ready index, to be kept or published, which is `ready` itself where nothing has changed: JSON of a version of its own, which only `buildServiceSearch` reads. */
  write(): string;
}

/** How an index is built. */
export interface ServiceSearchOptions {
  /** Ends the building. */
  readonly signal?: AbortSignal;
  /**
   * What `write()` gave, of all or of part of these services. It is taken for those that have not changed since, in whatever order
   * they stand; the others are indexed anew. What cannot be read is passed over.
   */
  readonly ready?: string;
}

/** Each part of a ready index is looked through on its own. */
const mostSegments = 4;
/** A letter, more of them, a word with a mistake, Chinese: each is another way through the code, which costs twice as much when it is new. */
const trials = ['s', 'mu', 'certifcate', '证', '申请'];

/**
 * Indexes services by name, other names, keywords, terms, summary, unit and documents, in slices of 8 ms.
 * @throws CivicError `aborted/by-caller`
 */
export async function buildServiceSearch(
  services: readonly PublicService[],
  { signal, ready }: ServiceSearchOptions = {},
): Promise<ServiceSearch> {
  const { segments, written } = await inSlices(indexOf(services, ready), signal);
  return new Search(segments, services.length, written);
}

interface Index {
  readonly segments: readonly Segment[];
  /** What `write()` would give, where it is known. */
  readonly written?: string;
}

function* indexOf(services: readonly PublicService[], ready: string | undefined): Generator<void, Index> {
  const positions = services.map((_, position) => position);
  if (ready) {
    const { segments, covered, isWhole } = yield* readReady(ready, services);
    const left = positions.filter((position) => !covered.has(position));
    if (left.length === 0 && segments.length > 0 && segments.length <= mostSegments)
      return { segments, ...(isWhole && { written: ready }) };
    if (covered.size >= left.length && segments.length < mostSegments) {
      return { segments: [...segments, yield* buildSegment(services, left)] };
    }
  }
  return { segments: [yield* buildSegment(services, positions)] };
}

class Search implements ServiceSearch {
  readonly #segments: readonly Segment[];
  readonly #size: number;
  readonly #hasChinese: boolean;
  #written: string | undefined;
  #spelled: Promise<readonly SearchedSegment[]> | undefined;

  constructor(segments: readonly Segment[], size: number, written: string | undefined) {
    this.#segments = segments;
    this.#size = size;
    this.#written = written;
    this.#hasChinese = segments.some(({ tokens }) => tokens.some((token) => /^\p{sc=Han}/u.test(token)));
  }

  async find(text: string, { signal }: { readonly signal?: AbortSignal } = {}): Promise<readonly number[]> {
    const wanted = foldText(text).trim().replace(/\s+/g, ' ');
    const words = splitWords(wanted);
    if (words.length === 0) return [];
    const searched = await this.#searched(words);
    return inSlices(findPositions(searched, this.#size, wanted, words), signal);
  }

  async prepare(): Promise<void> {
    for (const text of trials) await this.find(text);
  }

  write(): string {
    return (this.#written ??= writeReady(this.#segments));
  }

  #searched(words: readonly string[]): Promise<readonly SearchedSegment[]> | readonly SearchedSegment[] {
    const isLatin = words.some((word) => /^[a-z0-9]+$/.test(word));
    if (isLatin && this.#hasChinese) return (this.#spelled ??= this.#spell());
    return this.#segments.map((segment) => ({ segment }));
  }

  /** Without the table, which a weak network may not bring, it finds all but pinyin and asks again by the next key. */
  async #spell(): Promise<readonly SearchedSegment[]> {
    try {
      const { spell } = await import('./pinyin/spell.js');
      const spelled: SearchedSegment[] = [];
      for (const segment of this.#segments) spelled.push({ segment, spelled: await inSlices(spell(segment.texts)) });
      return spelled;
    } catch {
      this.#spelled = undefined;
      return this.#segments.map((segment) => ({ segment }));
    }
  }
}
