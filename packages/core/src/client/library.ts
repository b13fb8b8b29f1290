import type { Kind } from '../source/resources.js';
import type { Rules } from '../source/rules.js';
import type { Source } from '../source/source.js';
import { createMemo, type Memo } from './memo.js';
import { shareQuestion, type Question, type Share } from './question.js';
import { createReading, type Reading } from './reading.js';
import type { Runtime } from './runtime.js';

/** All readings of the sources of one kind; who asks the same gets the same. */
export interface Library<K extends Kind> {
  readonly rules: Rules<K>;
  readonly sources: readonly Source<K>[];
  readingOf(source: Source<K>, share: Share<K>): Reading<K>;
  /** A source as a whole, under no question. */
  wholeOf(source: Source<K>): Reading<K>;
  readingsOf(source: Source<K>): readonly Reading<K>[];
  readonly memo: Memo<K>;
}

/** Questions remembered for one source; the one longest unused is forgotten. */
const mostReadings = 20;

export function createLibrary<K extends Kind>(rules: Rules<K>, sources: readonly Source<K>[], runtime: Runtime): Library<K> {
  const shelves = new Map(sources.map((source) => [source, new Map<string, Reading<K>>()]));

  function readingOf(source: Source<K>, share: Share<K>): Reading<K> {
    const shelf = shelves.get(source) ?? new Map<string, Reading<K>>();
    const reading = shelf.get(share.appliedKey) ?? createReading(runtime, rules, source, share);
    shelf.delete(share.appliedKey);
    shelf.set(share.appliedKey, reading);
    for (const oldest of shelf.keys()) if (shelf.size > mostReadings) shelf.delete(oldest);
    return reading;
  }

  return {
    rules,
    sources,
    readingOf,
    wholeOf(source) {
      const everything: Question<K> = { limit: 20, key: '', given: new Map(), tests: new Map() };
      return readingOf(source, shareQuestion(everything, source));
    },
    memo: createMemo<K>(),
    readingsOf: (source) => [...(shelves.get(source)?.values() ?? [])],
  };
}
