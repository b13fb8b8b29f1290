import { CivicError, isCivicError } from '../errors/civic-error.js';
import { takeOwn } from '../objects/take-own.js';
import type { Item, Kind, Query } from '../source/resources.js';
import type { Source } from '../source/source.js';
import type { Page } from './client.types.js';
import { loadJudging } from './freshness.js';
import type { Library } from './library.js';
import { readQuestion, type Question } from './question.js';
import type { LoadOptions } from './reading.js';
import { keepRefreshing } from './refresh.js';
import { assemblePage, startSearch } from './search.js';
import { isAborted, type Runtime } from './runtime.js';

type On<K extends Kind> = (page: Page<Item<K>>, error?: CivicError) => void;

const defaultEveryMs = 15 * 60_000;
/** Answers that come this close together make one page, and nobody looks for kept copies before. */
const gatherMs = 50;

/** See `Collection.watch`. */
export function watchCollection<K extends Kind>(
  library: Library<K>,
  query: Query<K>,
  on: On<K>,
  options: { signal: AbortSignal; everyMs?: number; reuseMs?: number },
  runtime: Runtime,
): void {
  const { signal, everyMs = defaultEveryMs, reuseMs } = takeOwn(options);
  if (!signal) throw new CivicError('invalid/query', 'watch() needs a signal');
  const give: On<K> = (page, error) => {
    if (signal.aborted || runtime.closing.aborted) return;
    try {
      on(page, error);
    } catch (thrown) {
      console.error(thrown);
    }
  };
  if (library.sources.length === 0) return void Promise.resolve().then(() => give({ ...emptyPage, complete: true }));
  let question: Question<K>;
  try {
    question = readQuestion(library.rules, query, runtime.instant);
    // Whoever types searches what is there: no key may send a reader through an archive.
    if ((query as { text?: string }).text) question = { ...question, through: question.limit };
  } catch (error) {
    return void Promise.resolve().then(() => give(emptyPage, error as CivicError));
  }
  let first = true;
  const refresh = async () => {
    const reused = first ? reuseMs : undefined;
    const ages = { maxAgeMs: reused ?? Math.min(runtime.youngMs, everyMs / 2), failedAgeMs: reused ?? 0 };
    const round = startRound(library, question, first ? give : undefined, { signal, ...ages }, runtime);
    first = false;
    try {
      const { page, error } = await round;
      give(page, error);
      // Asking again brings nothing where the copy is all that there is.
      return page.sources.every(({ state, origin }) => state !== 'failed' && origin !== 'cache');
    } catch (error) {
      if (!isAborted(error))
        give(emptyPage, isCivicError(error) ? error : new CivicError('protocol/wrong-shape', String(error), { cause: error }));
      return false;
    }
  };
  keepRefreshing(refresh, { signal, everyMs, clock: runtime.clock, closing: runtime.closing });
}

/** An empty page that knows nothing. */
const emptyPage = { items: [], sources: [], complete: false, filteredHere: [] } as const;

/** Asks all sources once. Given `give`, it also tells what is there in between: kept copies at once, then answers as they come. */
async function startRound<K extends Kind>(
  library: Library<K>,
  question: Question<K>,
  give: On<K> | undefined,
  { signal, maxAgeMs, failedAgeMs }: LoadOptions,
  runtime: Runtime,
): Promise<{ page: Page<Item<K>>; error?: CivicError }> {
  const began = runtime.clock.now();
  const { walkers } = startSearch(library, question);
  const awaited = new Set<Source<K>>(walkers.map(({ reading }) => reading.source));
  let timer: ReturnType<typeof setTimeout> | undefined;
  let restoring: ReturnType<typeof setTimeout> | undefined;
  let over = false;

  const giveInterim = () => {
    clearTimeout(timer);
    timer = undefined;
    if (over || !give) return;
    const interim = startSearch(library, question);
    interim.runLoaded();
    if (interim.walkers.some(({ link }) => link)) give(assemblePage(library, interim, runtime, (source) => awaited.has(source)));
  };
  const olderThere = () => walkers.some(({ reading }) => awaited.has(reading.source) && reading.chain?.first);
  const giveOlder = async () => {
    await Promise.all(walkers.map(({ reading }) => reading.restore()));
    if (olderThere()) giveInterim();
  };
  const gather = () => {
    if (!over && give) timer ??= setTimeout(giveInterim, gatherMs);
  };

  try {
    const loads = walkers.map(async ({ reading }) => {
      await reading.loadFirst({ signal, maxAgeMs, failedAgeMs }).catch((error: unknown) => {
        if (isAborted(error)) throw error;
      });
      awaited.delete(reading.source);
      gather();
    });
    // By a timer, so that answers which are there already come first, and code and storage of copies do not stand in their way.
    if (give) restoring = setTimeout(() => void giveOlder(), olderThere() ? 0 : gatherMs);
    await Promise.all(loads);
    const search = startSearch(library, question);
    // What has been read, or has failed in this round, is not asked again for the same page.
    await search.run({ signal, maxAgeMs: Infinity, failedAgeMs: Math.max(failedAgeMs, runtime.clock.now() - began + 1) });
    await loadJudging(library.sources, signal, runtime);
    const error = search.failure();
    const page = assemblePage(library, search, runtime);
    return error ? { page, error } : { page };
  } finally {
    over = true;
    clearTimeout(timer);
    clearTimeout(restoring);
  }
}
