import type { PublicService, RequiredDocument, ServiceChannel } from '@civickit/core';

type Words<T> = readonly (readonly [value: T, words: RegExp])[];

const first = <T>(words: Words<T>, text: string): T | undefined => words.find(([, pattern]) => pattern.test(text))?.[0];

const statuses: Words<NonNullable<PublicService['status']>> = [
  ['temporarily-closed', /暂停|暫停|temporar/i],
  ['defunct', /取消|废止|廢止|defunct/i],
  ['inactive', /停用|未启用|未啟用|inactive/i],
  ['active', /在用|启用|啟用|有效|正常|active/i],
];
const channelKinds: Words<ServiceChannel['kind']> = [
  ['terminal', /自助|terminal|kiosk/i],
  ['app', /移动端|行動|手机|手機|掌上|小程序|公众号|\bapp\b/i],
  ['online', /网上|網上|线上|線上|在线|全程网办|互联网|online|internet|\bweb\b/i],
  ['post', /快递|快遞|邮寄|郵寄|\bpost\b|\bmail\b/i],
  ['phone', /电话|電話|phone/i],
  ['counter', /窗口|现场|現場|大厅|大廳|臨櫃|临柜|线下|counter|in person|office/i],
];

export const statusIn = (text: string) => first(statuses, text);
export const channelIn = (text: string) => first(channelKinds, text);

/** Who may apply: `自然人、企业法人`, `individuals and businesses`; undefined where no word is known. */
export function audienceIn(text: string): NonNullable<PublicService['audience']> | undefined {
  const found = [
    ...(/自然人|个人|個人|公民|居民|村民|person|people|individual|resident|citizen/i.test(text) ? (['person'] as const) : []),
    ...(/法人|企业|企業|组织|組織|单位|單位|机构|機構|公司|个体工商|organi[sz]ation|business|compan|firm/i.test(text)
      ? (['organisation'] as const)
      : []),
  ];
  return found.length > 0 ? found : undefined;
}

/** Whether a document is needed: `必要`, `非必要`, `必要（可容缺）`, `视情况`, `yes`. */
export function needIn(text: string): Pick<RequiredDocument, 'needed' | 'deferrable'> | undefined {
  const deferrable = /容缺|容缺受理|deferr|may follow/i.test(text) && !/不可容缺|不容缺|不能容缺/.test(text);
  const needed =
    /非必|可选|可選|不必|选择|optional|^(?:否|0|no|n|false)$/i.test(text) ? 'optional'
    : /视情况|視情況|视情形|部分|特定|有条件|sometimes|conditional|if /i.test(text) ? 'sometimes'
    : /必|always|required|mandatory|^(?:是|1|yes|y|true|√|✓)$/i.test(text) ? 'always'
    : undefined; // prettier-ignore
  return needed || deferrable ? { ...(needed && { needed }), ...(deferrable && { deferrable }) } : undefined;
}

export function formatIn(text: string): RequiredDocument['format'] | undefined {
  const paper = /纸|紙|paper/i.test(text);
  const electronic = /电子|電子|electronic|digital|pdf/i.test(text);
  if ((paper && electronic) || /均可|皆可|either|both|不限/i.test(text)) return 'either';
  return paper ? 'paper' : electronic ? 'electronic' : undefined;
}

/** How often somebody has to come: `0`, `一次`, `最多跑一次`, `不见面`, `全程网办`, `once`. */
export function visitsIn(text: string): number | undefined {
  if (/不见面|零跑|零次|无需到|無需到|不用到|全程网办|全程網辦|none|never|no visit/i.test(text)) return 0;
  if (/once|一次|1\s*次/i.test(text)) return 1;
  if (/twice|[两兩二2]\s*次/i.test(text)) return 2;
  const [, number] = /^\s*(\d{1,2})\s*(?:次|visits?|times)?\s*$/i.exec(text.normalize('NFKC')) ?? [];
  return number === undefined ? undefined : Number(number);
}
