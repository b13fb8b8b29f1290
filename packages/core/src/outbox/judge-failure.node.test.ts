import { describe, expect, test } from 'vitest';
import { CivicError, type CivicErrorDetails, type ErrorCode } from '../errors/civic-error.js';
import { judgeFailure, toFailure } from './judge-failure.js';
import { chooseWait, isDue } from './waits.js';

const usual = { offline: false, keyed: false, attended: false };
const answered = (status: number, retry: CivicErrorDetails['retry'] = 'never') =>
  new CivicError(status >= 500 ? 'http/server-error' : 'http/client-error', 'said', { status, retry });

describe('what a failed try means', () => {
  test.each([
    [400, 'never', 'refused'],
    [401, 'never', 'queued'],
    [403, 'never', 'queued'],
    [404, 'never', 'refused'],
    [408, 'later', 'uncertain'],
    [409, 'never', 'refused'],
    [413, 'never', 'refused'],
    [422, 'never', 'refused'],
    [425, 'later', 'queued'],
    [428, 'never', 'queued'],
    [429, 'after', 'queued'],
    [500, 'later', 'uncertain'],
    [501, 'never', 'refused'],
    [502, 'later', 'uncertain'],
    [503, 'after', 'uncertain'],
    [504, 'later', 'uncertain'],
    [505, 'never', 'refused'],
  ] as const)('the answer %s', (status, retry, verdict) => {
    expect(judgeFailure(answered(status, retry), usual)).toBe(verdict);
  });

  test('409 to a key that is on its way already', () => {
    expect(judgeFailure(answered(409), { ...usual, keyed: true })).toBe('uncertain');
  });

  test.each<[ErrorCode, CivicErrorDetails, Partial<typeof usual>, string]>([
    ['network/unreachable', {}, {}, 'uncertain'],
    ['network/cut', {}, {}, 'uncertain'],
    ['timeout/answer', {}, {}, 'uncertain'],
    ['cors/refused', {}, {}, 'uncertain'],
    ['offline/no-network', {}, { offline: true }, 'queued'],
    // A network that fails meanwhile leaves it open.
    ['offline/no-network', {}, {}, 'uncertain'],
    ['auth/hook-failed', {}, {}, 'queued'],
    ['aborted/by-caller', {}, {}, 'uncertain'],
    // Nobody chose a way to hand it over.
    ['aborted/by-caller', {}, { attended: true }, 'queued'],
    // A page of a hotel's network is no answer.
    ['protocol/html-instead', {}, {}, 'uncertain'],
    ['protocol/wrong-shape', { retry: 'later' }, {}, 'uncertain'],
    ['invalid/draft', {}, {}, 'refused'],
    ['unsupported/capability', {}, {}, 'refused'],
    ['too-large/answer', { retry: 'later' }, {}, 'uncertain'],
    ['storage/full', {}, {}, 'uncertain'],
  ])('%s %j %j', (code, details, circumstances, verdict) => {
    expect(judgeFailure(new CivicError(code, 'said', details), { ...usual, ...circumstances })).toBe(verdict);
  });
});

test('a failure is kept as plain data', () => {
  const issues = [{ path: '/phone', message: 'is missing' }];
  const failure = toFailure(new CivicError('http/client-error', 'said', { status: 422, issues, cause: new Error('x') }));
  expect(structuredClone(failure)).toEqual({
    code: 'http/client-error',
    kind: 'http',
    message: 'said',
    retry: 'never',
    status: 422,
    issues,
  });
});

describe('waiting', () => {
  const minute = 60_000;
  test.each([
    [1, undefined, 0, 0],
    [1, undefined, 0.999999, 5000],
    [2, undefined, 0.5, 5000],
    [50, undefined, 0.9999999, 15 * minute],
    [0, -1, 0.5, 2500],
    [1, 30_000, 0, 30_000],
    [1, 30_000, 0.5, 32_500],
    [1, 7 * 86_400_000, 0, 60 * minute],
    [1, NaN, 0.5, 2500],
  ])('after try %s, asked to wait %s, at chance %s: %s ms', (tries, asked, random, ms) => {
    expect(chooseWait(tries, asked, random)).toBe(ms);
  });

  const now = Date.parse('2026-03-04T12:00:00Z');
  test.each([
    [undefined, true],
    ['2026-03-04T11:59:59Z', true],
    ['2026-03-04T12:00:01Z', false],
    ['2026-03-04T13:15:00Z', false],
    // No wait is that long: a clock was wrong.
    ['2026-03-04T13:15:01Z', true],
    ['2034-03-04T12:00:00Z', true],
    ['1970-01-01T00:00:00Z', true],
    ['whenever', true],
  ])('a next try at %s is due: %s', (nextTry, due) => {
    expect(isDue(nextTry, now)).toBe(due);
  });
});
