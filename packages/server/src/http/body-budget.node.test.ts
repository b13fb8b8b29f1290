import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { createApp } from '../app.js';
import { openServer } from '../testing.node.js';
import { limitBodies, TooBusyError } from './body-budget.js';
import { readBody } from './read-body.js';

/** An app with room for 1000 bytes that answers when it is told to. */
function open(saysLength = false) {
  const held: (() => void)[] = [];
  const app = new Hono();
  app.use(limitBodies(1000));
  app.post('/:most?', async ({ req, text }) => {
    const { length } = await readBody(req.raw, Number(req.param('most') ?? 1000));
    if (req.header('hold') !== undefined) await new Promise<void>((resolve) => held.push(resolve));
    return text(String(length));
  });
  app.onError((error, { text }) => text(error.name, error instanceof TooBusyError ? 503 : 413));
  const send = (bytes: number, hold = false, path = '/') => {
    const headers = { ...(hold && { hold: '' }), ...(saysLength && { 'content-length': String(bytes) }) };
    return Promise.resolve(app.request(path, { method: 'POST', body: new Uint8Array(bytes), headers }));
  };
  /** Parts of 400 bytes, and then nothing more. */
  const drip = (parts: number, path: string): void => {
    let turn = 0;
    const pull = (controller: ReadableStreamDefaultController): Promise<void> | void =>
      turn++ < parts ? controller.enqueue(new Uint8Array(400)) : new Promise(() => undefined);
    void app.request(path, { method: 'POST', body: new ReadableStream({ pull }), duplex: 'half' } as RequestInit);
  };
  return { send, drip, release: () => held.splice(0).forEach((resolve) => resolve()), isHeld: () => held.length };
}

const lengths = [
  ['said', true],
  ['not said', false],
] as const;

test.each(lengths)(
  'bodies that have no room beside others are refused, and taken once there is room again (length %s)',
  async (_, says) => {
    const { send, release, isHeld } = open(says);
    const first = send(700, true);
    await expect.poll(isHeld).toBe(1);
    expect([(await send(400)).status, (await send(300)).status]).toEqual([503, 200]);
    release();
    expect([(await first).status, (await send(1000)).status]).toEqual([200, 200]);
  },
);

test.each(lengths)('what is refused, for its length or for want of room, takes no room away (length %s)', async (_, says) => {
  const { send } = open(says);
  for (let turn = 0; turn < 5; turn += 1) expect((await send(900, false, '/500')).status).toBe(413);
  for (let turn = 0; turn < 5; turn += 1) expect((await send(1200, false, '/5000')).status).toBe(503);
  expect((await send(1000)).status).toBe(200);
});

test('a server whose memory is full says when to come again', async () => {
  const app = createApp({ ...(await openServer()), bodyBytes: 10 });
  const body = new URLSearchParams({ service_code: 'lamp', description: 'x' });
  const busy = await app.request('/areas/qingshi/open311/v2/requests.json', { method: 'POST', body });
  expect([busy.status, busy.headers.get('retry-after')]).toEqual([503, '5']);
});

test('what is refused takes no room away while the rest of it comes', async () => {
  const { send, drip } = open();
  drip(2, '/500');
  drip(3, '/5000');
  await expect.poll(async () => (await send(1000)).status).toBe(200);
});
