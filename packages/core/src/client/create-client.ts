import type { Kind } from '../source/resources.js';
import type { Client, ClientOptions, Sources } from './client.types.js';
import { createClientOf } from './create-client-of.js';
import { formKind } from './kinds/form-kind.js';
import type { KindSupport } from './kinds/kind-support.js';
import { noticeKind } from './kinds/notice-kind.js';
import { requestKind } from './kinds/request-kind.js';
import { serviceKind } from './kinds/service-kind.js';

/** Adding a resource is one line here. */
const allKinds: { readonly [K in Kind]: KindSupport<K> } = {
  notices: noticeKind,
  services: serviceKind,
  requests: requestKind,
  forms: formKind,
};

/**
 * A client over any number of sources; those of one kind are merged into one collection.
 * @throws CivicError `config/invalid` for two sources of one id or an unknown zone; `invalid/duration` for a freshness contract
 */
export function createCivicClient<const C extends Sources>(sources: C, options?: ClientOptions): Client<C> {
  return createClientOf(allKinds, sources, options);
}
