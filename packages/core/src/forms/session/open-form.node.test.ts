import { expect, test } from 'vitest';
import { testClock } from '../../testing/test-clock.js';
import { acceptSubmission } from '../accept/accept-submission.js';
import type { FormDefinition } from '../definition/form-definition.js';
import type { ChoiceOption, Question } from '../definition/questions.js';
import type { Expression } from '../logic/expression.js';
import { openForm } from './open-form.js';

const formOf = (questions: readonly Question[], more: Partial<FormDefinition> = {}): FormDefinition => ({
  format: 'civic-form/1',
  id: 'test',
  version: '1',
  pages: [{ id: 'p', questions }],
  ...more,
});
const none = { shown: [], hidden: [], calculated: [], options: [] };
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

/** Counts how often it is looked at. */
function counted(expression: Expression & object): { readonly expression: Expression; count: number } {
  const [[operator, argument] = []] = Object.entries(expression);
  const counter = { count: 0, expression: {} as Expression };
  Object.defineProperty(counter.expression, operator ?? '', {
    enumerable: true,
    get: () => ((counter.count += 1), argument),
  });
  return counter;
}

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

const county = (value: string): ChoiceOption => ({ value, label: value });
const village = (value: string, within: string): ChoiceOption => ({ value, label: value, fields: { county: within, size: 'small' } });
const places: readonly Question[] = [
  { id: 'county', type: 'choice', label: 'County', options: [county('a'), county('b')] },
  { id: 'village', type: 'choice', label: 'Village', list: 'villages', filter: { '==': [{ option: 'county' }, { var: 'county' }] } },
  { id: 'fields', type: 'choices', label: 'Fields', list: 'villages', filter: { '==': [{ var: 'county' }, { option: 'county' }] } },
  { id: 'other', type: 'calculation', value: { var: 'village' } },
];
const lists = { villages: [village('x', 'a'), village('y', 'a'), village('z', 'b')] };

test('options hang on an answer; what is no longer offered is unanswered, and comes back with it', () => {
  const form = openForm(formOf(places, { lists }));
  expect(form.options('village')).toEqual([]);
  expect(form.set('county', 'a')).toEqual({ ...none, options: ['village', 'fields'] });
  expect(form.options('village').map(({ value }) => value)).toEqual(['x', 'y']);
  form.set('fields', ['y', 'x', 'y']);
  expect(form.set('village', 'y')).toEqual({ ...none, calculated: ['other'] });
  expect(form.submission().answers).toEqual({ county: 'a', village: 'y', fields: ['x', 'y'], other: 'y' });
  expect(form.set('county', 'b')).toEqual({ ...none, calculated: ['other'], options: ['village', 'fields'] });
  expect(form.submission().answers).toEqual({ county: 'b' });
  expect(form.check()).toEqual([]);
  expect(form.answers).toEqual({ county: 'b', village: 'y', fields: ['y', 'x', 'y'] });
  form.set('county', 'a');
  expect(form.submission().answers).toMatchObject({ village: 'y', fields: ['x', 'y'] });
});

test('a filter may demand more than its key, and options that nobody offers are wrong', () => {
  const filter: Expression = { and: [{ '==': [{ option: 'size' }, 'small'] }, { '==': [{ option: 'county' }, { var: 'county' }] }] };
  const form = openForm(formOf([places[0] as Question, { ...(places[1] as Question & { type: 'choice' }), filter }], { lists }));
  form.set('county', 'a');
  expect(form.options('village')).toHaveLength(2);
  expect(form.set('county', 'b').options).toEqual(['village']);
  expect(form.options('village').map(({ value }) => value)).toEqual(['z']);
  form.set('village', 'nowhere');
  expect(form.check()).toEqual([{ path: 'village', question: 'village', code: 'option' }]);
  expect(form.submission().answers).toEqual({ county: 'b' });
});

test('of 20,000 options a key looks at none that it does not mean', () => {
  const looked = { count: 0 };
  const villages = Array.from({ length: 20_000 }, (_, at): ChoiceOption => {
    const option = village(`v${at}`, `c${at % 1000}`);
    return Object.defineProperty({ ...option }, 'fields', { enumerable: true, get: () => ((looked.count += 1), option.fields) });
  });
  const counties = Array.from({ length: 1000 }, (_, at) => county(`c${at}`));
  const [first, second] = places as [Question & { type: 'choice' }, Question];
  const form = openForm(formOf([{ ...first, options: counties }, second], { lists: { villages } }));
  form.set('county', 'c1');
  expect(form.options('village')).toHaveLength(20);
  looked.count = 0;
  form.set('county', 'c7');
  form.set('village', 'v7');
  expect(
    form
      .options('village')
      .map(({ value }) => value)
      .slice(0, 2),
  ).toEqual(['v7', 'v1007']);
  expect(looked.count).toBeLessThan(10);
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

test('an option that is given again and again is judged once', () => {
  const filter = counted({ '!=': [{ option: 'kind' }, 'old'] });
  const options = ['a', 'b'].map((value) => ({ value, label: value, fields: { kind: 'new' } }));
  const form = openForm(formOf([{ id: 'q', type: 'choices', label: 'Q', options, filter: filter.expression }]));
  filter.count = 0;
  form.set('q', ['a', 'b']);
  const twice = filter.count;
  filter.count = 0;
  form.set(
    'q',
    Array.from({ length: 10_000 }, (_, at) => (at % 2 ? 'a' : 'b')),
  );
  expect(filter.count).toBe(twice);
  expect(form.submission().answers.q).toEqual(['a', 'b']);
});

test('all options of a filter share the steps that it may take', () => {
  const options = Array.from({ length: 20_000 }, (_, at) => ({ value: `o${at}`, label: `O${at}`, fields: { k: `k${at}` } }));
  const offeredBy = (filter: Expression, k: string): number =>
    openForm(
      formOf([
        { id: 'k', type: 'textarea', label: 'K' },
        { id: 'q', type: 'choice', label: 'Q', options, filter },
      ]),
      { answers: { k } },
    ).options('q').length;
  const simple: Expression = { and: [{ startsWith: [{ option: 'k' }, { var: 'k' }] }, { '!=': [{ option: 'k' }, 'x'] }] };
  expect(offeredBy(simple, 'k')).toBe(20_000);
  expect(offeredBy({ '>': [{ length: { var: 'k' } }, 1] }, 'k'.repeat(98_000))).toBeLessThan(1000);
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
