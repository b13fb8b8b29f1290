import { expect, test } from 'vitest';
import { driveAll } from './drive.node.js';

test('every operation answers as it is described, whatever is asked', { timeout: 60_000 }, async () => {
  const { requests, faults, unseen } = await driveAll({ runs: 5, seed: 7 });
  expect(faults.join('\n\n')).toBe('');
  // A description of what never happens would be no contract.
  expect(unseen).toEqual([]);
  expect(requests).toBeGreaterThan(800);
});
