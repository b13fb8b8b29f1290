import type { AlertColour, AlertFacts, AlertSeverity, AlertText, Notice, When } from '@civickit/core';
import { sampleNow } from '../notice-feed/sample-notices.js';

const hour = 3_600_000;

/** So many hours from the sample's present; before it where negative. */
export function hoursFromNow(hours: number): When {
  return { iso: new Date(sampleNow + hours * hour).toISOString().replace('.000', ''), precision: 'instant', zone: 'given' };
}

const severities: Readonly<Record<AlertColour, AlertSeverity>> = { red: 'Extreme', orange: 'Severe', yellow: 'Moderate', blue: 'Minor' };

// prettier-ignore
const texts: Readonly<Record<AlertColour | 'clear', readonly AlertText[]>> = {
  red: [
    { lang: 'zh-Hans', event: '山洪', headline: '青石县山洪灾害红色预警', instruction: '沿河住户立即转移到高处。\n不要返回取物，不要涉水过河。', description: '石桥河上游雨量已超过180毫米，未来两小时内将发生山洪。', senderName: '青石县水利局 青石县气象局', contact: '0850-5550260', web: 'https://met.example/flood', places: ['石桥镇', '柳坪乡'] },
    { lang: 'en', event: 'Flash flood', headline: 'Flash flood on the Stone Bridge river', instruction: 'Move to high ground now.\nDo not go back for anything. Do not cross the river.', description: 'More than 180 mm of rain have fallen above Stone Bridge; a flood is expected within two hours.', senderName: 'County Weather Bureau', contact: '0850-5550260', web: 'https://met.example/flood', places: ['Stone Bridge', 'Liuping'] },
  ],
  orange: [{ lang: 'zh-Hans', event: '森林火险', headline: '森林火险橙色预警信号', instruction: '禁止一切野外用火。发现火情请拨打12119。', description: '连续无有效降水，森林火险等级高。', senderName: '青石县林业局', places: ['全县林区'] }],
  yellow: [
    { lang: 'zh-Hans', event: '暴雨', headline: '青石县气象台发布暴雨黄色预警信号', instruction: '停止户外作业，远离河道、边坡和低洼处。\n家中老人、儿童不要外出。', description: '预计未来6小时我县大部分乡镇降雨量将达50毫米以上，请注意防范山洪、滑坡等次生灾害。', senderName: '青石县气象台', contact: '值班电话 0850-5550260', web: 'https://met.example/rain', places: ['青石县'] },
    { lang: 'en', event: 'Rainstorm', headline: 'Yellow rainstorm warning for Qingshi county', instruction: 'Stop work outdoors; keep away from rivers and slopes.', description: 'More than 50 mm of rain are expected within six hours in most townships.', senderName: 'County Weather Bureau', contact: '0850-5550260', web: 'https://met.example/rain', places: ['Qingshi county'] },
    { lang: 'ug', event: 'قاتتىق يامغۇر', headline: 'قاتتىق يامغۇر سېرىق ئاگاھلاندۇرۇشى', instruction: 'دەريا ۋە يانتۇ يەرلەردىن يىراق تۇرۇڭ.', senderName: 'ناھىيەلىك مېتېئورولوگىيە ئىدارىسى', places: ['چىڭشى ناھىيەسى'] },
  ],
  blue: [{ lang: 'zh-Hans', event: '大风', headline: '大风蓝色预警信号', description: '阵风可达7级，请加固棚架、广告牌。', senderName: '青石县气象台', places: ['城关街道', '柳坪乡'] }],
  clear: [{ lang: 'zh-Hans', event: '寒潮', headline: '寒潮预警解除', description: '气温已经回升。', senderName: '青石县气象台', places: ['青石县'] }],
};

/** A warning of this level as a source would give it, in force at the sample's present. */
export function sampleAlert(level: AlertColour | 'clear', more: Partial<AlertFacts> = {}, source = 'met'): Notice {
  const [text, ...languages] = texts[level] as readonly [AlertText, ...AlertText[]];
  const colour = level === 'clear' ? 'blue' : level;
  const alert: AlertFacts = {
    ...text,
    identifier: `alert-${level}`,
    sender: 'warn@met.example',
    sent: hoursFromNow(-1),
    msgType: 'Alert',
    category: ['Met'],
    urgency: 'Expected',
    severity: severities[colour],
    certainty: 'Likely',
    colour,
    ...(level === 'clear' && { allClear: true }),
    effective: hoursFromNow(-1),
    expires: hoursFromNow(5),
    areas: [
      {
        description: text.places?.[0] ?? '',
        shapes: [{ type: 'circle', at: { latitude: 26.08, longitude: 105.19 }, radius: 20_000 }],
        geocodes: [{ name: 'GB/T 2260', value: '522301' }],
      },
    ],
    languages,
    references: [],
    ...more,
  };
  return {
    ref: { source, id: `${alert.sender},${alert.identifier},${alert.sent.iso}` },
    type: 'alert',
    title: text.headline ?? text.event,
    url: `https://met.example/${level}`,
    published: alert.sent,
    ...((alert.expires ?? alert.sent) && { expires: alert.expires ?? hoursFromNow(23) }),
    lang: text.lang,
    alert,
  };
}
