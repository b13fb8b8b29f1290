import { describe, expect, test } from 'vitest';
import type { FormDefinition } from '../../definition/form-definition.js';
import type { Question } from '../../definition/questions.js';
import { exampleForm } from '../example-form.node.js';
import { hostileForm } from '../hostile-form.node.js';
import { toPrint } from '../print/to-print.js';
import { en } from '../words/en.js';
import { zhHans } from '../words/zh-hans.js';
import { tagsOf } from './tags-of.node.js';
import { type HtmlOptions, toHtml } from './to-html.js';

const options: HtmlOptions = { words: en, action: '/submit' };
const formOf = (questions: readonly Question[], more: Partial<FormDefinition> = {}): FormDefinition => ({
  format: 'civic-form/1',
  id: 'f',
  version: '1',
  pages: [{ id: 'p', questions }],
  ...more,
});
const page = toHtml(exampleForm, options);
const inputs = (source: string): Map<string, ReadonlyMap<string, string>> =>
  new Map(
    tagsOf(source).flatMap(({ attributes }) => (attributes.has('name') ? [[attributes.get('name') ?? '', attributes] as const] : [])),
  );

test('one form that posts, with its files, to the address that was given', () => {
  const [form] = tagsOf(page);
  expect(form?.name).toBe('form');
  expect(Object.fromEntries(form?.attributes ?? [])).toMatchObject({
    method: 'post',
    action: '/submit',
    enctype: 'multipart/form-data',
    lang: 'en',
    dir: 'ltr',
  });
});

test('without an address, or with one that runs code, there is nothing to press', () => {
  for (const action of [undefined, 'javascript:alert(1)', 'data:text/html,x', '  java\nscript:alert(1)']) {
    const source = toHtml(exampleForm, { words: en, ...(action !== undefined && { action }) });
    expect(source).not.toContain('<button');
    expect(source).not.toMatch(/action=/u);
    expect(source).toContain(en.notSent);
  }
});

test('fields are named by the paths of the answers', () => {
  expect([...inputs(page).keys()]).toEqual(
    expect.arrayContaining([
      '$form',
      '$consent',
      'name',
      'address/line',
      'place/latitude',
      'members/1/name',
      'members/3/illnesses/1/what',
      'truth',
    ]),
  );
});

test.each<[string, Record<string, string>]>([
  ['mail', { type: 'email', inputmode: 'email' }],
  ['phone', { type: 'tel', inputmode: 'tel', required: '' }],
  ['rent', { type: 'number', inputmode: 'decimal', step: 'any', min: '0', max: '20000' }],
  ['rooms', { type: 'number', inputmode: 'numeric', step: '1' }],
  ['born', { type: 'date', autocomplete: 'bday', min: '1900-01-01' }],
  ['visit', { type: 'datetime-local' }],
  ['number', { type: 'text', autocomplete: 'off', required: '' }],
  ['papers', { type: 'file', accept: 'image/*,application/pdf', multiple: '' }],
  ['name', { type: 'text', autocomplete: 'name', required: '' }],
])('the control of %s fits what it takes', (name, expected) => {
  expect(Object.fromEntries(inputs(page).get(name) ?? [])).toMatchObject(expected);
});

test('what hangs on other answers is never required by the browser', () => {
  expect(inputs(page).get('rent')?.has('required')).toBe(false);
  expect(inputs(page).get('members/1/name')?.has('required')).toBe(false);
  const repeat: Question = {
    id: 'r',
    type: 'repeat',
    label: 'R',
    minItems: 1,
    questions: [{ id: 'x', type: 'text', label: 'X', required: true }],
  };
  const named = inputs(toHtml(formOf([repeat]), options));
  expect([named.get('r/1/x')?.has('required'), named.get('r/2/x')?.has('required')]).toEqual([true, false]);
});

test('no part of an address is required by the browser, since any of them is an answer', () => {
  const parts = [...inputs(page)].filter(([name]) => name.startsWith('address/'));
  expect(parts.map(([name, own]) => [name, own.has('required')])).toEqual([
    ['address/region', false],
    ['address/line', false],
    ['address/postcode', false],
  ]);
});

test('conditions are sentences', () => {
  expect(page).toContain('Only if you rent your home.');
  expect(page).toContain('Only if you answered “No” to “Do you live alone?”.');
  expect(toHtml(exampleForm, { ...options, words: zhHans })).toContain('仅当“您是否独居？”回答“否”时填写。');
});

