import { expect, test } from 'vitest';
import { driveAll } from './drive.node.js';

test('every operation answers as it is described, whatever is asked', async () => {
  const { requests, faults, unseen } = await driveAll({ runs: 25, seed: 7 });
  expect(faults.join('\n\n')).toBe('');
  expect(requests).toBeGreaterThan(800);
  expect(unseen).toEqual([]);
}, 100_000);
