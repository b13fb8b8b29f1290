import { describe, expect, test } from 'vitest';
import { checkFormDefinition } from './check-form-definition.js';
import { everyType, formOf } from './every-type.fixture.js';
import { parseFormDefinition } from './parse-form-definition.js';

const text = { id: 'where', type: 'text', label: 'Where' };
const choice = { id: 'home', type: 'choice', label: 'Home', options: [{ value: 'own', label: 'Own' }] };
const repeat = { id: 'members', type: 'repeat', label: 'Members', questions: [{ id: 'age', type: 'integer', label: 'Age' }] };
const errorsOf = (value: unknown) => checkFormDefinition(value).errors.map(({ path, message }) => `${path} ${message}`);
const warningsOf = (value: unknown) => checkFormDefinition(value).warnings.map(({ path, message }) => `${path} ${message}`);
const at = '/pages/0/questions/0';

test('a form with every type and every member is taken as it is', () => {
  expect(checkFormDefinition(everyType)).toMatchObject({ errors: [], warnings: [], tooLarge: false });
  expect(parseFormDefinition(JSON.parse(JSON.stringify(everyType)))).toEqual(everyType);
});

/** What is wrong, of one question. */
const questions: readonly (readonly [name: string, question: unknown, says: string])[] = [
  ['no object', 'where', `${at} must be an object`],
  ['no type', { id: 'where', label: 'Where' }, `${at} lacks "type"`],
  ['a type that is misspelt', { ...text, type: 'textara' }, `${at}/type is not known here; did you mean "textarea"?`],
  ['a type of an object', { ...text, type: 'constructor' }, `${at}/type is not known here; known are note, text, textarea`],
  ['no id', { type: 'text', label: 'Where' }, `${at} lacks "id"`],
  ['an id that begins with a digit', { ...text, id: '1st' }, `${at}/id must be letters, digits, "_" and "-"`],
  ['an id of the format', { ...text, id: '$id' }, `${at}/id must be letters`],
  ['an id of 65 letters', { ...text, id: 'x'.repeat(65) }, `${at}/id must be letters`],
  ['no label', { id: 'where', type: 'text' }, `${at} lacks "label"`],
  ['a label that is blank', { ...text, label: ' ' }, `${at}/label must be a text`],
  ['a label in no language', { ...text, label: {} }, `${at}/label must hold a text`],
  ['a label by no language', { ...text, label: { 'en US': 'x' } }, `${at}/label/en US is named by what is not a language tag`],
  ['a label that is a number', { ...text, label: 7 }, `${at}/label must be a text, or an object of texts by language`],
  ['a label of 10,001 letters', { ...text, label: 'x'.repeat(10_001) }, `${at}/label is longer than 10000 characters`],
  ['a member that is misspelt', { ...text, maxlength: 3 }, `${at}/maxlength is not known here; did you mean "maxLength"?`],
  ['a member of another type', { ...text, options: [] }, `${at}/options is not known here; known are id, type`],
  ['a limit that is none', { ...text, maxLength: -1 }, `${at}/maxLength must be a whole number, 0 or more`],
  ['limits that contradict', { ...text, minLength: 3, maxLength: 2 }, `${at}/minLength is above "maxLength", 2`],
  ['numbers that contradict', { ...text, type: 'integer', minimum: 3, maximum: 2 }, `${at}/minimum is above "maximum", 2`],
  ['no whole number between', { ...text, type: 'integer', minimum: 0.1, maximum: 0.9 }, `${at}/minimum leaves no whole number`],
  ['a number that is none', { ...text, type: 'decimal', minimum: Infinity }, `${at}/minimum must be a number`],
  ['a date that is none', { ...text, type: 'date', minimum: '2026-02-29' }, `${at}/minimum must be a date such as`],
  ['a time that is none', { ...text, type: 'time', maximum: '24:00' }, `${at}/maximum must be a time such as`],
  ['an instant without offset', { ...text, type: 'datetime', maximum: '2026-01-31T08:00' }, `${at}/maximum must be a date and time`],
  ['a date as a number', { ...text, type: 'date', minimum: 2026 }, `${at}/minimum must be a date or time, or an expression`],
  ['dates that contradict', { ...text, type: 'date', minimum: '2026-02-02', maximum: '2026-02-01' }, `${at}/minimum is above "maximum"`],
  ['a condition by its bare name', { ...text, showIf: 'rents' }, `${at}/showIf must be true, false or an expression`],
  ['no options', { ...choice, options: undefined }, `${at} needs "options", or "list"`],
  ['options of none', { ...choice, options: [] }, `${at}/options must not be empty`],
  ['options and a list', { ...choice, list: 'l' }, `${at} has both "options" and "list"`],
  [
    'a list that is not there',
    { ...choice, options: undefined, list: 'twons' },
    `${at}/list names no list, "twons"; did you mean "towns"?`,
  ],
  [
    'two options of one value',
    { ...choice, options: [...choice.options, { value: 'own', label: 'Also' }] },
    `${at}/options/1/value is the value of another option, "own"`,
  ],
  ['more answers than options', { ...choice, type: 'choices', minItems: 2 }, `${at}/minItems is above the number of options, 1`],
  ['a region that is none', { ...text, type: 'region', within: 'Yunnan' }, `${at}/within must be the beginning of a region code`],
  ['a phone within', { ...text, type: 'phone', within: '53' }, `${at}/within is not known here`],
  ['files of no kind', { ...text, type: 'file', accept: ['.pdf'] }, `${at}/accept/0 must be a MIME type`],
  ['a kind of file twice', { ...text, type: 'file', accept: ['image/*', 'image/*'] }, `${at}/accept holds "image/*" twice`],
  [
    'a category that is none',
    { ...text, privacy: { category: 'helth' } },
    `${at}/privacy/category is not known here; did you mean "health"?`,
  ],
  [
    'a retention that is none',
    { ...text, privacy: { category: 'health', retention: '3 years' } },
    `${at}/privacy/retention must be an ISO 8601`,
  ],
  [
    'a message on what is never wrong',
    { ...text, messages: { requried: 'x' } },
    `${at}/messages/requried is not known here; did you mean "required"?`,
  ],
  ['a pattern that could freeze', { ...text, pattern: '(a)\\1' }, `${at}/pattern `],
  ['an operator that is none', { ...text, showIf: { equals: [1, 1] } }, `${at}/showIf "equals" is no operator`],
  ['an answer that is a text', { ...text, showIf: { answered: 'home' } }, `${at}/showIf/answered asks whether a text is answered`],
  ['a ring', { ...text, showIf: { '==': [{ var: 'where' }, 'x'] } }, `${at} hangs on itself: where → where`],
  ['its own former id', { ...text, renamedFrom: ['where'] }, `${at}/renamedFrom/0 is its own id`],
  ['a repeat of nothing', { ...repeat, questions: [] }, `${at}/questions must not be empty`],
  ['more instances than there may be', { ...repeat, minItems: 51 }, `${at}/minItems is above "maxItems", 50`],
  [
    'two questions of one id in a repeat',
    { ...repeat, questions: [text, text] },
    `${at}/questions/1/id is the id of another question, "where"`,
  ],
  ['a calculation of nothing', { id: 'total', type: 'calculation' }, `${at} lacks "value"`],
];

