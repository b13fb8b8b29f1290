import { engines, openPage, type Page } from '@civickit/page-driver';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { autofill } from './autofill.page.js';
import type {} from './trial-form.js';
import { type Both, inBoth, serveTrial, visit } from './trial-site.page.js';

let site: Awaited<ReturnType<typeof serveTrial>>;
beforeAll(async () => {
  site = await serveTrial();
});
afterAll(() => site.close());

// Facts about browsers, not about ours: in the others only in the long run.
describe.skipIf(!engines().includes('chromium') && !process.env['CIVICKIT_LONG']).each(engines())(
  'a form in a shadow root and in the light DOM in %s',
  (engine) => {
    let page: Page;
    beforeAll(async () => {
      page = await openPage(engine);
    });
    afterAll(() => page.close());
    const both = <T>(path: string, measure: () => Promise<T>): Promise<Both<T>> => inBoth(page, site.origin, path, measure);
    const alike = <T>(value: T): Both<T> => ({ shadow: value, light: value });

    test('label, hint and error belong to their control', async () => {
      const heard = async () => {
        await page.evaluate(() => trial.element().show({ heading: 'About you', error: 'Tell us your name' }));
        return {
          named: await page.isNamed(() => trial.input('name'), 'Your name'),
          describedBy: await page.evaluate(() => trial.input('name').ariaDescribedByElements?.map(({ textContent }) => textContent)),
          broken: await broken(page),
        };
      };
      expect(await both('', heard)).toEqual(alike({ named: true, describedBy: ['As in your papers', 'Tell us your name'], broken: [] }));
    });

    test('a page’s rules hide and restyle what stands in the light DOM only', async () => {
      const look = async () => {
        const style = await page.evaluate(() => {
          const { letterSpacing, textTransform } = getComputedStyle(trial.input('name').form as Element);
          return { seen: trial.input('name').checkVisibility({ opacityProperty: true }), letterSpacing, textTransform };
        });
        return { ...style, broken: await broken(page) };
      };
      expect(await both('hostile', look)).toEqual({
        shadow: { seen: true, letterSpacing: 'normal', textTransform: 'none', broken: [] },
        light: { seen: false, letterSpacing: '9px', textTransform: 'uppercase', broken: ['label', 'label-title-only'] },
      });
    });

    // WebKit keeps the name of a label that is hidden later; which comes first is chance there.
    test.skipIf(engine === 'webkit')('a control whose label the page hides has lost its name', async () => {
      const named = () => page.isNamed(() => trial.input('name'), 'Your name');
      expect(await both('hostile', named)).toEqual({ shadow: true, light: false });
    });

    test('the document’s scripts find it in the light DOM only', async () => {
      const found = () =>
        page.evaluate(() => {
          const input = trial.input('name');
          const { x, y } = input.getBoundingClientRect();
          input.focus();
          return {
            inDocumentForms: [...document.forms].includes(input.form as HTMLFormElement),
            byName: document.getElementsByName('street').length,
            ofForm: (input.form as HTMLFormElement).elements.length,
            pointed: document.elementFromPoint(x + 5, y + 5)?.localName,
            pointedInside: trial
              .root()
              .elementsFromPoint(x + 5, y + 5)
              .includes(input),
            active: [document.activeElement?.localName, trial.root().activeElement?.id],
          };
        });
      expect(await both('', found)).toEqual({
        shadow: {
          inDocumentForms: false,
          byName: 0,
          ofForm: 6,
          pointed: 'trial-form',
          pointedInside: true,
          active: ['trial-form', 'name'],
        },
        light: { inDocumentForms: true, byName: 1, ofForm: 6, pointed: 'input', pointedInside: true, active: ['input', 'name'] },
      });
    });

    test('listeners of the document read what is typed in the light DOM, and take typing in a shadow root for none', async () => {
      const listen = async () => {
        await page.evaluate(() => {
          for (const type of ['keydown', 'input', 'change', 'submit'])
            document.addEventListener(type, ({ target }) => {
              const { localName, value = '' } = target as HTMLInputElement;
              trial.heard.push(`${type}: ${localName} ${value}`.trim());
            });
          trial.input('name').form?.addEventListener('submit', (event) => {
            event.preventDefault();
            trial.heard.push('sent');
          });
          trial.input('name').focus();
        });
        await page.type('L');
        await page.press('Enter');
        await page.waitFor(() => trial.heard.includes('sent'));
        return page.evaluate(() => trial.heard);
      };
      expect(await both('', listen)).toEqual({
        shadow: ['keydown: trial-form', 'input: trial-form', 'keydown: trial-form', 'sent'],
        light: ['keydown: input', 'input: input L', 'keydown: input L', 'change: input L', 'sent', 'submit: form'],
      });
    });

    test('a script that goes to look for what is typed finds it in both, for the root is open', async () => {
      const look = async () => {
        await page.evaluate(() => {
          document.addEventListener('input', (event) => trial.heard.push((event.composedPath()[0] as HTMLInputElement).value));
          trial.input('name').focus();
        });
        await page.type('L');
        await page.waitFor(() => trial.heard.length > 0);
        return page.evaluate(() => trial.heard);
      };
      expect(await both('', look)).toEqual(alike(['L']));
    });

    const untilSent = () => until(page, () => location.pathname === '/sent' && document.readyState === 'complete');
    const enter = async () => {
      await page.evaluate(() => trial.input('name').focus());
      await page.type('Li');
      await page.press('Enter');
      await untilSent();
      return site.sent.splice(0);
    };

    test('Enter sends the form by itself, also within a form of the page, which gets nothing of it', async () => {
      const sent = ['name=Li&street=&town=&postcode=&phone='];
      expect(await both('', enter)).toEqual(alike(sent));
      const ofOuter = () =>
        page.evaluate(() => {
          const outer = document.forms.namedItem('outer') as HTMLFormElement;
          outer.addEventListener('submit', () => trial.heard.push('outer'));
          trial.input('name').form?.addEventListener('submit', (event) => event.preventDefault(), { once: true });
          trial.input('name').form?.requestSubmit();
          return [...trial.heard, ...new FormData(outer).keys()];
        });
      expect(await both('nested', async () => [...(await ofOuter()), ...(await enter())])).toEqual(alike(['search', ...sent]));
    });

    test('a field in a root of its own has neither label nor form, in both', async () => {
      const parted = () =>
        page.evaluate(() => {
          const input = trial.input('name');
          trial.element().isolate();
          return { labels: input.labels?.length, inForm: input.form !== null };
        });
      expect(await both('', parted)).toEqual(alike({ labels: 0, inForm: false }));
    });

    test('of two forms in the light DOM the second has labels of the first', async () => {
      const labelled = () =>
        page.evaluate(() => {
          const [first, second] = [trial.input('name'), trial.input('name', 1)];
          return { first: first.labels?.length, second: second.labels?.length };
        });
      expect(await both('twice', labelled)).toEqual({ shadow: { first: 1, second: 1 }, light: { first: 2, second: 0 } });
    });

    test('a link to a field goes there by itself in the light DOM only, and moves the page’s address in both', async () => {
      const follow = async () => {
        await page.evaluate(() => trial.element().show({ heading: 'About you', error: 'Tell us your name' }));
        await page.click(() => trial.input('name').form?.querySelector('a'));
        await page.waitFor(() => location.hash === '#name');
        return page.evaluate(() => {
          const followed = [trial.root().activeElement?.id ?? '', trial.root().querySelector(':target')?.id ?? null];
          trial.input('phone').focus();
          return { followed, focused: trial.root().activeElement?.id };
        });
      };
      expect(await both('', follow)).toEqual({
        shadow: { followed: ['', null], focused: 'phone' },
        light: { followed: ['name', 'name'], focused: 'phone' },
      });
    });

    test('the browser finds its words', async () => {
      const find = () =>
        page.evaluate(() => {
          const { find } = window as unknown as { find(text: string): boolean };
          const fromTop = find('zanzibar');
          trial.input('name').focus();
          return { fromTop, fromInside: find('zanzibar'), nowhere: find('nowhere in it') };
        });
      const all = { fromTop: true, fromInside: true, nowhere: false };
      // WebKit's window.find() enters a root only where the search starts in it.
      expect(await both('', find)).toEqual({ shadow: { ...all, fromTop: engine !== 'webkit' }, light: all });
    });

    test('delegatesFocus would take the caret to the first field whatever text is clicked', async () => {
      const click = async () => {
        await page.click(() => trial.input('name').form?.querySelector('#advice'));
        return page.evaluate(() => trial.root().activeElement?.id ?? '');
      };
      expect(await visit(page, `${site.origin}/shadow/delegates`, click)).toBe('name');
      expect(await visit(page, `${site.origin}/shadow/`, click)).toBe('');
    });

    test('what the page puts into the element replaces the form in the light DOM only', async () => {
      const rewrite = () =>
        page.evaluate(() => {
          trial.input('name').value = 'Li';
          const typed = trial.input('name');
          trial.element().innerHTML = '<p>New words of the editor</p>';
          trial.element().show({ heading: 'About you', error: 'Tell us your name' });
          return typed.isConnected;
        });
      expect(await both('', rewrite)).toEqual({ shadow: true, light: false });
    });

    test('the derived form is still there for a shadow root to fall back on, unseen, but known to the document', async () => {
      const fallback = () =>
        page.evaluate(() => {
          const form = document.forms.namedItem('fallback');
          const before = form?.checkVisibility() ?? null;
          if (trial.element().shadowRoot) trial.element().shadowRoot?.replaceChildren(document.createElement('slot'));
          return { before, after: form?.checkVisibility() ?? null };
        });
      expect(await both('', fallback)).toEqual({ shadow: { before: false, after: true }, light: { before: null, after: null } });
    });

    test('where no script comes the derived form is sent, in both', async () => {
      for (const root of ['shadow', 'light']) {
        await page.goto(`${site.origin}/${root}/unscripted`);
        await page.evaluate(() => document.querySelector<HTMLElement>('#fallback input')?.focus());
        await page.type(root);
        await page.press('Enter');
        await untilSent();
        expect(site.sent.splice(0)).toEqual([`name=${root}`]);
      }
    });

    test('the autocomplete tokens are understood in both', async () => {
      const tokens = () => page.evaluate(() => ['name', 'street', 'town', 'postcode', 'phone'].map((id) => trial.input(id).autocomplete));
      expect(await both('', tokens)).toEqual(alike(['name', 'street-address', 'address-level2', 'postal-code', 'tel']));
    });

    // No other engine can be asked to fill a form.
    test.skipIf(engine !== 'chromium')('an address is filled into both, and not into the derived form behind a shadow root', async () => {
      const filled = async () => {
        await autofill(page);
        await page.waitFor(() => trial.input('name').matches(':autofill'));
        return page.evaluate(() => [
          ...['name', 'street', 'town', 'postcode', 'phone'].map((id) => trial.input(id).value),
          document.querySelector<HTMLInputElement>('#fallback input')?.value ?? null,
        ]);
      };
      const fields = ['Li Wei', '12 Market Street', 'Springfield', '62701', '12175550123'];
      expect(await both('', filled)).toEqual({ shadow: [...fields, ''], light: [...fields, null] });
      expect(await both('nested', filled)).toEqual(alike([...fields, null]));
    });

    describe('after a translator', () => {
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
        expect(await both('', translatedIn('document'))).toEqual({
          shadow: ['About you', 'Your name', ''],
          light: ['«About you»', '«Your name»', ''],
        });
      });

      test('one that enters open roots translates both', async () => {
        const translated = ['«About you»', '«Your name»', ''];
        expect(await both('', translatedIn('open roots too'))).toEqual({ shadow: translated, light: translated });
      });

      test('texts bound by .textContent= change after that, in both', async () => {
        const changed = ['Your address', '«Your name»', 'Tell us your street'];
        expect(await both('', translatedThenChanged)).toEqual({ shadow: changed, light: changed });
      });

      test('texts that are child parts stay what they were, in both', async () => {
        const stale = ['«About you»', '«Your name»', '«Tell us your name»'];
        expect(await both('child-parts', translatedThenChanged)).toEqual({ shadow: stale, light: stale });
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
        expect(await both('', kept)).toEqual({ shadow: ['Li', '«Your name»', true], light: ['Li', '«Your name»', true] });
      });
    });

    describe('after the back button', () => {
      /** Types, goes to another page and comes back. */
      const typedAndBack = async (path: string) => {
        const other = await openPage(engine, { pageCache: path.endsWith('/') });
        await other.goto(`${site.origin}${path}`);
        await other.waitFor(() => 'trial' in globalThis);
        await other.evaluate(() => trial.input('name').focus());
        await other.type('Li');
        await other.goto(`${site.origin}/elsewhere`);
        await other.evaluate(() => void setTimeout(() => history.back()));
        await until(other, (path) => location.pathname === path && document.readyState === 'complete' && 'trial' in globalThis, path);
        const found = await other.evaluate(() => ({ resumed: trial.resumed ?? false, value: trial.input('name').value }));
        await other.close();
        return found;
      };
      const inBothRoots = async (path: string) => ({
        shadow: await typedAndBack(`/shadow/${path}`),
        light: await typedAndBack(`/light/${path}`),
      });

      test('a page that the browser kept has what was typed, in both', async () => {
        expect(await inBothRoots('')).toEqual(alike({ resumed: true, value: 'Li' }));
      });

      test('on a page made anew only Chromium puts it back, and only in the light DOM', async () => {
        const light = engine === 'chromium' ? 'Li' : '';
        expect(await inBothRoots('forgotten')).toEqual({ shadow: { resumed: false, value: '' }, light: { resumed: false, value: light } });
      });
    });
  },
);

/** Rules that axe finds broken. */
async function broken(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string }[] }> } };
    return (await axe.run()).violations.map(({ id }) => id).sort();
  });
}

/** Waits across a change of pages: what is asked in the midst of it fails. */
async function until<A extends unknown[]>(page: Page, isSo: (...args: A) => boolean, ...args: A): Promise<void> {
  await expect.poll(() => page.evaluate(isSo, ...args).catch(() => false), { timeout: 10_000 }).toBe(true);
}
