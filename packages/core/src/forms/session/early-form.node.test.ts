import { expect, test } from 'vitest';
import { testClock } from '../../testing/test-clock.js';
import { judging } from '../judging.js';
import type { Expression } from '../logic/expression.js';
import { openEarly } from './early-form.js';
import { formOf } from './form-of.fixture.js';
import { loadJudging } from './load-judging.js';

const options = { clock: testClock('2026-03-04T15:59:00Z'), zone: 'Asia/Shanghai' };
const old: Expression = { '>': [{ yearsBetween: [{ var: 'born' }, { today: [] }] }, 17] };
const form = formOf([
  { type: 'date', id: 'born', label: 'Born on', required: true },
  { type: 'phone', id: 'phone', label: 'Telephone' },
  { type: 'text', id: 'school', label: 'School', showIf: { '!': old } },
  { type: 'text', id: 'work', label: 'Work', showIf: old },
  { type: 'integer', id: 'people', label: 'People', minimum: 1 },
  { type: 'calculation', id: 'fee', label: 'Fee', value: { '*': [{ var: 'people' }, 2.5] } },
]);

test('an empty form lacks nothing: it is shown as it will be, and neither checked nor sent', () => {
  const early = openEarly(form, options);
  expect([early.lacks, early.isComplete]).toEqual([false, false]);
  expect(early.pages().map(({ questions }) => questions.map(({ id }) => early.shows(id)))).toEqual([
    [true, true, false, false, true, true],
  ]);
  expect(() => early.check()).toThrow(RangeError);
  expect(() => early.submission()).toThrow(RangeError);
  expect(early.complete(judging)).toEqual({ shown: [], hidden: [], calculated: [], options: [] });
  expect(early.check().map(({ path, code }) => `${path} ${code}`)).toEqual(['born required']);
});

test('what is answered before is read and judged as soon as that can be done, and what follows from it is told', async () => {
  const early = openEarly(form, options);
  expect(early.set('people', '3')).toMatchObject({ calculated: [] });
  early.set('born', '2001-05-06');
  early.set('phone', '１３８ ００１３ ８０００');
  expect([early.lacks, early.get('fee'), early.shows('work')]).toEqual([true, undefined, false]);
  expect(early.answers).toEqual({ people: '3', born: '2001-05-06', phone: '１３８ ００１３ ８０００' });
  expect(early.complete(await loadJudging())).toEqual({ shown: ['work'], hidden: [], calculated: ['fee'], options: [] });
  expect(early.lacks).toBe(false);
  expect(early.submission().answers).toEqual({ people: 3, born: '2001-05-06', phone: '13800138000', fee: 7.5 });
});

test('a form is only lacking what it was asked for', () => {
  const opened = (id: string, answer: string) => openEarly(form, { ...options, answers: { [id]: answer } }).lacks;
  expect([opened('work', 'At sea'), opened('people', '3'), opened('phone', '110')]).toEqual([false, true, true]);
  const isLate: Expression = { '>=': [{ today: [] }, '2026-03-01'] };
  expect(openEarly(formOf([{ type: 'text', id: 'a', label: 'A', showIf: isLate }]), options).lacks).toBe(true);
  const isThree: Expression = { '>=': [{ var: 'n' }, 3] };
  const known = formOf([
    { type: 'integer', id: 'n', label: 'N' },
    { type: 'text', id: 'a', label: 'A', showIf: isThree },
  ]);
  const early = openEarly(known, { ...options, answers: { n: '4' } });
  expect([early.lacks, early.shows('a')]).toEqual([false, true]);
});
