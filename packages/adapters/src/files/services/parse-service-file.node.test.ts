import { completeness, type CivicError, type PublicService } from '@civickit/core';
import { expect, test } from 'vitest';
import writeExcelFile from 'write-excel-file/node';
import { explainProblem } from '../explain.js';
import { parseServiceFile, type ParseServiceFileOptions } from './parse-service-file.js';

const url = 'https://county.example/files/catalogue.xlsx';
const parseBytes = (bytes: Uint8Array, options: Partial<ParseServiceFileOptions> = {}) =>
  parseServiceFile(bytes, { url, zone: 'Asia/Shanghai', source: 'county', ...options });
const parse = (text: string, options: Partial<ParseServiceFileOptions> = {}) => parseBytes(new TextEncoder().encode(text), options);
const told = (problems: readonly CivicError[], lang: string) =>
  problems.flatMap((problem) => explainProblem(problem, lang).map(({ sentence }) => sentence));
const workbook = (sheets: Record<string, readonly (readonly (string | number | null)[])[]>) =>
  writeExcelFile(
    Object.entries(sheets).map(([sheet, rows]) => ({
      sheet,
      data: rows.map((row) => row.map((value) => (value === null ? null : { value, type: typeof value === 'number' ? Number : String }))),
    })),
  ).toBuffer();
const withoutRaw = (items: readonly PublicService[]) => items.map(({ raw, ...service }) => (raw ? service : service));

test('a row of a clerk’s table becomes a service with all that it says', async () => {
  const { items, problems } = await parse(
    '事项名称,事项编码,受理部门,服务对象,设定依据,申请条件,办理材料,办理地点,办理时间,联系电话,监督投诉,办理流程,法定时限,承诺时限（工作日）,到现场次数,收费,办理形式,网上办理地址,主题,办理结果,适用区域\n' +
      '老年人优待证,330681-07-001,县民政局,自然人,《老年人权益保障法》第五十二条,年满六十周岁,"居民身份证（原件1份，复印件1份）；一寸照片（容缺）",县政务服务中心3号窗口,周一至周五 9:00-12:00 14:00-17:00,0571-8888888、8888889（夜间）,12345,"1.申请\n2.发证",20个工作日,5,0,不收费,"窗口办理、网上办理",https://county.example/apply,养老,优待证,河口村 330681101201\n',
  );
  expect(problems).toEqual([]);
  expect(items).toEqual([
    {
      ref: { source: 'county', id: '330681-07-001' },
      name: '老年人优待证',
      organization: { name: '县民政局' },
      audience: ['person'],
      legalBasis: [{ title: '《老年人权益保障法》第五十二条' }],
      eligibility: '年满六十周岁',
      documents: [
        { name: '居民身份证', originals: 1, copies: 1 },
        { name: '一寸照片', deferrable: true },
      ],
      places: [{ address: '县政务服务中心3号窗口' }],
      hours: {
        text: '周一至周五 9:00-12:00 14:00-17:00',
        periods: [
          { days: ['MO', 'TU', 'WE', 'TH', 'FR'], opens: '09:00', closes: '12:00' },
          { days: ['MO', 'TU', 'WE', 'TH', 'FR'], opens: '14:00', closes: '17:00' },
        ],
      },
      contacts: [{ phones: [{ number: '0571-8888888' }, { number: '8888889', note: '夜间' }] }],
      complaints: { phones: [{ number: '12345' }] },
      steps: [{ name: '申请' }, { name: '发证' }],
      time: { legal: { amount: 20, unit: 'workday' }, promised: { amount: 5, unit: 'workday' } },
      visits: 0,
      fees: [{ amount: 0 }],
      channels: [{ kind: 'counter' }, { kind: 'online', url: 'https://county.example/apply' }],
      terms: [{ id: '养老', name: '养老' }],
      outcome: { name: '优待证' },
      areas: [{ name: '河口村', code: '330681101201' }],
      raw: expect.objectContaining({ 事项名称: '老年人优待证' }),
    },
  ]);
  expect(completeness(items[0] as PublicService)).toEqual({ score: 8, missing: [] });
});

