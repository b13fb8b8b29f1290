import { describe, expect, test } from 'vitest';
import type { FormDefinition } from '../../definition/form-definition.js';
import { exampleAnswers } from '../example-answers.node.js';
import { exampleForm } from '../example-form.node.js';
import { readFormPost } from './read-form-post.js';

const at = new Date('2026-11-28T01:00:00Z');
const options = { zone: 'Asia/Shanghai', at };
const read = (entries: [string, string | File][]): Record<string, unknown> =>
  (readFormPost(exampleForm, entries, options).submission as { answers: Record<string, unknown> }).answers;

/** As a browser posts the example answers. */
const posted: [string, string | File][] = [
  ['$form', 'living-allowance'],
  ['$version', '2026-11-01'],
  ['$lang', 'zh-Hans'],
  ['$consent', '3'],
  ['name', '李小龙'],
  ['number', '530602198504120013'],
  ['born', '1985-04-12'],
  ['phone', '13888001234'],
  ['mail', 'li@example.cn'],
  ['site', 'https://example.cn/'],
  ['office', '0870-5550101'],
  ['employer', '91530602MA6K000000'],
  ['home', 'rented'],
  ['rent', '650.5'],
  ['rooms', '2'],
  ['alone', 'false'],
  ['needs', 'care'],
  ['needs', 'food'],
  ['village', 'v1'],
  ['town', '530602001'],
  ['address/region', '530602'],
  ['address/line', '青石镇 3 组 12 号'],
  ['address/postcode', '657000'],
  ['place/latitude', '27.34'],
  ['place/longitude', '103.72'],
  ['visit', '2026-12-01T09:30'],
  ['call', '18:30'],
  ['members/1/name', '王芳'],
  ['members/1/works', 'true'],
  ['members/1/income', '1200'],
  ['members/1/illnesses/1/what', '高血压'],
  ['members/2/name', '李明'],
  ['members/2/works', 'false'],
  ['members/2/income', ''],
  ['members/2/illnesses/1/what', ''],
  ['members/3/name', ''],
  ['why', '收入太低。\r\n第二行'],
  ['code', 'A1234'],
  ['papers', new File(['abc'], '收入.jpg', { type: 'image/jpeg' })],
  ['truth', 'true'],
];

test('what a page posts comes back as answers, and empty fields and instances as none', () => {
  const { total, secret, ...asked } = exampleAnswers;
  const { submission, files } = readFormPost(exampleForm, posted, options);
  expect(submission).toEqual({
    form: 'living-allowance',
    version: '2026-11-01',
    lang: 'zh-Hans',
    channel: 'web',
    consent: { version: '3', at: '2026-11-28T01:00:00.000Z' },
    answers: { ...asked, papers: [{ id: 'papers/1', name: '收入.jpg', type: 'image/jpeg', size: 3 }] },
  });
  expect([...files].map(([id, file]) => [id, file.name])).toEqual([['papers/1', '收入.jpg']]);
  expect([total, secret]).toEqual([1200, 2]);
});

test.each<[string, string, unknown]>([
  ['rent', ' ６５０．５ ', 650.5],
  ['rent', '-3', -3],
  ['rent', 'a lot', 'a lot'],
  ['rent', '0x10', '0x10'],
  ['rent', '   ', undefined],
  ['alone', 'perhaps', 'perhaps'],
  ['call', '18:30:00', '18:30'],
  ['visit', '2026-12-01T09:30:15', '2026-12-01T09:30:15+08:00'],
  ['visit', 'tomorrow', 'tomorrow'],
  ['total', '5', undefined],
])('%s, posted as "%s", is %j', (name, value, expected) => {
  expect(read([[name, value]])[name]).toEqual(expected);
});

test('an empty field for files is no answer', () => {
  expect(read([['papers', new File([], '', { type: 'application/octet-stream' })]])).toEqual({});
});

describe('fields that nobody asked for', () => {
  test('are left out, whatever they are called', () => {
    const names = [
      'more',
      '__proto__',
      '__proto__/polluted',
      'constructor/prototype/x',
      'members',
      'members/1',
      'members/1/more',
      'name/x',
    ];
    expect(read(names.map((name) => [name, 'x']))).toEqual({});
    expect(Object.prototype).not.toHaveProperty('polluted');
  });
  test('a file where a text is asked for, and a text where a file is', () => {
    expect(read([['name', new File(['x'], 'x.txt')], ['papers', 'x']])).toEqual({}); // prettier-ignore
  });
});

test('an id that means something to JavaScript is a plain key', () => {
  const form: FormDefinition = {
    format: 'civic-form/1',
    id: 'f',
    version: '1',
    pages: [{ id: 'p', questions: [{ id: '__proto__', type: 'text', label: 'P' }] }],
  };
  const { submission } = readFormPost(form, [['__proto__', 'x']], options);
  expect(Object.entries((submission as { answers: object }).answers)).toEqual([['__proto__', 'x']]);
});

test('what is posted deep and wide is read in time', () => {
  const entries = Array.from({ length: 20_000 }, (_, index): [string, string] => [`members/${index}/${'x/'.repeat(200)}name`, 'x']);
  expect(read(entries)).toEqual({});
});

test('options and versions of several lines are what the definition says, as browsers end lines in another way', () => {
  const options = ['a\nb', 'c'].map((value) => ({ value, label: value }));
  const definition: FormDefinition = {
    format: 'civic-form/1',
    id: 'f',
    version: '1\n2',
    pages: [{ id: 'p', questions: [{ type: 'choices', id: 'q', label: 'Q', options }] }],
  };
  const { submission } = readFormPost(definition, [['$version', '1\r\n2'], ['q', 'c'], ['q', 'a\r\nb']]); // prettier-ignore
  expect(submission).toMatchObject({ version: '1\n2', answers: { q: ['a\nb', 'c'] } });
});

test('a field for files that holds nothing is no answer', () => {
  expect(read([['papers', null as never], ['papers', new File(['a'], 'a.jpg', { type: 'image/jpeg' })]])).toMatchObject({ papers: [{ id: 'papers/1' }] }); // prettier-ignore
});

test('more fields than any page has are refused, before all are read', () => {
  let given = 0;
  function* endless(): Generator<[string, string]> {
    for (; given < 1e6; given++) yield [`x${given}`, ''];
  }
  expect(() => readFormPost(exampleForm, endless())).toThrow(expect.objectContaining({ code: 'too-large/form-post' }) as Error);
  expect(given).toBe(50_000);
});
