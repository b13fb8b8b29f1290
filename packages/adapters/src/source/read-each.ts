import { isCivicError, type CivicError, type SourceContext } from '@civickit/core';

/** Requests under way at a time: a small office's server has to bear them. */
const atATime = 4;
/** After so many milliseconds those that are there are given: the client would soon give up on all. */
const patienceMs = 11_000;
/** The longest that a timer knows. */
const forever = 2 ** 31 - 1;

/** Reads what is named, each on its own: what came of it or why it failed, in the order of `entries`; undefined where it took too long. */
export async function readEach<E, T>(
  entries: readonly E[],
  read: (entry: E) => Promise<T>,
  { signal, patient }: Pick<SourceContext, 'signal' | 'patient'>,
): Promise<readonly (T | CivicError | undefined)[]> {
  const results = Array.from<T | CivicError | undefined>({ length: entries.length });
  const queue = entries.entries();
  const work = async (): Promise<void> => {
    for (const [at, entry] of queue) {
      results[at] = await read(entry).catch((error: unknown) => {
        if (signal.aborted || !isCivicError(error)) throw error;
        return error;
      });
    }
  };
  const workers: Promise<void>[] = [];
  while (workers.length < Math.min(atATime, entries.length)) workers.push(work());
  await within(patient ? forever : patienceMs, Promise.all(workers));
  return results;
}

/** Resolves when `work` is done, and at the latest after `ms` milliseconds. @throws what `work` throws before that */
function within(ms: number, work: Promise<unknown>): Promise<unknown> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const patience = new Promise((resolve) => (timer = setTimeout(resolve, ms)));
  return Promise.race([work, patience]).finally(() => clearTimeout(timer));
}
