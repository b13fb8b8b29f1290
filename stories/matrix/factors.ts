import type { Factors } from './pairwise.ts';

export const themes = ['default', 'dark', 'high-contrast', 'elder', 'dark elder', 'print'] as const;
export const languages = ['en', 'zh-Hans', 'zh-Hant', 'ug'] as const;
export const widths = ['320', '640', '1024'] as const;

/** What every state of an element is shown in; on paper the states look alike. */
export const settings: Factors = { theme: themes.filter((theme) => theme !== 'print'), lang: languages, width: widths };
