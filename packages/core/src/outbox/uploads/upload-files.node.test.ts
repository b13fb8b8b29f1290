import { expect, test } from 'vitest';
import { CivicError } from '../../errors/civic-error.js';
import type { WritableMemoryRequests } from '../../testing/memory-requests.js';
import type { UploadedFile } from '../../source/sender.js';
import type { Outbox, OutboxItem } from '../outbox.types.js';
import { become, clock, draft, find, openOffice, photo, target } from './open-office.node.js';

const pictures = { accept: ['image/*'], maxBytes: 1000 };

function open(media: Parameters<typeof openOffice>[0] = { ...pictures, apart: true }): { outbox: Outbox; source: WritableMemoryRequests } {
  const { source, open: openBox } = openOffice(media);
  return { outbox: openBox(), source };
}

const isReceived = ({ state }: OutboxItem) => state === 'received';
const mediaOf = ({ send }: WritableMemoryRequests) => send.sent.map((one) => one.draft.media?.map(({ url }) => url));

/** Somebody presses "send now" again and again, the last time minutes later. */
async function failForLong(outbox: Outbox, key: string): Promise<void> {
  for (const tries of [1, 2, 3, 4, 5, 6]) {
    await become(outbox, key, ({ media }) => media[0]?.tries === tries);
    // Until then the text waits for it.
    if (tries < 6) expect((await find(outbox, key)).tries).toBe(0);
    if (tries === 5) clock.later = 4 * 60_000;
    if (tries < 6) await outbox.queue(key);
  }
}

test('photos are stored before the text that names them, each under a name of its own', async () => {
  const { outbox, source } = open();
  const { key, media } = await outbox.put(target, draft, { media: [photo('a.jpg'), photo('b.jpg')] });
  await become(outbox, key, isReceived);
  expect([...source.send.files.values()].map(({ name }) => name)).toEqual(['a.jpg', 'b.jpg']);
  expect(mediaOf(source)).toEqual([media.map(({ id }) => `memory:${id}`)]);
});

test('a try that fails after one photo does not store it twice, and leaves nothing uncertain', async () => {
  const { outbox, source } = open();
  const keys: string[] = [];
  const upload = source.send.upload?.bind(source.send);
  Object.assign(source.send, {
    upload: async (...given: Parameters<NonNullable<typeof upload>>) => {
      keys.push(given[0].name);
      if (keys.length === 2) throw new CivicError('network/cut', 'cut');
      return upload?.(...given);
    },
  });
  const { key } = await outbox.put(target, draft, { media: [photo('a.jpg'), photo('b.jpg')] });
  await become(outbox, key, ({ error }) => error?.code === 'network/cut');
  const waiting = await find(outbox, key);
  expect(waiting).toMatchObject({ state: 'queued', tries: 0 });
  expect(waiting.media.map(({ url, tries }) => [url === undefined, tries])).toEqual([
    [false, undefined],
    [true, 1],
  ]);
  expect(source.send.sent).toEqual([]);
  await outbox.queue(key);
  await become(outbox, key, isReceived);
  expect(keys).toEqual(['a.jpg', 'b.jpg', 'b.jpg']);
});

test.each([
  ['too large', photo('large.jpg', 1001)],
  ['of a type that is not taken', new File(['x'], 'note.txt', { type: 'text/plain' })],
])('the text goes without a file that is %s, and says so', async (_, wrong) => {
  for (const apart of [true, false]) {
    const { outbox, source } = open({ ...pictures, apart });
    const { key } = await outbox.put(target, draft, { media: [wrong, photo('b.jpg')] });
    await become(outbox, key, isReceived);
    const item = await find(outbox, key);
    expect(item.media.map(({ leftOut }) => leftOut?.code)).toEqual(['invalid/draft', undefined]);
    expect(mediaOf(source)).toEqual([[apart ? `memory:${item.media[1]?.id}` : 'data:image/jpeg,b.jpg']]);
  }
});

test('the text goes where no files are taken at all', async () => {
  const outbox = openOffice().open();
  const { key } = await outbox.put(target, draft, { media: [photo('a.jpg')] });
  await become(outbox, key, isReceived);
  expect((await find(outbox, key)).media[0]?.leftOut?.code).toBe('unsupported/capability');
});

