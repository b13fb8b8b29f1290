import { createHttp, type SourceContext } from '@civickit/core';

/** What the client would give a source: the real way out to the network, with little patience. */
export function contextIn(zone = 'Asia/Shanghai'): SourceContext {
  const http = createHttp({ timeoutMs: 3000, tryTimeoutMs: 2000, backoffMs: 5, retries: 1 });
  return { http, clock: Date, zone, signal: new AbortController().signal };
}
