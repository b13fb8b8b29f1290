import type { CivicError } from '@civickit/core';
import { expect, test } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { explainProblem } from '../explain.js';
import { parseRequestTypeFile } from './parse-request-type-file.js';

const url = 'https://county.example/files/types.csv';
const parse = (text: string | Uint8Array) =>
  parseRequestTypeFile(typeof text === 'string' ? new TextEncoder().encode(text) : text, { url, source: 'county' });
const told = (problems: readonly CivicError[], lang: string) =>
  problems.flatMap((problem) => explainProblem(problem, lang).map(({ sentence }) => sentence));

test('a row becomes a type, and the rows below it its questions', async () => {
  const { types, forms, problems } = await parse(
    '类型名称,类型编码,大类,责任部门,说明,承诺时限,问题,问题类型,选项,必填,填写提示\n' +
      '道路破损,D-1,市政,县住建局,路面坑洞、井盖缺失,3天,位置在哪里？,多行文本,,是,写明路名\n' +
      ',,,,,,有多大？,,"small=小于脚掌；large=大于脚掌",,\n' +
      '道路破损,D-1,,,,,哪些受影响？,多选,"机动车、行人",否,\n' +
      '路灯不亮,D-2,市政,县住建局,,5个工作日,,,,,\n',
  );
  expect(problems).toEqual([]);
  expect(types).toEqual([
    {
      ref: { source: 'county', id: 'D-1' },
      name: '道路破损',
      description: '路面坑洞、井盖缺失',
      groups: ['市政'],
      agency: '县住建局',
      promised: 'P3D',
      hasQuestions: true,
      raw: expect.objectContaining({ 类型编码: 'D-1' }),
    },
    {
      ref: { source: 'county', id: 'D-2' },
      name: '路灯不亮',
      groups: ['市政'],
      agency: '县住建局',
      promisedWorkdays: 5,
      hasQuestions: false,
      raw: expect.anything(),
    },
  ]);
  expect([...forms.keys()]).toEqual(['D-1']);
  expect(forms.get('D-1')).toMatchObject({ format: 'civic-form/1', id: 'D-1', title: '道路破损' });
  expect(forms.get('D-1')?.pages[0]?.questions).toEqual([
    { id: '位置在哪里？', label: '位置在哪里？', hint: '写明路名', required: true, type: 'textarea' },
    {
      id: '有多大？',
      label: '有多大？',
      type: 'choice',
      options: [
        { value: 'small', label: '小于脚掌' },
        { value: 'large', label: '大于脚掌' },
      ],
    },
    {
      id: '哪些受影响？',
      label: '哪些受影响？',
      type: 'choices',
      options: [
        { value: '机动车', label: '机动车' },
        { value: '行人', label: '行人' },
      ],
    },
  ]);
});

test('a type says what it asks for, and whom to call where it is not taken here', async () => {
  const { types, problems } = await parse(
    '类型名称,责任部门,诉求性质,无需位置,无需照片,可不公开,相近半径（米）,不在此受理的原因,应联系,应联系电话,应联系网址\n' +
      '咨询,热线中心,政策咨询,是,是,,０,,,,\n' +
      '噪声,,投诉举报,否,,是,200米,,,,\n' +
      '火灾,,,,,,,紧急,消防救援,119,\n' +
      '停电,县供电局,,,,,,其他单位,,95598,https://power.example/\n',
  );
  expect(problems).toEqual([]);
  expect(types.map((type) => ({ ...type, raw: 0 }))).toEqual([
    { ref: { source: 'county', id: '咨询' }, name: '咨询', agency: '热线中心', kind: 'question', placeless: true, photoless: true, similarWithin: 0, hasQuestions: false, raw: 0 },
    { ref: { source: 'county', id: '噪声' }, name: '噪声', kind: 'complaint', mayBePrivate: true, similarWithin: 200, hasQuestions: false, raw: 0 },
    { ref: { source: 'county', id: '火灾' }, name: '火灾', instead: { reason: 'emergency', office: '消防救援', phone: '119' }, hasQuestions: false, raw: 0 },
    { ref: { source: 'county', id: '停电' }, name: '停电', agency: '县供电局', instead: { reason: 'other-office', office: '县供电局', phone: '95598', url: 'https://power.example/' }, hasQuestions: false, raw: 0 },
  ]); // prettier-ignore
});

test('a question finds its type by name where the row leaves the code out, unless several bear the name', async () => {
  const { types, forms } = await parse(
    'code,name,question\nD-1,Pothole,How large?\n,Pothole,Since when?\nL-1,Lamp,Which?\nL-2,Lamp,Where?\n,Lamp,Since when?\n',
  );
  expect(types.map(({ ref }) => ref.id)).toEqual(['D-1', 'L-1', 'L-2', 'Lamp']);
  expect([...forms.values()].map(({ pages }) => pages[0]?.questions.map(({ id }) => id))).toEqual([
    ['How large?', 'Since when?'],
    ['Which?'],
    ['Where?'],
    ['Since when?'],
  ]);
});

