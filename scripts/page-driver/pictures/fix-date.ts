import type { Page } from '../page.ts';

/** Stops the clock of the pages that come: `Date` says `now` for ever. Timers run on. */
export async function fixDate(page: Page, now: number): Promise<void> {
  await page.puppeteer?.evaluateOnNewDocument((fixed: number) => {
    const Running = Date;
    globalThis.Date = class extends Running {
      constructor(...given: []) {
        super(...(given.length > 0 ? given : ([fixed] as unknown as [])));
      }
      static override now(): number {
        return fixed;
      }
    } as DateConstructor;
  }, now);
}
