import { expect, it } from 'vitest';
import { createCivicClient } from '../client/create-client.js';
import { memoryRequests } from '../testing/memory-requests.js';
import { memoryForms } from '../testing/memory-forms.js';
import { clientSender } from './client-sender.js';
import type { OutboxMedia } from './outbox.types.js';

const { requests } = createCivicClient({ requests: memoryRequests({ id: 'hall', items: [], types: [], sending: {} }) });

it('sends to a source of the collection', () => {
  expect(clientSender(requests, 'hall')?.about).toBe(requests.senders['hall']);
});

it.each(['constructor', 'toString', '__proto__', 'county'])('lets wait what is for "%s", which the collection does not have', (source) => {
  expect(clientSender(requests, source)).toBeUndefined();
});

it.each([
  ['stored before', { apart: true }, 'https://office.example/1.jpg', 'https://office.example/1.jpg'],
  ['in the same request', {}, undefined, 'data:image/jpeg,lamp.jpg'],
])('says which of the files that a form names is which, %s', async (_, more, stored, url) => {
  const source = memoryForms({ id: 'hall', items: [], sending: { media: { accept: ['image/*'], maxBytes: 100, ...more } } });
  const { forms } = createCivicClient({ forms: source });
  const file: OutboxMedia = {
    id: 'f1',
    name: 'lamp.jpg',
    type: 'image/jpeg',
    size: 3,
    ...(stored && { url: stored }),
    read: async () => new File(['abc'], 'lamp.jpg', { type: 'image/jpeg' }),
    leaveOut: () => Promise.reject(new Error('it is taken')),
  };
  const draft = { form: 'lamp', version: '1', answers: { photos: [{ id: 'f1', type: 'image/jpeg', size: 3 }] } };
  await clientSender(forms, 'hall')?.send(draft, { key: 'k', signal: new AbortController().signal, media: [file] });
  expect(source.send.sent).toEqual([
    expect.objectContaining({ draft: { ...draft, media: [{ id: 'f1', name: 'lamp.jpg', type: 'image/jpeg', url }] } }),
  ]);
});
