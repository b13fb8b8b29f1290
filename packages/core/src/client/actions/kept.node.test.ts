import { expect, test, vi } from 'vitest';
import type { ServiceRequest } from '../../requests/service-request.js';
import { memoryStore } from '../../store/memory-store.js';
import { memoryRequests } from '../../testing/index.js';
import { createCivicClient } from '../create-client.js';

const lamp = (id: string, authorityStatus: ServiceRequest['authorityStatus'] = 'open'): ServiceRequest => ({
  ref: { source: 'hotline', id },
  type: { id: 'lamp' },
  authorityStatus,
});

const isOpen = (request: ServiceRequest) => request.authorityStatus === 'open';

test('what copies hold is found whatever they answered, as the newest of them has it', async () => {
  const store = memoryStore();
  const source = memoryRequests({ id: 'hotline', applies: new Set(['type', 'status']), items: [lamp('1'), lamp('2')] });
  const isKept = (asked: string) =>
    vi.waitFor(async () => expect(await store.get(`copy/requests/hotline/${asked}`)).toBeDefined(), { timeout: 5000 });
  let now = Date.parse('2026-03-01T08:00:00Z');
  const { requests } = createCivicClient({ requests: source }, { store, clock: { now: () => now } });
  await requests.page({ status: 'open' });
  await isKept('status=open');
  now = Date.parse('2026-03-04T08:00:00Z');
  source.items = [lamp('1', 'closed'), lamp('3')];
  await requests.page({ type: 'lamp' });
  await isKept('type=lamp');
  const ids = async (matches: (request: ServiceRequest) => boolean) => (await requests.kept(matches)).items.map(({ ref }) => ref.id);
  expect(await ids(isOpen)).toEqual(['3', '2']);
  const { sources } = await requests.kept(({ ref }) => ref.id === '3');
  expect(sources).toEqual([{ source: 'hotline', state: 'cached', origin: 'cache', fetchedAt: '2026-03-04T08:00:00.000Z' }]);
  expect((await requests.kept(isOpen)).sources[0]?.fetchedAt).toBe('2026-03-01T08:00:00.000Z');
});

test('without copies, or with a store that fails, nothing is found', async () => {
  const source = memoryRequests({ id: 'hotline', items: [lamp('1')] });
  const none = [{ source: 'hotline', state: 'cached', origin: 'cache' }];
  const bare = createCivicClient({ requests: source }, { store: memoryStore() });
  await expect(bare.requests.kept(isOpen)).resolves.toEqual({ items: [], sources: none });
  const broken = { ...memoryStore(), keys: () => Promise.reject(new Error('disk')) };
  const client = createCivicClient({ requests: source }, { store: broken });
  await expect(client.requests.kept(isOpen)).resolves.toEqual({ items: [], sources: none });
});
