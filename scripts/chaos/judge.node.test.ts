import { expect, test } from 'vitest';
import { judge, type LogLine, type StoredReport, type Verdict } from './judge.ts';

const written = { description: 'Lamp 灯坏了', latitude: 26.1, longitude: 104.1, phone: '1' };
const photo = { id: 'p', hash: 'aa', number: 7 };
const shown = { say: 'shown', key: 'a', state: 'received', number: '1', without: [], there: ['p'], times: 1 } as const;

const logs: readonly LogLine[] = [
  { say: 'put', key: 'a', report: written, photos: [photo] },
  { say: 'kept', key: 'a' },
  { ...shown, state: 'queued', number: undefined as never },
  shown,
  // Its page died before it heard that it is kept.
  { say: 'put', key: 'b', report: { ...written, description: 'Pothole' }, photos: [] },
];
const row: StoredReport = { number: '1', key: 'a', report: written, photos: [{ sentHash: 'aa', number: 7 }] };
const right: Verdict = {
  lost: [],
  doubled: [],
  altered: [],
  invented: [],
  leftOut: [],
  figures: { kept: 1, rows: 1, photos: 1, received: 1 },
};

test('where all is as it was put, nothing is found', () => {
  expect(judge(logs, [row])).toEqual(right);
  const other: StoredReport = { number: '2', key: 'b', report: { ...written, description: 'Pothole' }, photos: [] };
  expect(judge(logs, [row, other])).toEqual({ ...right, figures: { ...right.figures, rows: 2 } });
});

test('a photo that the text went without is none that was lost, as long as it is said', () => {
  const without = [{ id: 'p', why: 'too large' }];
  const store = [{ ...row, photos: [] }];
  expect(judge([...logs.filter((line) => line !== shown), { ...shown, without, there: [] }], store)).toEqual({
    ...right,
    leftOut: ['a: photo 7: too large'],
    figures: { ...right.figures, photos: 0 },
  });
});

type Fault = readonly [
  name: string,
  list: 'lost' | 'doubled' | 'altered' | 'invented',
  logs: readonly LogLine[],
  store: readonly StoredReport[],
];

test.each<Fault>([
  ['a report without a row', 'lost', logs, []],
  ['a report that still waits', 'lost', logs.filter((line) => line !== shown), [row]],
  ['a report that is not shown any more', 'lost', logs.filter(({ say }) => say !== 'shown'), [row]],
  ['a photo that is not there', 'lost', logs, [{ ...row, photos: [] }]],
  ['two rows of one key', 'doubled', logs, [row, { ...row, number: '2' }]],
  ['two rows of one text', 'doubled', logs, [row, { ...row, number: '2', key: 'b' }]],
  ['a photo twice in a row', 'doubled', logs, [{ ...row, photos: [...row.photos, ...row.photos] }]],
  ['a report twice in the list', 'doubled', [...logs, { ...shown, times: 2 }], [row]],
  ['another text', 'altered', logs, [{ ...row, report: { ...written, description: 'Lamp 灯坏子' } }]],
  ['another place', 'altered', logs, [{ ...row, report: { ...written, latitude: 26.2 } }]],
  ['another phone', 'altered', logs, [{ ...row, report: { ...written, phone: '2' } }]],
  ['bytes of a photo', 'altered', logs, [{ ...row, photos: [{ sentHash: 'ab', number: 7 }] }]],
  ['what a kept photo shows', 'altered', logs, [{ ...row, photos: [{ sentHash: 'aa', number: 8 }] }]],
  ['a kept photo that cannot be read', 'altered', logs, [{ ...row, photos: [{ sentHash: 'aa', number: undefined }] }]],
  ['"received" without a row', 'invented', logs, []],
  ['a number before its photos, without a row', 'invented', [{ ...shown, state: 'completing', number: '9', there: [] }, ...logs], [row]],
  ['a photo that was said to be there', 'invented', [{ ...shown, state: 'completing' }, ...logs], [{ ...row, photos: [] }]],
  ['a report of which photos are still to come', 'lost', [...logs, { ...shown, state: 'completing', there: [] }], [row]],
  ['"received" by another number', 'invented', logs, [{ ...row, number: '3' }]],
  ['"received" without a number', 'invented', [...logs, { ...shown, number: undefined as never }], [row]],
  ['"received" that was taken back', 'invented', [{ ...shown, number: '9' }, ...logs], [row]],
  ['a row that nobody put', 'invented', logs, [row, { ...row, number: '2', key: 'c', report: { ...written, description: 'Other' } }]],
  ['a row without a key', 'invented', logs, [row, { ...row, number: '2', key: null, report: { ...written, description: 'Other' } }]],
])('%s is found', (_, list, given, store) => {
  expect(judge(given, store)[list].length).toBeGreaterThan(0);
});
