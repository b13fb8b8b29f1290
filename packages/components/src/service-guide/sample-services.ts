import type { PublicService } from '@civickit/core';
import { daysAgo } from '../notice-feed/sample-notices.js';

const hall = {
  name: '青石县政务服务中心',
  address: '青石县人民路18号一楼3号窗口',
  postcode: '553000',
  where: { latitude: 26.083, longitude: 105.191 },
  hours: {
    periods: [
      { days: ['MO', 'TU', 'WE', 'TH', 'FR'], opens: '09:00', closes: '12:00' },
      { days: ['MO', 'TU', 'WE', 'TH', 'FR'], opens: '13:30', closes: '17:00' },
    ],
  },
  contacts: [{ phones: [{ number: '0850-5550101' }] }],
  directions: '2路公交车到人民广场站，下车往东走100米。',
  accessibility: ['正门有坡道', '一楼有无障碍卫生间'],
} as const satisfies NonNullable<PublicService['places']>[number];

const village = (number: number) =>
  ({
    name: `石桥镇第${number}便民服务点`,
    address: `石桥镇${number}村村委会`,
    where: { latitude: 26.1 + number / 50, longitude: 105.2 },
    hours: { text: '逢赶集日上午', periods: [{ days: ['MO', 'WE', 'FR'], opens: '09:00', closes: '12:00' }] },
    contacts: [{ phones: [{ number: `0850-55502${number}0`, note: '村干部值班' }] }],
  }) as const satisfies NonNullable<PublicService['places']>[number];

/** A service with everything that a guide can show, as a county office writes it. */
export const elderCard: PublicService = {
  ref: { source: 'county', id: 'elder-card' },
  name: '老年人优待证办理',
  alternateNames: ['老年证'],
  summary: '年满60周岁的老年人可以免费办理，凭证乘坐公交车、进公园享受优待。',
  organization: { name: '青石县民政局', url: 'https://county.example/civil' },
  audience: ['person'],
  legalBasis: [
    { title: '《中华人民共和国老年人权益保障法》第五十三条', url: 'https://county.example/law/elder' },
    { title: '《青石县老年人优待办法》' },
  ],
  eligibility: '具有本县户籍；\n或者在本县居住满半年。',
  minimumAge: 60,
  documents: [
    { name: '居民身份证', originals: 1, copies: 1, format: 'paper', issuer: '公安机关' },
    { name: '近期一寸免冠照片', copies: 2, deferrable: true, note: '红底、蓝底、白底都可以。' },
    {
      name: '《老年人优待证申请表》',
      originals: 1,
      format: 'either',
      form: { title: '申请表', url: 'https://county.example/form.pdf' },
      sample: { title: '', url: 'https://county.example/sample.pdf' },
    },
    { name: '居住证', needed: 'sometimes', condition: '户籍不在本县的', originals: 1 },
    { name: '旧证', needed: 'optional' },
  ],
  places: [hall],
  contacts: [{ name: '优待证窗口', phones: [{ number: '0850-5550101' }, { number: '10690850', kind: 'text', note: '发送“老年证”' }] }],
  complaints: { name: '青石县政务服务监督科', phones: [{ number: '0850-12345' }], email: 'complaint@county.example' },
  steps: [
    { name: '备齐材料', text: '可以先打电话问清楚。' },
    { name: '到窗口提交', takes: { amount: 10, unit: 'minute' } },
    { name: '领证', text: '当场领取，也可以邮寄到家。' },
  ],
  time: { promised: { amount: 1, unit: 'workday' }, legal: { amount: 20, unit: 'workday', note: '补正材料的时间不算在内' } },
  visits: 1,
  fees: [],
  channels: [
    { kind: 'counter', url: 'https://county.example/book', note: '可预约' },
    { kind: 'online', url: 'https://county.example/apply' },
  ],
  outcome: { name: '老年人优待证', sample: { title: '样本', url: 'https://county.example/card.jpg' }, delivery: '窗口领取或者邮寄' },
  questions: [{ question: '可以请别人代办吗？', answer: '可以，带上双方的身份证。' }],
  related: [{ source: 'county', id: 'bus-card' }],
  url: 'https://county.example/service/elder-card',
  updated: daysAgo(40),
  verified: daysAgo(12),
  languages: ['zh', 'en'],
  lang: 'zh-Hans',
};

/** Another one for the same people, with a document in common. */
export const busCard: PublicService = {
  ref: { source: 'county', id: 'bus-card' },
  name: '老年人免费乘车卡办理',
  summary: '凭老年人优待证办理，免费乘坐县内公交车。',
  organization: { name: '青石县交通运输局' },
  legalBasis: [{ title: '《青石县老年人优待办法》' }],
  eligibility: '持有老年人优待证的老年人',
  documents: [
    { name: '居民身份证', originals: 1, copies: 1 },
    { name: '老年人优待证', originals: 1 },
  ],
  places: [hall, village(1), village(2), village(3), village(4)],
  contacts: [{ phones: [{ number: '0850-5550188' }] }],
  steps: [{ name: '到窗口办理' }],
  time: { promised: { amount: 0, unit: 'day' } },
  visits: 1,
  fees: [{ name: '工本费', amount: 15, currency: 'CNY', note: '补办时收取' }],
  lang: 'zh-Hans',
};

/** All that many a county says of a service. */
const bareService: PublicService = {
  ref: { source: 'county', id: 'seal' },
  name: 'Registering the seal of a village cooperative',
  contacts: [{ phones: [{ number: '0850-5550177' }] }],
  lang: 'en',
};

export const sampleServices: readonly PublicService[] = [elderCard, busCard, bareService];
