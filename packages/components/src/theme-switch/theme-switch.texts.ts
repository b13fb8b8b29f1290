/** Themes that a reader may switch to. */
export type SwitchTheme = 'elder' | 'high-contrast' | 'dark';

/** Names of the button in every language, with its part instead of in the catalogues that each page loads. */
export const switchTexts: Readonly<Record<string, Readonly<Record<SwitchTheme, string>>>> = {
  en: { elder: 'Larger text', 'high-contrast': 'Strong contrast', dark: 'Dark colours' },
  'zh-Hans': { elder: '长辈版', 'high-contrast': '高对比度', dark: '深色' },
  'zh-Hant': { elder: '長輩版', 'high-contrast': '高對比度', dark: '深色' },
  ug: { elder: 'چوڭ خەت', 'high-contrast': 'كۈچلۈك سېلىشتۇرما', dark: 'قېنىق رەڭ' },
};
