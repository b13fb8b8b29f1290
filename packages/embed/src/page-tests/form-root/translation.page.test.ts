import { engines, openPage, type Page } from '@civickit/page-driver';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type {} from './trial-form.js';
import { inBoth, serveTrial } from './trial-site.page.js';

let site: Awaited<ReturnType<typeof serveTrial>>;
beforeAll(async () => {
  site = await serveTrial();
});
afterAll(() => site.close());

describe.each(engines())('a form that a translator has been through in %s', (engine) => {
  let page: Page;
  beforeAll(async () => {
    page = await openPage(engine);
  });
  afterAll(() => page.close());

  const texts = () =>
    page.evaluate(() => {
      const text = (selector: string) => trial.input('name').form?.querySelector(selector)?.textContent ?? '';
      return [text('h2'), text('label'), text('#name-error')];
    });
  const translatedIn = (roots: 'document' | 'open roots too') => async () => {
    await page.evaluate((roots) => trial.translate(roots), roots);
    return texts();
  };
  const translatedThenChanged = async () => {
    await page.evaluate(() => {
      trial.element().show({ heading: 'About you', error: 'Tell us your name' });
      trial.translate('open roots too');
      trial.element().show({ heading: 'Your address', error: 'Tell us your street' });
    });
    return texts();
  };

  test('a translator that walks the document alone leaves a shadow root as it is', async () => {
    expect(await inBoth(page, site.origin, '', translatedIn('document'))).toEqual({
      shadow: ['About you', 'Your name', ''],
      light: ['«About you»', '«Your name»', ''],
    });
  });

  test('one that enters open roots translates both', async () => {
    const translated = ['«About you»', '«Your name»', ''];
    expect(await inBoth(page, site.origin, '', translatedIn('open roots too'))).toEqual({ shadow: translated, light: translated });
  });

  test('texts bound by .textContent= change after that, in both', async () => {
    const changed = ['Your address', '«Your name»', 'Tell us your street'];
    expect(await inBoth(page, site.origin, '', translatedThenChanged)).toEqual({ shadow: changed, light: changed });
  });

  test('texts that are child parts stay what they were, in both', async () => {
    const stale = ['«About you»', '«Your name»', '«Tell us your name»'];
    expect(await inBoth(page, site.origin, 'child-parts', translatedThenChanged)).toEqual({ shadow: stale, light: stale });
  });

  test('controls keep what is typed, their labels and their focus, in both', async () => {
    const kept = () =>
      page.evaluate(() => {
        trial.input('name').focus();
        trial.input('name').value = 'Li';
        trial.translate('open roots too');
        trial.element().show({ heading: 'Your address', error: 'Tell us your street' });
        const input = trial.input('name');
        return [input.value, input.labels?.[0]?.textContent, trial.root().activeElement === input];
      });
    expect(await inBoth(page, site.origin, '', kept)).toEqual({ shadow: ['Li', '«Your name»', true], light: ['Li', '«Your name»', true] });
  });
});
