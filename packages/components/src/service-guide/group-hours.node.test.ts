import type { OpeningPeriod } from '@civickit/core';
import { expect, test } from 'vitest';
import { groupHours } from './group-hours.js';

const mornings: OpeningPeriod = { days: ['MO', 'TU', 'WE', 'TH', 'FR'], opens: '09:00', closes: '12:00' };
const afternoons: OpeningPeriod = { days: ['MO', 'TU', 'TH', 'FR'], opens: '13:30', closes: '17:00' };

test('days with the same hours stand together, and days without any at the end', () => {
  expect(groupHours([mornings, afternoons])).toEqual([
    { runs: [['MO', 'TU'], ['TH', 'FR']], times: ['09:00–12:00', '13:30–17:00'] },
    { runs: [['WE']], times: ['09:00–12:00'] },
    { runs: [['SA', 'SU']], times: [] },
  ]); // prettier-ignore
});

test('hours of a part of the year, or of some weeks of a month, are lines of their own', () => {
  const summer: OpeningPeriod = {
    days: ['SA'],
    opens: '08:00',
    closes: '11:00',
    from: '2026-06-01',
    until: '2026-08-31',
    note: 'by the side door',
  };
  const first: OpeningPeriod = { days: ['SU'], opens: '10:00', closes: '11:00', ordinals: [1] };
  expect(groupHours([mornings, summer, first])).toEqual([
    { runs: [['MO', 'TU', 'WE', 'TH', 'FR']], times: ['09:00–12:00'] },
    { runs: [['SA']], times: ['08:00–11:00'], from: '2026-06-01', until: '2026-08-31', note: 'by the side door' },
    { runs: [['SU']], times: ['10:00–11:00'], ordinals: [1] },
  ]);
});

test('a doubled period is told once, and no period gives no line', () => {
  expect(groupHours([mornings, mornings])[0]?.times).toEqual(['09:00–12:00']);
  expect(groupHours([])).toEqual([]);
});
