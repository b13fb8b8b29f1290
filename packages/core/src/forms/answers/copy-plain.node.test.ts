import { expect, test, vi } from 'vitest';
import { copyPlain } from './copy-plain.js';

test('copies lists where the host page has its own Array.from, which maps nothing', () => {
  vi.spyOn(Array, 'from').mockImplementation((list: unknown) => [...(list as Iterable<unknown>)]);
  expect(copyPlain({ needs: ['stage', 'sound'], helpers: [{ $id: 'a' }] })).toEqual({ needs: ['stage', 'sound'], helpers: [{ $id: 'a' }] });
  vi.restoreAllMocks();
});
