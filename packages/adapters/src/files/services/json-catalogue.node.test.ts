import type { PublicService } from '@civickit/core';
import { expect, test } from 'vitest';
import { parseServiceFile, type ParseServiceFileOptions } from './parse-service-file.js';

const parse = (value: unknown, options: Partial<ParseServiceFileOptions> = {}) =>
  parseServiceFile(new TextEncoder().encode(JSON.stringify(value)), {
    url: 'https://county.example/c.json',
    zone: 'Asia/Shanghai',
    source: 'county',
    ...options,
  });

const whole: Omit<PublicService, 'raw' | 'sameAs' | 'related'> = {
  ref: { source: 'county', id: '0012' },
  name: 'Residence permit',
  alternateNames: ['Permit to stay'],
  keywords: ['moving', '户口'],
  summary: 'For whoever moves here.',
  description: [{ tag: 'p', children: ['In ', { tag: 'strong', children: ['three'] }, ' steps.'] }],
  status: 'active',
  alert: 'Closed on 4 March',
  organization: { id: 'o1', name: 'Police', url: 'https://county.example/police' },
  legalBasis: [{ title: 'Residence Act; section 4', url: 'https://law.example/4' }, { title: 'Decree' }],
  audience: ['person', 'organisation'],
  eligibility: 'Whoever has lived here\nfor half a year.',
  minimumAge: 16,
  maximumAge: 99,
  documents: [
    {
      name: 'Identity card; both sides',
      needed: 'sometimes',
      condition: 'If not known',
      deferrable: true,
      originals: 1,
      copies: 2,
      format: 'either',
      issuer: 'Police',
      form: { title: 'Form 7', url: 'https://county.example/7.pdf' },
      sample: { title: 'Form 7, filled in', url: 'https://county.example/7s.pdf' },
      note: 'In black ink',
    },
  ],
  places: [
    {
      id: 'p1',
      name: 'Town hall',
      address: '1 Market Square',
      postcode: '012345',
      where: { latitude: 30.5, longitude: 120.25 },
      hours: {
        text: 'by appointment',
        periods: [{ days: ['MO'], ordinals: [1, -1], opens: '09:00', closes: '12:00', from: '2026-01-01', until: '2026-12-31', note: 'n' }],
      },
      contacts: [{ name: 'Desk', phones: [{ number: '555 0119', kind: 'voice', note: 'mornings' }] }, { email: 'a@county.example' }],
      directions: 'Bus 4',
      accessibility: ['wheelchair'],
    },
  ],
  hours: { text: 'Mon-Fri 9:00-12:00', periods: [{ days: ['MO'], opens: '09:00', closes: '12:00' }] },
  contacts: [
    {
      name: 'Desk',
      phones: [{ number: '555 0120' }, { number: '555 0121', kind: 'fax' }],
      email: 'b@county.example',
      url: 'https://county.example/ask',
    },
  ],
  complaints: { name: 'Ombudsman', phones: [{ number: '12345' }], url: 'https://county.example/complain' },
  steps: [{ name: 'Apply', text: 'At the counter; or online', takes: { amount: 10, unit: 'minute', note: 'mostly' } }, { name: 'Wait' }],
  time: { legal: { amount: 20, unit: 'workday', note: 'by law' }, promised: { amount: 1.5, unit: 'month' } },
  visits: 3,
  fees: [{ name: 'Card', amount: 20, currency: 'CNY', note: 'once', legalBasis: { title: 'List of fees', url: 'https://law.example/f' } }],
  channels: [{ kind: 'online', url: 'https://county.example/apply' }, { kind: 'counter' }],
  outcome: { name: 'Card', sample: { title: 'A card', url: 'https://county.example/card.png' }, delivery: 'by post' },
  terms: [{ id: 't1', name: 'Moving', taxonomy: 'life', parent: 't0' }],
  areas: [{ name: 'Hekou village', code: '330681101201' }],
  languages: ['zh', 'ug'],
  questions: [{ question: 'May somebody else come?', answer: 'Yes.\nWith a letter.' }],
  url: 'https://county.example/permit',
  updated: { iso: '2026-03-04T08:30:00+08:00', precision: 'instant', zone: 'given' },
  verified: { iso: '2026-03-05', precision: 'day', zone: 'assumed' },
  lang: 'en',
};

test('a service as the client gives it comes back as it was', async () => {
  const { items, problems } = await parse({ services: [whole] });
  expect(problems).toEqual([]);
  expect(items).toEqual([{ ...whole, raw: whole }]);
});