test('options that hang on another answer stand together, under what offers them, and none is required', () => {
  const option = (value: string, hall: string) => ({ value, label: `${value} of ${hall}`, fields: { hall } });
  const hall: Question = { id: 'hall', type: 'choice', label: 'Hall', options: [{ value: 'old', label: 'Old' }, { value: 'new', label: 'New' }] }; // prettier-ignore
  const filter = { '==': [{ option: 'hall' }, { var: 'hall' }] } as const;
  const part = (most: number): Question => ({
    id: 'part',
    type: 'choice',
    label: 'Part',
    required: true,
    filter,
    options: Array.from({ length: most }, (_, at) => option(`p${at}`, at % 2 ? 'new' : 'old')),
  });
  const few = toHtml(formOf([hall, part(4)]), options);
  const order = [...few.matchAll(/Only if you answered “(\w+)”|value="(p\d)"/g)].map(([, when, value]) => when ?? value);
  expect(order).toEqual(['Old', 'p0', 'p2', 'New', 'p1', 'p3']);
  const many = tagsOf(toHtml(formOf([hall, part(20)]), options));
  const groups = many.filter(({ name }) => name === 'optgroup').map(({ attributes }) => attributes.get('label'));
  expect(groups).toEqual(['Only if you answered “Old” to “Hall”.', 'Only if you answered “New” to “Hall”.']);
  expect([...inputs(few).values(), ...many.map(({ attributes }) => attributes)].filter((own) => own.has('required'))).toEqual([]);
});

test('every id is there once, and every reference finds one', () => {
  const tags = tagsOf(page);
  const ids = tags.flatMap(({ attributes }) => attributes.get('id') ?? []);
  expect(new Set(ids).size).toBe(ids.length);
  const references = tags.flatMap(({ attributes }) =>
    [attributes.get('for') ?? [], attributes.get('aria-describedby')?.split(' ') ?? []].flat(),
  );
  expect(references.filter((id) => !ids.includes(id))).toEqual([]);
});

test('room for instances is bounded, whatever a definition asks for', () => {
  const inner: Question = {
    id: 'i',
    type: 'repeat',
    label: 'I',
    minItems: 1e9,
    maxItems: 1e9,
    questions: [{ id: 'x', type: 'text', label: 'X' }],
  };
  const blocks = (question: Question, more: Partial<HtmlOptions> = {}): number =>
    toHtml(formOf([question]), { ...options, ...more }).split('class="civic-item"').length - 1;
  expect(blocks(inner)).toBe(50);
  expect(blocks({ ...inner, minItems: 0 })).toBe(3);
  expect(blocks({ ...inner, minItems: 0, maxItems: 2 })).toBe(2);
  expect(blocks({ ...inner, minItems: 0 }, { blocks: 5 })).toBe(5);
});

test('texts of another language than the page say so', () => {
  const source = toHtml(exampleForm, { words: en, lang: 'ug', action: '/' });
  expect(source).toContain('<span lang="ug" dir="rtl">ئىسمىڭىز</span>');
});

test('a long list of choices is a list box, a short one is radio buttons', () => {
  const options9 = Array.from({ length: 9 }, (_, at) => ({ value: `${at}`, label: `L${at}` }));
  const choice: Question = { id: 'c', type: 'choice', label: 'C', options: options9 };
  expect(tagsOf(toHtml(formOf([choice]), options)).filter(({ name }) => name === 'select')).toHaveLength(1);
  expect(
    tagsOf(toHtml(formOf([{ ...choice, options: options9.slice(0, 8) }]), options)).filter(({ name }) => name === 'select'),
  ).toHaveLength(0);
});

describe('a definition that wants to break out', () => {
  const tags = tagsOf(toHtml(hostileForm, options));
  const own = 'form input h2 h3 p section dl dt dd ul li a div label span textarea fieldset legend select option button'.split(' ');
  test('writes no tag of its own', () => {
    expect(tags.filter(({ name }) => !own.includes(name))).toEqual([]);
    expect(tags.filter(({ name }) => name === 'a')).toEqual([]);
  });
  test('writes no attribute of its own', () => {
    const known =
      /^(?:class|method|action|enctype|accept-charset|lang|dir|type|name|value|id|for|aria-describedby|required|rows|autocomplete|inputmode|autocapitalize|spellcheck|step|min|max|accept|multiple)$/u;
    expect(tags.flatMap(({ attributes }) => [...attributes.keys()]).filter((name) => !known.test(name))).toEqual([]);
  });
  test('and its names and values stay what they are', () => {
    const names = tags.map(({ attributes }) => attributes.get('name'));
    const [{ questions }] = hostileForm.pages as [(typeof hostileForm.pages)[0]];
    expect(names).toContain(questions[1]?.id.replaceAll('~', '~0').replaceAll('/', '~1'));
  });
});

test('what the office works out says when it does', () => {
  const total: Question = { type: 'calculation', id: 't', label: 'Total', value: 1, showIf: { '==': [{ var: 'has' }, true] } };
  const source = toHtml(formOf([{ type: 'yesno', id: 'has', label: 'Has' }, total]), options);
  expect(source).toContain(`<p class="civic-condition">Only if you answered “Yes” to “Has”.</p>\n<p>${en.workedOut('Total')}</p>`);
});

test.each(['resident-id', 'social-credit-code', 'region'] as const)('a hint of its own stands alone at %s', (type) => {
  const hints = (more: object): number =>
    toHtml(formOf([{ type, id: 'q', label: 'Q', ...more }]), options).match(/civic-(?:hint|limit)/gu)?.length ?? 0;
  expect([hints({}), hints({ hint: 'As on the card' })]).toEqual([1, 1]);
  expect(toPrint(formOf([{ type, id: 'q', label: 'Q', hint: 'As on the card' }]), { words: en })).not.toMatch(/(?:18|digits)[^<]*\./u);
});
