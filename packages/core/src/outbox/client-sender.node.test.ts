import { expect, it } from 'vitest';
import { createCivicClient } from '../client/create-client.js';
import { memoryRequests } from '../testing/memory-requests.js';
import { clientSender } from './client-sender.js';

const { requests } = createCivicClient({ requests: memoryRequests({ id: 'hall', items: [], types: [], sending: {} }) });

it('sends to a source of the collection', () => {
  expect(clientSender(requests, 'hall')?.about).toBe(requests.senders['hall']);
});

it.each(['constructor', 'toString', '__proto__', 'county'])('lets wait what is for "%s", which the collection does not have', (source) => {
  expect(clientSender(requests, source)).toBeUndefined();
});