describe('a question is refused for', () => {
  test.each(questions)('%s', (_, question, says) => {
    expect(errorsOf(formOf([question], { lists: { towns: choice.options } }))[0]).toContain(says);
  });
});

/** What is wrong, of the form. */
const forms: readonly (readonly [name: string, form: unknown, says: string])[] = [
  ['no object', 7, ' must be an object'],
  ['a list', [], ' must be an object'],
  ['null', null, ' must be an object'],
  ['nothing', {}, ' lacks "format"'],
  ['another format', formOf([text], { format: 'civic-form/2' }), '/format must be "civic-form/1"'],
  ['no pages', formOf([], { pages: [] }), '/pages must not be empty'],
  ['an empty page', formOf([]), '/pages/0/questions must not be empty'],
  [
    'two pages of one id',
    formOf([], {
      pages: [
        { id: 'a', questions: [text] },
        { id: 'a', questions: [choice] },
      ],
    }),
    '/pages/1/id is the id of another page, "a"',
  ],
  [
    'two questions of one id',
    formOf([], {
      pages: [
        { id: 'a', questions: [text] },
        { id: 'b', questions: [text] },
      ],
    }),
    '/pages/1/questions/0/id is the id of another question, "where"',
  ],
  ['a member that is misspelt', formOf([text], JSON.parse('{"titel":"x"}') as object), '/titel is not known here; did you mean "title"?'],
  ['__proto__', JSON.parse(`{"__proto__":{"format":"civic-form/1"}}`), '/__proto__ is not known here'],
  [
    'a condition called __proto__',
    formOf([text], { conditions: JSON.parse('{"__proto__":true}') }),
    '/conditions/__proto__ is named by what is not letters',
  ],
  ['languages that are none', formOf([text], { languages: ['Chinese!'] }), '/languages/0 must be a language tag'],
  [
    'a text on no condition',
    formOf([text], { conditions: { rents: true }, conditionTexts: { rent: 'x' } }),
    '/conditionTexts/rent names no condition of the form; did you mean "rents"?',
  ],
  ['a script as an address', formOf([text], { privacy: { url: 'javascript:alert(1)' } }), '/privacy/url must be a web address'],
];

