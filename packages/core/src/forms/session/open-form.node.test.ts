import { expect, test } from 'vitest';
import { testClock } from '../../testing/test-clock.js';
import type { Question } from '../definition/questions.js';
import type { Expression } from '../logic/expression.js';
import { counted, formOf, none } from './form-of.fixture.js';
import { openForm } from './open-form.js';

const rentHome: Expression = { '==': [{ var: 'home' }, 'rent'] };
const home: Question = {
  id: 'home',
  type: 'choice',
  label: 'Home',
  options: [
    { value: 'own', label: 'Own' },
    { value: 'rent', label: 'Rent' },
  ],
};

test('an answer shows what hangs on it, and says so', () => {
  const form = openForm(formOf([home, { id: 'rent', type: 'decimal', label: 'Rent', showIf: rentHome }]));
  expect(form.shows('rent')).toBe(false);
  expect(form.set('home', 'rent')).toEqual({ ...none, shown: ['rent'] });
  expect(form.shows('rent')).toBe(true);
  expect(form.set('home', 'own')).toEqual({ ...none, hidden: ['rent'] });
  expect(form.set('home', null)).toEqual(none);
});

test('a hidden answer stays in the draft, and is unanswered to conditions and in what is sent', () => {
  const form = openForm(
    formOf([
      home,
      { id: 'rent', type: 'decimal', label: 'Rent', showIf: rentHome },
      { id: 'dear', type: 'yesno', label: 'Dear?', showIf: { '>': [{ var: 'rent' }, 1000] } },
      { id: 'twice', type: 'calculation', value: { '*': [{ var: 'rent' }, 2] } },
    ]),
  );
  form.set('home', 'rent');
  expect(form.set('rent', '1,200')).toEqual({ ...none, shown: ['dear'], calculated: ['twice'] });
  form.set('dear', true);
  expect(form.submission().answers).toEqual({ home: 'rent', rent: 1200, dear: true, twice: 2400 });
  expect(form.set('home', 'own')).toEqual({ ...none, hidden: ['rent', 'dear'], calculated: ['twice'] });
  expect(form.submission()).toEqual({ form: 'test', version: '1', answers: { home: 'own' } });
  expect(form.answers).toEqual({ home: 'own', rent: '1,200', dear: true });
  form.set('home', 'rent');
  expect(form.submission().answers).toEqual({ home: 'rent', rent: 1200, dear: true, twice: 2400 });
});

