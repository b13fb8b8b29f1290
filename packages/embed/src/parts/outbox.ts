import { openHostOutbox } from '@civickit/components/host-outbox.js';
import type { Host } from '@civickit/components/runtime.js';

let outbox: ReturnType<typeof openHostOutbox> | undefined;

/** One per page. What stands behind `?` in the address of a configuration is there for caches. */
export const open = (host: Host, configurationUrl?: string): ReturnType<typeof openHostOutbox> =>
  (outbox ??= openHostOutbox(host, configurationUrl?.replace(/[?#].*/, '')));
