import { expect, test, vi } from 'vitest';
import { browserStore } from './browser-store.js';

const code = vi.hoisted(() => ({ blocked: true }));
vi.mock('./stores.js', async (original) => {
  if (code.blocked) throw new Error('blocked');
  return original();
});

test('a store whose code cannot be loaded says so, and works once it can', async () => {
  const store = browserStore();
  await expect(store.set('draft/a', 1)).rejects.toMatchObject({ code: 'storage/unavailable', retry: 'later' });
  code.blocked = false;
  await store.set('draft/a', 1);
  expect(await store.get('draft/a')).toBe(1);
});
