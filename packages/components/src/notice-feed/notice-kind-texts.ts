import type { Correction } from '@civickit/core';

export interface KindTexts {
  readonly alert: string;
  readonly statement: string;
  readonly verdict: Readonly<Record<Correction['verdict'], string>>;
  readonly claim: (claim: string) => string;
  readonly timeline: string;
}

/** Texts of what is loaded with the first notice that is no news: too little for a catalogue that every page would load. */
const texts: Readonly<Record<string, KindTexts>> = {
  en: {
    alert: 'Warning',
    statement: 'Official statement',
    verdict: { false: 'False rumour', misleading: 'Misleading', unproven: 'Not proven', true: 'True' },
    claim: (claim) => `Rumour: “${claim}”`,
    timeline: 'What happened when',
  },
  'zh-Hans': {
    alert: '预警',
    statement: '官方通报',
    verdict: { false: '辟谣', misleading: '误导', unproven: '尚未证实', true: '属实' },
    claim: (claim) => `网传：“${claim}”`,
    timeline: '事件经过',
  },
  'zh-Hant': {
    alert: '預警',
    statement: '官方通報',
    verdict: { false: '闢謠', misleading: '誤導', unproven: '尚未證實', true: '屬實' },
    claim: (claim) => `網傳：「${claim}」`,
    timeline: '事件經過',
  },
  ug: {
    alert: 'ئاگاھلاندۇرۇش',
    statement: 'رەسمىي ئۇقتۇرۇش',
    verdict: { false: 'ئىغۋا، راست ئەمەس', misleading: 'خاتا يېتەكلەيدۇ', unproven: 'تېخى ئىسپاتلانمىغان', true: 'راست' },
    claim: (claim) => `تارقالغان سۆز: «${claim}»`,
    timeline: 'ۋەقەنىڭ جەريانى',
  },
};

/** `lang`: BCP 47 tag of a catalogue. */
export const kindTextsFor = (lang: string): KindTexts => texts[lang] ?? (texts['en'] as KindTexts);
