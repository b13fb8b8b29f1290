import { never } from '../../deadline/never.js';
import { withDeadline } from '../../deadline/with-deadline.js';
import type { RequestSource } from '../../requests/request-source.js';
import type { ServiceRequest } from '../../requests/service-request.js';
import type { Store } from '../../store/store.js';
import type { CallOptions, Gathered } from '../actions.types.js';
import type { SourceReport } from '../client.types.js';
import type { Copy } from '../copy.js';
import type { Runtime } from '../runtime.js';

export async function kept(
  sources: readonly RequestSource[],
  { store, sourceTimeoutMs }: Runtime,
  matches: (request: ServiceRequest) => boolean,
  { signal = never }: CallOptions = {},
): Promise<Gathered<ServiceRequest>> {
  const found = await withDeadline(signal, sourceTimeoutMs, 'Store', () =>
    Promise.all(sources.map(async ({ id }) => pick(id, await copiesOf(store, id), matches))),
  );
  return { items: found.flatMap(({ items }) => items), sources: found.map(({ report }) => report) };
}

/** The newest first. A store that fails is a store without copies. */
async function copiesOf(store: Store, source: string): Promise<readonly Copy[]> {
  try {
    const keys = await store.keys(`copy/requests/${source}/`);
    const found = (await Promise.all(keys.map((key) => store.get(key)))) as readonly (Partial<Copy> | undefined)[];
    const copies = found.filter((one): one is Copy => Array.isArray(one?.items) && readAt(one) > 0);
    return copies.sort((one, other) => readAt(other) - readAt(one));
  } catch {
    return [];
  }
}

const readAt = ({ fetchedAt = '' }: { readonly fetchedAt?: string }): number => Date.parse(fetchedAt);

/** What an older copy says of a request does not count beside a newer one. */
function pick(source: string, copies: readonly Copy[], matches: (request: ServiceRequest) => boolean) {
  const newest = new Map<string, readonly [request: ServiceRequest, copy: Copy]>();
  for (const copy of copies)
    for (const request of copy.items as readonly ServiceRequest[])
      if (request.ref.source === source && !newest.has(request.ref.id)) newest.set(request.ref.id, [request, copy]);
  const picked = [...newest.values()].filter(([request]) => matches(request));
  // In the order of the copies.
  const oldest = picked.at(-1)?.[1];
  const report: SourceReport = { source, state: 'cached', origin: 'cache', ...(oldest && { fetchedAt: oldest.fetchedAt }) };
  return { items: picked.map(([request]) => request), report };
}
