import { engines, openPage } from '@civickit/page-driver';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { agreeAndSend, toSecondPage } from './at-check.page.js';
import { formTag, type FormSite, openForms, prototypePage, serveForms, timeless } from './form-site.page.js';
import { fieldOf, fillIn, fits, keeps, type Person, personAt, reload, tabTo } from './person.page.js';

const script = (lines: string) => `<script nonce="page">${lines}</script>`;
const every = '<civic-kit><civic-form form="every-type" single-page></civic-form></civic-kit>';
const hostileCss = `* { all: unset } label, legend, input { display: none !important } form:not(#outer), fieldset { float: left; width: 9px; border: 9px solid }
  civic-form { display: inline; color: white } .root, .question, .problems { display: none !important }`;

let site: FormSite;
let clean: string | undefined;
beforeAll(async () => {
  site = await serveForms({
    '/': { body: formTag },
    '/css': { csp: "style-src 'unsafe-inline'", head: `<style>${hostileCss}</style>`, body: formTag },
    '/outer': {
      body: `<form id="outer" action="/elsewhere"><input name="outer">${formTag}<button>Outer</button></form>
        ${script(`globalThis.outerSent = 0; outer.addEventListener('submit', (event) => { event.preventDefault(); globalThis.outerSent += 1; })`)}`,
    },
    '/two': {
      body: `<civic-kit><civic-form form="hall" route="hash"></civic-form><civic-form id="other" form="every-type" route="hash"></civic-form></civic-kit>`,
    },
    '/prototype': prototypePage,
    '/no-database': { head: script(`Object.defineProperty(globalThis, 'indexedDB', { value: undefined })`), body: formTag },
    '/refused': { head: script(`IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); }`), body: formTag },
    '/every': { body: every },
    '/rtl': { lang: 'ug" dir="rtl', body: every },
    '/elder': { lang: 'en" data-civic-theme="elder', body: every },
  });
});
afterAll(() => site.close());
afterEach(() => {
  site.office.down = site.office.held = false;
});

