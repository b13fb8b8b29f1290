import type { RequestSource } from '@civickit/core';
import { afterEach, expect, test } from 'vitest';
import { contextIn } from '../../content-system/context.node.js';
import { civickit } from '../dialects/civickit.js';
import { connectedBits } from '../dialects/connected-bits.js';
import { open311 } from '../open311.js';
import { record, serveRequests, type RequestServer } from '../serve-requests.node.js';
import { hostile } from '../write/generate.node.js';
import { markedProseOf } from './markup.js';
import { plainProseOf, proseReaderFor } from './prose.js';

const open: RequestServer[] = [];
afterEach(() => Promise.all(open.splice(0).map((server) => server.close())));

const context = { ...contextIn('America/Chicago'), clock: { now: () => Date.UTC(2026, 6, 1) } };

test('HTML is read also where it comes first in the second page of a list', async () => {
  const server = await serveRequests(({ query }) => {
    const page = Number(query.get('page'));
    const rows = Array.from({ length: page < 2 ? 50 : 1 }, (_, at) => record(page * 50 + at));
    return page < 2
      ? rows
      : rows.map((row) => ({ ...row, description: '<p>Dark</p><p>since Monday</p>', service_name: 'Lamps &amp; signs' }));
  });
  open.push(server);
  const source: RequestSource = open311({ id: 'town', url: `${server.origin}/v2/`, dialect: connectedBits });
  const first = await source.list({}, undefined, context);
  const [request] = (await source.list({}, first.next, context)).items;
  expect(first.items).toHaveLength(50);
  expect(request).toMatchObject({ description: 'Dark\nsince Monday', type: { name: 'Lamps & signs' } });
});

test('a code opens a report whose texts hold HTML', async () => {
  const server = await serveRequests(() => ({
    body: {
      report: { ...record(7), description: 'Dark<br>and cold' },
      hiddenReason: 'It named <b>a person</b>',
      updates: [{ kind: 'note', description: 'Still &lt;b&gt;dark&lt;/b&gt;', at: '2026-06-30T08:00:00Z' }],
    },
  }));
  open.push(server);
  const source: RequestSource = open311({ id: 'town', url: `${server.origin}/areas/mitte/open311/v2`, dialect: civickit });
  expect(await source.follow?.open({ code: 'ABCD-EFGH-JKMN' }, context)).toMatchObject({
    request: { description: 'Dark\nand cold' },
    hiddenReason: 'It named a person',
    followUps: [{ description: 'Still dark' }],
  });
});

test.each([
  ['escaped as PHP does', String.raw`[{"service_request_id":1,"description":"\u003Cp\u003EDark\u003C\/p\u003E"}]`, '<p>Dark</p>', 'Dark'],
  ['escaped as Go does', String.raw`[{"service_request_id":1,"description":"Dark \u0026amp; cold"}]`, 'Dark &amp; cold', 'Dark & cold'],
])('markup is found %s', async (_, answer, text, read) => {
  expect((await proseReaderFor(answer))(text)).toBe(read);
});

test('what reads markup is not asked for where there is none', async () => {
  const answer =
    '[{"service_request_id":1,"service_name":"Streets & Parks","description":"R&D, 3 < 4","media_url":"https://t.example/?a=1&b=2"}]';
  expect(await proseReaderFor(answer)).toBe(plainProseOf);
});

test('a text reads the same whatever stands beside it in the answer', async () => {
  for (let round = 0; round < 3000; round++) {
    const text = hostile();
    expect((await proseReaderFor(JSON.stringify([text])))(text), JSON.stringify(text)).toBe(markedProseOf(text));
  }
});
