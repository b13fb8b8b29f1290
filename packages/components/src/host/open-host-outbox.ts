import type { Kind, Writable } from '@civickit/core';
import { clientSender, openOutbox, type Outbox, type OutboxSender } from '@civickit/core/outbox';
import type { Host } from './host.js';

const never = new AbortController().signal;

/**
 * The queue of whatever people send from here, through the sources that a host knows; what goes to others waits for a page that knows them.
 * `site` tells apart sites that share an origin, so that no report goes to an office of the same name elsewhere.
 */
export function openHostOutbox({ open }: Pick<Host, 'open'>, site?: string): Outbox {
  async function senderOf<K extends Kind>(kind: K, source: string): Promise<OutboxSender | undefined> {
    const { collection } = await open(kind, {}, never);
    return collection.senders && clientSender(collection as Writable<K>, source);
  }
  return openOutbox({ ...(site !== undefined && { site }), send: ({ kind, source }) => senderOf(kind, source) });
}