// In the others a third of all their page tests' time: there only in the long run.
describe.skipIf(!engines().includes('chromium') && !process.env['CIVICKIT_LONG']).each(engines())('a form in %s', (engine) => {
  const open = async (path: string, origin = site.origin): Promise<Person> => {
    const person = personAt(await openPage(engine));
    await openForms(person.page, `${origin}${path}`);
    await person.at('start').catch(() => undefined);
    return person;
  };
  /** What came of what a person sends. */
  const sentBy = async (run: () => Promise<unknown>): Promise<readonly string[]> => {
    const before = site.office.received.length;
    await run();
    return site.office.received.slice(before);
  };

  beforeAll(async () => {
    const person = await open('/');
    [clean] = await sentBy(() => fillIn(person, { reloads: false }));
    await person.page.close();
    expect(clean).toContain('"guests":120');
  });

  test.each([
    ['under the styles of a host that hide everything', '/css'],
    ['inside another form', '/outer'],
    ['on a page where Prototype.js breaks JSON and arrays', '/prototype'],
  ])('%s it sends the same bytes', async (_, path) => {
    const person = await open(path);
    const sent = await sentBy(() => fillIn(person));
    expect(sent.map(timeless)).toEqual([timeless(clean)]);
    await person.page.close();
  });

  test.each([
    ['without a database', '/no-database'],
    ['with a database that refuses', '/refused'],
  ])('%s it says that nothing is saved, and sends the same bytes', async (_, path) => {
    const person = await open(path);
    const sent = await sentBy(async () => {
      const read = await fillIn(person, { reloads: false });
      expect(read.join(' ')).toContain('Your browser saves nothing here');
    });
    expect(sent.map(timeless)).toEqual([timeless(clean)]);
    await person.page.close();
  });

  test('on plain http, without what only secure pages have, it sends the same bytes', async () => {
    const person = await open('/', site.plainOrigin);
    expect(await person.page.evaluate(() => [isSecureContext, 'randomUUID' in crypto, Boolean(crypto.subtle)].join())).toBe(
      'false,false,false',
    );
    const sent = await sentBy(() => fillIn(person));
    expect(sent.map(timeless)).toEqual([timeless(clean)]);
    await person.page.close();
  });

  test('keeps its labels and fields in sight of hostile styles', async () => {
    const person = await open('/css');
    await person.click('.root > p button');
    await person.at('who');
    const heights = await person.page.evaluate(() =>
      [...(document.querySelector('civic-form')?.shadowRoot?.querySelectorAll('label, input') ?? [])]
        .map((one) => one.getBoundingClientRect().height)
        .join(),
    );
    expect(
      heights
        .split(',')
        .map(Number)
        .every((height) => height > 15),
    ).toBe(true);
    await person.page.close();
  });

  test('gives the form around it nothing, and sends not that one on Enter', async () => {
    const person = await open('/outer');
    await person.click('.root > p button');
    await person.at('who');
    await person.type('name', '王秀英');
    await person.page.press('Enter');
    await person.sees('.problems');
    await person.type('phone', '13812345678');
    await person.page.press('Enter');
    await person.at('what');
    expect(
      await person.page.evaluate(() => {
        const outer = document.querySelector('form') as HTMLFormElement;
        return [outer.elements.length, [...new FormData(outer).keys()].join(), (globalThis as { outerSent?: number }).outerSent].join(' ');
      }),
    ).toBe('2 outer 0');
    await person.page.close();
  });

  test('two on one page keep drafts and ids apart, and only the first has the address', async () => {
    const first = await open('/two');
    const second = personAt(first.page, '#other');
    await first.click('.root > p button');
    await first.at('who');
    await first.type('name', 'One');
    await second.at('all');
    await second.type('name', 'Two');
    await keeps(first);
    await keeps(second);
    expect(await first.page.evaluate(() => location.hash)).toBe('#form.step=who');
    expect(
      await first.page.evaluate(() =>
        formPage?.drafts().then((all) =>
          all
            .map((one) => (JSON.parse(one) as { name: string }).name)
            .sort()
            .join(),
        ),
      ),
    ).toBe('One,Two');
    await reload(first.page);
    await first.at('who');
    expect(await first.valueOf('name')).toBe('One');
    await first.page.close();
  });

  test('goes on after a reload in the middle where it was, and goes back and forth by the buttons of the browser', async () => {
    const { page, ...person } = await open('/');
    const whole = { page, ...person };
    await toSecondPage(whole);
    await person.type('guests', '77');
    await keeps(whole);
    await reload(page);
    await person.at('what');
    expect(await person.valueOf('guests')).toBe('77');
    await vi.waitFor(async () => expect(await person.focused()).toContain('step'), { timeout: 10_000 });
    await page.evaluate(() => history.back());
    await person.at('who');
    expect(await person.valueOf('name')).toBe('王秀英');
    await vi.waitFor(async () => expect(await person.focused()).toContain('step'), { timeout: 10_000 });
    await page.evaluate(() => history.back());
    await person.at('start');
    await page.evaluate(() => history.forward());
    await person.at('who');
    await page.evaluate(() => history.forward());
    await person.at('what');
    expect(await person.valueOf('guests')).toBe('77');
    await page.close();
  });

  test('fits a window at 400 % zoom, from right to left, and in larger text, with all that can be wrong', async () => {
    const person = personAt(await openPage(engine, { viewport: { width: 320, height: 640 } }));
    for (const [path, width] of [
      ['/every', 320],
      ['/every', 256],
      ['/rtl', 256],
      ['/elder', 256],
    ] as const) {
      await openForms(person.page, `${site.origin}${path}`);
      const step = await person.page.waitFor(() => {
        const form = document.querySelector('civic-form');
        return form?.shadowRoot?.querySelector('.step') && form.step;
      });
      // What was added on the page before is a draft.
      if (step === 'start') await person.click('.root > p:last-of-type button');
      await person.at('all');
      await person.click('form button.main');
      await person.sees('.problems');
      await person.click(fieldOf('helpers'));
      await person.sees('.instance');
      expect([path, width, await fits(person, width)]).toEqual([path, width, '']);
    }
    await person.page.close();
  });

  test('is filled in by the keyboard alone, from the start to the receipt', async () => {
    const person = await open('/');
    const { page } = person;
    const sent = await sentBy(async () => {
      await tabTo(person, '.root > p button');
      await page.press('Enter');
      await person.at('who');
      await tabTo(person, fieldOf('name'), 1);
      await page.type('王秀英');
      await tabTo(person, fieldOf('phone'), 1);
      await page.type('13812345678');
      await page.press('Enter');
      await person.at('what');
      await tabTo(person, fieldOf('occasion'), 1);
      await page.press(' ');
      await person.sees(fieldOf('couple'));
      await tabTo(person, fieldOf('couple'), 1);
      await page.type('李明 · 张丽');
      for (const part of ['2', '12', '2027']) {
        await page.press('Tab');
        await page.type(part);
      }
      await tabTo(person, fieldOf('guests'));
      await page.type('120');
      await tabTo(person, fieldOf('fire'));
      await page.press(' ');
      await page.press('ArrowRight');
      await tabTo(person, 'form button.main');
      await page.press('Enter');
      await person.at('rest');
      await tabTo(person, fieldOf('clean'));
      await page.press(' ');
      await tabTo(person, 'form button.main', 1);
      await page.press('Enter');
      await person.at('check');
      await tabTo(person, fieldOf('$consent'));
      await page.press(' ');
      await tabTo(person, 'form button.main', 1);
      await page.press('Enter');
      await person.at('sent');
      await vi.waitFor(async () => expect(await person.focused()).toContain('step'), { timeout: 10_000 });
    });
    expect(sent.join()).toContain('"fire":false');
    await page.close();
  });

  test('stays as it was begun when the office changes it, and takes up an older draft in its new shape', async () => {
    const person = await open('/');
    const { page } = person;
    await person.click('.root > p button');
    await person.type('name', '王秀英');
    await person.type('mail', 'wang@example.org');
    await page.evaluate(() => {
      formPage?.offer('4');
    });
    await page.waitFor(() => formPage && formPage.asked() > 1);
    await person.type('phone', '13812345678');
    expect([await person.valueOf('name'), await person.words('.label')]).toEqual(['王秀英', expect.not.stringContaining('team')]);
    await keeps(person);

    await openForms(page, `${site.origin}/?version=4`);
    await person.at('start');
    await person.click('.drafts button.main');
    await person.at('who');
    expect(await person.valueOf('name')).toBe('王秀英');
    expect(await person.words('.label')).toContain('Your team');
    await page.evaluate(
      (more) => {
        document.querySelector('civic-form')?.prefill(more);
        document.querySelector('civic-form')?.show('check');
      },
      { team: 'North', occasion: 'meeting', day: '2027-02-12', guests: '5', fire: false, clean: true },
    );
    await person.at('check');
    await person.reads('The form does not ask this any more, so it is not sent: E-mail');
    const [sent] = await sentBy(() => agreeAndSend(person));
    expect(sent).toContain('"version":"4"');
    expect(sent).not.toContain('wang@example.org');
    await page.close();
  });
});
