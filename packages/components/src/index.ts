export { type AlertState, CivicAlertBanner } from './alert-banner/alert-banner.js';
export { createHost, type HostOptions } from './host/create-host.js';
export { Formatter, type Texts } from './i18n/index.js';
export { CivicKit } from './kit/kit.js';
export { CivicNoticeFeed } from './notice-feed/notice-feed.js';
export * from './runtime.js';
export { CivicThemeSwitch } from './theme-switch/theme-switch.js';
export { type Theme, themesCss, themeValues } from './themes/themes.js';
export { families, scale, type Token, tokens } from './themes/tokens.js';
