import { expect, test } from 'vitest';
import type { When } from '../when/when.js';
import { assessFreshness } from './assess-freshness.js';
import type { FreshnessContract } from './freshness.js';

const contract: FreshnessContract = { basis: 'published', due: 'P7D', overdue: 'P14D', dead: 'P1Y' };
const now = Date.parse('2026-03-04T12:00:00Z');
const at = (iso: string): { published: When } => ({ published: { iso, precision: iso.length > 10 ? 'instant' : 'day', zone: 'given' } });
const assess = (...dates: string[]) => assessFreshness(dates.map(at), contract, now);

test('the state follows the newest item', () => {
  expect(assess('2025-01-01', '2026-03-01').state).toBe('fresh');
  expect(assess('2026-02-25').state).toBe('due');
  expect(assess('2026-02-10').state).toBe('overdue');
  expect(assess('2025-03-04')).toMatchObject({ state: 'dead', newest: { iso: '2025-03-04' } });
});

test('nothing there, and nothing dated, are states of their own', () => {
  expect(assess().state).toBe('blank');
  expect(assessFreshness([{}], contract, now).state).toBe('undated');
  expect(assessFreshness([at('2026-03-01')], { ...contract, basis: 'verified' }, now).state).toBe('undated');
});

test('a date in the future is suspicious and no sign of life', () => {
  expect(assess('2062-03-04', '2025-01-01')).toMatchObject({ state: 'dead', newest: { iso: '2025-01-01' }, suspicious: ['future'] });
  expect(assess('2062-03-04')).toMatchObject({ state: 'fresh', suspicious: ['future'] });
  expect(assess('2026-03-05T11:00:00Z').suspicious).toEqual([]);
});

test('five items with one instant are suspicious, five on one day are not', () => {
  expect(assess(...Array<string>(5).fill('2026-03-01T08:00:00Z')).suspicious).toEqual(['identical']);
  expect(assess(...Array<string>(4).fill('2026-03-01T08:00:00Z')).suspicious).toEqual([]);
  expect(assess(...Array<string>(5).fill('2026-03-01')).suspicious).toEqual([]);
});

test('a contract that cannot be read is refused', () => {
  expect(() => assessFreshness([at('2026-03-01')], { ...contract, due: 'a week' }, now)).toThrow(
    expect.objectContaining({ code: 'invalid/duration' }),
  );
});
