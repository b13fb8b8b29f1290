import type { Browser } from 'puppeteer-core';
import type { Engine } from './engines.ts';
import type { OpenPageOptions, Page } from './page.ts';
import { launchPuppeteer, openPuppeteerPage } from './puppeteer-page.ts';
import { openWebKitPage } from './webkit-page.ts';

const browsers = new Map<string, Promise<Browser>>();
const pages = new Set<Page>();

/** Opens a page with storage of its own; Chromium and Firefox are started once for each test file. */
export async function openPage(engine: Engine, options: OpenPageOptions = {}): Promise<Page> {
  const opened = await open(engine, options);
  const page: Page = {
    ...opened,
    async close() {
      pages.delete(page);
      await opened.close();
    },
  };
  pages.add(page);
  return page;
}

async function open(engine: Engine, options: OpenPageOptions): Promise<Page> {
  if (engine === 'webkit') return openWebKitPage(options);
  // Firefox switches scripting by a preference of the whole browser.
  const scripted = engine === 'chromium' || options.javaScriptEnabled !== false;
  const key = `${engine} ${scripted}`;
  const browser = browsers.get(key) ?? launchPuppeteer(engine, scripted);
  browsers.set(key, browser);
  return openPuppeteerPage(engine, await browser, options);
}

/** Closes all pages and browsers; `npm test` does so after each file. */
export async function closeBrowsers(): Promise<void> {
  await Promise.all([...pages].map((page) => page.close()));
  const started = [...browsers.values()];
  browsers.clear();
  await Promise.all(started.map(async (browser) => (await browser).close()));
}
