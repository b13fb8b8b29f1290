import { directionOf, matchLanguage } from '../i18n/match.js';
import { en } from '../i18n/en.js';
import { Formatter } from '../i18n/formatter.js';
import type { Texts } from '../i18n/texts.js';
import { type KindTexts, kindTextsFor } from '../notice-feed/notice-kind-texts.js';
import { type CatalogueTexts, catalogueTexts } from '../service-catalogue/catalogue-texts.js';
import { en as catalogueInEnglish } from '../service-catalogue/texts/en.js';
import { type GuideTexts, guideTextLoaders } from '../service-guide/guide-texts.js';
import { guideTexts } from '../service-guide/texts/en.js';

/** All that the elements say in one language. */
export interface Words {
  /** BCP 47 tag of the texts. */
  readonly tag: string;
  readonly direction: 'rtl' | 'ltr';
  readonly common: Texts;
  /** Of notices that are no news. */
  readonly kinds: KindTexts;
  readonly catalogue: CatalogueTexts;
  readonly guide: GuideTexts;
  /** Numbers and dates, in an IANA zone. */
  readonly formatter: (zone: string) => Formatter;
}

const commonTexts: Readonly<Record<string, () => Promise<Texts>>> = {
  'zh-Hans': async () => (await import('../i18n/zh-hans.js')).catalogue,
  'zh-Hant': async () => (await import('../i18n/zh-hant.js')).catalogue,
  ug: async () => (await import('../i18n/ug.js')).catalogue,
};

/** The words that a reader of `lang` reads best, as the elements choose them; English where there are none. */
export async function loadWords(lang: string): Promise<Words> {
  const tag = matchLanguage(lang, ['en', ...Object.keys(commonTexts)]) ?? 'en';
  const [common, catalogue, guide] = await Promise.all([
    commonTexts[tag]?.() ?? en,
    catalogueTexts[tag]?.() ?? catalogueInEnglish,
    guideTextLoaders[tag]?.() ?? guideTexts,
  ]);
  const formatter = (zone: string) => new Formatter(tag, zone, common.units, common.dates);
  return { tag, direction: directionOf(tag), common, kinds: kindTextsFor(tag), catalogue, guide, formatter };
}
