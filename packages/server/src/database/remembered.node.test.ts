import type { Kysely } from 'kysely';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { forget, remembered } from './remembered.js';
import type { Tables } from './schema.js';

let asked = 0;
const db = {} as Kysely<Tables>;
const ask = (name = 'areas') => remembered(db, name, () => Promise.resolve(++asked));
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
  forget(db);
  asked = 0;
});
afterEach(() => vi.useRealTimers());

test('is asked for once, and again after two seconds, in which another process may have changed it', async () => {
  expect(await Promise.all([ask(), ask()])).toEqual([1, 1]);
  vi.advanceTimersByTime(1999);
  expect(await ask()).toBe(1);
  vi.advanceTimersByTime(2);
  expect(await ask()).toBe(2);
});

test('is asked for at once where this process changed it, and by each name and database apart', async () => {
  await ask();
  expect(await ask('types')).toBe(2);
  expect(await remembered({} as Kysely<Tables>, 'areas', () => Promise.resolve('other'))).toBe('other');
  forget(db);
  expect(await ask()).toBe(3);
});

test('a failure is asked about again', async () => {
  await expect(remembered(db, 'areas', () => Promise.reject(new Error('the database is away')))).rejects.toThrow('away');
  expect(await ask()).toBe(1);
});