test('what a tree of rich text may not hold is left out', async () => {
  const description = [
    {
      tag: 'p',
      children: ['<b>1 & 2</b>', { tag: 'script', children: ['alert(1)'] }, { tag: 'a', href: 'javascript:alert(1)', children: ['x'] }],
    },
    { tag: 'P onload' },
    7,
  ];
  const { items } = await parse([{ name: 'a', description }]);
  expect(JSON.stringify(items[0]?.description)).toBe('[{"tag":"p","children":["<b>1 & 2</b>x"]}]');
});

test('numbers, null, empty and odd values where others belong cost only themselves', async () => {
  const { items, problems } = await parse([
    {
      name: 7,
      code: 12,
      phone: 12345,
      places: [{ name: 'Hall', where: { latitude: 0, longitude: 0 } }],
      hours: {},
      steps: null,
      documents: [],
    },
    { name: null },
    'service',
    {
      name: 'Odd',
      terms: 'a',
      complaints: 3,
      periods: [1],
      places: [[], { address: 'x', latitude: 'north' }],
      contacts: [{}],
      later: { deep: { er: [{}] } },
    },
  ]);
  expect(items).toMatchObject([
    { ref: { id: '12' }, name: '7', contacts: [{ phones: [{ number: '12345' }] }], documents: [] },
    { name: 'Odd', places: [{ address: 'x' }], raw: { later: { deep: {} } } },
  ]);
  expect(items[0]?.places).toEqual([{ name: 'Hall' }]);
  expect(problems.length).toBeGreaterThanOrEqual(3);
  for (const { kind } of problems) expect(['invalid', 'protocol']).toContain(kind);
});

const basic = {
  task_name: '老年人优待证办理',
  task_code: '11330681MB0001X1234000700100',
  dept_name: '县民政局',
  dept_code: '11330681MB0001X123',
  server_type: '1',
  accept_condition: '年满六十周岁',
  by_law: '《老年人权益保障法》',
  anticipate_day: 20,
  anticipate_type: '1',
  promise_day: 1,
  promise_type: '1',
  promise_explain: '资料齐全',
  limit_scene_num: 0,
  is_fee: '0',
  link_way: '0571-88888888',
  supervise_way: '12345',
  transact_addr: '政务服务中心',
  transact_time: '周一至周五 9:00-17:00',
  handle_flow: '申请→受理→发证',
  task_state: '1',
};
const material = [
  { material_name: '近期照片', order_num: 2, is_need: '0', page_num: 2, material_format: '电子' },
  { material_name: '居民身份证', order_num: 1, is_need: '1', page_num: 1, source_explain: '公安机关' },
];
const codes = { server_type: { 1: '自然人' }, anticipate_type: { 1: '工作日' }, promise_type: { 1: '工作日' }, task_state: { 1: '在用' } };
const read = {
  ref: { source: 'county', id: basic.task_code },
  name: '老年人优待证办理',
  status: 'active',
  organization: { name: '县民政局', id: '11330681MB0001X123' },
  audience: ['person'],
  time: { legal: { amount: 20, unit: 'workday' }, promised: { amount: 1, unit: 'workday', note: '资料齐全' } },
  visits: 0,
  fees: [{ amount: 0 }],
  steps: [{ name: '申请' }, { name: '受理' }, { name: '发证' }],
  documents: [
    { name: '居民身份证', needed: 'always', originals: 1, issuer: '公安机关' },
    { name: '近期照片', needed: 'optional', originals: 2, format: 'electronic' },
  ],
  outcome: { name: '优待证' },
  areas: [{ name: '河口村', code: '330681101201' }],
  questions: [{ question: '要多久？', answer: '一天。' }],
};
const extend = { result_name: '优待证', village_code: '330681101201', village_name: '河口村', town_name: '河口镇' };
const questions = [{ question: '要多久？', answer: '一天。' }];

test.each([
  ['in each record', [{ basic, extend, material, questions }]],
  ['in one record alone', { basic, extend, material, questions }],
  ['within an envelope', { code: 0, data: { list: [{ ...basic, ...extend, materials: material, questions }] } }],
  [
    'as tables joined by code',
    {
      up_task_general_basic: [basic],
      up_task_general_extend: [{ ...extend, task_code: basic.task_code }],
      up_task_general_material: material.map((row) => ({ ...row, task_code: basic.task_code })),
      up_task_general_questions: questions.map((row) => ({ ...row, task_code: basic.task_code })),
    },
  ],
])('the tables of the national exchange are read %s', async (_, value) => {
  const { items, problems } = await parse(value, { codes });
  expect(problems).toEqual([]);
  expect(items).toMatchObject([read]);
});

test('codes that nobody explains are reported, and never guessed', async () => {
  const { items, problems } = await parse([{ basic }]);
  expect(items[0]).not.toHaveProperty('time');
  expect(items[0]).not.toHaveProperty('audience');
  expect(problems).toMatchObject([{ code: 'invalid/cell', issues: [{}, {}, {}, {}] }]);
});
