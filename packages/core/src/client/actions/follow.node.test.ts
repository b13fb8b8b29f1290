import { expect, test } from 'vitest';
import { CivicError } from '../../errors/civic-error.js';
import type { FollowedRequest } from '../../requests/followed-request.js';
import type { ServiceRequest } from '../../requests/service-request.js';
import { memoryRequests, type MemoryRequestsOptions } from '../../testing/memory-requests.js';
import { createCivicClient } from '../create-client.js';

const request = (source: string, id: string): ServiceRequest => ({
  ref: { source, id },
  authorityStatus: 'open',
  updates: [{ request: { source, id }, description: 'On its way' }],
});
const followed = (source: string): FollowedRequest => ({ request: request(source, 'own'), isOwn: true, updates: [], followUps: [] });
const source = (id: string, more: Partial<MemoryRequestsOptions> = {}) => memoryRequests({ id, items: [request(id, '1')], ...more });
const coded = (id: string, more: Partial<MemoryRequestsOptions> = {}) => source(id, { codes: { AB12: followed(id) }, ...more });
const clientOf = (...requests: ReturnType<typeof source>[]) => createCivicClient({ requests }).requests;

test('how reports are followed is known before anything is asked', () => {
  const { followers } = clientOf(source('a'), coded('b'), coded('c', { pin: true, takes: ['note'] }));
  expect(followers).toEqual({
    a: { by: 'number', pin: false, takes: [] },
    b: { by: 'code', pin: false, takes: ['still-there', 'mended', 'note', 'reopen', 'rating'] },
    c: { by: 'code', pin: true, takes: ['note'] },
  });
});

test('a code goes to the source that knows codes, and a number to one that knows none', async () => {
  expect(await clientOf(source('a'), coded('b')).follow({ code: 'ab 12' })).toMatchObject({ isOwn: true, request: { ref: { id: 'own' } } });
  expect(await clientOf(source('a')).follow({ code: ' 1 ' })).toMatchObject({ isOwn: false, updates: [{ description: 'On its way' }] });
});

test('a code goes to nobody where several could be meant, and a wrong one and none get the same', async () => {
  const both = clientOf(coded('a'), coded('b'));
  await expect(both.follow({ code: 'AB12' })).rejects.toMatchObject({ code: 'config/unknown-source' });
  expect(await both.follow({ code: 'AB12' }, { source: 'b' })).toMatchObject({ request: { ref: { source: 'b' } } });
  expect(await both.follow({ code: 'wrong' }, { source: 'b' })).toBeUndefined();
  expect(await both.follow({ code: '' }, { source: 'b' })).toBeUndefined();
  expect(await clientOf(coded('a', { pin: true })).follow({ code: 'AB12', pin: '1' })).toBeUndefined();
});

test('what is added stands in the report, and what nobody takes is refused before anything is sent', async () => {
  const requests = clientOf(coded('a', { takes: ['mended', 'note'] }));
  expect(await requests.addTo({ code: 'AB12' }, { kind: 'mended', description: ' Thank you ' })).toMatchObject({
    description: 'Thank you',
  });
  expect(await requests.addTo({ code: 'wrong' }, { kind: 'mended' })).toBeUndefined();
  expect(await requests.follow({ code: 'AB12' })).toMatchObject({ followUps: [{ kind: 'mended', description: 'Thank you' }] });
  await expect(requests.addTo({ code: 'AB12' }, { kind: 'still-there' })).rejects.toMatchObject({ code: 'unsupported/capability' });
  await expect(requests.addTo({ code: 'AB12' }, { kind: 'note', description: ' ' })).rejects.toMatchObject({ code: 'invalid/draft' });
});

test('a closed report is opened again with words, and rated', async () => {
  const requests = clientOf(coded('a'));
  const key = { code: 'AB12' };
  await expect(requests.addTo(key, { kind: 'reopen', description: ' ' })).rejects.toMatchObject({ code: 'invalid/draft' });
  expect(await requests.addTo(key, { kind: 'reopen', description: ' Dark again ' })).toMatchObject({ description: 'Dark again' });
  const rating = { kind: 'rating', level: 1, indicators: ['unsolved'], version: '1', description: ' ' } as const;
  await expect(requests.addTo(key, { ...rating, level: 6 as never })).rejects.toMatchObject({ code: 'invalid/draft' });
  expect(await requests.addTo(key, rating)).not.toHaveProperty('description');
  const { rating: given, followUps } = (await requests.follow(key)) ?? {};
  expect(followUps).toMatchObject([{ kind: 'reopen', description: 'Dark again' }]);
  expect(given).toMatchObject({ level: 1, indicators: ['unsolved'], version: '1', answerBy: { precision: 'instant' } });
});

test('figures are asked of the one source that has them', async () => {
  const figures = { least: 5, types: [], months: [] };
  expect(await clientOf(source('a'), source('b', { ratings: figures })).ratings()).toEqual(figures);
  await expect(clientOf(source('a')).ratings()).rejects.toMatchObject({ code: 'unsupported/capability' });
  const both = clientOf(source('a', { ratings: figures }), source('b', { ratings: { ...figures, least: 9 } }));
  await expect(both.ratings()).rejects.toMatchObject({ code: 'config/unknown-source' });
  expect(await both.ratings({ source: 'b' })).toMatchObject({ least: 9 });
});

test('reasons for ratings are those of the source that is rated, and undefined where that has none', async () => {
  const reasons = { version: 'b/1', levels: { 1: [], 2: [], 3: [], 4: [], 5: [] } };
  expect(await clientOf(source('a')).ratingScheme()).toBeUndefined();
  const both = clientOf(source('a'), source('b', { ratingScheme: reasons }));
  expect(await both.ratingScheme({ source: 'b' })).toEqual(reasons);
  expect(await both.ratingScheme({ source: 'a' })).toBeUndefined();
});

test('a receipt with a code is tracked by it', async () => {
  const receipt = {
    strength: 'confirmed',
    source: 'a',
    at: '2026-03-04T12:00:00Z' as never,
    ref: { source: 'a', id: '1' },
    code: 'AB12',
  } as const;
  expect((await clientOf(coded('a')).track(receipt)).request?.ref.id).toBe('own');
  expect((await clientOf(source('a')).track(receipt)).request?.ref.id).toBe('1');
});

test('why a source cannot be asked is told, and it is named', async () => {
  const down = coded('a', { fault: { kind: 'error', error: new CivicError('http/rate-limited', 'slower', { status: 429 }) } });
  await expect(clientOf(down).follow({ code: 'AB12' })).rejects.toMatchObject({ code: 'http/rate-limited', source: 'a' });
});
