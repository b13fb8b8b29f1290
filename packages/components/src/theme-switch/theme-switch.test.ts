import { memoryStore, type Store } from '@civickit/core';
import { expect, fixture, html } from '@open-wc/testing';
import { resetMouse, sendMouse } from '@web/test-runner-commands';
import { createCivicClient } from '@civickit/core';
import { memorySource } from '@civickit/core/testing';
import { createHost } from '../host/create-host.js';
import type { Host } from '../host/host.js';
import '../kit/define.js';
import type { CivicKit } from '../kit/kit.js';
import '../notice-feed/define.js';
import { sampleNotices } from '../notice-feed/sample-notices.js';
import { describeElement } from '../testing/describe-element.js';
import { waitUntil } from '../testing/wait-until.js';
import { themeValues } from '../themes/themes.js';
import './define.js';
import type { CivicThemeSwitch } from './theme-switch.js';

const page = document.documentElement;
const clock = { now: () => Date.UTC(2026, 2, 15) };
const hostWith = (store: Store): Host =>
  createHost(createCivicClient({ notices: [memorySource({ id: 'news', items: sampleNotices('news') })] }), { store });
const buttonOf = (element: Element): HTMLButtonElement => element.shadowRoot?.querySelector('button') as HTMLButtonElement;

async function make(): Promise<CivicThemeSwitch> {
  const element = await fixture<CivicThemeSwitch>(html`<civic-theme-switch></civic-theme-switch>`);
  await element.updateComplete;
  return element;
}

afterEach(() => page.removeAttribute('data-civic-theme'));

describeElement({
  tag: 'civic-theme-switch',
  make,
  prepare: (element) => (element as CivicThemeSwitch).setAttribute('theme', 'elder'),
  settled: async (element) => {
    await waitUntil(() => element.shadowRoot?.querySelector('button'));
    await (element as CivicThemeSwitch).updateComplete;
  },
});

