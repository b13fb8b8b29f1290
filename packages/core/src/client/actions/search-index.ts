import { never } from '../../deadline/never.js';
import type { ServiceSource } from '../../services/service-source.js';
import type { CallOptions } from '../actions.types.js';
import { isAborted, type Runtime } from '../runtime.js';
import { askKept } from './gather.js';

export async function searchIndex(
  sources: readonly ServiceSource[],
  runtime: Runtime,
  { signal = never }: CallOptions = {},
): Promise<string | undefined> {
  const able = sources.filter((source) => typeof source.searchIndex === 'function');
  const found = await Promise.all(
    able.map(async (source) => {
      try {
        return (await askKept(source, { key: 'search-index', signal, ask: async (one, context) => one.searchIndex?.(context) }, runtime))
          .value;
      } catch (error) {
        if (isAborted(error)) throw error;
        return undefined;
      }
    }),
  );
  // A source is other people's code: its types are a promise, not a fact.
  const texts = found.filter((text) => typeof text === 'string' && text !== '');
  return texts.sort((one, other) => (other?.length ?? 0) - (one?.length ?? 0))[0];
}
