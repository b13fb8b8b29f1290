import { expect, test } from 'vitest';
import { inSlices, yieldToMain } from './slices.js';

function* spin(ms: number): Generator<void, string> {
  const end = performance.now() + ms;
  while (performance.now() < end) yield;
  return 'done';
}

test('other work gets its turn while a long one runs', async () => {
  let turns = 0;
  const timer = setInterval(() => turns++, 1);
  await expect(inSlices(spin(100))).resolves.toBe('done');
  clearInterval(timer);
  expect(turns).toBeGreaterThan(3);
});

test('an abort ends the work with a typed error', async () => {
  const stop = new AbortController();
  setTimeout(() => stop.abort(new Error('left the page')), 20);
  await expect(inSlices(spin(5000), stop.signal)).rejects.toMatchObject({ code: 'aborted/by-caller', cause: new Error('left the page') });
  await expect(inSlices(spin(0), stop.signal)).rejects.toMatchObject({ code: 'aborted/by-caller' });
});

test('without MessageChannel a timer gives way', async () => {
  const { MessageChannel } = globalThis;
  Reflect.deleteProperty(globalThis, 'MessageChannel');
  await expect(yieldToMain()).resolves.toBeUndefined();
  globalThis.MessageChannel = MessageChannel;
});
