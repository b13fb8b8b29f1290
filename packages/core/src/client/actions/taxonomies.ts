import { never } from '../../deadline/never.js';
import type { Taxonomy } from '../../services/public-service.js';
import type { ServiceSource } from '../../services/service-source.js';
import type { CallOptions, Gathered } from '../actions.types.js';
import type { Runtime } from '../runtime.js';
import { checkList, gather } from './gather.js';

export function taxonomies(
  sources: readonly ServiceSource[],
  runtime: Runtime,
  { signal = never }: CallOptions = {},
): Promise<Gathered<Taxonomy>> {
  const able = sources.filter((source) => typeof source.taxonomies === 'function');
  return gather(
    able,
    { key: 'taxonomies', signal, ask: async (source, context) => ({ items: checkList(await source.taxonomies?.(context), source.id) }) },
    runtime,
  );
}