test('a photo that fails again and again holds the text up for minutes, and is left out when the text gets through', async () => {
  const { outbox, source } = open();
  const fails = () => Promise.reject(new CivicError('timeout/answer', 'slow'));
  Object.assign(source.send, { upload: fails });
  const submit = source.send.submit.bind(source.send);
  Object.assign(source.send, { submit: () => Promise.reject(new CivicError('http/rate-limited', 'busy', { status: 429 })) });
  const { key } = await outbox.put(target, draft, { media: [photo('a.jpg')] });
  await failForLong(outbox, key);
  await become(outbox, key, ({ state, error }) => state === 'queued' && error?.status === 429);
  // The text does not get through either: the photo is not to blame.
  expect((await find(outbox, key)).media[0]?.leftOut).toBe(undefined);
  Object.assign(source.send, { submit });
  await outbox.queue(key);
  await become(outbox, key, ({ media }) => media[0]?.leftOut?.code === 'timeout/answer');
  expect(mediaOf(source)).toEqual([undefined]);
});

test('what a text that may have arrived went without stays left out, though it could be stored by now', async () => {
  const { outbox, source } = open();
  const upload = source.send.upload?.bind(source.send);
  const fails = () => Promise.reject(new CivicError('timeout/answer', 'slow'));
  Object.assign(source.send, { upload: fails });
  const submit = source.send.submit.bind(source.send);
  // It arrives; its answer does not.
  Object.assign(source.send, { submit: (...given: Parameters<typeof submit>) => submit(...given).then(fails) });
  const { key } = await outbox.put(target, draft, { media: [photo('a.jpg')] });
  await failForLong(outbox, key);
  await become(outbox, key, ({ state }) => state === 'uncertain');
  expect((await find(outbox, key)).media[0]?.leftOut?.code).toBe('timeout/answer');
  Object.assign(source.send, { submit, upload });
  await outbox.queue(key);
  await become(outbox, key, isReceived);
  expect((await find(outbox, key)).media[0]).toMatchObject({ leftOut: { code: 'timeout/answer' } });
  expect([source.send.files.size, source.send.sent.length]).toEqual([0, 1]);
});

test('a request that is too large with its photos goes without them', async () => {
  const { outbox, source } = open(pictures);
  const submit = source.send.submit.bind(source.send);
  Object.assign(source.send, {
    submit: (...given: Parameters<typeof submit>) =>
      given[0].media ? Promise.reject(new CivicError('http/client-error', 'large', { status: 413 })) : submit(...given),
  });
  const { key } = await outbox.put(target, draft, { media: [photo('a.jpg')] });
  await become(outbox, key, isReceived);
  expect((await find(outbox, key)).media[0]?.leftOut?.status).toBe(413);
});

test('what another site of the origin has put waits for its own pages', async () => {
  const { source, open: openBox } = openOffice();
  const outbox = openBox('sites', '/a/civickit.json');
  const own = await outbox.put(target, draft);
  const other = await outbox.put({ ...target }, draft, { state: 'draft' });
  expect(other.target.site).toBe('/a/civickit.json');
  await become(outbox, own.key, isReceived);
  const elsewhere = openBox('sites', '/b/civickit.json');
  await elsewhere.import(await outbox.export());
  await elsewhere.queue(other.key);
  await elsewhere.flush();
  expect((await find(elsewhere, other.key)).state).toBe('queued');
  expect(source.send.sent).toHaveLength(1);
});

test('a file goes under the name that its draft gives it, also where the same is put again', async () => {
  const { outbox, source } = open();
  const lamp = { id: 'lamp', blob: photo('a.jpg') };
  const options = { key: 'k', state: 'draft', media: [lamp] } as const;
  await outbox.put(target, draft, options);
  const again = await outbox.put(target, { ...draft, description: 'Still out' }, { ...options, state: 'queued' });
  expect(again.media.map(({ id, name }) => [id, name])).toEqual([['lamp', 'a.jpg']]);
  await become(outbox, 'k', isReceived);
  expect([...source.send.files.keys()]).toEqual(['lamp']);
});

/** A store that takes ten bytes of a file in each try, and forgets those of which it is told. */
function openStore(most = 10) {
  const { outbox, source } = open({ ...pictures, apart: true, resumes: true });
  const tries: (number | undefined)[] = [];
  const gone = new Set<string>();
  Object.assign(source.send, {
    async upload({ key, bytes, begun, note }: UploadedFile) {
      tries.push(begun?.bytes);
      const known = begun && !gone.has(begun.url) ? begun : { url: `store:${key}/${tries.length}`, bytes: 0 };
      const arrived = Math.min(bytes.length, known.bytes + most);
      // Told of what is there at the beginning too.
      await note?.(known);
      if (arrived > known.bytes) await note?.({ url: known.url, bytes: arrived });
      if (arrived < bytes.length) throw new CivicError('network/cut', 'cut');
      return { url: known.url };
    },
  });
  return { outbox, source, tries, gone };
}

