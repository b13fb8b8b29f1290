import { type Engine, engines, openPage } from '@civickit/page-driver';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type {} from './trial-form.js';
import { serveTrial } from './trial-site.page.js';

let site: Awaited<ReturnType<typeof serveTrial>>;
beforeAll(async () => {
  site = await serveTrial();
});
afterAll(() => site.close());

/** Types, goes to another page and comes back by the browser's button. */
async function typedAndBack(engine: Engine, path: string): Promise<{ resumed: boolean; value: string }> {
  const page = await openPage(engine);
  await page.goto(`${site.origin}${path}`);
  await page.waitFor(() => 'trial' in globalThis);
  await page.evaluate(() => trial.input('name').focus());
  await page.type('Li');
  await page.goto(`${site.origin}/elsewhere`);
  await page.evaluate(() => void setTimeout(() => history.back()));
  const isBack = (path: string) => location.pathname === path && document.readyState === 'complete' && 'trial' in globalThis;
  // What is asked while the page changes fails.
  await expect.poll(() => page.evaluate(isBack, path).catch(() => false), { timeout: 10_000 }).toBe(true);
  const found = await page.evaluate(() => ({ resumed: trial.resumed ?? false, value: trial.input('name').value }));
  await page.close();
  return found;
}

describe.each(engines())('back to a form in %s', (engine) => {
  test.each(['shadow', 'light'])('a page that the browser kept has what was typed, in %s', async (root) => {
    expect(await typedAndBack(engine, `/${root}/`)).toEqual({ resumed: true, value: 'Li' });
  });

  test.skipIf(engine === 'webkit').each(['shadow', 'light'])('of a page made anew in %s', async (root) => {
    // Chromium alone puts it back, and only in the light DOM. WebKitGTK keeps every page that this test could think of.
    const value = engine === 'chromium' && root === 'light' ? 'Li' : '';
    expect(await typedAndBack(engine, `/${root}/forgotten`)).toEqual({ resumed: false, value });
  });
});
