import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';
import type { Engine } from './engines.ts';
import type { OpenPageOptions, Page } from './page.ts';
import { launchPuppeteer, openPuppeteerPage } from './puppeteer-page.ts';
import { openWebKitPage } from './webkit-page.ts';

const browsers = new Map<string, Promise<Browser>>();
const pages = new Set<Page>();

/** Opens a page with storage of its own; Chromium and Firefox are started once for each process. */
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
  const browser = browsers.get(key) ?? launch(key, engine, scripted);
  return openPuppeteerPage(engine, await browser, options);
}

/** A browser that does not start, or dies, makes way for another. */
function launch(key: string, engine: 'chromium' | 'firefox', scripted: boolean): Promise<Browser> {
  // Who is told to end, as a worker of Vitest is after its last file, leaves no browser behind.
  process.off('SIGTERM', endWithBrowsers).once('SIGTERM', endWithBrowsers);
  const started = launchPuppeteer(engine, scripted);
  browsers.set(key, started);
  const forget = (): void => void (browsers.get(key) === started && browsers.delete(key));
  started.then((browser) => browser.once('disconnected', forget), forget);
  return started;
}

/** At once, with their profiles: Vitest gives its workers half a second, and Firefox takes longer to close. */
const endWithBrowsers = (): void => {
  const ends = [...browsers.values()].map(async (started) => {
    const child = (await started).process();
    child?.kill('SIGKILL');
    const args = child?.spawnargs.join('\n') ?? '';
    const profile = /puppeteer_dev_\w+_profile-\w+/.exec(args)?.[0];
    if (profile) rmSync(join(tmpdir(), profile), { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
  });
  void Promise.allSettled(ends).then(() => process.exit());
};

/** Closes all pages; `npm test` does so after each file. */
export async function closePages(): Promise<void> {
  await Promise.all([...pages].map((page) => page.close()));
}

/** Closes all pages and browsers. */
export async function closeBrowsers(): Promise<void> {
  process.off('SIGTERM', endWithBrowsers);
  await closePages();
  const started = [...browsers.values()];
  browsers.clear();
  await Promise.all(started.map(async (browser) => (await browser).close()));
}
