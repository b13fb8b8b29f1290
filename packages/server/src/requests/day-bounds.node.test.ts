import type { When } from '@civickit/core';
import { expect, test } from 'vitest';
import { beginOf, endOf } from './day-bounds.js';

const day = (iso: string): When => ({ iso, precision: 'day', zone: 'given' });

test.each([
  ['of 23 hours', '2026-03-29', '2026-03-28T23:00:00.000Z', '2026-03-29T21:59:59.999Z'],
  ['of 25 hours', '2026-10-25', '2026-10-24T22:00:00.000Z', '2026-10-25T22:59:59.999Z'],
  ['that is the last of all', '9999-12-31', '9999-12-30T23:00:00.000Z', '9999-12-31T23:59:59.998Z'],
  ['like another', '2026-12-31', '2026-12-30T23:00:00.000Z', '2026-12-31T22:59:59.999Z'],
])('a day %s, where clocks are changed, counts whole', (_, iso, begins, ends) => {
  const zone = 'Europe/Berlin';
  expect([beginOf(day(iso), zone).toISOString(), endOf(day(iso), zone).toISOString()]).toEqual([begins, ends]);
});
