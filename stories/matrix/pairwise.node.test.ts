import { describe, expect, it } from 'vitest';
import { allPairs, type Factors, pairsOf, pairwise } from './pairwise.ts';

/** Names as long and with spaces as the states have them. */
const values = (name: string, count: number) => Array.from({ length: count }, (_, index) => `${name} no. ${index}`);

const shapes: readonly (readonly number[])[] = [
  [1, 1],
  [3, 2],
  [2, 3, 4],
  [5, 5, 5],
  [22, 2, 4, 3],
  [2, 2, 2, 2, 2, 2],
  [1, 4, 4],
];

describe('pairwise', () => {
  it.each(shapes)('lets every two values meet: %j', (...sizes) => {
    const factors: Factors = Object.fromEntries(sizes.map((size, index) => [`f${index}`, values(`value ${index}`, size)]));
    const missing = allPairs(factors);
    for (const row of pairwise(factors)) for (const pair of pairsOf(row)) missing.delete(pair);
    expect([...missing]).toEqual([]);
  });

  it('counts the pairs of a gap', () => {
    const missing = allPairs({ state: ['ready', 'old copy'], theme: ['default', 'elder'] });
    for (const pair of pairsOf({ state: 'old copy', theme: 'elder' })) missing.delete(pair);
    expect([...missing]).toEqual(['state=ready & theme=default', 'state=ready & theme=elder', 'state=old copy & theme=default']);
  });
});