test('semicolons between cells, a byte order mark, English heads and a title above them are no matter', async () => {
  const { items, problems } = await parse(
    '\ufeffServices of the county;;;\n;;;\nService;Documents;Time needed;Fee\n"Birth certificate";"Identity card\nForm";3 working days;€ 12\nNothing needed;none;at once;free\n',
  );
  expect(problems).toEqual([]);
  expect(items).toMatchObject([
    { name: 'Birth certificate', documents: [{ name: 'Identity card' }, { name: 'Form' }], fees: [{ amount: 12, currency: 'EUR' }] },
    { name: 'Nothing needed', documents: [], time: { promised: { amount: 0 } }, fees: [{ amount: 0 }] },
  ]);
});

const county = {
  服务事项: [
    ['某县政务服务事项目录'],
    ['事项编码', '事项名称', '受理部门', '设定依据', '申请条件', '办理地点', '承诺时限'],
    ['A-1', '居住证办理', '公安局', '《居住证暂行条例》', '居住半年以上', '政务服务中心', '15个工作日'],
    ['A-2', '低保申请', '民政局', '《社会救助暂行办法》', '收入低于标准', '政务服务中心；东城便民服务站', '30个工作日'],
    [null, '法律援助', '司法局', null, null, '东街 8 号', '7天'],
  ],
  申请材料: [
    ['事项编码', '材料名称', '必要性', '原件份数', '复印件份数', '材料形式', '来源渠道', '空白表格'],
    ['A-1', '居民身份证', '必要', 1, 1, '纸质', '公安机关', null],
    [null, '居住证明', '必要（可容缺）', 1, null, '纸质和电子', null, '/forms/residence.pdf'],
    ['A-2', '收入证明', '非必要', null, 1, null, null, null],
  ],
  办理地点: [
    ['地点名称', '地址', '纬度', '经度', '办理时间', '电话'],
    ['政务服务中心', '中山路 1 号', 30.2741, 120.1551, '工作日 9:00-17:00', '0571-1'],
    ['东城便民服务站', '东城路 2 号', null, null, '周一至周五 9:00-12:00', '0571-2222222'],
  ],
  联系方式: [
    ['名称', '电话', '用途', '事项名称'],
    ['公安局', '110110', null, null],
    ['民政局', '0571-3333333', null, '低保申请'],
    ['纪检组', '12388', '投诉', '全部'],
  ],
  收费: [
    ['事项名称', '收费项目', '收费标准', '收费依据'],
    ['居住证办理', '工本费', '20元/证', '《收费目录》'],
  ],
  办理流程: [
    ['事项', '步骤', '说明', '时限', '序号'],
    ['居住证办理', '发证', '凭回执领取', '当场', 2],
    ['居住证办理', '申请', '到窗口', '10分钟', 1],
  ],
  常见问题: [
    ['事项', '问题', '答案'],
    ['A-1', '可以代办吗？', '可以，须带委托书。'],
  ],
  填写说明: [['每行一项，不要合并单元格']],
};

