import type { Source } from '../source/source.js';
import type * as Judging from './after-first-items.js';
import { loadCode } from './load-code.js';
import { isAborted, type Runtime } from './runtime.js';

let loaded: typeof Judging | undefined;

/** What judges the dates of sources with a contract; undefined until it is there. */
export const judging = (): typeof Judging | undefined => loaded;

/** Loads it if one of the sources has a contract. Where it cannot be had, pages tell no freshness. @throws CivicError `aborted/by-caller` alone */
export async function loadJudging(sources: readonly Pick<Source, 'about'>[], signal: AbortSignal, runtime: Runtime): Promise<void> {
  if (loaded || !sources.some(({ about }) => about?.freshness)) return;
  try {
    loaded = await loadCode(() => import('./after-first-items.js'), signal, runtime);
  } catch (error) {
    if (isAborted(error)) throw error;
  }
}
