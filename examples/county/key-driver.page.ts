import type { Page } from '@civickit/page-driver';
import { expect } from 'vitest';

/** What a person does who has only keys. */

/** What has the focus, through shadow roots: its id, else its label, its class, or what it says. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    if (!at || at === document.body) return 'nothing';
    const names = [at.id, at.getAttribute('aria-label') ?? '', at.className, at.textContent];
    return names.map((name) => name.replace(/\s+/g, ' ').trim()).find((name) => name !== '') ?? at.localName;
  });

/** Goes on by the Tab key to what is called so. */
export async function tabTo(page: Page, wanted: string, key = 'Tab'): Promise<void> {
  const passed: string[] = [];
  for (let presses = 0; presses < 40; presses++) {
    await page.press(key);
    const at = await focused(page);
    if (at === wanted) return;
    passed.push(at);
  }
  throw new Error(`the Tab key does not lead to "${wanted}", but through ${passed.join(', ')}`);
}

/** Waits until that has the focus. */
export const until = (page: Page, wanted: string): Promise<void> => expect.poll(() => focused(page), { timeout: 10_000 }).toBe(wanted);
