import { afterEach, expect } from 'vitest';
import { createCivicClient } from '../../client/create-client.js';
import type { Sender } from '../../source/sender.js';
import { memoryRequests, type WritableMemoryRequests } from '../../testing/memory-requests.js';
import { clientSender } from '../client-sender.js';
import { openOutbox } from '../open-outbox.js';
import type { Outbox, OutboxItem } from '../outbox.types.js';

export const target = { source: 'town', kind: 'requests' } as const;
export const draft = { type: 'lamp', description: 'The lamp is out' };
export const photo = (name: string, size = 10) => new File([new Uint8Array(size)], name, { type: 'image/jpeg' });

/** What the outboxes go by; `later` puts it forward. */
export const clock = { later: 0, now: () => Date.now() + clock.later };
const opened: Outbox[] = [];
afterEach(() => {
  opened.splice(0).forEach((outbox) => outbox.close());
  clock.later = 0;
});

/** An office that takes files as `media` says, and an outbox that sends to it; `site` is the one whose outbox it is. */
export function openOffice(media?: Sender<never>['media']) {
  const source: WritableMemoryRequests = memoryRequests({
    id: 'town',
    items: [],
    sending: { strength: 'confirmed', ...(media && { media }) },
  });
  const client = createCivicClient({ requests: source });
  const open = (name = `office-${Math.random()}`, site?: string): Outbox => {
    const send = async ({ source: id }: { readonly source: string }) => clientSender(client.requests, id);
    const outbox = openOutbox({ name, send, clock, ...(site !== undefined && { site }) });
    opened.push(outbox);
    return outbox;
  };
  return { source, open };
}

export const find = async (outbox: Outbox, key: string) => (await outbox.list()).find((item) => item.key === key) as OutboxItem;
export const become = (outbox: Outbox, key: string, is: (item: OutboxItem) => boolean) =>
  expect.poll(async () => is(await find(outbox, key)), { timeout: 5000 }).toBe(true);