test('a county’s whole catalogue in one workbook is joined by code or name', async () => {
  const { items, problems } = await parseBytes(await workbook(county));
  expect(problems).toEqual([]);
  expect(withoutRaw(items)).toEqual([
    {
      ref: { source: 'county', id: 'A-1' },
      name: '居住证办理',
      organization: { name: '公安局' },
      legalBasis: [{ title: '《居住证暂行条例》' }],
      eligibility: '居住半年以上',
      documents: [
        { name: '居民身份证', needed: 'always', originals: 1, copies: 1, format: 'paper', issuer: '公安机关' },
        {
          name: '居住证明',
          needed: 'always',
          deferrable: true,
          originals: 1,
          format: 'either',
          form: { title: '居住证明', url: 'https://county.example/forms/residence.pdf' },
        },
      ],
      places: [
        {
          name: '政务服务中心',
          address: '中山路 1 号',
          where: { latitude: 30.2741, longitude: 120.1551 },
          hours: { text: '工作日 9:00-17:00', periods: [expect.objectContaining({ opens: '09:00' })] },
          contacts: [{ phones: [{ number: '0571-1' }] }],
        },
      ],
      contacts: [{ name: '公安局', phones: [{ number: '110110' }] }],
      complaints: { name: '纪检组', phones: [{ number: '12388' }] },
      steps: [
        { name: '申请', text: '到窗口', takes: { amount: 10, unit: 'minute' } },
        { name: '发证', text: '凭回执领取', takes: { amount: 0, unit: 'workday', note: '当场' } },
      ],
      time: { promised: { amount: 15, unit: 'workday' } },
      fees: [{ name: '工本费', amount: 20, currency: 'CNY', note: '每证', legalBasis: { title: '《收费目录》' } }],
      questions: [{ question: '可以代办吗？', answer: '可以，须带委托书。' }],
    },
    expect.objectContaining({
      name: '低保申请',
      documents: [{ name: '收入证明', needed: 'optional', copies: 1 }],
      places: [expect.objectContaining({ name: '政务服务中心' }), expect.objectContaining({ name: '东城便民服务站' })],
      contacts: [{ name: '民政局', phones: [{ number: '0571-3333333' }] }],
    }),
    expect.objectContaining({ ref: { source: 'county', id: '法律援助' }, places: [{ address: '东街 8 号' }] }),
  ]);
  expect(items.map((service) => completeness(service).score)).toEqual([8, 7, 2]);
  expect(items[0]?.raw).toMatchObject({ 事项编码: 'A-1', documents: [{ 材料名称: '居民身份证' }, { 材料名称: '居住证明' }] });
});

test('what cannot be read is told with sheet, row, column and head, in the language of the reader, and hides nothing else', async () => {
  const { items, problems, skipped } = await parseBytes(
    await workbook({
      事项: [
        ['事项名称', '承诺时限', '服务对象', '经纬度'],
        ['一', '尽快', '1', '200, 300'],
        ['', '5天', null, null],
        ['二', '5天', '自然人', '120.1551, 30.2741'],
        ['二', '5天', '自然人', null],
      ],
      材料: [
        ['事项名称', '材料名称', '必要性', '原件份数'],
        [null, '没有事项', null, null],
        ['三', '身份证', null, null],
        ['二', '', null, null],
        ['二', '身份证', '紫色', '若干'],
      ],
      流程: [['随便写写'], ['没有表头']],
    }),
  );
  expect(items).toMatchObject([
    { name: '一' },
    { name: '二', documents: [{ name: '身份证' }], places: [{ where: { latitude: 30.2741, longitude: 120.1551 } }] },
  ]);
  expect(told(problems, 'zh-CN')).toEqual([
    '工作表“流程”：没有找到表头行。第一行应写“事项名称”“申请材料”“咨询电话”等列名。',
    '工作表“事项”，第 2 行，C 列“服务对象”：无法识别“1”。可填写的词见模板。',
    '工作表“事项”，第 2 行，B 列“承诺时限”：“尽快”不是时限。请写成“5个工作日”“30天”或“即办”。',
    '工作表“事项”，第 2 行，D 列“经纬度”：“200, 300”不是有效的坐标。请按度填写纬度和经度，如 30.2741、120.1551。',
    '工作表“事项”，第 3 行，A 列“事项名称”：缺少名称。请填写名称，或清空整行。',
    '工作表“事项”，第 5 行，A 列“事项名称”：与第 4 行重复。请删去一条，或填写不同的编号。',
    '工作表“材料”，第 2 行，A 列“事项名称”：看不出此行属于哪一项。请填写事项或类型的编码或名称。',
    '工作表“材料”，第 3 行，A 列“事项名称”：本文件中没有“三”。请照原样填写编码或名称。',
    '工作表“材料”，第 4 行，B 列“材料名称”：缺少名称。请填写名称，或清空整行。',
    '工作表“材料”，第 5 行，C 列“必要性”：无法识别“紫色”。可填写的词见模板。',
    '工作表“材料”，第 5 行，D 列“原件份数”：“若干”不是数字。',
  ]);
  // Only the rows of the list itself that gave no service.
  expect(skipped.map(({ issues }) => issues?.[0]?.path)).toEqual([
    'sheet "事项", row 3, column A "事项名称"',
    'sheet "事项", row 5, column A "事项名称"',
  ]);
  expect(told(problems.slice(1, 2), 'en')[1]).toBe(
    'sheet "事项", row 2, column B "承诺时限": "尽快" is no time limit. Write 5 working days, 30 days or at once.',
  );
  expect(told(problems.slice(1, 2), 'ug')[1]).toContain('B ئىستونى');
  expect(told(problems.slice(1, 2), 'zh-TW')[1]).toContain('第 2 列，B 欄');
});

