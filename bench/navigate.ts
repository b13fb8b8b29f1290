/** How long a page takes from its navigation until something of it is there, at full speed and on an old phone in a weak network. */
import type { Browser, CDPSession, Page } from 'puppeteer-core';

export const conditions = {
  'full speed': { cpu: 1, network: null },
  '4x CPU, slow 3G': { cpu: 4, network: { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 } },
} as const;

export type Condition = keyof typeof conditions;

/** A page of its own, as on the first visit, under a condition. */
export async function openAs(
  browser: Browser,
  condition: Condition,
): Promise<{ page: Page; devtools: CDPSession; close: () => Promise<void> }> {
  const { cpu, network } = conditions[condition];
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport({ width: 390, height: 844 });
  const devtools = await page.createCDPSession();
  await devtools.send('Network.enable');
  if (network) await devtools.send('Network.emulateNetworkConditions', network);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: cpu });
  return { page, devtools, close: () => context.close() };
}

/**
 * Milliseconds from navigation until what `find` gives in the page has been painted, and bytes received until then. `find` is sent as its
 * text.
 */
export async function navigate(
  browser: Browser,
  address: string,
  condition: Condition,
  find: () => Element | null | undefined,
): Promise<{ ms: number; bytes: number }> {
  const { page, devtools, close } = await openAs(browser, condition);
  let bytes = 0;
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  await page.evaluateOnNewDocument(`{
    const find = ${String(find)};
    const look = () => {
      const found = find();
      if (!found || found.getBoundingClientRect().height < 8) return void requestAnimationFrame(look);
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => Object.assign(globalThis, { shownAt: performance.now() });
        channel.port2.postMessage(0);
      });
    };
    requestAnimationFrame(look);
  }`);
  await page.goto(address, { waitUntil: 'domcontentloaded', timeout: 60_000 });
  await page.waitForFunction(() => 'shownAt' in globalThis, { timeout: 60_000, polling: 50 });
  const ms = await page.evaluate(() => (globalThis as unknown as { shownAt: number }).shownAt);
  await close();
  return { ms, bytes };
}