describe('a form is refused for', () => {
  test.each(forms)('%s', (_, form, says) => {
    expect(errorsOf(form).join('\n')).toContain(says);
  });
});

test('all that is wrong is told at once, a hundred at most', () => {
  const wrong = formOf([
    { ...text, id: '1' },
    { ...text, maxLength: 'x' },
  ]);
  expect(() => parseFormDefinition(wrong)).toThrow(
    expect.objectContaining({
      code: 'invalid/form-definition',
      issues: [
        { path: `${at}/id`, message: expect.stringContaining('must be letters') as string },
        { path: '/pages/0/questions/1/maxLength', message: 'must be a whole number, 0 or more' },
      ],
    }),
  );
  expect(errorsOf(formOf(Array.from({ length: 500 }, () => 7)))).toHaveLength(100);
});

describe('names that expressions read', () => {
  const reads = (showIf: unknown, more: object = {}) =>
    errorsOf(formOf([{ ...text, showIf }, choice, repeat, { id: 'read', type: 'note', label: 'x' }], more))[0];
  test.each([
    [
      'a question that is not there',
      { '==': [{ var: 'hme' }, 'own'] },
      `${at}/showIf/==/0/var names no question, "hme"; did you mean "home"?`,
    ],
    ['what every object has', { '==': [{ var: 'toString' }, 'own'] }, 'names no question, "toString"'],
    ['a note', { '==': [{ var: 'read' }, 'x'] }, 'names a note, "read", which has no answer'],
    ['a question of a repeat from outside', { '>': [{ var: 'age' }, 3] }, 'names no question, "age"'],
    ['into what is no repeat', { '==': [{ count: [{ var: 'home.age' }] }, 3] }, 'reads into "home", which is no repeat'],
    ['what is not in the repeat', { '==': [{ sum: [{ var: 'members.agee' }] }, 3] }, 'names no question, "agee"; did you mean "age"?'],
    ['a condition that is not there', { condition: 'rents' }, 'names no condition of the form, "rents"'],
    ['an option outside of filters', { '==': [{ option: 'town' }, 'x'] }, 'stands outside of a "filter"'],
    ['a position outside of repeats', { '>': [{ position: [] }, 1] }, 'stands outside of a "repeat"'],
  ])('must be there: %s', (_, showIf, says) => {
    expect(reads(showIf)).toContain(says);
  });

  test('a condition is held against the names of where it is used', () => {
    const form = (where: object) =>
      formOf([{ ...repeat, questions: [...repeat.questions, { ...text, ...where }] }], {
        conditions: { old: { '>': [{ var: 'age' }, 60] } },
      });
    expect(errorsOf(form({ showIf: { condition: 'old' } }))).toEqual([]);
    expect(errorsOf(form({}))).toEqual(['/conditions/old/>/0/var names no question, "age"; known are members']);
  });

  test('parts of addresses can be read', () => {
    const home = { id: 'home', type: 'address', label: 'Home' };
    const at = (part: string) => formOf([home, { ...text, showIf: { answered: [{ var: `home.${part}` }] } }]);
    expect(errorsOf(at('region'))).toEqual([]);
    expect(errorsOf(at('regoin'))[0]).toContain('names no part of the address "home", "regoin"; did you mean "region"?');
  });

  test('options that are wrong themselves are no reason to stop', () => {
    const options = [{ label: 'Own' }, { value: 'rented', label: 'Rented' }];
    const form = formOf([
      { ...text, showIf: { '==': [{ var: 'home' }, 'rentd'] } },
      { ...choice, options },
    ]);
    expect(errorsOf(form)).toEqual(['/pages/0/questions/1/options/0 lacks "value"']);
  });

  test('a filter reads fields that its options have', () => {
    const filter = { '==': [{ option: 'twon' }, 'x'] };
    const options = [{ value: 'a', label: 'A', fields: { town: 'x' } }];
    expect(errorsOf(formOf([{ ...choice, options, filter }]))[0]).toContain(
      'names no field of these options, "twon"; did you mean "town"?',
    );
  });

  test('nothing is said of names while a question could not be read', () => {
    expect(
      errorsOf(
        formOf([
          { ...text, showIf: { answered: [{ var: 'other' }] } },
          { id: 'other', type: 'txt', label: 'x' },
        ]),
      ),
    ).toHaveLength(1);
  });
});

