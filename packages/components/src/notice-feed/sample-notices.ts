import type { Notice, RichText, When } from '@civickit/core';

/** The instant at which tests, stories and pictures take place. */
export const sampleNow = Date.parse('2026-03-15T09:30:00+08:00');

const day = 86_400_000;

/** A bare day, so many days before the sample's present. */
export function daysAgo(days: number): When {
  return { iso: new Date(sampleNow - days * day).toISOString().slice(0, 10), precision: 'day', zone: 'given' };
}

// prettier-ignore
const schedule: RichText = [
  { tag: 'p', children: ['Supply is interrupted while the main in River Street is replaced.'] },
  {
    tag: 'table',
    children: [
      { tag: 'caption', children: ['Hours without water'] },
      { tag: 'tr', children: [{ tag: 'th', children: ['Street'] }, { tag: 'th', children: ['From'] }, { tag: 'th', children: ['Until'] }] },
      { tag: 'tr', children: [{ tag: 'td', children: ['River Street 1–40'] }, { tag: 'td', children: ['08:00'] }, { tag: 'td', children: ['17:30'] }] },
    ],
  },
  { tag: 'h3', children: ['What to do'] },
  { tag: 'ul', children: [{ tag: 'li', children: ['Store water for the day.'] }, { tag: 'li', children: ['Ask neighbours who live alone.'] }] },
  { tag: 'p', children: ['Questions: ', { tag: 'a', href: 'tel:+8600000012345', children: ['12345'] }] },
];

interface Sample extends Omit<Notice, 'ref'> {
  readonly id: string;
}

// prettier-ignore
const samples: readonly Sample[] = [
  { id: 'n1', lang: 'zh-Hans', title: '关于滨河路供水管网改造停水的通知', published: daysAgo(0), categories: ['停水停电'], summary: '因滨河路主管道更换，3月16日8时至17时30分滨河路1至40号停水，请提前储水。', url: 'https://county.example/n1', content: schedule },
  { id: 'n2', lang: 'zh-Hans', title: '青石县2026年城乡居民基本养老保险缴费公告', published: daysAgo(2), pinned: true, categories: ['通知公告'], summary: '缴费时间为3月1日至6月30日，可在各乡镇便民服务中心或手机端办理。', url: 'https://county.example/n2', content: [{ tag: 'p', children: ['缴费时间为3月1日至6月30日。'] }] },
  { id: 'n3', lang: 'en', title: 'Free eye tests for people over 65 in the village clinics', published: daysAgo(3), categories: ['Health'], summary: 'Every Tuesday and Thursday morning until the end of May. No appointment is needed; bring your card.', url: 'https://county.example/n3', content: [{ tag: 'p', children: ['Every Tuesday and Thursday morning until the end of May.'] }] },
  { id: 'n4', lang: 'zh-Hans', title: '柳坪乡农村公路硬化工程竞争性磋商公告', published: daysAgo(5), categories: ['招标采购'], summary: '工程全长4.2公里，预算金额186万元，响应文件递交截止时间为3月28日9时。', url: 'https://county.example/n4', content: [{ tag: 'p', children: ['工程全长4.2公里。'] }], attachments: [{ url: 'https://county.example/files/n4.pdf', type: 'application/pdf', title: '磋商文件', bytes: 482_000 }] },
  { id: 'n5', lang: 'zh-Hant', title: '清明節期間戶政事務所服務時間調整', published: daysAgo(6), categories: ['便民服務'], summary: '四月四日至六日暫停服務，七日起恢復。', url: 'https://county.example/n5', content: [{ tag: 'p', children: ['四月四日至六日暫停服務。'] }] },
  { id: 'n6', lang: 'ug', title: 'يېزا دوختۇرخانىلىرىدا ھەقسىز سالامەتلىك تەكشۈرۈش', published: daysAgo(8), categories: ['ساغلاملىق'], summary: 'تەكشۈرۈش ھەر سەيشەنبە ۋە پەيشەنبە چۈشتىن بۇرۇن ئېلىپ بېرىلىدۇ.', url: 'https://county.example/n6', content: [{ tag: 'p', children: ['تەكشۈرۈش ھەر سەيشەنبە ئېلىپ بېرىلىدۇ.'] }] },
  { id: 'n7', lang: 'en', title: 'Road closed between Stone Bridge and Upper Mill', published: daysAgo(12), expires: daysAgo(4), categories: ['Traffic'], summary: 'Buses turned at Stone Bridge while the slope was made safe.', url: 'https://county.example/n7', content: [{ tag: 'p', children: ['Buses turned at Stone Bridge.'] }] },
  { id: 'n8', lang: 'zh-Hans', title: '城区老旧小区改造意见征集结果反馈', published: daysAgo(14), verified: daysAgo(1), categories: ['通知公告'], summary: '共收到意见213条，采纳97条，未采纳的逐条说明理由。', url: 'https://county.example/n8', content: [{ tag: 'p', children: ['共收到意见213条。'] }] },
  { id: 'n9', lang: 'en', title: '', published: daysAgo(15), categories: ['Health'], summary: 'A notice that came without a title.', url: 'https://county.example/n9' },
  { id: 'n10', lang: 'zh-Hans', title: '关于开展森林防火集中整治的通告', published: daysAgo(18), categories: ['通知公告'], summary: '3月1日至4月30日为森林高火险期，林区及林缘100米内严禁野外用火。', url: 'https://county.example/n10', content: [{ tag: 'p', children: ['林区及林缘100米内严禁野外用火。'] }] },
  { id: 'n11', lang: 'zh-Hans', title: '城北变电站检修停电预告', published: daysAgo(20), categories: ['停水停电'], summary: '检修期间城北街道部分台区停电，请做好准备。', url: 'https://county.example/n11', content: [{ tag: 'p', children: ['检修期间部分台区停电。'] }] },
  { id: 'n12', lang: 'en', title: 'Applications open for the spring seed subsidy, with a title that is long enough to run over several lines on a narrow telephone held upright', published: daysAgo(22), categories: ['Farming'], summary: 'Households that plant maize or potatoes apply in their village office until 10 April.', url: 'https://county.example/n12', content: [{ tag: 'p', children: ['Apply in the village office until 10 April.'] }] },
  { id: 'n13', lang: 'zh-Hans', title: '2025年度县级部门决算公开', published: daysAgo(30), categories: ['政策文件'], summary: '各部门决算已在部门页面公开，可下载表格。', url: 'https://county.example/n13' },
];

/** Notices in four languages as a source would give them, newest first. */
export function sampleNotices(source: string, count = samples.length): Notice[] {
  return Array.from({ length: count }, (_, index) => {
    const { id, ...sample } = samples[index % samples.length] as Sample;
    const round = Math.floor(index / samples.length);
    return {
      ...sample,
      ref: { source, id: round ? `${id}-${round}` : id },
      ...(round && { published: daysAgo(30 + index), pinned: false }),
    };
  });
}
