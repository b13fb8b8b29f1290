import { expect, test } from 'vitest';
import { noCounts, runSeeds } from './run-seeds.node.js';

/** Pairs of a form and a submission; five to a form. */
const pairs = Number(process.env['FORMS_FUZZ'] ?? 300_000);
const first = Number(process.env['FORMS_SEED'] ?? 1_000_001);
const seedsPerPart = 5000;

test(
  `${pairs} submissions are judged as an independent validator judges them (FORMS_FUZZ=${pairs} FORMS_SEED=${first})`,
  { timeout: 3_600_000 },
  () => {
    const counts = noCounts();
    const drawn = (): number => counts['both accept'] + counts['both refuse'] + counts['not to be said'];
    for (let seed = first; drawn() < pairs; seed += seedsPerPart) runSeeds(seed, seedsPerPart, counts);
    const compared = counts['both accept'] + counts['both refuse'];
    console.log(`forms fuzz: ${compared} of ${drawn()} pairs compared`, counts);
    expect(compared).toBeGreaterThan(pairs / 2);
  },
);