describe('a form may be published with', () => {
  const notice = { controller: 'Office', purpose: 'x', basis: 'public-task', retention: 'P1Y' };
  const both = { languages: ['en', 'zh-Hans'] };
  test.each([
    ['a text that lacks a language', formOf([{ ...text, label: { en: 'Where' } }], both), `${at}/label lacks zh-Hans`],
    ['one text for all languages', formOf([text], both), `${at}/label is one text for all of en, zh-Hans`],
    ['a condition that nothing uses', formOf([text], { conditions: { rents: true } }), '/conditions/rents is used nowhere'],
    ['a list that nothing uses', formOf([text], { lists: { towns: choice.options } }), '/lists/towns is used nowhere'],
    [
      'a condition on what is no option',
      formOf([{ ...text, showIf: { '==': [{ var: 'home' }, 'onw'] } }, choice]),
      `${at}/showIf/== compares "home" with what is no option of it, "onw"; did you mean "own"?`,
    ],
    [
      'a condition on several of which one is no option',
      formOf([{ ...text, showIf: { in: [{ var: 'home' }, ['own', 'rent']] } }, choice]),
      `${at}/showIf/in compares "home" with what is no option of it, "rent"`,
    ],
    [
      'a question about a person that does not say so',
      formOf([{ ...text, type: 'resident-id' }], { privacy: notice }),
      `${at} asks about a person and has no "privacy"; the notice lists it under "identity"`,
    ],
    [
      'a question that rests on consent, and nothing to agree to',
      formOf([{ ...text, privacy: { category: 'health', basis: 'consent' } }], { privacy: notice }),
      `${at}/privacy/basis rests on consent`,
    ],
    ['a category without a notice', formOf([{ ...text, privacy: { category: 'health' } }]), `${at}/privacy is not explained`],
  ])('%s, and a caution', (_, form, says) => {
    expect(errorsOf(form)).toEqual([]);
    expect(warningsOf(form)).toContainEqual(expect.stringContaining(says));
  });
});

describe('too large is a form of', () => {
  const nested = (depth: number): object =>
    depth === 1 ? text : { id: `g${depth}`, type: 'group', label: 'x', questions: [nested(depth - 1)] };
  const options = (count: number) => Array.from({ length: count }, (_, index) => ({ value: `${index}`, label: `${index}` }));
  const many = (count: number) => Array.from({ length: count }, (_, index) => ({ ...text, id: `q${index}` }));
  test.each([
    ['questions', formOf(many(2000)), formOf(many(2001))],
    [
      'options',
      formOf([{ ...choice, options: options(20_000) }]),
      formOf([
        { ...choice, options: options(10_001) },
        { ...choice, id: 'b', options: options(10_000) },
      ]),
    ],
    ['levels', formOf([nested(10)]), formOf([nested(11)])],
  ])('%s', (_, right, wrong) => {
    expect(errorsOf(right)).toEqual([]);
    expect(() => parseFormDefinition(wrong)).toThrow(expect.objectContaining({ code: 'too-large/form-definition' }));
  });
});
