import { readFileSync } from 'node:fs';
import { isCivicError } from '@civickit/core';
import { openForm, parseFormDefinition } from '@civickit/core/forms';
import { expect, test } from 'vitest';
import { writeCsvTemplate, writeWorkbookTemplate } from '../../files/templates/write-template.js';
import { choices, questionOf, surveyOf } from './form.node.js';
import { importXlsForm } from './import-xls-form.js';

const hall = new Uint8Array(readFileSync(new URL('fixtures/hall-booking.md', import.meta.url)));
const bytesOf = (text: string) => new TextEncoder().encode(text);
const codes = ({ report }: Awaited<ReturnType<typeof surveyOf>>) => report.map(({ code, row, column }) => `${code} ${row}${column ?? ''}`);

test('the booking of a hall comes over whole, in two languages', async () => {
  const { definition, report } = await importXlsForm(hall);
  expect(parseFormDefinition(definition)).toEqual(definition);
  expect(report.filter(({ kind }) => kind !== 'lossless')).toEqual([]);
  expect(definition).toMatchObject({
    id: 'hall-booking',
    version: '2026-11-28',
    languages: ['en', 'zh-Hans'],
    title: { en: 'Booking of the village hall', 'zh-Hans': '会场预约' },
    pages: [{ id: 'booking' }, { id: 'use' }, { id: 'person', title: { en: 'About you', 'zh-Hans': '申请人' } }],
  });
});

test('the booking of a hall can be filled in', async () => {
  const { definition } = await importXlsForm(hall);
  const form = openForm(definition);
  form.set('hall', 'small');
  expect(form.options('part').map(({ value }) => value)).toEqual(['small-am', 'small-pm']);
  expect(form.shows('card')).toBe(false);
  form.set('hall', 'great');
  expect([form.shows('card'), form.requires('card')]).toEqual([true, true]);
  form.set('people', 601);
  expect(form.check({ path: 'people' })).toEqual([expect.objectContaining({ code: 'maximum' })]);
});

const survey = [['类型', '名称', '标签', '必填', '显示条件'], ['单选 地点', '地点', '在哪里？', '是', ''], ['文本', '路名', '路名', '', "${地点} = '道路'"]]; // prettier-ignore
const options = [['列表', '名称', '标签'], ['地点', '道路', '道路'], ['地点', '公园', '公园']]; // prettier-ignore
const settings = [['表单标题', '表单编号', '版本', '默认语言'], ['反映问题', 'report', '3', '中文 (zh-Hans)']]; // prettier-ignore
const wanted = {
  id: 'report',
  version: '3',
  title: '反映问题',
  languages: ['zh-Hans'],
  pages: [
    { questions: [{ id: '地点', type: 'choice', label: '在哪里？', required: true, options: [{ value: '道路' }, { value: '公园' }] }] },
    { questions: [{ id: '路名', type: 'text', showIf: { '==': [{ var: '地点' }, '道路'] } }] },
  ],
};

test('a workbook with Chinese names of sheets, heads and types is read', async () => {
  const sheets = [{ name: '问卷', rows: survey }, { name: '选项', rows: options }, { name: '设置', rows: settings }]; // prettier-ignore
  const { definition, report } = await importXlsForm(writeWorkbookTemplate(sheets));
  expect(definition).toMatchObject(wanted);
  expect(report).toEqual([]);
});

test('CSV has its sheets one below the other', async () => {
  const rows = [['survey'], ...survey.map((row) => ['', ...row]), ['choices'], ...options.map((row) => ['', ...row]), ['settings'], ...settings.map((row) => ['', ...row])]; // prettier-ignore
  const { definition, report } = await importXlsForm(writeCsvTemplate({ name: '', rows }));
  expect(definition).toMatchObject(wanted);
  expect(report).toEqual([]);
});

test('CSV of the survey alone is read too', async () => {
  const { definition } = await importXlsForm(bytesOf('type,name,label\ninteger,age,How old?\n'));
  expect(definition.pages).toMatchObject([{ questions: [{ id: 'age', type: 'integer', label: 'How old?' }] }]);
});