describe('<civic-theme-switch>', () => {
  it('puts the page into the theme and takes it back', async () => {
    const element = await make();
    expect(buttonOf(element).getAttribute('aria-pressed')).to.equal('false');
    buttonOf(element).click();
    expect(page.dataset['civicTheme']).to.equal('elder');
    await waitUntil(() => buttonOf(element).getAttribute('aria-pressed') === 'true');
    buttonOf(element).click();
    expect(page.hasAttribute('data-civic-theme')).to.equal(false);
    await waitUntil(() => buttonOf(element).getAttribute('aria-pressed') === 'false');
  });

  it('keeps the choice on the device, and forgets it when the theme is left', async () => {
    const store = memoryStore({ clock });
    const kit = await fixture<CivicKit>(html`<civic-kit .host=${hostWith(store)}><civic-theme-switch></civic-theme-switch></civic-kit>`);
    const element = kit.querySelector('civic-theme-switch') as CivicThemeSwitch;
    await element.updateComplete;
    buttonOf(element).click();
    await waitUntil(async () => (await store.get('switch/theme')) === 'elder');
    buttonOf(element).click();
    await waitUntil(async () => (await store.get('switch/theme')) === undefined);
  });

  it('shows in every switch which themes the page is in', async () => {
    const [elder, dark, contrast] = [await make(), await make(), await make()];
    dark.theme = 'dark';
    contrast.theme = 'high-contrast';
    await Promise.all([dark.updateComplete, contrast.updateComplete]);
    const pressed = () => [elder, dark, contrast].map((each) => buttonOf(each).getAttribute('aria-pressed')).join(' ');
    buttonOf(elder).click();
    await waitUntil(() => pressed() === 'true false false');
    buttonOf(dark).click();
    await waitUntil(() => pressed() === 'true true false', 'larger text stays when the page turns dark');
    buttonOf(contrast).click();
    await waitUntil(() => pressed() === 'true false true', 'colours replace each other');
    buttonOf(elder).click();
    await waitUntil(() => pressed() === 'false false true');
    buttonOf(contrast).click();
    await waitUntil(() => !page.hasAttribute('data-civic-theme'));
  });

  it('keeps two themes that were chosen together, and the one that is left', async () => {
    const store = memoryStore({ clock });
    const kit = await fixture<CivicKit>(
      html`<civic-kit .host=${hostWith(store)}
        ><civic-theme-switch></civic-theme-switch><civic-theme-switch theme="dark"></civic-theme-switch
      ></civic-kit>`,
    );
    const [elder, dark] = kit.querySelectorAll('civic-theme-switch');
    await elder?.updateComplete;
    await dark?.updateComplete;
    buttonOf(elder as Element).click();
    buttonOf(dark as Element).click();
    await waitUntil(async () => (await store.get('switch/theme')) === 'elder dark');
    buttonOf(elder as Element).click();
    await waitUntil(async () => (await store.get('switch/theme')) === 'dark');
    buttonOf(dark as Element).click();
    await waitUntil(async () => (await store.get('switch/theme')) === undefined);
  });

  it('can be read under the pointer while it is pressed', async () => {
    const button = buttonOf(await make());
    button.click();
    await waitUntil(() => button.getAttribute('aria-pressed') === 'true');
    const { left, top, width, height } = button.getBoundingClientRect();
    await sendMouse({ type: 'move', position: [Math.round(left + width / 2), Math.round(top + height / 2)] });
    await waitUntil(() => button.matches(':hover'));
    expect(getComputedStyle(button).backgroundColor).to.equal('rgb(31, 95, 82)');
    await resetMouse();
  });

  it('offers larger text when asked for a theme that is none', async () => {
    const element = await make();
    element.setAttribute('theme', 'disco');
    await element.updateComplete;
    expect(buttonOf(element).textContent).to.contain('Larger text');
  });

  it('says what was pressed', async () => {
    const element = await make();
    const told: unknown[] = [];
    element.addEventListener('civic-theme-change', ({ detail }) => told.push(detail.theme));
    buttonOf(element).click();
    buttonOf(element).click();
    expect(told).to.deep.equal(['elder', undefined]);
  });
});

describe('the elder theme', () => {
  it('has text of 18 px at least, lines of 1.3 and targets of 60 px, also at 30 px in a narrow place', async () => {
    for (const size of [undefined, '30px']) {
      page.dataset['civicTheme'] = 'elder';
      const place = await fixture<HTMLElement>(html`<div></div>`);
      place.style.width = '320px';
      if (size) place.style.setProperty('--civic-font-size', size);
      const feed = document.createElement('civic-notice-feed');
      const { notices } = createCivicClient({ notices: [memorySource({ id: 'news', items: sampleNotices('news') })] });
      Object.assign(feed, { collection: notices, searchable: true, filterable: true, limit: 4 });
      place.append(feed, document.createElement('civic-theme-switch'));
      const root = feed.shadowRoot as ShadowRoot;
      await waitUntil(() => root.querySelector('.list') && getComputedStyle(root.querySelector('input') as Element).minHeight === '60px');
      const texts = [...root.querySelectorAll('.root *')].filter(({ textContent, tagName }) => textContent?.trim() && tagName !== 'OPTION');
      for (const element of texts.filter((each) => !each.closest('.problem, .visually-hidden'))) {
        const { fontSize, lineHeight } = getComputedStyle(element);
        expect(parseFloat(fontSize), element.className || element.tagName).to.be.at.least(18);
        if (lineHeight !== 'normal') expect(parseFloat(lineHeight) / parseFloat(fontSize) + 0.001, element.className).to.be.at.least(1.3);
      }
      const targets = [...root.querySelectorAll('button, input, select, a.title'), buttonOf(place.lastElementChild as Element)];
      for (const target of targets) expect(target.getBoundingClientRect().height, target.outerHTML).to.be.at.least(60);
      const inner = root.querySelector('.root') as Element;
      expect(inner.scrollWidth, 'nothing sticks out').to.be.at.most(inner.clientWidth);
    }
  });
});

