import { createCivicClient, type PublicService } from '@civickit/core';
import { memoryServices, testClock } from '@civickit/core/testing';
import { expect } from '@open-wc/testing';
import { household, marriage } from '../../testing/tool-services.js';
import { expectAccessible, stage, type ToolStage } from '../../testing/tool-stage.js';
import { waitUntil } from '../../testing/wait-until.js';
import type { ToolRequest } from '../tool-request.js';
import { copyText } from './share.js';
import { ShareTools } from './share-tools.js';

async function show(services: readonly PublicService[] = [marriage], lang = 'en', more: Partial<ToolRequest> = {}): Promise<ToolStage> {
  const source = memoryServices({ id: 'county', items: services });
  const { services: collection } = createCivicClient({ services: source }, { zone: 'Asia/Shanghai', clock: testClock() });
  const element = stage(lang);
  const address = () => '#/service/marriage';
  const tools = new ShareTools(element, () => ({ services, collection, heading: 3, address, ...more }));
  element.content = () => tools.render();
  element.requestUpdate();
  await element.updateComplete;
  return element;
}

/** What is handed to the browser while `run` runs. */
async function saved(run: () => unknown): Promise<{ name: string; type: string; text: string } | undefined> {
  let got: { name: string; href: string } | undefined;
  const catchClick = (event: Event) => {
    const link = event.composedPath()[0];
    if (!(link instanceof HTMLAnchorElement) || !link.download) return;
    event.preventDefault();
    got = { name: link.download, href: link.href };
  };
  window.addEventListener('click', catchClick, true);
  run();
  window.removeEventListener('click', catchClick, true);
  if (!got) return undefined;
  const blob = await (await fetch(got.href)).blob();
  return { name: got.name, type: blob.type, text: await blob.text() };
}

function replace(target: object, name: string, value: unknown): void {
  const own = Object.getOwnPropertyDescriptor(target, name);
  Object.defineProperty(target, name, { configurable: true, value });
  restores.push(() => (own ? Object.defineProperty(target, name, own) : delete (target as Record<string, unknown>)[name]));
}
const restores: (() => unknown)[] = [];
afterEach(() => restores.splice(0).forEach((restore) => restore()));

