import { expect, test } from 'vitest';
import { CivicError } from '../../errors/civic-error.js';
import type { WritableMemoryRequests } from '../../testing/memory-requests.js';
import type { Outbox, OutboxItem } from '../outbox.types.js';
import { become, clock, draft, find, openOffice, photo, target } from './open-office.node.js';

const media = { accept: ['image/*'], maxBytes: 1000, apart: true, later: true };

/** `log` has what reached the office, in its order. */
function open() {
  const { source, open: openBox } = openOffice(media);
  const { send } = source;
  const log: unknown[] = [];
  const office = { upload: send.upload?.bind(send), submit: send.submit.bind(send) };
  Object.assign(send, {
    upload: (...given: Parameters<NonNullable<WritableMemoryRequests['send']['upload']>>) => {
      log.push(`file ${given[0].name}`);
      return office.upload?.(...given);
    },
    submit: (...given: Parameters<WritableMemoryRequests['send']['submit']>) => {
      const { description, media: named = [], mediaToCome = 0 } = given[0];
      log.push([description, named.length, mediaToCome]);
      return office.submit(...given);
    },
  });
  return { outbox: openBox(), office, source, log };
}

const inState = (outbox: Outbox, key: string, wanted: OutboxItem['state']) => become(outbox, key, ({ state }) => state === wanted);
const slow = () => Promise.reject(new CivicError('timeout/answer', 'slow'));

test('the text goes first and says how many photos come, then each of them under the same key', async () => {
  const { outbox, log, source } = open();
  const { key } = await outbox.put(target, draft, { media: [photo('a.jpg'), photo('b.jpg')] });
  await inState(outbox, key, 'received');
  const { description } = draft;
  expect(log).toEqual([[description, 0, 2], 'file a.jpg', [description, 1, 1], 'file b.jpg', [description, 1, 0]]);
  expect(source.send.sent).toHaveLength(1);
  expect((await find(outbox, key)).media.map(({ url, follows, leftOut }) => [url !== undefined, follows, leftOut])).toEqual([
    [true, undefined, undefined],
    [true, undefined, undefined],
  ]);
});

test('while a photo does not get through, the receipt is there, says that it is to come, and a text that is written then goes at once', async () => {
  const { outbox, source } = open();
  Object.assign(source.send, { upload: () => new Promise(() => undefined) });
  const { key } = await outbox.put(target, draft, { media: [photo('a.jpg')] });
  await inState(outbox, key, 'completing');
  expect(await find(outbox, key)).toMatchObject({ receipt: { strength: 'confirmed' }, media: [{ follows: true }] });
  const other = await outbox.put(target, draft);
  await inState(outbox, other.key, 'received');
  expect((await find(outbox, key)).state).toBe('completing');
});

test('a photo that is refused is left out and said to be; one that fails holds no other up, and goes when it can', async () => {
  const { outbox, office, source } = open();
  let isDown = true;
  const upload = (...given: Parameters<NonNullable<typeof office.upload>>) =>
    given[0].name === 'a.jpg' && isDown ? slow() : office.upload?.(...given);
  Object.assign(source.send, { upload });
  const { key } = await outbox.put(target, draft, { media: [photo('a.jpg'), photo('large.jpg', 1001), photo('b.jpg')] });
  await become(outbox, key, ({ state, error }) => state === 'completing' && error !== undefined);
  for (let tries = 0; tries < 3; tries += 1) {
    await outbox.queue(key);
    await outbox.flush();
  }
  const states = async () => (await find(outbox, key)).media.map(({ follows, leftOut }) => leftOut?.code ?? follows ?? 'there');
  expect(await states()).toEqual([true, 'invalid/draft', 'there']);
  isDown = false;
  await outbox.queue(key);
  await inState(outbox, key, 'received');
  expect(await states()).toEqual(['there', 'invalid/draft', 'there']);
});

test('a photo that fails for a day is given up, on a device that others use sooner', async () => {
  const { outbox, source } = open();
  Object.assign(source.send, { upload: slow });
  const fail = async (key: string, minutes: number) => {
    for (let tries = 1; tries <= 6; tries += 1) {
      await become(outbox, key, ({ media: [one] }) => one?.tries === tries || one?.leftOut !== undefined);
      if (tries === 5) clock.later += minutes * 60_000;
      await outbox.queue(key).catch(() => undefined);
    }
    await outbox.flush();
  };
  const own = await outbox.put(target, draft, { media: [photo('a.jpg')] });
  await fail(own.key, 5);
  expect((await find(outbox, own.key)).state).toBe('completing');
  clock.later += 24 * 3_600_000;
  await outbox.queue(own.key);
  await inState(outbox, own.key, 'received');
  expect((await find(outbox, own.key)).media[0]).toMatchObject({ leftOut: { code: 'timeout/answer' } });
  const shared = await outbox.put(target, draft, { media: [photo('a.jpg')], wipe: true });
  await fail(shared.key, 5);
  await inState(outbox, shared.key, 'received');
});

test('somebody may leave the photos behind that are still to come; the report stays received', async () => {
  const { outbox, source } = open();
  Object.assign(source.send, { upload: slow });
  const { key } = await outbox.put(target, draft, { media: [photo('a.jpg')] });
  await inState(outbox, key, 'completing');
  expect(await outbox.leaveOut(key)).toMatchObject({ state: 'received', media: [{ leftOut: { code: 'aborted/by-caller' } }] });
  await expect(outbox.leaveOut(key)).rejects.toMatchObject({ code: 'conflict/outbox-state' });
});

test('where the report is gone at the office, no photo is sent any more', async () => {
  const { outbox, source, office, log } = open();
  const gone = () => Promise.reject(new CivicError('http/client-error', 'deleted', { status: 410, retry: 'never' }));
  Object.assign(source.send, {
    submit: (...given: Parameters<typeof office.submit>) => (given[0].media?.length ? gone() : office.submit(...given)),
  });
  const { key } = await outbox.put(target, draft, { media: [photo('a.jpg'), photo('b.jpg')] });
  await inState(outbox, key, 'received');
  expect(log).toEqual(['file a.jpg']);
  expect((await find(outbox, key)).media.every(({ leftOut }) => leftOut?.status === 410)).toBe(true);
});

test('what a file brings of such an item is sent under its key once more, and gets its photos', async () => {
  const { outbox, source, office } = open();
  Object.assign(source.send, { upload: slow });
  const { key } = await outbox.put(target, draft, { media: [photo('a.jpg')] });
  await inState(outbox, key, 'completing');
  const file = await outbox.export();
  await outbox.discard(key);
  Object.assign(source.send, { upload: office.upload });
  expect(await outbox.import(file)).toBe(1);
  await inState(outbox, key, 'received');
  expect([source.send.sent.length, source.send.files.size, (await find(outbox, key)).media[0]?.leftOut]).toEqual([1, 1, undefined]);
});
