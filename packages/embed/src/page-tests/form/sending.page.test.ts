import { engines, openPage, type Page } from '@civickit/page-driver';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { agreeAndSend, atCheck } from './at-check.page.js';
import { formTag, type FormSite, openForms, prototypePage, serveForms } from './form-site.page.js';
import { comesBack, fieldOf, keeps, type Person, personAt } from './person.page.js';

let site: FormSite;
beforeAll(async () => {
  site = await serveForms({ '/': { body: formTag }, '/prototype': prototypePage });
});
afterAll(() => site.close());
afterEach(() => {
  site.office.down = site.office.held = false;
});

// In the others a part of what takes a third of all their page tests' time: there only in the long run.
describe.skipIf(!engines().includes('chromium') && !process.env['CIVICKIT_LONG']).each(engines())('a form that is sent in %s', (engine) => {
  const open = async (path: string): Promise<Person> => {
    const person = personAt(await openPage(engine));
    await openForms(person.page, `${site.origin}${path}`);
    await person.at('start').catch(() => undefined);
    return person;
  };
  /** What came of what a person sends. */
  const sentBy = async (run: () => Promise<unknown>): Promise<readonly string[]> => {
    const before = site.office.received.length;
    await run();
    return site.office.received.slice(before);
  };

  test('sends once, however often the button is pressed', async () => {
    const person = await atCheck(await open('/'));
    await person.click(fieldOf('$consent'));
    const calls = site.office.calls;
    const sent = await sentBy(async () => {
      await person.page.evaluate(() => {
        const button = document.querySelector('civic-form')?.shadowRoot?.querySelector<HTMLElement>('form button.main');
        button?.click();
        button?.click();
      });
      await person.page.evaluate(() =>
        document.querySelector('civic-form')?.shadowRoot?.querySelector<HTMLElement>('form button.main')?.click(),
      );
      await person.at('sent');
    });
    expect([sent.length, site.office.calls - calls]).toEqual([1, 1]);
    await person.page.close();
  });

  test('keeps what is sent without a network, says so, and tells when it has arrived', async () => {
    const person = await atCheck(await open('/'));
    const sent = await sentBy(async () => {
      await network(person.page, false);
      await agreeAndSend(person);
      await person.reads('It is sent by itself as soon as there is a network.');
      await network(person.page, true);
      await person.reads('Your form has arrived.');
      await person.reads('Code: HALL-');
    });
    expect(sent).toHaveLength(1);
    expect(await person.page.evaluate(() => formPage?.drafts().then((drafts) => drafts.length))).toBe(0);
    await person.page.close();
  });

  test('is in the draft or in the queue when the page is closed in the instant of sending without a network', async () => {
    const person = await atCheck(await open('/'));
    const { page } = person;
    await person.click(fieldOf('$consent'));
    await keeps(person);
    site.office.down = true;
    await page
      .evaluate(() => {
        document.querySelector('civic-form')?.shadowRoot?.querySelector<HTMLElement>('form button.main')?.click();
        globalThis.formPage = undefined;
        setTimeout(() => (location.href = '/?back'));
      })
      .catch(() => undefined);
    await comesBack(page, '?back');
    // What was handed over stays a draft until it is known what came of it. WebKit lets nobody at the queue of a page that it has frozen.
    const kept = await page.evaluate(async (askQueue) => {
      const drafts = (await formPage?.drafts()) ?? [];
      const waiting = askQueue ? await (await formPage?.outbox())?.list() : [];
      return [...drafts, ...(waiting ?? []).map(({ draft }) => formPage?.json(draft))].join();
    }, engine !== 'webkit');
    site.office.down = false;
    expect(kept).toContain('王秀英');
    await page.close();
  });

  // Where a page that is left lives on for a moment, it sees its request fail, and lets go of the draft: the queue has it.
  test.skipIf(engine !== 'chromium').each([
    ['/', '赵铁柱', 1],
    ['/prototype', '钱二', 2],
  ])(
    'on %s, after a death between sending and letting go of the draft, the same is sent once and what is another twice (%s)',
    async (path, helper, times) => {
      const person = await open(path);
      const { page } = person;
      await atCheck(person, { helpers: [{ $id: 'a', helper: '赵铁柱' }] });
      await person.click(fieldOf('$consent'));
      await keeps(person);
      const sent = await sentBy(async () => {
        site.office.held = true;
        const calls = site.office.calls;
        await person.click('form button.main');
        await expect.poll(() => site.office.calls).toBe(calls + 1);
        await page
          .evaluate(() => {
            globalThis.formPage = undefined;
            setTimeout(() => (location.href = '?again'));
          })
          .catch(() => undefined);
        await comesBack(page, '?again');
        site.office.held = false;
        await person.at('start');
        await person.click('.drafts button.main');
        await person.at('check');
        await page.evaluate((name) => document.querySelector('civic-form')?.prefill({ helpers: [{ $id: 'a', helper: name }] }), helper);
        await agreeAndSend(person);
        await person.reads('Your form has arrived.');
      });
      expect(sent).toHaveLength(times);
      expect(sent.at(-1)).toContain(helper);
      await page.close();
    },
  );
});

/** Chromium's is really cut; others are told so, and the office does not answer. */
async function network(page: Page, isOn: boolean): Promise<void> {
  site.office.down = !isOn;
  if (page.engine === 'chromium') return page.puppeteer?.setOfflineMode(!isOn);
  await page.evaluate((on) => {
    Object.defineProperty(navigator, 'onLine', { configurable: true, value: on });
    dispatchEvent(new Event(on ? 'online' : 'offline'));
  }, isOn);
}