test('coordinates of maps in China are converted where the source says so', async () => {
  const text = '事项名称,纬度,经度\n一,30.271671,120.159695\n';
  const { items } = await parse(text, { coordinateSystem: 'GCJ02' });
  expect(items[0]?.places?.[0]?.where?.latitude).toBeCloseTo(30.274, 4);
  expect(items[0]?.places?.[0]?.where?.longitude).toBeCloseTo(120.155, 4);
});

test('a file without a list of services is refused, with what to do', async () => {
  await expect(parse('甲,乙\n1,2\n')).rejects.toMatchObject({ code: 'invalid/head' });
  await expect(parse('事项编码,受理部门\n1,2\n')).rejects.toMatchObject({
    code: 'invalid/head',
    message: expect.stringContaining('事项名称'),
  });
  await expect(parse('{"a":1}')).rejects.toMatchObject({ code: 'protocol/wrong-shape' });
  await expect(parse('[1,')).rejects.toMatchObject({ code: 'protocol/not-json' });
  await expect(parse('[{"name": 007}]')).rejects.toMatchObject({ code: 'protocol/not-json' });
  await expect(parse('<!doctype html>')).rejects.toMatchObject({ code: 'protocol/html-instead' });
  await expect(parseBytes(await workbook({ 一: [['a', 'b']] }), { sheet: '二' })).rejects.toMatchObject({ code: 'invalid/head' });
  await expect(parse('[]')).resolves.toEqual({ items: [], problems: [], skipped: [] });
});

test.each([
  ['Service,Code,Theme,Life event,Related services', 'Card,07-001,Old age,"Retirement, Illness",Pension; 07-003'],
  ['事项名称,事项编码,主题分类,人生事件,相关事项', 'Card,07-001,Old age,Retirement、Illness,Pension；07-003'],
  ['مۇلازىمەت نامى,كودى,主題,ھايات ۋەقەسى,مۇناسىۋەتلىك مۇلازىمەت', 'Card,07-001,Old age,Retirement、Illness,Pension；07-003'],
])('life events are terms beside themes, and related services are found wherever they stand: %s', async (heads, row) => {
  const { items, problems } = await parse(`${heads}\n${row}\nPension,07-002\nRemoval,07-003\n`);
  expect(problems).toEqual([]);
  expect(items[0]).toMatchObject({
    terms: [
      { id: 'Old age', name: 'Old age' },
      { id: 'Retirement', name: 'Retirement', taxonomy: 'life-event' },
      { id: 'Illness', name: 'Illness', taxonomy: 'life-event' },
    ],
    related: [
      { source: 'county', id: '07-002' },
      { source: 'county', id: '07-003' },
    ],
  });
});

test('a related service that nobody has is told, in the order of the rows', async () => {
  const { items, problems } = await parse('Service,Visits,Related services\nCard,often,Pensoin\nPension,1,Card\nRemoval,seldom,\n');
  expect(told(problems, 'en')).toEqual([
    'row 2, column B "Visits": "often" is no number.',
    'row 2, column C "Related services": "Pensoin" is not in this file. Write code or name as they stand there.',
    'row 4, column B "Visits": "seldom" is no number.',
  ]);
  expect(items.map(({ related }) => related)).toEqual([undefined, [{ source: 'county', id: expect.any(String) }], undefined]);
});
