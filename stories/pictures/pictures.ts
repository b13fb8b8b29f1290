/** One picture of an element: a state in a setting. */
export interface Picture {
  readonly name: string;
  /** Of noticeFeedStates; `switch` for the theme switch alone; `banner`, `catalogue`, `form`, `guide` or `outbox` and one of the states of that element. */
  readonly state: string;
  readonly theme?: string;
  readonly lang?: string;
  /** In CSS pixels. */
  readonly width: number;
  /** What the reader's device asks for, by media feature. */
  readonly media?: Readonly<Record<string, string>>;
  /** Drawn as on paper. */
  readonly print?: boolean;
  /** Of how much from the top, in CSS pixels. @default 560 */
  readonly height?: number;
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
  picture('form-start', 'form start', { width: 640 }),
  picture('form-page', 'form page', { width: 640, height: 1000 }),
  picture('form-wrong-chinese', 'form wrong', { lang: 'zh-Hans', width: 390, height: 1300 }),
  picture('form-conditions', 'form conditions', { width: 640, height: 1600 }),
  picture('form-every-type', 'form every type', { width: 800, height: 4000 }),
  picture('form-every-type-elder-320', 'form every type', { theme: 'elder', lang: 'zh-Hans', width: 320, height: 6000 }),
  picture('form-check-dark', 'form check', { theme: 'dark', lang: 'zh-Hans', width: 640, height: 1700 }),
  picture('form-assisted', 'form assisted', { lang: 'zh-Hans', width: 390, height: 2600 }),
  picture('form-who-helps-320', 'form who helps', { width: 320, height: 1700 }),
  picture('form-save-elder-320', 'form save for later', { theme: 'elder', lang: 'zh-Hans', width: 320, height: 3400 }),
  picture('form-save-uyghur', 'form save for later', { lang: 'ug', width: 390, height: 2200 }),
  picture('form-another-file', 'form another file', { lang: 'zh-Hant', width: 390, height: 1100 }),
  picture('form-check-320', 'form not agreed', { width: 320, height: 2200 }),
  picture('form-uyghur', 'form wrong', { lang: 'ug', width: 390, height: 1300 }),
  picture('form-received', 'form received', { lang: 'zh-Hans', width: 390, height: 1700 }),
  picture('form-forced-colours', 'form wrong', { media: { 'forced-colors': 'active' }, width: 640, height: 1100 }),
  picture('form-print', 'form received', { print: true, width: 560, height: 1500 }),
  picture('outbox-mixed', 'outbox mixed', { width: 1000, height: 1300 }),
  picture('outbox-chinese', 'outbox mixed', { lang: 'zh-Hans', width: 390, height: 1700 }),
  picture('outbox-elder-320', 'outbox needs you', { theme: 'elder', lang: 'zh-Hans', width: 320, height: 1700 }),
  picture('outbox-uyghur', 'outbox waiting', { lang: 'ug', width: 390, height: 1200 }),
  picture('outbox-sent-dark', 'outbox sent', { theme: 'dark', lang: 'zh-Hant', height: 1300 }),
  picture('outbox-unkept-high-contrast', 'outbox not kept', { theme: 'high-contrast' }),
  picture('outbox-forced-colours', 'outbox needs you', { media: { 'forced-colors': 'active' }, height: 1000 }),
  picture('outbox-print', 'outbox mixed', { print: true, width: 560, height: 1100 }),
  picture('outbox-blocked', 'outbox blocked', { width: 390 }),
  picture('outbox-badge', 'outbox badge', { width: 320 }),
  picture('catalogue-ready', 'catalogue ready', { width: 560 }),
  picture('catalogue-chinese', 'catalogue seen before', { lang: 'zh-Hans', width: 640 }),
  picture('catalogue-searched', 'catalogue searched', { lang: 'zh-Hans' }),
  picture('catalogue-nothing', 'catalogue nothing matches', { lang: 'zh-Hant' }),
  picture('catalogue-elder-320', 'catalogue searched', { theme: 'elder', lang: 'zh-Hans', width: 320 }),
  picture('catalogue-dark', 'catalogue searched', { theme: 'dark' }),
  picture('catalogue-high-contrast', 'catalogue overdue', { theme: 'high-contrast' }),
  picture('catalogue-uyghur', 'catalogue ready', { lang: 'ug' }),
  picture('catalogue-opened', 'catalogue opened', { lang: 'zh-Hans', width: 560 }),
  picture('catalogue-print', 'catalogue ready', { print: true, width: 560 }),
  picture('guide-ready', 'guide ready', { lang: 'zh-Hans', width: 560, height: 2600 }),
  picture('guide-gaps', 'guide gaps', { height: 900 }),
  picture('guide-bundle-dark', 'guide bundle', { theme: 'dark', height: 900 }),
  picture('guide-closed-elder-320', 'guide closed', { theme: 'elder', lang: 'zh-Hans', width: 320, height: 900 }),
  picture('guide-places-high-contrast', 'guide many places', { theme: 'high-contrast', lang: 'zh-Hant', height: 1900 }),
  picture('guide-offline-uyghur', 'guide offline', { lang: 'ug', height: 900 }),
  picture('guide-not-found', 'guide not found'),
  picture('guide-print', 'guide ready', { lang: 'zh-Hans', print: true, width: 560, height: 2600 }),
];
