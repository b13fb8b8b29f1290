import { engines, openPage, type Page, type Site } from '@civickit/page-driver';
import { afterEach, describe, expect, test } from 'vitest';
import { feedTag, pageOf, pause, serveKit, shownTitles, strictCsp } from './kit-site.page.js';

let site: Site | undefined;
afterEach(() => site?.close());

const withSwitch = pageOf(`<civic-theme-switch></civic-theme-switch>${feedTag}`);
const asked = (pattern: RegExp) => site?.requests.filter(({ url }) => pattern.test(url)).length;
const theme = (page: Page) => page.evaluate(() => document.documentElement.getAttribute('data-civic-theme'));
const sizeOf = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const root = document.querySelector('civic-notice-feed')?.shadowRoot?.querySelector('.root');
    return root ? getComputedStyle(root).fontSize : '';
  });

describe.each(engines())('themes in %s', (engine) => {
  test('a page in the default theme loads none', async () => {
    site = await serveKit();
    const page = await openPage(engine);
    await page.goto(site.origin);
    await shownTitles(page);
    expect(asked(/themes/)).toBe(0);
    await page.close();
  });

  test('a theme on the page reaches the element under a strict policy, and one set later does', async () => {
    site = await serveKit({ '/': withSwitch.replace('<html', '<html data-civic-theme="elder"') }, { 'content-security-policy': strictCsp });
    const page = await openPage(engine);
    await page.goto(site.origin);
    await shownTitles(page);
    await page.waitFor(
      () =>
        getComputedStyle(document.querySelector('civic-notice-feed')?.shadowRoot?.querySelector('.root') as Element).fontSize === '22px',
    );
    await page.evaluate(() => document.documentElement.setAttribute('data-civic-theme', 'high-contrast'));
    await page.waitFor(
      () =>
        getComputedStyle(document.querySelector('civic-notice-feed')?.shadowRoot?.querySelector('.root') as Element).fontSize === '16px',
    );
    expect(site.violations).toEqual([]);
    await page.close();
  });

  test('larger text, once chosen, is there on the next page view, and gone when it is left', async () => {
    site = await serveKit({ '/': withSwitch, '/next': withSwitch });
    const page = await openPage(engine);
    await page.goto(site.origin);
    await shownTitles(page);
    await page.waitFor(() => document.querySelector('civic-theme-switch')?.shadowRoot?.querySelector('button')?.isConnected);
    await page.click(() => document.querySelector('civic-theme-switch')?.shadowRoot?.querySelector('button'));
    expect(await theme(page)).toBe('elder');
    // What is kept is written after the button shows it.
    await page.waitFor(() => Object.values({ ...localStorage }).includes('elder'));
    await page.goto(`${site.origin}/next`);
    await page.waitFor(() => document.documentElement.getAttribute('data-civic-theme') === 'elder');
    await page.waitFor(
      () =>
        getComputedStyle(document.querySelector('civic-notice-feed')?.shadowRoot?.querySelector('.root') as Element).fontSize === '22px',
    );
    expect(await sizeOf(page)).toBe('22px');
    await page.click(() => document.querySelector('civic-theme-switch')?.shadowRoot?.querySelector('button'));
    await page.waitFor(() => !Object.values({ ...localStorage }).includes('elder'));
    await page.goto(site.origin);
    await shownTitles(page);
    await pause(500);
    expect(await theme(page)).toBe(null);
    await page.close();
  });

  test('larger text and dark colours go together, and both are there on the next page view', async () => {
    const withTwo = withSwitch.replace(
      '<civic-theme-switch>',
      '<civic-theme-switch theme="dark"></civic-theme-switch><civic-theme-switch>',
    );
    site = await serveKit({ '/': withTwo, '/next': withTwo });
    const page = await openPage(engine);
    await page.goto(site.origin);
    await shownTitles(page);
    await page.waitFor(() =>
      [...document.querySelectorAll('civic-theme-switch')].every((each) => each.shadowRoot?.querySelector('button')),
    );
    await page.click(() => document.querySelector('civic-theme-switch')?.shadowRoot?.querySelector('button'));
    await page.evaluate(() => document.querySelectorAll('civic-theme-switch')[1]?.shadowRoot?.querySelector('button')?.click());
    await page.waitFor(() => Object.values({ ...localStorage }).some((kept) => kept === 'elder dark' || kept === 'dark elder'));
    await page.goto(`${site.origin}/next`);
    await page.waitFor(() => document.documentElement.getAttribute('data-civic-theme') === 'dark elder');
    await page.waitFor(() => {
      const { fontSize, backgroundColor } = getComputedStyle(
        document.querySelector('civic-notice-feed')?.shadowRoot?.querySelector('.root') as Element,
      );
      return fontSize === '22px' && backgroundColor === 'rgb(26, 25, 23)';
    });
    await page.close();
  });

  test('a page that links themes.css has both without a script', async () => {
    const linked = '<!doctype html><html data-civic-theme="elder dark"><link rel="stylesheet" href="/civickit/1/themes.css"><p>Text</p>';
    site = await serveKit({ '/': linked });
    const page = await openPage(engine);
    await page.goto(site.origin);
    const values = await page.evaluate(() =>
      ['font-size', 'color-text'].map((name) => getComputedStyle(document.documentElement).getPropertyValue(`--civic-${name}`)),
    );
    expect(values).toEqual(['max(1.375rem, 22px)', '#ece7dd']);
    await page.close();
  });
});