test('questions may stand in a sheet of their own', async () => {
  const text = (rows: readonly (readonly string[])[]) => rows.map((row) => row.map((value) => ({ value, type: String })));
  const bytes = await writeExcelFile([
    { sheet: 'Types', data: text([['Type', 'Code'], ['Pothole', '001'], ['Lamp', '002']]) },
    { sheet: 'Questions', data: text([['Type', 'Question', 'Kind of answer', 'Question ID', 'At most'], ['001', 'How deep?', 'whole number', 'depth', '90'], ['', 'Since when?', 'date', '', ''], ['Lamp', 'Number on it', '', '', '10'], ['Bench', 'Colour', '', '', '']]) },
  ]).toBuffer(); // prettier-ignore
  const { types, forms, problems } = await parse(bytes);
  expect(types).toMatchObject([
    { ref: { id: '001' }, hasQuestions: true },
    { ref: { id: '002' }, hasQuestions: true },
  ]);
  expect(forms.get('001')?.pages[0]?.questions).toEqual([
    { id: 'depth', label: 'How deep?', type: 'integer', maximum: 90 },
    { id: 'Since when?', label: 'Since when?', type: 'date' },
  ]);
  expect(forms.get('002')?.pages[0]?.questions).toEqual([{ id: 'Number on it', label: 'Number on it', type: 'text', maxLength: 10 }]);
  expect(told(problems, 'en')).toEqual([
    'sheet "Questions", row 5, column A "Type": "Bench" is not in this file. Write code or name as they stand there.',
  ]);
});

test('types in JSON bring their questions or their form along', async () => {
  const form = {
    format: 'civic-form/1',
    id: '001',
    version: '1',
    title: 'Pothole',
    pages: [
      {
        id: 'questions',
        questions: [
          { id: 'size', type: 'choice', label: 'How large?', required: true, options: [{ value: 's', label: 'Small' }, { value: 'l', label: 'Large' }] },
          { id: 'more', type: 'textarea', label: 'More', hint: 'If you like', minLength: 2, maxLength: 500 },
          { id: 'depth', type: 'decimal', label: 'Depth', minimum: 0, maximum: 9.5 },
          { id: 'n', type: 'note', label: 'Mind the traffic' },
        ],
      },
    ],
  }; // prettier-ignore
  const instead = { reason: 'other-office', office: 'Road Authority', phone: '12328', url: 'https://road.example/' };
  const asks = { kind: 'suggestion', placeless: true, photoless: true, mayBePrivate: true, similarWithin: 30, instead };
  const type = {
    ref: { source: 'x', id: '001' },
    name: 'Pothole',
    groups: ['Streets'],
    keywords: ['hole'],
    agency: 'Works',
    ...asks,
    lang: 'en',
  };
  const { types, forms, problems } = await parse(
    JSON.stringify({ types: [{ ...type, form }, { name: 'Lamp', questions: [{ label: 'Where?', options: ['left', 'right'] }] }, 7] }),
  );
  expect(types).toMatchObject([{ ...type, ref: { source: 'county', id: '001' }, hasQuestions: true }, { ref: { id: 'Lamp' } }]);
  expect(forms.get('001')).toEqual(form);
  expect(forms.get('Lamp')?.pages[0]?.questions).toMatchObject([
    { label: 'Where?', type: 'choice', options: [{ value: 'left' }, { value: 'right' }] },
  ]);
  expect(problems).toMatchObject([{ code: 'protocol/wrong-shape' }]);
});

test('what cannot be read is told with row, column and head', async () => {
  const { types, problems } = await parse('类型名称,问题,问题类型,选项\n,孤零零,,\n井盖,多大,单选,\n井盖,,,\n井盖,多深,魔法,\n');
  expect(types).toMatchObject([{ name: '井盖', hasQuestions: true }]);
  expect(told(problems, 'zh-Hans')).toEqual([
    '第 2 行，A 列“类型名称”：缺少名称。请填写名称，或清空整行。',
    '第 3 行，D 列“选项”：选择题须有选项，各项用分号隔开。',
    '第 4 行，A 列“类型名称”：与第 3 行重复。请删去一条，或填写不同的编号。',
    '第 5 行，C 列“问题类型”：无法识别“魔法”。可填写的词见模板。',
  ]);
  const { types: stopped, problems: wrong } = await parse(
    'Type,No place needed,Similar within (m),Not taken here because,Contact instead,Contact instead phone,Contact instead page\n' +
      'Fire,perhaps,near,fire,,soon,power\nFlood,,-5,other office,Water,,\n',
  );
  expect(told(wrong, 'en')).toEqual([
    'row 2, column B "No place needed": "perhaps" is neither yes nor no. Write yes, or leave it empty.',
    'row 2, column C "Similar within (m)": "near" is no number.',
    'row 2, column D "Not taken here because": "fire" is none of the words that are understood here. The template lists them.',
    'row 2, column F "Contact instead phone": "soon" holds no telephone number, e-mail or web address.',
    'row 2, column G "Contact instead page": "power" is no address. Begin it with https:// or with /.',
    'row 2, column E "Contact instead": The name is missing. Write one, or empty the row.',
    'row 3, column C "Similar within (m)": "-5" is no number.',
  ]);
  expect(stopped).toMatchObject([{ name: 'Fire' }, { instead: { reason: 'other-office', office: 'Water' } }]);
  await expect(parse('甲,乙\n')).rejects.toMatchObject({
    code: 'invalid/head',
    message: expect.stringContaining('Type, Question, Options'),
  });
  await expect(parse('{"a":[]}')).rejects.toMatchObject({ code: 'protocol/wrong-shape', message: expect.stringContaining('"types"') });
});
