import { CivicError } from '../errors/civic-error.js';
import type { Item, Kind, Ref } from '../source/resources.js';
import { callSource } from './call-source.js';
import type { Link } from './chain.js';
import type { Library } from './library.js';
import type { Reading } from './reading.js';
import { isAborted, type Runtime } from './runtime.js';

/**
 * Asks the one source that `ref` names: by its own `get` where it has one, otherwise by reading its list as far as needed.
 * Where it does not answer, what is kept of it is searched.
 */
export async function findItem<K extends Kind>(
  library: Library<K>,
  ref: Ref,
  signal: AbortSignal,
  runtime: Runtime,
): Promise<Item<K> | undefined> {
  const source = library.sources.find(({ id }) => id === ref.source);
  if (!source) throw new CivicError('config/unknown-source', `No source is called "${ref.source}"`);
  try {
    const get = source.get?.bind(source);
    if (!get) return await readTo(library.wholeOf(source), ref.id, signal, runtime);
    const { value } = await callSource(runtime, source, signal, (context) => get(ref.id, context));
    const { mend } = library.rules;
    return mend && value ? (await mend({ items: [value], order: 'unordered', skipped: [] })).items[0] : value;
  } catch (error) {
    if (isAborted(error)) throw error;
    const kept = library
      .readingsOf(source)
      .map((reading) => findRead(reading, ref.id))
      .find((item) => item !== undefined);
    if (kept) return kept;
    throw error;
  }
}

async function readTo<K extends Kind>(
  reading: Reading<K>,
  id: string,
  signal: AbortSignal,
  { youngMs }: Runtime,
): Promise<Item<K> | undefined> {
  const options = { signal, maxAgeMs: youngMs, failedAgeMs: 0 };
  let link = await reading.loadFirst(options);
  const chain = reading.open();
  let found = findRead(reading, id);
  while (!found && link.next !== undefined) {
    const next = await reading.loadNext(chain, link.next, link, options);
    if (next.depth <= link.depth) return undefined;
    found = findIn(next, id);
    link = next;
  }
  return found;
}

function findRead<K extends Kind>({ chain }: Reading<K>, id: string): Item<K> | undefined {
  for (const link of chain?.links() ?? []) {
    const found = findIn(link, id);
    if (found) return found;
  }
  return undefined;
}

function findIn<K extends Kind>({ entries }: Link<K>, id: string): Item<K> | undefined {
  return entries.all().find(({ item }) => item.ref.id === id)?.item;
}