describe('themes', () => {
  it('change nothing outside, and leave the default alone on a dark device', async () => {
    const feed = document.createElement('civic-notice-feed');
    document.body.append(feed);
    await feed.updateComplete;
    expect(getComputedStyle(feed.shadowRoot?.querySelector('.root') as Element).backgroundColor).to.equal('rgba(0, 0, 0, 0)');
    page.dataset['civicTheme'] = 'dark';
    const inner = feed.shadowRoot?.querySelector('.root') as Element;
    await waitUntil(() => getComputedStyle(inner).backgroundColor === 'rgb(26, 25, 23)');
    expect(getComputedStyle(inner).colorScheme).to.equal('dark');
    expect(getComputedStyle(document.body).backgroundColor).to.equal('rgba(0, 0, 0, 0)');
    feed.remove();
  });

  it('begin from the default inside another theme', async () => {
    const place = await fixture<HTMLElement>(
      html`<div data-civic-theme="dark">
        <div data-civic-theme="elder"><civic-theme-switch></civic-theme-switch></div>
      </div>`,
    );
    const inner = () => getComputedStyle(place.querySelector('civic-theme-switch')?.shadowRoot?.querySelector('.root') as Element);
    await waitUntil(() => inner().color === 'rgb(0, 0, 0)');
    expect(inner().backgroundColor).to.equal('rgba(0, 0, 0, 0)');
    expect(inner().fontSize).to.equal('22px');
  });

  it('leave the county’s accent in larger text', async () => {
    const place = await fixture<HTMLElement>(html`<div data-civic-theme="elder"><civic-theme-switch></civic-theme-switch></div>`);
    place.style.setProperty('--civic-color-accent', '#7a1f3d');
    const element = place.querySelector('civic-theme-switch') as CivicThemeSwitch;
    buttonOf(element).click();
    await waitUntil(() => getComputedStyle(buttonOf(element)).backgroundColor === 'rgb(122, 31, 61)');
  });

  for (const [asked, colours] of [
    ['dark elder', themeValues.dark],
    ['elder dark', themeValues.dark],
    ['high-contrast elder', themeValues['high-contrast']],
    ['elder', themeValues.elder],
    ['dark high-contrast', themeValues['high-contrast']],
  ] as const) {
    it(`have the colours of one and the sizes of larger text: ${asked}`, async () => {
      const place = await fixture<HTMLElement>(html`<div data-civic-theme=${asked}><civic-theme-switch></civic-theme-switch></div>`);
      const value = (name: string) => getComputedStyle(place).getPropertyValue(`--civic-${name}`);
      await waitUntil(() => value('color-text') !== '');
      const sizes = asked.includes('elder') ? ['font-size', 'line-height', 'space', 'target-size', 'row-size'] : [];
      for (const size of sizes) expect(value(size)).to.equal((themeValues.elder as Record<string, string>)[size]);
      for (const [name, colour] of Object.entries(colours)) {
        if (name !== 'color-border') expect(value(name), name).to.equal(colour);
      }
      const border = asked === 'dark elder' || asked === 'elder dark' ? themeValues.dark['color-field'] : colours['color-border'];
      expect(value('color-border')).to.equal(border);
    });
  }

  it('draw warnings dark on a dark page, and light inside another theme', async () => {
    const place = await fixture<HTMLElement>(
      html`<div data-civic-theme="dark">
        <civic-theme-switch></civic-theme-switch>
        <p data-civic-theme="default"></p>
      </div>`,
    );
    const ground = (at: Element) => getComputedStyle(at).getPropertyValue('--civic-alert-banner-red');
    await waitUntil(() => ground(place) === '#4a1714');
    expect(ground(place.querySelector('p') as Element)).to.equal('');
  });
});
