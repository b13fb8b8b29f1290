import { engines, openPage, type Page } from '@civickit/page-driver';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type County, startCounty } from './serve.ts';

let county: County;
beforeAll(async () => {
  county = await startCounty({ ports: [0, 0] });
}, 30_000);
afterAll(() => county.close());

const within = (page: Page, tag: string, selector: string, wanted = '') =>
  page.waitFor(
    (name, inner, words) => {
      const all = [...(document.querySelector(name)?.shadowRoot?.querySelectorAll(inner) ?? [])];
      return all.map(({ textContent }) => textContent?.replace(/[\u2066-\u2069]|\s+/g, ' ').trim()).find((text) => text?.includes(words));
    },
    tag,
    selector,
    wanted,
  );

async function press(page: Page, tag: string, selector: string): Promise<void> {
  const find = (name: string, inner: string) => document.querySelector(name)?.shadowRoot?.querySelector<HTMLElement>(inner);
  await page.waitFor(`Boolean((${find.toString()})(${JSON.stringify(tag)}, ${JSON.stringify(selector)}))`);
  await page.evaluate(`(${find.toString()})(${JSON.stringify(tag)}, ${JSON.stringify(selector)}).click()`);
}

const write = (page: Page, selector: string, text: string) =>
  page.evaluate(
    (inner, value) => {
      const field = document.querySelector('civic-feedback')?.shadowRoot?.querySelector<HTMLInputElement>(inner);
      if (!field) throw new Error(`no ${inner}`);
      field.value = value;
      for (const name of ['input', 'change']) field.dispatchEvent(new Event(name, { bubbles: true }));
    },
    selector,
    text,
  );

const at = (page: Page, step: string) => page.waitFor((wanted) => document.querySelector('civic-feedback')?.step === wanted, step);

test.skipIf(!engines().includes('chromium'))(
  'a village without a server: what is written without a network is prepared, sent by nobody, and kept until it is handed over',
  async () => {
    const page = await openPage('chromium');
    await page.goto(`${county.url}/village.html`);
    const notice = await within(page, 'civic-feedback', '.notice', '本页不会自动发送任何内容');
    expect(notice).toContain('河口村党群服务中心一楼');
    expect(await within(page, 'civic-form', '.notice', '0850-5550730')).toContain('河口村村民委员会');
    await write(page, 'textarea', '二组的路灯坏了，晚上看不见路。');
    // What comes later has been brought by then.
    await page.waitFor(() => performance.getEntriesByType('resource').some(({ name }) => name.includes('form-ending')));
    await at(page, 'words');
    await within(page, 'civic-feedback', '.hint', '自动保存');
    await page.puppeteer?.setOfflineMode(true);
    await press(page, 'civic-feedback', 'form button.main');
    await at(page, 'type');
    await press(page, 'civic-feedback', '.chooser input[type=radio]');
    await press(page, 'civic-feedback', 'form button.main');
    await at(page, 'where');
    await page.waitFor(() => Boolean(document.querySelector('civic-feedback')?.shadowRoot?.querySelector('#place-words')));
    await write(page, '#place-words', '二组村口');
    await press(page, 'civic-feedback', 'form button.main');
    await at(page, 'contact');
    await press(page, 'civic-feedback', 'form button.main');
    await at(page, 'check');
    await within(page, 'civic-feedback', '.notice', '本页不会自动发送任何内容');
    await within(page, 'civic-feedback', 'form button.main', '整理好内容');
    await page.waitFor(() => {
      const feedback = document.querySelector('civic-feedback');
      const press =
        feedback?.step === 'check' &&
        (feedback.shadowRoot?.querySelector<HTMLElement>('.root > p.person button') ??
          feedback.shadowRoot?.querySelector<HTMLElement>('form button.main'));
      if (press) press.click();
      return feedback?.step === 'sent';
    });
    expect(await within(page, 'civic-feedback', '.told')).toBe('内容已整理好，尚未发送，还没有任何人收到。');
    const ways = await page.waitFor(() => {
      const found = [...(document.querySelector('civic-feedback')?.shadowRoot?.querySelectorAll<HTMLAnchorElement>('.way') ?? [])];
      return found.length > 5 && found.map(({ href }) => (href ?? '').slice(0, 40));
    });
    expect(ways).toEqual(expect.arrayContaining(['tel:08505550730', expect.stringContaining('sms:08505550730'), expect.stringContaining('mailto:hekou@qingshi.example')])); // prettier-ignore
    const text = await page.evaluate(
      () => document.querySelector('civic-feedback')?.shadowRoot?.querySelector<HTMLTextAreaElement>('.whole textarea')?.value,
    );
    expect(text).toContain('二组的路灯坏了，晚上看不见路。');
    expect(text).toContain('二组村口');
    expect(text).toContain('路灯');

    await page.puppeteer?.setOfflineMode(false);
    expect(county.requests.filter(({ method }) => method !== 'GET' && method !== 'HEAD')).toEqual([]);
    // The page dies, as under a call: what was prepared is still there, with its ways.
    await page.goto(`${county.url}/village.html?again`);
    await within(page, 'civic-outbox', '.state', '尚未发送');
    await press(page, 'civic-outbox', '.actions button.main');
    await press(page, 'civic-outbox', '.ways button.way');
    await press(page, 'civic-outbox', '.asking button.main');
    await within(page, 'civic-outbox', '.received .state');
    expect(await within(page, 'civic-outbox', '.received')).not.toMatch(/编号|收到时间|送达/);
    await page.close();
  },
  60_000,
);
