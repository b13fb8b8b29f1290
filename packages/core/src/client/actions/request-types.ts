import { never } from '../../deadline/never.js';
import type { FormDefinition } from '../../forms/definition/form-definition.js';
import type { Place } from '../../places/place.js';
import type { RequestSource } from '../../requests/request-source.js';
import type { RequestType } from '../../requests/request-type.js';
import type { RequestUpdate } from '../../requests/service-request.js';
import type { Ref } from '../../source/resources.js';
import type { SourceContext } from '../../source/source.js';
import type { CallOptions, Gathered } from '../actions.types.js';
import { callSource } from '../call-source.js';
import { findSource } from '../find-source.js';
import type { Runtime } from '../runtime.js';
import { askKept, checkList, gather, unsupported } from './gather.js';

interface LocalOptions extends CallOptions {
  readonly lang?: string;
}

export function types(sources: readonly RequestSource[], runtime: Runtime, options?: LocalOptions): Promise<Gathered<RequestType>> {
  return gatherLists('types', 'tells what can be reported', sources, runtime, options);
}

export function places(sources: readonly RequestSource[], runtime: Runtime, options?: LocalOptions): Promise<Gathered<Place>> {
  return gatherLists('places', 'tells the places of its area', sources, runtime, options);
}

interface ListOf {
  types: RequestType;
  places: Place;
}

/** What one function of the sources gives in a language, from all that have it. */
async function gatherLists<Name extends keyof ListOf>(
  name: Name,
  means: string,
  sources: readonly RequestSource[],
  runtime: Runtime,
  { lang, signal = never }: LocalOptions = {},
): Promise<Gathered<ListOf[Name]>> {
  const able = sources.filter((source) => typeof source[name] === 'function');
  if (able.length === 0) throw unsupported(means);
  type List = { readonly items: readonly ListOf[Name][]; readonly skipped: readonly unknown[] };
  const ask = async (source: RequestSource, context: SourceContext) => {
    const { items, skipped } = ((await source[name]?.({ ...(lang && { lang }) }, context)) ?? {}) as Partial<List>;
    return { items: checkList(items, source.id), skipped: skipped?.length ?? 0 };
  };
  return gather(able, { key: `${name} ${lang ?? ''}`, signal, ask }, runtime);
}

export async function describe(
  sources: readonly RequestSource[],
  runtime: Runtime,
  type: Ref,
  { lang, signal = never }: LocalOptions = {},
): Promise<FormDefinition> {
  const source = findSource(sources, type.source);
  const ask = source.describe?.bind(source);
  if (!ask) throw unsupported('asks questions about its types');
  const asking = {
    key: `type ${lang ?? ''} ${type.id}`,
    signal,
    ask: (_: RequestSource, context: Parameters<typeof ask>[2]) => ask(type.id, { ...(lang && { lang }) }, context),
  };
  return (await askKept(source, asking, runtime)).value;
}

export async function updates(
  sources: readonly RequestSource[],
  runtime: Runtime,
  request: Ref,
  { signal = never }: CallOptions = {},
): Promise<readonly RequestUpdate[]> {
  const source = findSource(sources, request.source);
  const { value } = await callSource(runtime, source, signal, async (context) => {
    if (source.updates) return (await source.updates({ request: request.id }, context)).items;
    if (!source.get) throw unsupported('tells what happened to a request');
    return (await source.get(request.id, context))?.updates ?? [];
  });
  return value;
}
