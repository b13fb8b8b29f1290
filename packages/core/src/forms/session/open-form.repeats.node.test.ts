import { expect, test } from 'vitest';
import { acceptSubmission } from '../accept/accept-submission.js';
import type { Question } from '../definition/questions.js';
import type { Expression } from '../logic/expression.js';
import { formOf, none } from './form-of.fixture.js';
import { openForm } from './open-form.js';

const members: Question = {
  id: 'members',
  type: 'repeat',
  label: 'Members',
  questions: [
    { id: 'age', type: 'integer', label: 'Age' },
    { id: 'school', type: 'text', label: 'School', showIf: { '<': [{ var: 'age' }, { var: 'limit' }] } },
    { id: 'number', type: 'calculation', value: { position: [] } },
    { id: 'share', type: 'calculation', value: { '/': [{ var: 'age' }, { sum: { var: 'members.age' } }] } },
  ],
};
const household = formOf([
  { id: 'limit', type: 'integer', label: 'Limit' },
  members,
  { id: 'together', type: 'calculation', value: { sum: { var: 'members.age' } } },
  { id: 'size', type: 'calculation', value: { count: { var: 'members' } } },
  { id: 'child', type: 'calculation', value: { some: ['members', { '<': [{ var: 'age' }, { var: 'limit' }] }] } },
]);

test('each instance of a repeat is a scope of its own, and is seen from outside as a list', () => {
  const form = openForm(household, { answers: { limit: 18 } });
  const first = form.add('members') ?? '';
  const second = form.add('members') ?? '';
  expect(first).not.toBe(second);
  expect(form.set(`members/${first}/age`, 30).calculated).toEqual(['size', 'child', `members/${first}/share`, 'together']);
  expect(form.set(`members/${second}/age`, 10).shown).toEqual([`members/${second}/school`]);
  expect(form.shows(`members/${first}/school`)).toBe(false);
  form.set(`members/${second}/school`, 'No. 1');
  expect(form.submission().answers).toEqual({
    limit: 18,
    members: [
      { $id: first, age: 30, number: 1, share: 0.75 },
      { $id: second, age: 10, number: 2, school: 'No. 1', share: 0.25 },
    ],
    together: 40,
    size: 2,
    child: true,
  });
  expect(form.set('limit', 40).shown).toEqual([`members/${first}/school`]);
});

test('answers stay with their instance when others go or change places', () => {
  const form = openForm(household, { answers: { limit: 18, members: [1, 2, 3].map((age) => ({ $id: `m${age}`, age })) } });
  expect(form.move('members', 'm3', 0).calculated).toContain('members/m3/number');
  expect(form.get('members')).toEqual([3, 1, 2].map((age) => ({ $id: `m${age}`, age })));
  expect(form.get('members/m1/number')).toBe(2);
  const change = form.remove('members', 'm3');
  expect(change.calculated).toEqual(expect.arrayContaining(['members/m1/number', 'members/m2/number', 'together', 'size']));
  expect([form.get('members/m1/number'), form.get('together'), form.get('size')]).toEqual([1, 3, 2]);
  expect(form.set('members/m3/age', 9)).toEqual(none);
  form.set('members', [{ $id: 'x', age: '77' }]);
  expect(form.submission().answers).toMatchObject({ members: [{ $id: 'x', age: 77, number: 1, share: 1 }], size: 1, together: 77 });
});

test('repeats stand in repeats', () => {
  const nested = formOf([
    {
      id: 'homes',
      type: 'repeat',
      label: 'Homes',
      questions: [
        { id: 'rate', type: 'integer', label: 'Rate' },
        {
          id: 'rooms',
          type: 'repeat',
          label: 'Rooms',
          questions: [
            { id: 'size', type: 'integer', label: 'Size' },
            { id: 'cost', type: 'calculation', value: { '*': [{ var: 'size' }, { var: 'rate' }] } },
          ],
        },
        { id: 'area', type: 'calculation', value: { sum: { var: 'rooms.size' } } },
      ],
    },
    { id: 'all', type: 'calculation', value: { sum: { var: 'homes.rooms.cost' } } },
  ]);
  const homes = [
    { $id: 'a', rate: 2, rooms: [{ $id: '1', size: 10 }, { $id: '2', size: 20 }] },
    { $id: 'b', rate: 3, rooms: [{ $id: '1', size: 5 }] },
  ]; // prettier-ignore
  const form = openForm(nested, { answers: { homes } });
  expect([form.get('homes/a/area'), form.get('homes/b/area'), form.get('all')]).toEqual([30, 5, 75]);
  expect(form.set('homes/a/rate', 1).calculated).toEqual(['homes/a/rooms/1/cost', 'homes/a/rooms/2/cost', 'all']);
  expect(form.get('all')).toBe(45);
  const room = form.add('homes/b/rooms') ?? '';
  expect(form.set(`homes/b/rooms/${room}/size`, 1).calculated).toEqual([`homes/b/rooms/${room}/cost`, 'homes/b/area', 'all']);
  expect(form.get('all')).toBe(48);
});

test('what is asked of each instance by a condition in a condition is followed', () => {
  const conditions: Record<string, Expression> = {
    adult: { '>=': [{ var: 'age' }, 18] },
    anyAdult: { some: ['members', { condition: 'adult' }] },
  };
  const note: Question = { id: 'note', type: 'text', label: 'Note', showIf: { condition: 'anyAdult' }, required: true };
  const members: Question = { id: 'members', type: 'repeat', label: 'M', questions: [{ id: 'age', type: 'integer', label: 'Age' }] };
  const definition = formOf([note, members], { conditions });
  const form = openForm(definition);
  const id = form.add('members');
  expect(form.set(`members/${id}/age`, 40)).toEqual({ ...none, shown: ['note'] });
  expect(form.check()).toMatchObject([{ path: 'note', code: 'required' }]);
  const sent = { form: 'test', version: '1', answers: { note: 'x', members: [{ $id: 'a', age: 40 }] } };
  expect(acceptSubmission(definition, sent)).toMatchObject({ submission: { answers: sent.answers }, issues: [], stripped: [] });
});

test('paths that lead nowhere, and values that are no answers, do no harm', () => {
  const form = openForm(household);
  const hostile: unknown = Object.defineProperty({}, 'a', { enumerable: true, get: () => { throw new Error('no'); } }); // prettier-ignore
  for (const path of [
    '',
    'nobody',
    '__proto__',
    'constructor',
    'members/none/age',
    'members/none',
    'limit/x',
    'page:p',
    'page:none',
    '/',
    '~',
  ]) {
    for (const value of [1, 'x', null, undefined, {}, [], [[]], hostile, Symbol('x'), 1n]) expect(form.set(path, value)).toEqual(none);
    expect([form.get(path), form.options(path), form.requires(path)]).toEqual([undefined, [], false]);
    expect([form.add(path), form.remove(path, 'x')]).toEqual([undefined, none]);
  }
  expect(form.answers).toEqual({});
  for (const value of [{}, [1], hostile, NaN, Infinity, true]) form.set('limit', value);
  form.set('members', [1, null, { age: {} }]);
  expect(form.check().map(({ code }) => code)).toEqual(['type', 'type', 'type']);
});