describe('what is taken along', () => {
  it('hands the address to the sheet of the device, and is silent when that is closed', async () => {
    const given: unknown[] = [];
    replace(navigator, 'share', async (data: unknown) => void given.push(data));
    const element = await show();
    element.button('Share').click();
    await waitUntil(() => element.text.includes('Shared'));
    expect(given).to.deep.equal([{ title: '结婚登记', url: new URL('#/service/marriage', document.baseURI).href }]);
    const closed = await show();
    replace(navigator, 'share', () => Promise.reject(new DOMException('closed', 'AbortError')));
    closed.button('Share').click();
    await closed.updateComplete;
    expect(closed.said).to.equal('');
  });

  it('copies the address where there is no sheet, and says so', async () => {
    const copied: string[] = [];
    replace(navigator, 'share', undefined);
    replace(navigator, 'clipboard', { writeText: async (text: string) => void copied.push(text) });
    const element = await show();
    element.button('Share').click();
    await waitUntil(() => element.said === 'Copied');
    expect(copied).to.deep.equal([element.find<HTMLInputElement>('.share-address').value]);
  });

  it('selects the address where nothing can copy, as on plain http', async () => {
    replace(navigator, 'share', undefined);
    replace(navigator, 'clipboard', undefined);
    replace(document, 'execCommand', () => false);
    const element = await show();
    element.button('Share').click();
    await waitUntil(() => element.text.includes('The text is selected'));
    const field = element.find<HTMLInputElement>('.share-address');
    expect(element.shadowRoot?.activeElement).to.equal(field);
    expect(field.selectionEnd).to.equal(field.value.length);
    replace(document, 'execCommand', () => true);
    expect(await copyText('x', field)).to.equal('copied');
  });

  it('draws the address as a QR code on white, and takes it away again', async () => {
    const element = await show();
    element.button('QR code').click();
    await waitUntil(() => element.shadowRoot?.querySelector('.qr'));
    const drawing = element.find<SVGElement>('.qr');
    expect(drawing.getAttribute('aria-label')).to.contain('结婚登记');
    expect(getComputedStyle(drawing.querySelector('rect') as Element).fill).to.equal('rgb(255, 255, 255)');
    expect(drawing.getBoundingClientRect().width).to.be.greaterThan(100);
    await expectAccessible(element);
    element.button('QR code').click();
    await element.updateComplete;
    expect(element.shadowRoot?.querySelector('.qr')).to.equal(null);
  });

  it('saves the office as a contact, with the text for who got no file', async () => {
    const element = await show();
    const file = await saved(() => element.button('Save contact').click());
    expect(file?.name).to.equal('青石县政务服务中心-hall-2.vcf');
    expect(file?.type).to.match(/^text\/vcard/);
    expect(file?.text).to.contain('TEL;TYPE=WORK,VOICE:0851-5550260');
    await element.updateComplete;
    element.button('Show the text').click();
    await element.updateComplete;
    expect(element.find<HTMLTextAreaElement>('.share-text').value).to.contain('0851-5550260');
    await expectAccessible(element);
  });

  it('shows the text at once in an app that drops downloads', async () => {
    replace(navigator, 'userAgent', `${navigator.userAgent} MicroMessenger/8.0.44`);
    const element = await show();
    expect(await saved(() => element.button('Save contact').click())).to.equal(undefined);
    await element.updateComplete;
    expect(element.text).to.contain('saves no files');
    expect(element.find<HTMLTextAreaElement>('.share-text').value).to.contain('Seman Road 12');
  });

  it('reminds of a visit at the time of the county, not of the phone', async () => {
    const element = await show();
    element.button('Remind me').click();
    await element.updateComplete;
    await expectAccessible(element);
    const [date, time] = [element.find<HTMLInputElement>('[name=date]'), element.find<HTMLInputElement>('[name=time]')];
    expect(date.min).to.equal('2026-03-04');
    date.value = '2026-03-05';
    time.value = '09:30';
    const file = await saved(() => element.button('Save to calendar').click());
    expect(file?.name).to.equal('结婚登记.ics');
    expect(file?.text).to.contain('DTSTART:20260305T013000Z').and.to.contain('- Identity card');
  });

  it('asks for a day that is missing, and takes none that is over', async () => {
    const element = await show();
    element.button('Remind me').click();
    await element.updateComplete;
    expect(await saved(() => element.button('Save to calendar').click())).to.equal(undefined);
    expect(element.said).to.contain('Choose day and time');
    element.find<HTMLInputElement>('[name=date]').value = '2026-03-04';
    expect(await saved(() => element.button('Save to calendar').click())).to.equal(undefined);
    expect(element.said).to.contain('is over');
    expect(element.shadowRoot?.activeElement).to.equal(element.find('[name=date]'));
  });

  it('lets the reader choose among several offices', async () => {
    const other = { name: 'Town hall', address: 'Road 1', contacts: [{ phones: [{ number: '0851-1' }] }] };
    const element = await show([{ ...marriage, places: [...(marriage.places ?? []), other] }]);
    const select = element.find<HTMLSelectElement>('select');
    select.selectedIndex = 1;
    select.dispatchEvent(new Event('change'));
    expect((await saved(() => element.button('Save contact').click()))?.text).to.contain('FN:Town hall');
    await expectAccessible(element);
  });

  it('shows only what there is: no address without one, no contact where nobody can be reached', async () => {
    const element = await show([household], 'en', { address: () => undefined });
    expect(element.text).to.equal('Take it along Remind me');
    const bundle = await show([marriage, household]);
    expect(bundle.shadowRoot?.querySelector('.share-address')).to.equal(null);
  });

  for (const [lang, words] of [
    ['zh-Hans', '带走这份指南'],
    ['zh-Hant', '帶走這份指南'],
    ['ug', 'بىللە ئېلىۋېلىش'],
  ] as const) {
    it(`speaks ${lang}`, async () => {
      const element = await show([marriage], lang);
      await waitUntil(() => element.text.includes(words), element.text);
      await expectAccessible(element);
    });
  }
});
