import type { PublicService, Taxonomy } from '../services/public-service.js';
import { serviceRules } from '../services/service-rules.js';
import type { ServiceSource } from '../services/service-source.js';
import type { SourceContext } from '../source/source.js';
import { memoryList, misbehave, type Memory, type MemoryOptions } from './memory-list.js';

export interface MemoryServicesOptions extends MemoryOptions<'services'> {
  /** Without it, the source does not tell. */
  readonly taxonomies?: readonly Taxonomy[];
}

/** A source of services that tests and stories hold in their hand. It really does the filters that its `applies` names. */
export interface MemoryServices extends Memory<'services'>, Omit<ServiceSource, 'send'> {}

/** `get` finds what is in the list, unless the options have another. */
export function memoryServices(options: MemoryServicesOptions): MemoryServices {
  const { taxonomies } = options;
  const source: Memory<'services'> = memoryList({ kind: 'services', order: 'unordered', invent, rules: serviceRules }, options);

  async function ask<T>(context: SourceContext, answer: () => T | Promise<T>): Promise<T> {
    await misbehave(source.fault, context);
    return answer();
  }

  const find = (wanted: string) => source.items.find(({ ref }) => ref.id === wanted);
  return Object.assign(
    source,
    { get: (wanted: string, context: SourceContext) => ask(context, () => (options.get ? options.get(wanted, context) : find(wanted))) },
    taxonomies && { taxonomies: (context: SourceContext) => ask(context, () => taxonomies) },
  );
}

function invent(source: string, at: number): PublicService {
  return { ref: { source, id: `endless-${at}` }, name: `Endless ${at}` };
}
