/** One picture of an element: a state in a setting. */
export interface Picture {
  readonly name: string;
  /** Of noticeFeedStates; `switch` for the theme switch alone; `banner` and one of alertBannerStates. */
  readonly state: string;
  readonly theme?: string;
  readonly lang?: string;
  /** In CSS pixels. */
  readonly width: number;
  /** What the reader's device asks for, by media feature. */
  readonly media?: Readonly<Record<string, string>>;
  /** Drawn as on paper. */
  readonly print?: boolean;
  /** Presses Tab so many times. */
  readonly tabs?: number;
}

const picture = (name: string, state: string, rest: Partial<Picture> = {}): Picture => ({ name, state, width: 420, ...rest });

/** What is compared on every run: each state once, each theme, each language, the narrowest screen. */
export const pictures: readonly Picture[] = [
  picture('loading', 'loading'),
  picture('ready', 'ready', { width: 560 }),
  picture('pinned-and-expired', 'pinned and expired'),
  picture('inline', 'inline', { tabs: 2 }),
  picture('search-and-filter', 'search and filter', { width: 560 }),
  picture('empty', 'empty'),
  picture('several-sources', 'several sources'),
  picture('partial', 'partial'),
  picture('old-copy', 'old copy'),
  picture('offline', 'offline'),
  picture('error', 'error'),
  picture('error-with-fallback', 'error with fallback'),
  picture('overdue', 'overdue'),
  picture('dead', 'dead'),
  picture('elder', 'search and filter', { theme: 'elder' }),
  picture('elder-320', 'partial', { theme: 'elder', width: 320, lang: 'zh-Hans' }),
  picture('dark', 'search and filter', { theme: 'dark' }),
  picture('dark-elder', 'search and filter', { theme: 'dark elder', lang: 'zh-Hans' }),
  picture('dark-notes', 'dead', { theme: 'dark' }),
  picture('dark-by-device', 'partial', { theme: 'auto', media: { 'prefers-color-scheme': 'dark' } }),
  picture('light-on-dark-device', 'partial', { media: { 'prefers-color-scheme': 'dark' } }),
  picture('high-contrast', 'search and filter', { theme: 'high-contrast' }),
  picture('high-contrast-notes', 'dead', { theme: 'high-contrast' }),
  picture('forced-colours', 'partial', { media: { 'forced-colors': 'active' } }),
  picture('print', 'pinned and expired', { print: true, width: 560 }),
  picture('chinese', 'search and filter', { lang: 'zh-Hans', width: 560 }),
  picture('chinese-traditional', 'overdue', { lang: 'zh-Hant' }),
  picture('uyghur', 'search and filter', { lang: 'ug', width: 560 }),
  picture('uyghur-320', 'dead', { lang: 'ug', width: 320 }),
  picture('narrow', 'search and filter', { width: 320 }),
  picture('switch', 'switch', { width: 320 }),
  picture('switch-pressed', 'switch', { theme: 'elder', lang: 'zh-Hans', width: 320 }),
  picture('switch-uyghur', 'switch', { theme: 'dark', lang: 'ug', width: 320 }),
  picture('banner-extreme', 'banner red'),
  picture('banner-yellow-chinese', 'banner yellow', { lang: 'zh-Hans' }),
  picture('banner-elder', 'banner yellow', { theme: 'elder', lang: 'zh-Hans' }),
  picture('banner-dark', 'banner offline', { theme: 'dark' }),
  picture('banner-dark-extreme', 'banner red', { theme: 'dark elder' }),
  picture('banner-several-high-contrast', 'banner several', { theme: 'high-contrast' }),
  picture('banner-wide', 'banner orange', { width: 800 }),
  picture('focus', 'ready', { tabs: 1, width: 320 }),
];
