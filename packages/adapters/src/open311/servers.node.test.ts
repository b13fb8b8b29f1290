import { createCivicClient, createHttp } from '@civickit/core';
import { createOpen311Server, describeRequestSource, type MakeRequestRig, type RequestTraits, townZone } from '@civickit/core/testing';
import { afterAll, describe, expect, it, test } from 'vitest';
import { serveAnswers } from '../serve-answers.node.js';
import type { Open311Dialect } from './dialect.js';
import { allDialects } from './probe/all-dialects.js';
import { withFormField } from './index.js';
import { open311 } from './open311.js';
import { dialectNames } from './open311-options.js';
import { probeOpen311 } from './probe/index.js';

// The servers of @civickit/core/testing were written from the standard and from samples, without a look at this adapter.
// `civickit` has a real one, in packages/server.
const dialects = Object.values(allDialects).filter(({ name }) => name !== 'civickit');

type ServedDialect = Exclude<(typeof dialectNames)[number], 'civickit'>;

const closing: (() => Promise<void>)[] = [];
afterAll(() => Promise.all(closing.map((close) => close())));

const makeRig =
  (dialect: Open311Dialect): MakeRequestRig =>
  async (scenario) => {
    const server = createOpen311Server(dialect.name as ServedDialect, scenario);
    const { origin, close } = await serveAnswers(server.answer);
    closing.push(close);
    const plain = createHttp({ timeoutMs: 600, tryTimeoutMs: 500, backoffMs: 10 });
    const http: typeof plain = {
      // As `authorize` of a client does.
      send: (request, signal) => plain.send(request.method === 'POST' ? withFormField(request, 'api_key', server.apiKey) : request, signal),
    };
    const source = open311({
      id: 'town',
      url: `${origin}${server.base}`,
      dialect,
      ...(server.jurisdiction && { jurisdictionId: server.jurisdiction }),
      ...(scenario.pageSize && { pageSize: scenario.pageSize }),
    });
    return { source, http, sent: () => server.sent };
  };

const all = { realtime: 'acknowledged', batch: 'pending', blackbox: 'acknowledged' } as const;
const traits: Readonly<Record<string, RequestTraits>> = {
  spec: { paging: false, send: { receipts: all } },
  'connected-bits': { send: { receipts: all } },
  fixmystreet: { paging: false, questions: false },
  'open311-adapter': { paging: false, updates: true, send: { receipts: { realtime: 'acknowledged' } } },
  'mark-a-spot-2018': { questions: false, send: { receipts: { realtime: 'acknowledged' } } },
  'mark-a-spot': { send: { receipts: { realtime: 'acknowledged' } } },
  citysdk: { paging: false, questions: false, send: { receipts: { realtime: 'acknowledged' } } },
  ureport: { send: { receipts: { realtime: 'acknowledged' } } },
  seeclickfix: { send: { receipts: { realtime: 'acknowledged' } } },
  'xml-only': { paging: false, send: { receipts: all } },
};

for (const dialect of dialects) describeRequestSource(dialect.name, makeRig(dialect), { describe, it }, traits[dialect.name]);

test('every dialect that the adapter has is held against a server', () => {
  expect([...dialects.map(({ name }) => name), 'civickit'].sort()).toEqual([...dialectNames].sort());
});

test.each(dialects)('a server that speaks $name is recognised, and nothing is sent to it', async (dialect) => {
  const server = createOpen311Server(dialect.name as ServedDialect);
  const { origin, close } = await serveAnswers(server.answer);
  closing.push(close);
  const context = { http: createHttp({ timeoutMs: 2000 }), clock: Date, zone: townZone, signal: new AbortController().signal };
  const url = new URL(`${origin}${server.base}`);
  if (server.jurisdiction) url.searchParams.set('jurisdiction_id', server.jurisdiction);
  const found = await probeOpen311(url, context);
  expect(found.dialect).toBe(dialect.name);
  expect(server.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
});

test('a client without the key is told so', async () => {
  const server = createOpen311Server('spec');
  const { origin, close } = await serveAnswers(server.answer);
  closing.push(close);
  const { requests } = createCivicClient({ requests: open311({ id: 'town', url: `${origin}${server.base}` }) });
  const [type] = (await requests.types()).items;
  const draft = { type: type?.ref.id ?? '', description: 'A hole', where: { latitude: 27, longitude: 104 } };
  await expect(requests.send(draft)).rejects.toMatchObject({ kind: 'auth', source: 'town' });
});
