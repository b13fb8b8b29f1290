import { expect, test } from 'vitest';
import type { Notice } from './notice.js';
import { standInOrder } from './stand-in-order.js';

const dated = (iso: string, more: Partial<Notice> = {}): Notice => ({
  ref: { source: 'news', id: iso },
  title: '',
  published: { iso, precision: 'instant', zone: 'given' },
  ...more,
});
const [newer, older] = [dated('2026-03-04T10:00:00Z'), dated('2026-03-04T09:00:00Z')];

test.each<readonly [string, readonly Notice[], boolean]>([
  ['newest first', [newer, older, older], true],
  ['nothing', [], true],
  ['oldest first', [older, newer], false],
  ['one that is pinned', [newer, { ...older, pinned: true }], false],
  ['one that expires', [newer, { ...older, expires: { iso: '2026-03-05', precision: 'day', zone: 'given' } }], false],
  ['one without a date', [newer, { ref: older.ref, title: '' }], false],
  ['one with an offset, which its text does not order', [newer, dated('2026-03-04T08:00:00+08:00')], false],
  ['one with fractions of a second, which are longer', [dated('2026-03-04T10:00:00.500Z'), newer], false],
  ['a bare day', [dated('2026-03-04T10:00:00Z', { published: { iso: '2026-03-04', precision: 'day', zone: 'given' } })], false],
])('%s: %#', (_, notices, expected) => {
  expect(standInOrder(notices)).toBe(expected);
});
