import type { OpeningHours, PublicService, When } from '@civickit/core';
import { daysAgo } from '../notice-feed/sample-notices.js';

const hall: OpeningHours = {
  text: '周一至周五 9:00—12:00，13:00—17:00',
  periods: [
    { days: ['MO', 'TU', 'WE', 'TH', 'FR'], opens: '09:00', closes: '12:00' },
    { days: ['MO', 'TU', 'WE', 'TH', 'FR'], opens: '13:00', closes: '17:00' },
  ],
};
const always: OpeningHours = { periods: [{ days: ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'], opens: '00:00', closes: '24:00' }] };

const countyHall = { name: '县政务服务中心', address: '青石县滨河路1号', where: { latitude: 26.08, longitude: 105.19 }, hours: hall };
const townHall = { name: '柳坪乡便民服务中心', address: '柳坪乡街上12号', where: { latitude: 26.17, longitude: 105.31 }, hours: hall };
const hospital = { name: '县人民医院', address: '青石县迎宾路20号', where: { latitude: 26.09, longitude: 105.2 }, hours: always };

const event = (name: string) => ({ id: name, name, taxonomy: 'life-event' });
const theme = (name: string) => ({ id: name, name, taxonomy: 'theme' });

interface Sample extends Omit<PublicService, 'ref' | 'verified'> {
  readonly id: string;
  readonly verified?: When;
}

// prettier-ignore
const samples: readonly Sample[] = [
  { id: 'id-card', lang: 'zh-Hans', name: '居民身份证申领', alternateNames: ['办身份证'], keywords: ['身份证丢了'], summary: '年满十六周岁首次申领，或者到期、丢失、损坏后换领补领。', organization: { name: '县公安局' }, audience: ['person'], terms: [theme('公民身份'), event('丢了证件')], legalBasis: [{ title: '《中华人民共和国居民身份证法》第八条' }], eligibility: '户口在本县的居民。', documents: [{ name: '居民户口簿', originals: 1 }], places: [countyHall, townHall], contacts: [{ phones: [{ number: '0850-5550211' }] }], steps: [{ name: '窗口拍照、采集指纹' }, { name: '领取证件' }], time: { legal: { amount: 60, unit: 'day' }, promised: { amount: 20, unit: 'workday' } }, visits: 2, fees: [{ name: '首次申领', amount: 20, currency: 'CNY' }, { name: '丢失补领', amount: 40, currency: 'CNY' }], channels: [{ kind: 'counter' }], verified: daysAgo(20) },
  { id: 'birth', lang: 'zh-Hans', name: '出生登记', alternateNames: ['上户口'], keywords: ['新生儿落户'], summary: '孩子出生后一个月内，由父母一方为其登记户口。', organization: { name: '县公安局' }, audience: ['person'], terms: [theme('公民身份'), event('生孩子')], legalBasis: [{ title: '《中华人民共和国户口登记条例》第七条' }], eligibility: '父母一方户口在本县。', documents: [{ name: '出生医学证明', originals: 1 }, { name: '居民户口簿', originals: 1, copies: 1 }], places: [countyHall, townHall], hours: hall, contacts: [{ phones: [{ number: '0850-5550211' }] }], steps: [{ name: '提交材料' }], time: { promised: { amount: 0, unit: 'workday' } }, visits: 1, fees: [], channels: [{ kind: 'counter' }, { kind: 'online', url: 'https://apply.county.example/birth' }], verified: daysAgo(35) },
  { id: 'marriage', lang: 'zh-Hans', name: '结婚登记', alternateNames: ['领结婚证'], summary: '双方自愿结婚并符合法定年龄，当场发给结婚证。', organization: { name: '县民政局' }, audience: ['person'], terms: [theme('婚姻家庭'), event('结婚')], eligibility: '男满二十二周岁，女满二十周岁。', documents: [{ name: '居民身份证', originals: 1 }], places: [countyHall], contacts: [{ phones: [{ number: '0850-5550230' }] }], time: { promised: { amount: 0, unit: 'minute' } }, visits: 1, fees: [{ amount: 0, currency: 'CNY' }], channels: [{ kind: 'counter' }], verified: daysAgo(60) },
  { id: 'pension', lang: 'zh-Hans', name: '城乡居民基本养老保险待遇申领', alternateNames: ['领养老金'], summary: '年满六十周岁并缴费满十五年，按月领取养老金。', organization: { name: '县人力资源和社会保障局' }, audience: ['person'], terms: [theme('社会保障'), event('退休养老')], legalBasis: [{ title: '《中华人民共和国社会保险法》第二十一条' }], eligibility: '年满六十周岁，累计缴费满十五年。', documents: [{ name: '居民身份证', copies: 1 }, { name: '本人银行账户', deferrable: true }], places: [townHall], contacts: [{ phones: [{ number: '0850-5550240' }] }], steps: [{ name: '提出申请' }], time: { legal: { amount: 30, unit: 'day' }, promised: { amount: 10, unit: 'workday' } }, visits: 0, fees: [], channels: [{ kind: 'online', url: 'https://apply.county.example/pension' }, { kind: 'phone' }], verified: daysAgo(420) },
  { id: 'shop', lang: 'zh-Hans', name: '个体工商户设立登记', alternateNames: ['办营业执照'], keywords: ['开店'], summary: '个人经营领取营业执照，也可以全程网上办理。', organization: { name: '县市场监督管理局' }, audience: ['person', 'organisation'], terms: [theme('企业开办'), event('开店办厂')], documents: [{ name: '经营场所证明', copies: 1 }], places: [countyHall], contacts: [{ phones: [{ number: '0850-5550250' }] }], time: { promised: { amount: 1, unit: 'workday' } }, visits: 0, fees: [], channels: [{ kind: 'online', url: 'https://apply.county.example/shop' }, { kind: 'app' }], verified: daysAgo(12) },
  { id: 'food', lang: 'zh-Hans', name: '食品经营许可', keywords: ['开饭店'], summary: '销售食品和提供餐饮服务前须取得许可。', organization: { name: '县市场监督管理局' }, audience: ['organisation'], terms: [theme('企业开办'), event('开店办厂')], places: [countyHall], status: 'temporarily-closed', alert: '系统升级，三月十八日前暂停受理。', time: { legal: { amount: 20, unit: 'workday' } }, visits: 2, channels: [{ kind: 'counter' }] },
  { id: 'vaccination', lang: 'en', name: 'Vaccination of children', alternateNames: ['Immunisation'], summary: 'All vaccines of the national plan, from birth to the age of six, at the village clinic.', organization: { name: 'Health Bureau' }, audience: ['person'], terms: [theme('Health'), event('生孩子')], documents: [{ name: 'Vaccination booklet', originals: 1 }], places: [hospital, townHall], contacts: [{ phones: [{ number: '0850-5550300' }] }], visits: 1, fees: [], channels: [{ kind: 'counter' }], verified: daysAgo(5) },
  { id: 'water', lang: 'zh-Hans', name: '用水报装', keywords: ['装水表'], summary: '新装、改装水表，两个环节办结。', organization: { name: '县供水公司' }, audience: ['person', 'organisation'], terms: [theme('水电气'), event('建房装修')], places: [countyHall], time: { promised: { amount: 4, unit: 'workday' } }, visits: 1, fees: [{ note: '按实际材料收取' }], channels: [{ kind: 'phone' }, { kind: 'counter' }] },
  { id: 'ug-clinic', lang: 'ug', name: 'ھەقسىز سالامەتلىك تەكشۈرۈش', summary: 'ئاتمىش بەش ياشتىن ئاشقانلار ئۈچۈن يىلدا بىر قېتىم.', organization: { name: 'ساغلاملىق ئىدارىسى' }, audience: ['person'], terms: [theme('Health')], places: [townHall], visits: 1, fees: [], channels: [{ kind: 'counter' }] },
];

/** Services for stories and tests, in four languages; `count` of them, told apart by their ids. */
export function sampleServices(source: string, count: number = samples.length): PublicService[] {
  const services: PublicService[] = [];
  for (let at = 0; at < count; at += 1) {
    const { id, ...service } = samples[at % samples.length] as Sample;
    const round = Math.floor(at / samples.length);
    services.push({
      ...service,
      ref: { source, id: round ? `${id}-${round}` : id },
      name: round ? `${service.name} ${round + 1}` : service.name,
    });
  }
  return services;
}
