/** What only a page says that was written beforehand: one that cannot look at the clock or show more. */
interface ListWords {
  readonly until: (date: string) => string;
  readonly leftOut: (count: string, n: number) => string;
}

const texts: Readonly<Record<string, ListWords>> = {
  en: {
    until: (date) => `Valid until ${date}`,
    leftOut: (count, n) => `${count} more ${n === 1 ? 'service is' : 'services are'} not listed here.`,
  },
  'zh-Hans': { until: (date) => `有效期至 ${date}`, leftOut: (count) => `另有 ${count} 项未在此列出。` },
  'zh-Hant': { until: (date) => `有效期至 ${date}`, leftOut: (count) => `另有 ${count} 項未在此列出。` },
  ug: {
    until: (date) => `${date} غىچە كۈچكە ئىگە`,
    leftOut: (count) => `يەنە ${count} مۇلازىمەت بۇ يەردە كۆرسىتىلمىدى.`,
  },
};

/** `tag`: of the catalogue that the elements' words are from. */
export const listWordsFor = (tag: string): ListWords => texts[tag] ?? (texts['en'] as ListWords);