test('a photo goes on where it broke off, at once while more of it arrives', async () => {
  const { outbox, source, tries } = openStore();
  const { key } = await outbox.put(target, draft, { media: [photo('a.jpg', 35)] });
  await become(outbox, key, isReceived);
  const about = (await find(outbox, key)).media[0];
  expect([tries, about?.begun?.bytes, about?.tries]).toEqual([[undefined, 10, 20, 30], 35, 0]);
  expect(about?.storedAt).toMatch(/^\d{4}-/);
  expect(mediaOf(source)).toEqual([[about?.url]]);
});

test('a photo that is altered on its way begins anew, and counts as failed though all of it had arrived', async () => {
  const { outbox, source, tries, gone } = openStore(35);
  const upload = source.send.upload!.bind(source.send);
  Object.assign(source.send, {
    upload: async (...given: Parameters<typeof upload>) => {
      await upload(...given).then(({ url }) => gone.add(url));
      throw new CivicError('http/client-error', 'altered', { status: 460, retry: 'later' });
    },
  });
  const { key } = await outbox.put(target, draft, { media: [photo('a.jpg', 35)] });
  for (const turn of [1, 2]) {
    await become(outbox, key, ({ media }) => media[0]?.tries === turn);
    await outbox.queue(key);
  }
  await become(outbox, key, ({ media }) => media[0]?.tries === 3);
  expect(tries.length).toBeGreaterThan(2);
});

test('a photo of which nothing more arrives waits as any other, and keeps what is there', async () => {
  const { outbox, tries } = openStore(0);
  const { key } = await outbox.put(target, draft, { media: [photo('a.jpg', 35)] });
  await become(outbox, key, ({ media }) => media[0]?.tries === 1);
  expect(tries).toEqual([undefined]);
  // And does not hold the text up for ever.
  await failForLong(outbox, key);
  await become(outbox, key, isReceived);
  expect((await find(outbox, key)).media[0]?.leftOut?.code).toBe('network/cut');
});

test('before a text leaves that has waited, its photos are asked for, and sent again where they are gone', async () => {
  const { outbox, source, tries, gone } = openStore(100);
  const submit = source.send.submit.bind(source.send);
  Object.assign(source.send, { submit: () => Promise.reject(new CivicError('http/rate-limited', 'busy', { status: 429 })) });
  const { key } = await outbox.put(target, draft, { media: [photo('a.jpg', 35)] });
  await become(outbox, key, ({ state, error }) => state === 'queued' && error?.status === 429);
  const [first] = (await find(outbox, key)).media;
  gone.add(first?.url ?? '');
  Object.assign(source.send, { submit });
  await outbox.queue(key);
  await become(outbox, key, isReceived);
  expect(tries).toEqual([undefined, 35]);
  expect(mediaOf(source)[0]?.[0]).not.toBe(first?.url);
});

test('a text that may have arrived does not send its photos once more', async () => {
  const { outbox, source, tries } = openStore(100);
  const submit = source.send.submit.bind(source.send);
  const lose = () => Promise.reject(new CivicError('network/cut', 'cut'));
  Object.assign(source.send, { submit: (...given: Parameters<typeof submit>) => submit(...given).then(lose) });
  const { key } = await outbox.put(target, draft, { media: [photo('a.jpg', 35)] });
  await become(outbox, key, ({ state }) => state === 'uncertain');
  Object.assign(source.send, { submit });
  await outbox.queue(key);
  await become(outbox, key, isReceived);
  expect([tries, source.send.sent.length]).toEqual([[undefined], 1]);
});

test('a photo that the office stores not by itself goes with the text, and without it where both are too large', async () => {
  const { outbox, source } = openStore();
  Object.assign(source.send, { upload: ({ name }: UploadedFile) => Promise.resolve({ url: `data:image/jpeg,${name}` }) });
  const { key } = await outbox.put(target, draft, { media: [photo('a.jpg')] });
  await become(outbox, key, isReceived);
  expect([mediaOf(source), (await find(outbox, key)).media[0]?.url]).toEqual([[['data:image/jpeg,a.jpg']], undefined]);
  const submit = source.send.submit.bind(source.send);
  Object.assign(source.send, {
    submit: (...given: Parameters<typeof submit>) =>
      given[0].media ? Promise.reject(new CivicError('http/client-error', 'large', { status: 413 })) : submit(...given),
  });
  const { key: other } = await outbox.put(target, draft, { media: [photo('b.jpg')] });
  await become(outbox, other, isReceived);
  expect((await find(outbox, other)).media[0]?.leftOut?.status).toBe(413);
});
