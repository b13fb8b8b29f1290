import { expect, test, vi } from 'vitest';
import { memorySource } from '../testing/memory-source.js';
import { sampleNotices, toNotice } from '../testing/sample-notices.js';
import { createCivicClient } from './create-client.js';

vi.mock('./beyond-first-page.js', () => {
  throw new Error('blocked');
});

test('the first page is there, and what follows fails typed, where the code for it cannot be loaded', async () => {
  const { notices } = createCivicClient({
    notices: memorySource({ id: 'a', items: sampleNotices(2).map((notice) => toNotice('a', notice)) }),
  });
  const { items, cursor = '' } = await notices.page({ limit: 1 });
  expect(items).toHaveLength(1);
  await expect(notices.page({ limit: 1 }, { cursor })).rejects.toMatchObject({ code: 'network/part', retry: 'later' });
  await expect(notices.get({ source: 'a', id: '1' })).rejects.toMatchObject({ code: 'network/part' });
});
