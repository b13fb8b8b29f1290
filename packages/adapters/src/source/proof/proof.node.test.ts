import { createHash } from 'node:crypto';
import { CivicError, type Http, type HttpRequest } from '@civickit/core';
import { expect, test } from 'vitest';
import { challengeIn, type Challenge } from './challenge.js';
import { provingHttp } from './proving-http.js';
import { solveChallenge } from './solve-challenge.js';

const { signal } = new AbortController();
const salt = 'q7Xw2mZ0_h-5c1VbN8tLsA';
const challengeOf = (number: number, most = 3000): Challenge => ({
  salt,
  digest: createHash('sha256').update(`${salt}.${number}`).digest('hex'),
  most,
  token: '1782806400000.token',
});

test.each([0, 1, 9, 10, 99, 100, 127, 128, 999, 1000, 2999])('the number %i is found', async (number) => {
  expect(await solveChallenge(challengeOf(number), signal)).toBe(`1782806400000.token.${number}`);
});

test('where no number fits there is none, and who gives up waits no longer', async () => {
  expect(await solveChallenge(challengeOf(3000), signal)).toBeUndefined();
  const leaving = new AbortController();
  const solving = solveChallenge(challengeOf(1_000_000, 1_000_000), leaving.signal);
  leaving.abort();
  await expect(solving).rejects.toMatchObject({ code: 'aborted/by-caller' });
});

const written = (challenge: object) => new TextEncoder().encode(JSON.stringify({ status: 428, challenge }));
const right = { algorithm: 'SHA-256', ...challengeOf(5) };

test.each([
  [{ algorithm: 'MD5' }],
  [{ salt: 'a'.repeat(41) }],
  [{ salt: '盐' }],
  [{ digest: 'ab' }],
  [{ most: 1e9 }],
  [{ most: '9' }],
  [{ token: 'a\r\nCookie: b' }],
])('a challenge that nobody should work on is none: %j', (wrong) => {
  expect(challengeIn(written(right))).toEqual(challengeOf(5));
  expect(challengeIn(written({ ...right, ...wrong }))).toBeUndefined();
});

test('a body without a challenge has none', () => {
  for (const text of ['', 'null', '[]', '{"challenge":null}', '<html>'])
    expect(challengeIn(new TextEncoder().encode(text))).toBeUndefined();
});

/** A server that takes nothing until it has asked so many times. */
function asking(times: number, challenge: object = right) {
  const sent: HttpRequest[] = [];
  const send: Http['send'] = async (request) => {
    sent.push(request);
    if (sent.length > times) return { status: 200, url: request.url, headers: new Headers(), bytes: new Uint8Array(), fetchedAt: '2026-06-30T00:00:00Z' as never }; // prettier-ignore
    await request.explain?.(written(challenge), new Headers());
    throw new CivicError('http/client-error', 'POST answered 428', { status: 428 });
  };
  return { sent, http: provingHttp({ send }) };
}

const report: HttpRequest = { method: 'POST', url: new URL('https://town.example/'), headers: { 'idempotency-key': 'k' }, body: 'a=b' };

test('a challenge that is over is answered by another one; after three the report waits', async () => {
  const late = asking(3);
  expect(await late.http.send(report, signal)).toMatchObject({ status: 200 });
  expect(late.sent.map(({ headers }) => headers)).toEqual([
    { 'idempotency-key': 'k' },
    ...Array<object>(3).fill({ 'idempotency-key': 'k', 'proof-of-work': '1782806400000.token.5' }),
  ]);
  const never = asking(4);
  await expect(never.http.send(report, signal)).rejects.toMatchObject({ code: 'http/proof-of-work', status: 428, retry: 'later' });
  expect(never.sent).toHaveLength(4);
});

test('what is refused for something else is refused as before, and what has no solution is not sent again', async () => {
  const other = asking(1, { algorithm: 'MD5' });
  await expect(other.http.send(report, signal)).rejects.toMatchObject({ code: 'http/client-error', retry: 'never' });
  const unsolvable = asking(1, { ...right, most: 5 });
  await expect(unsolvable.http.send(report, signal)).rejects.toMatchObject({ code: 'http/proof-of-work', retry: 'later' });
  expect([other.sent.length, unsolvable.sent.length]).toEqual([1, 1]);
});
