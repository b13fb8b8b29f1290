import { engines, openPage } from '@civickit/page-driver';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formTag, type FormSite, openForms, serveForms, timeless } from './form-site.page.js';
import { fillIn, meetErrors, type Person, personAt } from './person.page.js';
import { translate } from './translate.js';

let site: FormSite;
beforeAll(async () => {
  site = await serveForms({ '/': { body: formTag }, '/naive': { body: '<naive-form></naive-form>' } });
});
afterAll(() => site.close());

const translated = (person: Person) => person.page.evaluate(translate);

/** Texts of the element that stand there as they were written. */
const untranslated = ({ page, tag }: Person) =>
  page.evaluate((host) => {
    const found: string[] = [];
    const root = document.querySelector(host)?.shadowRoot?.querySelector('.root');
    const walker = document.createTreeWalker(root as Element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.textContent?.trim() && !node.parentElement?.closest('font, svg, textarea')) found.push(node.textContent);
    }
    return found.join('|');
  }, tag);

describe.each(engines())('a form under a page translator in %s', (engine) => {
  test('is filled in, mended, resumed and sent as without one, and what is shown is always what is so now', async () => {
    const alone = personAt(await openPage(engine));
    await openForms(alone.page, `${site.origin}/`);
    const read = await fillIn(alone);
    await alone.page.close();

    const person = personAt(await openPage(engine));
    await openForms(person.page, `${site.origin}/`);
    await person.at('start');
    await translated(person);
    expect(await fillIn(person, { again: translated })).toEqual(read);
    expect(await untranslated(person)).toBe('');
    expect(await person.page.evaluate(() => globalThis.translations)).toBeGreaterThan(30);
    await person.page.close();

    const [first, second] = site.office.received;
    expect(first).toContain('王秀英');
    expect(timeless(second)).toBe(timeless(first));
    expect(site.violations).toEqual([]);
  });

  test('would show what is no longer so, were its texts children of templates', async () => {
    const alone = personAt(await openPage(engine), 'naive-form');
    await openForms(alone.page, `${site.origin}/naive`);
    const read = await meetErrors(alone);
    expect(read.at(-1)).toContain('The feast');
    await alone.page.close();

    const person = personAt(await openPage(engine), 'naive-form');
    await openForms(person.page, `${site.origin}/naive`);
    await person.at('start');
    await translated(person);
    expect(await meetErrors(person)).not.toEqual(read);
    await person.page.close();
  });
});
