import type { Relay, RelayedRequest } from '@civickit/server';

/** Settings and what they mean: `defaults` in relay.mjs. */
export function createRelaying(settings?: object): (asked: RelayedRequest & { readonly client?: string }) => ReturnType<Relay>;
