import { expect, test } from 'vitest';
import { driveAll } from './drive.node.js';

test.each([1, 2, 3])('every operation answers as it is described, whatever is asked (seed %i)', { timeout: 600_000 }, async (seed) => {
  const { requests, faults } = await driveAll({ runs: 200, seed });
  expect(faults.join('\n\n')).toBe('');
  expect(requests).toBeGreaterThan(19_000);
});