test('a page shows only while something on it does', () => {
  const pages = [
    { id: 'a', questions: [home] },
    { id: 'b', questions: [{ id: 'rent', type: 'decimal', label: 'Rent', showIf: rentHome }] },
    { id: 'c', showIf: rentHome, questions: [{ id: 'landlord', type: 'name', label: 'Landlord' }] },
  ] as const;
  const form = openForm(formOf([], { pages }));
  expect(form.pages().map(({ id }) => id)).toEqual(['a']);
  expect(form.set('home', 'rent').shown).toEqual(['rent', 'landlord', 'page:b', 'page:c']);
  expect(form.pages().map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  expect(form.shows('page:b')).toBe(true);
  expect(form.set('home', 'own').hidden).toEqual(['rent', 'landlord', 'page:b', 'page:c']);
  expect(form.shows('page:c')).toBe(false);
});

test('a group hides what it holds, and named conditions are shared', () => {
  const form = openForm(
    formOf(
      [
        home,
        {
          id: 'flat',
          type: 'group',
          label: 'Flat',
          showIf: { condition: 'renting' },
          questions: [{ id: 'floor', type: 'integer', label: 'Floor', required: { condition: 'renting' } }],
        },
      ],
      { conditions: { renting: { and: [{ condition: 'rent' }, true] }, rent: rentHome } },
    ),
  );
  expect([form.shows('flat'), form.shows('floor'), form.requires('floor')]).toEqual([false, false, false]);
  expect(form.set('home', 'rent').shown).toEqual(['flat', 'floor']);
  expect(form.requires('floor')).toBe(true);
  expect(form.check()).toEqual([{ path: 'floor', question: 'floor', code: 'required' }]);
  expect(form.check({ path: 'flat' })).toHaveLength(1);
  expect(form.check({ path: 'home' })).toEqual([]);
});

test('among 500 questions an answer has only those judged that read it', () => {
  const conditions = Array.from({ length: 500 }, (_, at) => counted({ '>': [{ var: `q${Math.floor(at / 2)}` }, 10] }));
  const questions = conditions.map(({ expression }, at): Question => ({
    id: `q${at}`,
    type: 'integer',
    label: 'Number',
    ...(at > 9 && { showIf: expression }),
  }));
  const form = openForm(formOf(questions));
  for (const condition of conditions) condition.count = 0;
  const looked = () => conditions.flatMap(({ count }, at) => (count > 0 ? [at] : []));
  form.set('q7', '50');
  expect(looked()).toEqual([14, 15]);
  const once = conditions[14]?.count;
  form.set('q14', '11');
  expect(looked()).toEqual([14, 15, 28, 29]);
  expect(conditions[14]?.count).toBe(once);
  form.set('q14', '12');
  form.set('q14', '12 ');
  expect(conditions[28]?.count).toBe((conditions[14]?.count ?? 0) * 2);
  form.check();
  form.submission();
  expect(looked()).toEqual([14, 15, 28, 29]);
});

test('what is read is judged before its reader, wherever it stands', () => {
  const form = openForm(
    formOf([
      { id: 'c', type: 'calculation', value: { '+': [{ var: 'b' }, 1] } },
      { id: 'b', type: 'calculation', value: { '+': [{ var: 'a' }, 1] } },
      { id: 'a', type: 'integer', label: 'A' },
    ]),
  );
  expect(form.set('a', 1)).toEqual({ ...none, calculated: ['b', 'c'] });
  expect(form.submission().answers).toEqual({ a: 1, b: 2, c: 3 });
  expect(form.get('c')).toBe(3);
});

test('a new day is noticed, in the zone of the municipality', () => {
  const clock = testClock('2026-03-04T15:30:00Z');
  const day = { id: 'day', type: 'calculation', value: { today: [] } } as const;
  const late: Question = { id: 'late', type: 'note', label: 'Too late', showIf: { '>': [{ today: [] }, '2026-03-04'] } };
  const form = openForm(formOf([day, late]), { clock, zone: 'Asia/Shanghai' });
  expect([form.get('day'), form.shows('late')]).toEqual(['2026-03-04', false]);
  clock.advance(1_800_000);
  expect([form.get('day'), form.shows('late')]).toEqual(['2026-03-05', true]);
  expect(form.set('none', 1)).toEqual({ ...none, calculated: ['day'], shown: ['late', 'page:p'] });
  expect(openForm(formOf([day]), { clock }).get('day')).toBe('2026-03-04');
  expect(() => openForm(formOf([day]), { zone: 'Nowhere' })).toThrow(expect.objectContaining({ code: 'config/invalid' }));
});

test('a form that hangs on itself, which no parsed one does, comes to an end', () => {
  const shown = (name: string): Expression => ({ '!': { answered: { var: name } } });
  const form = openForm(
    formOf(
      [
        { id: 'a', type: 'text', label: 'A', showIf: shown('b') },
        { id: 'b', type: 'text', label: 'B', showIf: shown('a') },
        { id: 'c', type: 'calculation', value: { condition: 'x' } },
      ],
      { conditions: { x: { condition: 'y' }, y: { condition: 'x' } } },
    ),
  );
  form.set('a', '1');
  form.set('b', '1');
  expect(form.get('c')).toBeUndefined();
});

test('parts of an address and of a place are read by their names', () => {
  const form = openForm(
    formOf([
      { id: 'at', type: 'address', label: 'At' },
      { id: 'here', type: 'location', label: 'Here' },
      { id: 'inside', type: 'calculation', value: { startsWith: [{ var: 'at.region' }, '5306'] } },
      { id: 'north', type: 'calculation', value: { '>': [{ var: 'here.latitude' }, 0] } },
      { id: 'none', type: 'calculation', value: { var: 'at.constructor' } },
    ]),
  );
  expect(form.set('at', { region: '５３０６ ２４' })).toEqual({ ...none, calculated: ['inside'] });
  form.set('here', { latitude: -1, longitude: 2 });
  expect([form.get('inside'), form.get('north'), form.get('none')]).toEqual([true, false, undefined]);
});

test('what is handed out is not what the form goes on with', () => {
  const options = ['a', 'b'].map((value) => ({ value, label: value }));
  const form = openForm(
    formOf([
      { id: 'c', type: 'choices', label: 'C', options },
      { id: 'w', type: 'address', label: 'W' },
      { id: 'r', type: 'repeat', label: 'R', questions: [{ id: 'p', type: 'file', label: 'P' }] },
      { id: 'k', type: 'calculation', value: { var: 'c' } },
    ]),
  );
  const answers = { c: ['a'], w: { line: 'x' }, r: [{ $id: '1', p: [{ id: 'f', type: 'image/png', size: 1 }] }] };
  for (const [name, value] of Object.entries(answers)) form.set(name, value);
  const whole = { ...answers, k: ['a'] };
  const handedOut = (): unknown[] => [
    form.answers,
    form.submission().answers,
    Object.fromEntries(Object.keys(whole).map((name) => [name, form.get(name)])),
  ];
  for (const given of handedOut()) {
    // As somebody does who heeds no types.
    const { c, k, w, r } = given as typeof whole;
    for (const list of [c, k as string[] | undefined]) list?.push('b');
    w.line = 'y';
    for (const file of r.flatMap(({ p }) => p)) file.size = 2;
  }
  expect(handedOut()).toEqual([answers, whole, whole]);
});
