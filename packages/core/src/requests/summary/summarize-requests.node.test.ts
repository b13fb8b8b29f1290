import { expect, test } from 'vitest';
import { cn } from '../../calendar/packs/cn.js';
import type { When } from '../../when/when.js';
import type { ServiceRequest } from '../service-request.js';
import { isOverdue } from '../is-overdue.js';
import { summarizeRequests } from './summarize-requests.js';

const zone = 'Asia/Shanghai';
const now = Date.parse('2026-03-15T09:30:00+08:00');
const at = (iso: string): When => ({ iso, precision: 'instant', zone: 'given' });
const day = (iso: string): When => ({ iso, precision: 'day', zone: 'given' });
let number = 0;
const request = (more: Partial<ServiceRequest>): ServiceRequest => ({
  ref: { source: 'town', id: `R-${(number += 1)}` },
  authorityStatus: 'open',
  ...more,
});
const answered = (requested: string, closed: string) =>
  request({ authorityStatus: 'closed', requested: at(requested), closed: at(closed) });

test('everything is counted from the requests, and the median in working days', () => {
  const requests = [
    answered('2026-03-02T09:00:00+08:00', '2026-03-03T09:00:00+08:00'),
    answered('2026-02-13T09:00:00+08:00', '2026-02-24T09:00:00+08:00'),
    answered('2026-03-02T09:00:00+08:00', '2026-03-12T09:00:00+08:00'),
    request({ requested: at('2026-01-05T09:00:00+08:00'), expected: day('2026-03-14') }),
    request({ requested: at('2026-03-14T09:00:00+08:00'), expected: day('2026-03-15') }),
    request({}),
    request({ authorityStatus: 'closed' }),
  ];
  expect(summarizeRequests(requests, { now, zone, calendar: cn })).toEqual({
    received: 7,
    answered: 4,
    overdue: 1,
    unpromised: 1,
    from: at('2026-01-05T09:00:00+08:00'),
    until: at('2026-03-14T09:00:00+08:00'),
    median: { days: 2, of: 3, sure: true },
  });
});

test('of an even number the median lies between the two in the middle', () => {
  const requests = [
    answered('2026-03-02T09:00:00+08:00', '2026-03-03T09:00:00+08:00'),
    answered('2026-03-02T09:00:00+08:00', '2026-03-04T09:00:00+08:00'),
  ];
  expect(summarizeRequests(requests, { now, zone }).median).toEqual({ days: 1.5, of: 2, sure: false });
});

test('days are those of the municipality, and an answer before its question took no time', () => {
  // 23:30 UTC is the next morning in Shanghai.
  const late = answered('2026-03-02T23:30:00Z', '2026-03-03T01:00:00Z');
  expect(summarizeRequests([late], { now, zone, calendar: cn }).median?.days).toBe(0);
  const backwards = answered('2026-03-05T09:00:00+08:00', '2026-03-02T09:00:00+08:00');
  expect(summarizeRequests([backwards], { now, zone, calendar: cn }).median?.days).toBe(0);
});

test('a date that is none takes nothing along', () => {
  const requests = [
    answered('soon', '2026-03-03T01:00:00Z'),
    request({ requested: day('yesterday'), authorityStatus: 'closed', closed: at('') }),
  ];
  expect(summarizeRequests(requests, { now, zone })).toEqual({ received: 2, answered: 2, overdue: 0, unpromised: 0 });
});

test('nothing is said of nothing', () => {
  expect(summarizeRequests([], { now, zone })).toEqual({ received: 0, answered: 0, overdue: 0, unpromised: 0 });
});

test('a promised day is over when it is, a promised moment at once', () => {
  expect(isOverdue(request({ expected: day('2026-03-15') }), now, zone)).toBe(false);
  expect(isOverdue(request({ expected: day('2026-03-14') }), now, zone)).toBe(true);
  expect(isOverdue(request({ expected: at('2026-03-15T09:29:00+08:00') }), now, zone)).toBe(true);
  expect(isOverdue(request({ expected: day('2026-03-01'), authorityStatus: 'closed' }), now, zone)).toBe(false);
});
