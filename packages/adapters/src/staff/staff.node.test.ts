import { createHttp, isCivicError } from '@civickit/core';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import * as staff from './index.js';

const { createStaffClient, conflictOf } = staff;

/** A client of a server that gives this answer, and what it was asked. */
function clientOf(status: number, answer: unknown) {
  const asked: { url: string; init: RequestInit | undefined }[] = [];
  const fetch: typeof globalThis.fetch = (input, init) => {
    asked.push({ url: new Request(input).url, init });
    const type = status < 400 ? 'application/json' : 'application/problem+json';
    return Promise.resolve(
      new Response(typeof answer === 'string' ? answer : JSON.stringify(answer), { status, headers: { 'content-type': type } }),
    );
  };
  return { client: createStaffClient({ url: 'https://town.example/staff/', http: createHttp({ fetch, retries: 0 }) }), asked };
}

test('every schema says what it is as JSON Schema, so that the API can be described by it', () => {
  const schemas = Object.entries<unknown>(staff).filter((entry): entry is [string, z.ZodMiniType] => entry[1] instanceof z.ZodMiniType);
  expect(schemas.length).toBeGreaterThan(20);
  for (const [name, schema] of schemas) expect(() => z.toJSONSchema(schema, { io: 'input' }), name).not.toThrow();
});

test('names of anything stand in an address as they are, and nothing of an answer is kept', async () => {
  const { client, asked } = clientOf(200, { items: [] });
  await client.notices('河口/镇', { text: 'a&b', state: 'draft', limit: 3 });
  await client.audit({ subject: 'urn:uuid:1' });
  expect(asked.map(({ url }) => url)).toEqual([
    'https://town.example/staff/areas/%E6%B2%B3%E5%8F%A3%2F%E9%95%87/notices?state=draft&limit=3&q=a%26b',
    'https://town.example/staff/audit?subject=urn%3Auuid%3A1',
  ]);
  expect(asked[0]?.init).toMatchObject({ cache: 'no-store', method: 'GET' });
  expect(client.requestsCsvUrl({ view: 'mine', text: 'x' }, 'zh-Hant').href).toBe(
    'https://town.example/staff/requests.csv?view=mine&q=x&lang=zh-Hant',
  );
  expect(client.fileUrl('a', '1', 'photo/1').href).toBe('https://town.example/staff/areas/a/submissions/1/files/photo%2F1');
});

test.each([
  ['an answer of another shape', 200, { items: [{}] }, 'protocol/wrong-shape'],
  ['a page', 200, '<!doctype html>', 'protocol/wrong-shape'],
  ['whoever has not signed in', 401, { title: 'Sign in first' }, 'auth/refused'],
  ['a role that does not reach', 403, { title: 'No' }, 'auth/refused'],
  ['a conflict', 409, { title: 'x', version: 3, changes: [{ at: '2026-06-30T08:00:00.000Z', by: { id: 'li', name: '李' }, action: 'request.change', detail: {} }] }, 'conflict/changed'], // prettier-ignore
  ['a conflict that says nothing', 409, { title: 'x' }, 'http/client-error'],
  ['a mistake', 400, { title: 'x', errors: [{ pointer: '/stage', detail: 'y' }] }, 'http/client-error'],
])('%s is told by its code', async (_, status, answer, code) => {
  const error: unknown = await clientOf(status, answer)
    .client.requests()
    .catch((reason: unknown) => reason);
  expect(isCivicError(error) && error.code).toBe(code);
  expect(conflictOf(error)?.changes[0]?.by?.name).toBe(code === 'conflict/changed' ? '李' : undefined);
});

test('an address that is none is told at once', () => {
  expect(() => createStaffClient({ url: '/staff' })).toThrow(expect.objectContaining({ code: 'invalid/url' }));
});
