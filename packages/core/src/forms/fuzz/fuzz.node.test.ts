import { expect, test } from 'vitest';
import { noCounts, runSeeds } from './run-seeds.node.js';

const counts = noCounts();
const parts = 10;
const seeds = 2300;

test.each(Array.from({ length: parts }, (_, part) => part * seeds + 1))(
  `10,000 submissions are judged as an independent validator judges them, from seed %i on`,
  { timeout: 120_000 },
  (first) => {
    runSeeds(first, seeds, counts);
  },
);

test('of 100,000 pairs of a form and a submission more than 50,000 can be compared, and neither verdict is rare', () => {
  const compared = counts['both accept'] + counts['both refuse'];
  console.log(`forms fuzz: ${compared} pairs compared`, counts);
  expect(compared).toBeGreaterThan(50_000);
  expect(Math.min(counts['both accept'], counts['both refuse'])).toBeGreaterThan(compared / 4);
  expect(counts['refused forms']).toBeGreaterThan(seeds * parts * 0.02);
});
