import type { CivicError } from '../errors/civic-error.js';
import type { Item, Kind } from '../source/resources.js';
import type { Source } from '../source/source.js';
import type { Page } from './client.types.js';
import { encodeCursor, type Position, type Positions } from './cursor.js';
import type { Library } from './library.js';
import { mergeWalkers, type Merge } from './merge.js';
import { isElsewhere, shareQuestion, type Question } from './question.js';
import type { LoadOptions } from './reading.js';
import { reportSkipped, reportWalker } from './report.js';
import type { Runtime } from './runtime.js';
import { Walker } from './walker.js';

/** The making of one page. */
export interface Search<K extends Kind> {
  readonly question: Question<K>;
  readonly walkers: readonly Walker<K>[];
  readonly merge: Merge<K>;
  /** Loads until the page is full or nothing follows. */
  run(options: LoadOptions): Promise<void>;
  /** Makes do with what has been read before. */
  runLoaded(): void;
  /** The most telling error, if every source failed and nothing is there to show. */
  failure(): CivicError | undefined;
}

export function startSearch<K extends Kind>(library: Library<K>, question: Question<K>, positions?: Positions): Search<K> {
  const walkers: Walker<K>[] = [];
  for (const source of library.sources) {
    if (isElsewhere(question, source)) continue;
    const share = shareQuestion(question, source);
    const reading = library.readingOf(source, share);
    const start = positions?.get(source.id);
    walkers.push(new Walker({ reading, share, order: walkers.length, start, through: question.through }));
  }
  const merge = mergeWalkers(library, question, walkers);
  return {
    question,
    walkers,
    merge,
    async run(options) {
      for (let blocked = merge.fill(question.limit); blocked.length > 0; blocked = merge.fill(question.limit)) {
        await Promise.all(blocked.map((walker) => walker.load(options)));
      }
    },
    runLoaded() {
      for (const walker of walkers) walker.peek();
      merge.fillLoaded(question.limit);
    },
    failure() {
      const nothing = walkers.length > 0 && walkers.every(({ error, link }) => error && !link);
      return nothing ? walkers[0]?.error : undefined;
    },
  };
}

/** `pending` says of which sources an answer is still awaited. */
export function assemblePage<K extends Kind>(
  library: Library<K>,
  search: Search<K>,
  runtime: Runtime,
  pending: (source: Source<K>) => boolean = () => false,
): Page<Item<K>> {
  const { question, walkers, merge } = search;
  const more = merge.more();
  const reports = library.sources.map((source) => {
    const walker = walkers.find(({ reading }) => reading.source === source);
    return walker ? reportWalker(walker, library, pending(source), runtime) : reportSkipped(source);
  });
  const answered = reports.every(({ state }) => state === 'ok' || state === 'skipped') && !walkers.some(({ link }) => link?.cutShort);
  const total = answered ? merge.total() : undefined;
  return {
    items: merge.items,
    sources: reports,
    ...(more ? { cursor: encodeCursor(question.key, positionsOf(walkers)) } : {}),
    complete: !more && answered,
    get total() {
      return total?.();
    },
    filteredHere: [...new Set(walkers.flatMap(({ share }) => share.here))],
  };
}

function positionsOf<K extends Kind>(walkers: readonly Walker<K>[]): Positions {
  const positions = new Map<string, Position | 'ended'>();
  for (const walker of walkers) {
    const position = walker.position();
    if (position) positions.set(walker.reading.source.id, position);
  }
  return positions;
}
