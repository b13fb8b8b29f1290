import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { engines, openPage, type Site, startMortalBrowser } from '@civickit/page-driver';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type {} from './draft-page.js';
import { serveDrafts } from './draft-site.page.js';

let site: Site;
beforeAll(async () => {
  site = await serveDrafts();
});
afterAll(() => site.close());

describe.each(engines())('a page with a draft in %s', (engine) => {
  test('lacks at most what was typed in the instant before a reload, and mostly not even that', async () => {
    const page = await openPage(engine);
    let kept = '';
    let whole = 0;
    await page.goto(`${site.origin}/`);
    for (let times = 0; times < 6; times += 1) {
      await page.waitFor(() => globalThis.draftPage !== undefined);
      const more = `${times} what I hear `;
      await page.type(more);
      // WebKit aborts what a page writes while it is being left: only what was written before is there.
      if (engine === 'webkit') await page.evaluate(() => draftPage?.draft.settled().then((keeping) => keeping.kept));
      await page.goto(`${site.origin}/?${times}`);
      await page.waitFor(() => globalThis.draftPage !== undefined);
      const { text = '', length = 0 } = ((await page.evaluate(() => draftPage?.draft.answers)) ?? {}) as { text?: string; length?: number };
      expect([text.startsWith(kept), `${kept}${more}`.startsWith(text), length]).toEqual([true, true, text.length]);
      if (text === kept + more) whole += 1;
      kept = text;
    }
    // A busy machine may end a page in the middle of a write.
    expect(whole).toBeGreaterThanOrEqual(engine === 'webkit' ? 6 : 3);
    expect(await page.evaluate(() => draftPage?.ids())).toHaveLength(1);
    expect(site.violations).toEqual([]);
    await page.close();
  });
});

describe.skipIf(!engines().includes('chromium'))('two tabs with one draft', () => {
  test('tell each other, part where both go on, and keep what was typed in each', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'civickit-drafts-'));
    const browser = await startMortalBrowser(folder);
    const wait = async (ask: () => Promise<boolean>): Promise<void> => {
      for (let tries = 0; !(await ask()); tries += 1) {
        if (tries === 200) throw new Error('waited 10 s in vain');
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    };
    try {
      const open = async () => {
        const tab = await browser.open(`${site.origin}/`);
        await wait(() => tab.evaluate(() => globalThis.draftPage !== undefined));
        return tab;
      };
      const one = await open();
      await one.type('drums');
      await one.evaluate(() => draftPage?.draft.settled());
      const other = await open();
      expect(await other.evaluate(() => draftPage?.draft.answers['text'])).toBe('drums');
      await one.type(' at night');
      await wait(() => other.evaluate(() => draftPage?.draft.standing === 'newer'));
      await one.evaluate(() => draftPage?.draft.settled());
      await other.type(' and flutes');
      expect(await other.evaluate(() => draftPage?.draft.settled())).toEqual({ kept: true });
      expect(await other.evaluate(() => [draftPage?.draft.standing, draftPage?.draft.branchOf])).toEqual([
        'parted',
        await one.evaluate(() => draftPage?.draft.id),
      ]);
      await one.type('!');
      await one.evaluate(() => draftPage?.draft.settled());
      const texts = await (await open()).evaluate(() => draftPage?.texts());
      expect(texts?.toSorted()).toEqual(['drums and flutes', 'drums at night!']);
    } finally {
      await browser.kill();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  });
});
