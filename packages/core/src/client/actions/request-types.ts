import { never } from '../../deadline/never.js';
import type { FormDefinition } from '../../forms/definition/form-definition.js';
import type { RequestSource, TypeList } from '../../requests/request-source.js';
import type { RequestType } from '../../requests/request-type.js';
import type { RequestUpdate } from '../../requests/service-request.js';
import type { Ref } from '../../source/resources.js';
import type { CallOptions, Gathered } from '../actions.types.js';
import { callSource } from '../call-source.js';
import { findSource } from '../find-source.js';
import type { Runtime } from '../runtime.js';
import { askKept, checkList, gather, unsupported } from './gather.js';

interface LocalOptions extends CallOptions {
  readonly lang?: string;
}

export async function types(
  sources: readonly RequestSource[],
  runtime: Runtime,
  { lang, signal = never }: LocalOptions = {},
): Promise<Gathered<RequestType>> {
  const able = sources.filter((source) => typeof source.types === 'function');
  if (able.length === 0) throw unsupported('tells what can be reported');
  const ask = async (source: RequestSource, context: Parameters<NonNullable<RequestSource['types']>>[1]) => {
    const { items, skipped } = ((await source.types?.({ ...(lang && { lang }) }, context)) ?? {}) as Partial<TypeList>;
    return { items: checkList(items, source.id), skipped: skipped?.length ?? 0 };
  };
  return gather(able, { key: `types ${lang ?? ''}`, signal, ask }, runtime);
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
