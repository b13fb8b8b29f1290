import { docsLink } from '@civickit/components/runtime.js';
import type { CivicError } from '@civickit/core';

interface Listing {
  list(...asked: never[]): Promise<{ readonly skipped: readonly CivicError[]; readonly problems?: readonly CivicError[] }>;
}

/** Of a file in which every row is wrong, the first rows are enough. */
const mostProblems = 20;
const told = new Set<string>();

/**
 * Names on the console of a page, once, what a source could not read: whoever keeps it may have nothing else. Programs that read it
 * without a page say so themselves.
 */
export function telling<S extends Listing>(source: S): S {
  if (!('document' in globalThis)) return source;
  const list: Listing['list'] = async (...asked) => {
    const batch = await source.list(...asked);
    for (const { code, message } of (batch.problems ?? batch.skipped).slice(0, mostProblems)) {
      const line = `[civickit] ${code}: ${message} — ${docsLink(code)}`;
      if (!told.has(line)) console.warn(line);
      told.add(line);
    }
    return batch;
  };
  return { ...source, list };
}