test('an old workbook is answered with how to save it anew', async () => {
  const xls = new Uint8Array(readFileSync(new URL('../../files/fixtures/libreoffice.xls', import.meta.url)));
  await expect(importXlsForm(xls)).rejects.toMatchObject({ code: 'unsupported/file', message: expect.stringContaining('.xlsx') as string });
});

test.each([
  ['survey alone, but no sheet of that name', '| other |\n| | a |', 'invalid/head'],
  ['no type', '| survey |\n| | name |\n| | a |', 'invalid/head'],
  ['no question', '| survey |\n| | type | name |\n| | note | |\n| choices |', undefined],
])('%s', async (_, text, code) => {
  const read = importXlsForm(bytesOf(text));
  if (code === undefined) await expect(read).resolves.toBeDefined();
  else await expect(read).rejects.toMatchObject({ code });
});

test.each([
  ['textarea', { type: 'text', appearance: 'multiline' }],
  ['datetime', { type: 'dateTime' }],
  ['declaration', { type: 'acknowledge' }],
  ['location', { type: 'geopoint' }],
  ['file', { type: 'image' }],
  ['integer', { type: 'range', parameters: 'start=1 end=5' }],
  ['tel', { type: 'phone number' }],
  ['resident-id', { type: 'resident-id' }],
  ['yesno', { type: '是否' }],
])('%s', async (type, row) => {
  expect(questionOf(await surveyOf([{ name: 'a', ...row }]), 'a')?.type).toBe(type);
});

test.each([
  [{ type: 'integer', constraint: '. > 5 and . <= 10' }, { minimum: 6, maximum: 10 }],
  [{ type: 'decimal', constraint: '. > 5' }, { check: { '>': [{ var: 'a' }, 5] } }],
  [{ type: 'date', constraint: '. <= today()' }, { maximum: { today: [] } }],
  [{ type: 'text', constraint: "regex(., '^[0-9]{6}$')" }, { pattern: '^[0-9]{6}$' }],
  [{ type: 'text', constraint: 'string-length(.) = 4' }, { minLength: 4, maxLength: 4 }],
  [{ type: 'select_multiple where', constraint: "not(selected(., 'road')) or count-selected(.) = 1" }, { check: { or: [{ '!': { in: ['road', { var: 'a' }] } }, { '==': [{ count: { var: 'a' } }, 1] }] } }],
  [{ type: 'integer', constraint: '. >= 1 and pulldata(.)', constraint_message: 'No' }, { minimum: 1, messages: { minimum: 'No' } }],
])('the constraint %o', async (row, members) => {
  expect(questionOf(await surveyOf([{ name: 'a', ...row }], choices), 'a')).toMatchObject(members);
}); // prettier-ignore

test('groups, pages and repeats', async () => {
  const form = await surveyOf([
    { type: 'begin_group', name: 'one', appearance: 'field-list', relevant: "${a} = 'x'" },
    { type: 'text', name: 'b' },
    { type: 'begin_group', name: 'inner', label: '', relevant: "${b} = 'y'" },
    { type: 'text', name: 'c' },
    { type: 'end_group', label: '' },
    { type: 'end_group', label: '' },
    { type: 'text', name: 'a' },
    { type: 'calculate', name: 'sum', label: '', calculation: '1 + 1' },
    { type: 'begin repeat', name: 'people', repeat_count: '3' },
    { type: 'text', name: 'b' },
  ]);
  expect(form.definition.pages).toMatchObject([
    { id: 'one', showIf: { '==': [{ var: 'a' }, 'x'] }, questions: [{ id: 'b' }, { id: 'c', showIf: { '==': [{ var: 'b' }, 'y'] } }] },
    { id: 'a', questions: [{ id: 'a' }, { id: 'sum', value: { '+': [1, 1] } }] },
    { id: 'people', questions: [{ type: 'repeat', minItems: 3, maxItems: 3, questions: [{ id: 'b' }] }] },
  ]);
  expect(codes(form)).toEqual(['group-open 11B']);
});

