import type { Factors } from './pairwise.ts';

export const themes = ['default', 'elder'] as const;
export const languages = ['en', 'zh-Hans', 'zh-Hant', 'ug'] as const;
export const widths = ['320', '640', '1024'] as const;

/** What every state of an element is shown in. */
export const settings: Factors = { theme: themes, lang: languages, width: widths };
