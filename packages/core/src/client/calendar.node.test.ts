import { expect, test } from 'vitest';
import { cn } from '../calendar/packs/cn.js';
import { parseCalendar } from '../calendar/parse-calendar.js';
import { memorySource } from '../testing/memory-source.js';
import type { ClientEvent, ClientOptions } from './client.types.js';
import { createCivicClient } from './create-client.js';

function open(calendar?: ClientOptions['calendar'], options?: ClientOptions) {
  const events: ClientEvent[] = [];
  const client = createCivicClient(
    { notices: memorySource({ id: 'news', items: [] }) },
    { ...(calendar && { calendar }), on: (event) => events.push(event), ...options },
  );
  return { client, events, codes: () => events.map(({ type, source, error }) => `${type} ${source} ${error?.code}`) };
}

test('the calendar is read when it is first asked for, and once', async () => {
  let asked = 0;
  const { client, events } = open(() => {
    asked++;
    return Promise.resolve(cn);
  });
  expect(asked).toBe(0);
  expect(await Promise.all([client.notices.calendar(), client.notices.only(['news']).calendar()])).toEqual([cn, cn]);
  expect(await client.notices.calendar()).toBe(cn);
  expect(asked).toBe(1);
  expect(events).toEqual([]);
});

test('a client without one says so by undefined', async () => {
  const { client, events } = open();
  expect(await client.notices.calendar()).toBeUndefined();
  expect(events).toEqual([]);
});

test('one that cannot be read is told once, and read again', async () => {
  let broken = true;
  const { client, codes } = open(() => Promise.resolve(parseCalendar(broken ? {} : cn)));
  expect(await client.notices.calendar()).toBeUndefined();
  expect(await client.notices.calendar()).toBeUndefined();
  expect(codes()).toEqual(['error calendar invalid/calendar']);
  broken = false;
  expect(await client.notices.calendar()).toEqual(cn);
});

test('one that throws of itself is told as a slip of the configuration', async () => {
  const { client, codes } = open(() => {
    throw new TypeError('no');
  });
  expect(await client.notices.calendar()).toBeUndefined();
  expect(codes()).toEqual(['error calendar config/invalid']);
});

test('one that never comes is given up, and that of a closed client is not asked for', async () => {
  const { client, codes } = open(() => new Promise(() => undefined), { sourceTimeoutMs: 20 });
  expect(await client.notices.calendar()).toBeUndefined();
  expect(codes()).toEqual(['error calendar timeout/answer']);
  client.close();
  expect(await client.notices.calendar()).toBeUndefined();
  expect(codes()).toHaveLength(1);
});
