import { open311 } from '@civickit/adapters/open311';
import { civickit } from '@civickit/adapters/open311/civickit';
import { submit } from '@civickit/adapters/submit';
import { createCivicClient } from '@civickit/core';
import { clientSender, openOutbox } from '@civickit/core/outbox';
import { Hono } from 'hono';
import sharp from 'sharp';
import { expect, onTestFinished, test } from 'vitest';
import { putForm } from '../../forms/form-store.js';
import { draft, noise } from '../../forms/noise-form.node.js';
import { putRequestTypes } from '../../requests/request-types.js';
import { serveApp } from '../../serve-app.node.js';
import { openServer } from '../../testing.node.js';
import { cutting } from './cutting.node.js';

const large = await sharp({
  create: { width: 1000, height: 700, channels: 3, background: 'white', noise: { type: 'gaussian', mean: 120, sigma: 60 } },
})
  .jpeg({ quality: 90 })
  .toBuffer();

/** A phone with a report in its outbox, and what came of that. */
async function sendThrough(openWay: (origin: string) => Promise<string>) {
  const server = await openServer();
  await putRequestTypes(server.db, 'qingshi', [{ id: 'lamp', name: '路灯', publication: 'at-once', placeless: true }]);
  const origin = await openWay(await serveApp(server.app));
  const source = open311({ id: 'town', url: `${origin}/areas/qingshi/open311/v2`, dialect: civickit, placeless: true });
  const { requests } = createCivicClient({ requests: source });
  const outbox = openOutbox({ name: 'phone', send: () => Promise.resolve(clientSender(requests, 'town')) });
  onTestFinished(() => outbox.close());
  const photo = new File([new Uint8Array(large)], '灯 1.jpg', { type: 'image/jpeg' });
  const report = { type: 'lamp', description: '灯不亮' };
  await outbox.put({ source: 'town', kind: 'requests' }, report, { media: [photo] });
  await expect.poll(async () => (await outbox.list())[0]?.state, { timeout: 10_000 }).toBe('received');
  const [item] = await outbox.list();
  const files = await server.db.selectFrom('request_file_private').select(['name', 'size']).execute();
  return { item, files };
}

test('over a link that breaks every 64 kB a report arrives with its photo, for at most 1.1 times its bytes', async () => {
  expect(large.length).toBeGreaterThan(500_000);
  let passed: readonly number[] = [];
  const { item, files } = await sendThrough(async (origin) => {
    const way = await cutting(
      origin,
      Array.from({ length: 1000 }, () => 65_536),
    );
    ({ passed } = way);
    return way.origin;
  });
  expect(item?.media[0]).toMatchObject({ begun: { bytes: large.length } });
  expect(item?.media[0]?.leftOut).toBeUndefined();
  expect(files).toEqual([{ name: '灯 1.jpg', size: expect.any(Number) as number }]);
  const share = passed.reduce((sum, one) => sum + one, 0) / large.length;
  expect(passed.length).toBeGreaterThan(large.length / 65_536);
  expect(share).toBeLessThan(1.1);
});

test.each(['POST', 'PATCH', 'HEAD'])(
  'where what stands before the server lets no %s of uploads through, the photo goes with the text once more',
  async (barred) => {
    const { item, files } = await sendThrough(async (origin) => {
      const gate = new Hono();
      // What a gate takes for a HEAD stands in none of its routes: it asks as GET.
      const isBarred = (method: string) => method === barred || (barred === 'HEAD' && (method === 'GET' || method === 'PATCH'));
      gate.use('/areas/:area/uploads/*', (context, next) =>
        isBarred(context.req.method) ? Promise.resolve(context.text('Forbidden', 403)) : next(),
      );
      gate.all('*', ({ req }) => fetch(new URL(new URL(req.url).pathname, origin), { method: req.method, headers: req.raw.headers, body: req.raw.body, duplex: 'half' } as RequestInit)); // prettier-ignore
      return serveApp(gate);
    });
    expect([item?.media[0]?.along, files.length]).toEqual([true, 1]);
  },
);

test('a form goes after its files, which it names, with an answer for each', async () => {
  const server = await openServer();
  await putForm(server.db, 'qingshi', noise);
  const at = `${await serveApp(server.app)}/areas/qingshi`;
  const forms = submit({
    id: 'office',
    url: `${at}/forms/send`,
    forms: `${at}/forms/index.json`,
    uploads: `${at}/uploads`,
    idempotent: true,
  });
  const client = createCivicClient({ forms });
  const outbox = openOutbox({ name: 'form', send: () => Promise.resolve(clientSender(client.forms, 'office')) });
  onTestFinished(() => outbox.close());
  const answers = { ...draft.answers, photos: [{ id: 'lamp', name: 'lamp.jpg', type: 'image/jpeg', size: large.length }] };
  const blob = new File([new Uint8Array(large)], 'lamp.jpg', { type: 'image/jpeg' });
  await outbox.put({ source: 'office', kind: 'forms' }, { ...draft, answers }, { media: [{ id: 'lamp', blob }] });
  await expect.poll(async () => (await outbox.list())[0]?.state, { timeout: 10_000 }).toBe('received');
  expect((await outbox.list())[0]?.media[0]?.url).toMatch(/\/areas\/qingshi\/uploads\/[\da-f]{32}$/);
  expect(await server.db.selectFrom('submission_file_private').select(['id', 'type']).execute()).toEqual([
    { id: 'lamp', type: 'image/jpeg' },
  ]);
});