test.each([
  ['end_repeat', 'begin_group'],
  ['结束组', '开始重复'],
])('%s behind %s is told, for what stands behind it may be elsewhere than was meant', async (end, begin) => {
  const form = await surveyOf([{ type: begin, name: 'one' }, { type: 'text', name: 'a' }, { type: end, label: '' }]); // prettier-ignore
  expect(form.report).toMatchObject([{ code: 'end-crossed', row: 5, params: { name: 'one' } }]);
});

test('a long list of questions without groups shares pages, and the report says so', async () => {
  const rows = (count: number) => Array.from({ length: count }, (_, at) => ({ type: 'text', name: `q${at}` }));
  const enough = await surveyOf(rows(500));
  expect([enough.definition.pages.length, enough.report]).toEqual([500, []]);
  const apart: Record<string, string>[] = [
    { type: 'begin group', appearance: 'field-list', name: 'g' },
    { type: 'text', name: 'in' },
    { type: 'end group' },
  ];
  const { definition, report } = await surveyOf([...rows(501), ...apart, { type: 'text', name: 'last' }]);
  expect(definition.pages.map(({ questions }) => questions.length)).toEqual([...Array.from({ length: 250 }, () => 2), 1, 1, 1]);
  expect(definition.pages.map(({ id }) => id).slice(-3)).toEqual(['q500', 'g', 'last']);
  expect(report).toMatchObject([{ code: 'pages-joined', row: 3, params: { number: 2, limit: 500 } }]);
});

test('a choice without a label shows its name, and the report says so', async () => {
  const form = await surveyOf(
    [{ type: 'select_one where', name: 'a' }],
    '| choices |\n| | list_name | name | label |\n| | where | road | |',
  );
  expect(form.definition.lists).toEqual({ where: [{ value: 'road', label: 'road' }] });
  expect(form.report).toMatchObject([{ kind: 'assumed', code: 'no-label', params: { name: 'road' } }]);
});

test('rows behind one value of the column page stand on one page', async () => {
  const form = await surveyOf([
    { type: 'text', name: 'a', page: '会场' },
    { type: 'text', name: 'b', page: '' },
    { type: 'text', name: 'c', page: 'About you' },
  ]);
  expect(form.definition.pages).toMatchObject([
    { id: '会场', title: '会场', questions: [{ id: 'a' }, { id: 'b' }] },
    { id: 'About_you', title: 'About you', questions: [{ id: 'c' }] },
  ]);
});

test('what cannot be brought over is reported by row and column, and nothing is made up for it', async () => {
  const form = await surveyOf(
    [
      { type: 'start', name: 'start', label: '' },
      { type: 'hidden', name: 'secret', label: '' },
      { type: 'text', name: 'a', default: 'x' },
      { type: 'rank where', name: 'ranked' },
      { type: 'select_one nowhere', name: 'lost' },
      { type: 'text', name: 'b', label: 'Hello ${a}', appearance: 'w1' },
      { type: 'text', name: 'd', personal_data: 'shoe-size' },
      { type: 'calculate', name: 'e', label: '', calculation: 'uuid()' },
      { type: 'note', name: 'f', relevant: "${e} = 'x'" },
      { type: 'select_one where', name: 'g', choice_filter: 'pulldata(1)' },
      { type: 'text', name: 'a' },
    ],
    choices,
  );
  expect(codes(form)).toEqual([
    'list 7B', 'renamed 13C',
    'metadata 3B', 'hidden 4B', 'default 5E', 'type 6B', 'appearance 8F', 'label-reference 8D', 'word 9G', 'function 10H', 'reference 11I', 'function 12J', 'default 13E',
  ].slice(0, -1)); // prettier-ignore
  expect(questionOf(form, 'b')?.label).toBe('Hello …');
  expect(questionOf(form, 'f')?.showIf).toBeUndefined();
  expect(questionOf(form, 'ranked')).toMatchObject({ type: 'text' });
  expect(JSON.stringify(form.report)).not.toContain('A label');
});

test('conditions in a ring are cut where the form would refuse them', async () => {
  const form = await surveyOf([
    { type: 'text', name: 'a', relevant: "${b} = 'x'" },
    { type: 'text', name: 'b', relevant: "${a} = 'x'" },
  ]);
  expect(form.report).toEqual([expect.objectContaining({ code: 'does-not-fit', column: 'B', params: { member: 'showIf' } })]);
});

