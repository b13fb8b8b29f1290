/** What a reader sees while an element takes over from the list that stands in it. */
import type { Browser } from 'puppeteer-core';
import { type Condition, openAs } from './navigate.ts';

export interface TakeOver {
  /** Milliseconds from navigation until the element shows its own list. */
  readonly ms: number;
  /** Sum of layout shifts, as the engine counts them. */
  readonly shift: number;
  /** Frames in which there was no list after there had been one, or two of them. */
  readonly flashes: number;
  /** Heights of the element before and after, in pixels. */
  readonly heights: readonly [before: number, after: number];
}

export async function watchTakeOver(browser: Browser, address: string, condition: Condition): Promise<TakeOver> {
  const { page, close } = await openAs(browser, condition);
  await page.evaluateOnNewDocument(() => {
    const seen = { ms: 0, shift: 0, flashes: 0, heights: [0, 0] as [number, number] };
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.shift += (entry as unknown as { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
    let begun = false;
    const look = () => {
      const element = document.querySelector('civic-notice-feed');
      const isSeen = (found: Element | null | undefined) => (found?.getBoundingClientRect().height ?? 0) > 0;
      const [written, own] = [isSeen(element?.querySelector('a')), isSeen(element?.shadowRoot?.querySelector('.title'))];
      begun ||= written;
      if (begun && written === own) seen.flashes += 1;
      const height = element?.getBoundingClientRect().height ?? 0;
      if (!own) seen.heights[0] = height;
      else if (!seen.ms) {
        seen.ms = performance.now();
        seen.heights[1] = height;
        // What comes in the frames after it counts too.
        setTimeout(() => Object.assign(globalThis, { takenOver: seen }), 500);
      }
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await page.goto(address, { waitUntil: 'domcontentloaded', timeout: 60_000 });
  await page.waitForFunction(() => 'takenOver' in globalThis, { timeout: 60_000, polling: 50 });
  const seen = await page.evaluate(() => (globalThis as unknown as { takenOver: TakeOver }).takenOver);
  await close();
  return seen;
}
