import { createHash } from 'node:crypto';
import { createCivicClient, type Http, type HttpRequest } from '@civickit/core';
import { expect, test } from 'vitest';
import { contextIn } from '../../content-system/context.node.js';
import { civickit } from '../dialects/civickit.js';
import { open311 } from '../open311.js';
import { withFormField } from './with-form-field.js';

const digestOf = (body: Uint8Array | string) => `sha-256=:${createHash('sha256').update(body).digest('base64')}:`;
const receipt = new TextEncoder().encode('[{"service_request_id":"20260630-000017","idempotency_key":"key-of-this-report"}]');
const lamp = { type: 'lamp', description: '灯不亮', where: { latitude: 26, longitude: 104 } };

/** A town whose answers go by `answered`, and what it was asked. */
function town(headers: Readonly<Record<string, string>>) {
  const asked: HttpRequest[] = [];
  const http: Http = {
    send: async (request) => {
      asked.push(request);
      return { status: 200, url: request.url, headers: new Headers(headers), bytes: receipt, fetchedAt: '2026-06-30T00:00:00Z' as never };
    },
  };
  const source = open311({ id: 'town', url: 'https://town.example/areas/town/open311/v2', dialect: civickit });
  return { asked, source, context: { ...contextIn('UTC'), http } };
}

test('a report says what its bytes are, and what was answered is believed only as it was sent', async () => {
  const { source, context, asked } = town({ 'content-digest': digestOf(receipt) });
  expect(await source.send.submit(lamp, 'key-of-this-report', context)).toMatchObject({ strength: 'confirmed' });
  expect(asked[0]?.headers?.['content-digest']).toBe(digestOf(asked[0]?.body as string));
  const altered = town({ 'content-digest': digestOf('[{"service_request_id":"20260630-000011"}]') });
  const sent = altered.source.send.submit(lamp, 'key-of-this-report', altered.context);
  await expect(sent).rejects.toMatchObject({ code: 'protocol/wrong-shape', retry: 'later' });
});

test('what authorize adds to a form is none of what the digest was of', async () => {
  const { source, context, asked } = town({});
  const authorize = (request: HttpRequest) => withFormField(request, 'api_key', 'secret');
  await createCivicClient({ requests: source }, { http: context.http, authorize }).requests.send(lamp);
  expect(asked.at(-1)?.body).toContain('api_key=secret');
  expect(Object.keys(asked.at(-1)?.headers ?? {})).not.toContain('content-digest');
});