test('what a form refuses is taken out, and told', async () => {
  const form = await surveyOf([
    { type: 'text', name: 'a', autocomplete: '!', constraint: 'string-length(.) >= 5 and string-length(.) <= 2' },
  ]);
  expect(questionOf(form, 'a')).toEqual({ id: 'a', type: 'text', label: 'A label', maxLength: 2 });
  expect(codes(form)).toEqual(['as-limit 3F', 'does-not-fit 3B', 'does-not-fit 3B']);
});

test('an option that a form refuses is taken out alone', async () => {
  const form = await surveyOf([{ type: 'select_one where', name: 'a' }], `${choices}\n| | where | ${'x'.repeat(300)} | Far | |`);
  expect(form.definition.lists?.['where']).toHaveLength(2);
  expect(form.report.map(({ code }) => code)).toEqual(['does-not-fit']);
});

test('or_other adds an option and a question', async () => {
  const form = await surveyOf([{ type: 'select_one where or_other', name: 'a' }], choices);
  expect(questionOf(form, 'a')).toMatchObject({ options: [{ value: 'road' }, { value: 'park' }, { value: 'other', label: 'Other' }] });
  expect(questionOf(form, 'a_other')).toMatchObject({ type: 'text', showIf: { '==': [{ var: 'a' }, 'other'] } });
});

test('columns without a language are in the one that is told', async () => {
  const text = '| survey |\n| | type | name | label | label::中文 (zh-Hans) | label::Klingon |\n| | text | a | A | 甲 | x |';
  const { definition, report } = await importXlsForm(bytesOf(text), { lang: 'en' });
  expect(definition).toMatchObject({ languages: ['en', 'zh-Hans'], pages: [{ questions: [{ label: { en: 'A', 'zh-Hans': '甲' } }] }] });
  expect(report.map(({ code }) => code)).toEqual(['language', 'no-form-id']);
});

test('a sheet made to keep the reader busy is refused soon', async () => {
  const rows = Array.from({ length: 19_000 }, () => '| | text | a | A | ${${${ |').join('\n');
  await expect(importXlsForm(bytesOf(`| survey |\n| | type | name | label | relevant |\n${rows}`))).rejects.toMatchObject({
    code: 'too-large/form-definition',
  });
});

/** The same numbers each time (Park and Miller). */
function lottery(seed: number): (below: number) => number {
  let state = seed;
  return (below) => (state = (state * 48_271) % 2_147_483_647) % below;
}

test('whatever stands in the cells, a form comes of it or an error of ours', async () => {
  const draw = lottery(7);
  const pieces = ['${a}', '${b}', '.', '..', "'x'", '1', '-', '+', '(', ')', ',', 'and', 'or', '=', '!=', '<', 'not(', 'selected(', 'if(', 'today()', 'count(', 'int(', '$', '"', '中', 'div', '\u0000', '|']; // prettier-ignore
  const types = ['text', 'integer', 'select_one where', 'begin_group', 'end_group', 'begin_repeat', 'end_repeat', 'calculate', 'date', 'note', '', 'x', 'select_multiple where or_other']; // prettier-ignore
  const names = ['a', 'b', 'a', '__proto__', 'constructor', '', '1', '名'];
  const noise = () => Array.from({ length: draw(9) }, () => pieces[draw(pieces.length)]).join(' ');
  for (let round = 0; round < 150; round++) {
    const rows = Array.from({ length: 1 + draw(10) }, () => ({
      type: types[draw(types.length)] ?? '',
      name: names[draw(names.length)] ?? '',
      relevant: noise(),
      constraint: noise(),
      calculation: noise(),
      required: noise(),
      choice_filter: noise(),
      repeat_count: noise(),
      page: noise(),
      appearance: draw(3) ? '' : 'field-list',
    }));
    const read = await surveyOf(rows, choices).catch((error: unknown) => error);
    if (read instanceof Error) expect(isCivicError(read), String(read.stack)).toBe(true);
    else expect(read).toHaveProperty('definition.format', 'civic-form/1');
  }
});
