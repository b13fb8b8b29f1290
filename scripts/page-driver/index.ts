export { allEngines, browserArgs, engines, executableOf, type Engine } from './engines.ts';
export { startMortalBrowser, type MortalBrowser, type MortalTab } from './mortal-browser.ts';
export { closeBrowsers, closePages, openPage } from './open-page.ts';
export type { ConsoleLine, OpenPageOptions, Page, Viewport } from './page.ts';
export { servePages, type Answer, type LoggedRequest, type Route, type Site, type SiteOptions, type Violation } from './serve-pages.ts';
export { untilKept } from './until-kept.ts';
