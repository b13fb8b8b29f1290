import { createCivicClient, type Instant, memoryStore, type Notice, type Store } from '@civickit/core';
import { memorySource } from '@civickit/core/testing';
import { aTimeout, expect, fixture, html } from '@open-wc/testing';
import { sampleNow } from '../notice-feed/sample-notices.js';
import { describeElement } from '../testing/describe-element.js';
import { waitUntil } from '../testing/wait-until.js';
import './define.js';
import type { CivicAlertBanner } from './alert-banner.js';
import { type AlertBannerState, alertBannerStates, hoursFromNow, sampleAlert } from './alert-banner.states.js';

const rootOf = (element: Element): ShadowRoot => element.shadowRoot as ShadowRoot;
const alertsOf = (element: Element): HTMLElement[] => Array.from(rootOf(element).querySelectorAll<HTMLElement>('.alert'));
const textOf = (element: Element): string => rootOf(element).querySelector('.root')?.textContent ?? '';
const headlinesOf = (element: Element) => Array.from(rootOf(element).querySelectorAll('.headline'), (line) => line.textContent);
const button = (element: Element): HTMLButtonElement => rootOf(element).querySelector('.toggle') as HTMLButtonElement;

interface Given {
  readonly store?: Store;
  readonly clock?: { now(): number };
}

function collectionOf(items: readonly Notice[], { store = memoryStore(), clock = { now: () => sampleNow } }: Given = {}) {
  const source = memorySource({ id: 'met', items });
  return { source, collection: createCivicClient({ notices: source }, { zone: 'Asia/Shanghai', clock, store }).notices };
}

async function make(items: readonly Notice[] = [sampleAlert('yellow')], properties: Partial<CivicAlertBanner> = {}, given: Given = {}) {
  const banner = await fixture<CivicAlertBanner>(html`<civic-alert-banner lang="en"></civic-alert-banner>`);
  Object.assign(banner, { collection: collectionOf(items, given).collection, ...properties });
  await reached(banner, ['active', 'none', 'dismissed']);
  return banner;
}

async function reached(banner: HTMLElement, states: readonly string[]): Promise<void> {
  await waitUntil(() => states.includes(banner.dataset.state ?? ''), `${states.join(' or ')}, not ${banner.dataset.state}`);
  await (banner as CivicAlertBanner).updateComplete;
}

describeElement({
  tag: 'civic-alert-banner',
  make: () => make(),
  prepare: (banner) => Object.assign(banner, { collection: collectionOf([sampleAlert('yellow')]).collection }),
  settled: async (banner) => {
    await reached(banner, ['active']);
    await waitUntil(() => alertsOf(banner).length > 0);
  },
});

describe('<civic-alert-banner> in each state', () => {
  for (const [name, state] of Object.entries<AlertBannerState>(alertBannerStates)) {
    it(`${name}: ${state.summary}`, async () => {
      const banner = document.createElement('civic-alert-banner');
      banner.lang = 'zh-Hans';
      if (state.fallback) banner.innerHTML = '<a href="/warnings">Warnings</a>';
      const place = await fixture(html`<div></div>`);
      Object.assign(banner, { collection: state.collection(), ...state.properties });
      place.append(banner);
      await reached(banner, [state.state]);
      await waitUntil(() => textOf(banner).includes(state.shows), `"${state.shows}" in: ${textOf(banner)}`);
      if (state.shows) await expect(banner).to.be.accessible();
      else expect(alertsOf(banner)).to.have.length(0);
      const unknown = state.state === 'pending' || state.state === 'unknown';
      expect(rootOf(banner).querySelector('slot')?.hidden).to.equal(!unknown);
      if (state.state === 'none' || state.state === 'pending')
        expect(place.getBoundingClientRect().height > 0).to.equal(state.fallback ?? false);
    });
  }
});

describe('<civic-alert-banner>', () => {
  it('says first how grave it is and what to do, then where, until when and who says so, and the rest on demand', async () => {
    const banner = await make();
    const text = textOf(banner).replace(/\s+/g, ' ');
    const order = [
      'Yellow warning',
      'Yellow rainstorm warning',
      'What to do',
      'Stop work outdoors',
      'For:',
      'Valid until',
      'County Weather Bureau',
      'Details',
      'More than 50 mm',
    ];
    expect(order.map((part) => text.indexOf(part))).to.deep.equal(order.map((part) => text.indexOf(part)).sort((a, b) => a - b));
    expect(
      order.every((part) => text.includes(part)),
      text,
    ).to.equal(true);
    const details = rootOf(banner).querySelector('details') as HTMLDetailsElement;
    expect(details.open).to.equal(false);
    details.open = true;
    expect(details.querySelector('a')?.href).to.equal('https://met.example/rain');
  });

  it('shows the version in the language of the page, marked with its own', async () => {
    const banner = await make();
    expect(headlinesOf(banner)).to.deep.equal(['Yellow rainstorm warning for Qingshi county']);
    banner.lang = 'zh-Hans';
    await waitUntil(() => textOf(banner).includes('黄色预警') && headlinesOf(banner)[0]?.startsWith('青石县'));
    expect(rootOf(banner).querySelector('.headline')?.getAttribute('lang')).to.equal('zh-Hans');
    banner.lang = 'ug';
    await waitUntil(() => textOf(banner).includes('سېرىق ئاگاھلاندۇرۇش'));
  });

  it('does not take a copy that `civickit pull` made long ago for the present', async () => {
    const copied = (hours: number, items: readonly Notice[]) => {
      const source = memorySource({ id: 'met', items });
      const fetchedAt = hoursFromNow(-hours).iso as Instant;
      const copy = {
        ...source,
        list: async (...asked: Parameters<typeof source.list>) => ({ ...(await source.list(...asked)), fetchedAt }),
      };
      return createCivicClient({ notices: copy }, { zone: 'Asia/Shanghai', clock: { now: () => sampleNow } }).notices;
    };
    const banner = await make([], { collection: copied(0.5, [sampleAlert('yellow')]) });
    await reached(banner, ['active']);
    banner.collection = copied(3, [sampleAlert('yellow')]);
    await reached(banner, ['kept']);
    expect(textOf(banner)).to.contain('This copy was last renewed 3 hours ago.').and.not.to.contain('no connection');
    banner.collection = copied(0.5, []);
    await reached(banner, ['none']);
    // That there was nothing then says nothing about now.
    banner.collection = copied(3, []);
    await reached(banner, ['unknown']);
    await waitUntil(() => textOf(banner).includes('network/old-copy'), textOf(banner));
    expect(textOf(banner)).to.contain('does the timer of civickit pull run?');
  });

  it('puts the gravest first, then the newest, and counts the others', async () => {
    const newer = sampleAlert('orange', { identifier: 'newer', sent: hoursFromNow(-0.5), headline: 'Newer' });
    const banner = await make([sampleAlert('clear'), sampleAlert('blue'), sampleAlert('orange'), newer]);
    await waitUntil(() => alertsOf(banner).length === 4);
    expect(alertsOf(banner).map(({ className }) => className)).to.deep.equal(['alert orange', 'alert orange', 'alert blue', 'alert clear']);
    expect(headlinesOf(banner)[0]).to.equal('Newer');
    expect(rootOf(banner).querySelector('.others summary')?.textContent).to.equal('3 more warnings');
    expect(rootOf(banner).querySelectorAll('.others .alert')).to.have.length(3);
  });

  it("finds the place's warning in the list of a whole country", async () => {
    const elsewhere = Array.from({ length: 250 }, (_, at) =>
      sampleAlert('yellow', {
        identifier: `elsewhere-${at}`,
        areas: [{ description: 'Far', shapes: [], geocodes: [{ name: 'GB/T 2260', value: '110101' }] }],
      }),
    );
    const own = sampleAlert('orange', { identifier: 'own', sent: hoursFromNow(-4) });
    const banner = await make([...elsewhere, own], { area: '522301' });
    expect(banner.dataset.state).to.equal('active');
    expect(alertsOf(banner)).to.have.length(1);
  });

  it('says the gravest of many, and how many more there are', async () => {
    const many = Array.from({ length: 10 }, (_, at) => sampleAlert('yellow', { identifier: `w${at}`, headline: `Rain ${at}` }));
    const banner = await make([...many, sampleAlert('orange', { headline: 'Forest fire' })]);
    const said = () => rootOf(banner).querySelector('[role="status"]')?.textContent ?? '';
    await waitUntil(() => said().includes('Orange warning: Forest fire'), said());
    expect(said().match(/warning: /g)).to.have.length(3);
    expect(said()).to.contain('8 more warnings');
  });

  it('interrupts for an extreme warning only, and says others politely once', async () => {
    const extreme = await make([sampleAlert('red')]);
    expect(rootOf(extreme).querySelector('.first')?.getAttribute('role')).to.equal('alert');
    const banner = await make([sampleAlert('yellow')]);
    expect(rootOf(banner).querySelector('[role="alert"]')).to.equal(null);
    const status = rootOf(banner).querySelector('[role="status"]') as Element;
    await waitUntil(() => status.textContent === 'Yellow warning: Yellow rainstorm warning for Qingshi county');
    status.textContent = '';
    banner.requestUpdate();
    await aTimeout(800);
    expect(status.textContent).to.equal('');
  });

  it('stays dismissed on the next page, until an update comes', async () => {
    const store = memoryStore();
    const first = await make([sampleAlert('yellow')], {}, { store });
    await waitUntil(() => alertsOf(first).length === 1);
    button(first).click();
    await reached(first, ['dismissed']);
    expect(alertsOf(first)).to.have.length(0);
    await waitUntil(() => store.get('mark/alerts'), 'the mark');
    const second = await make([sampleAlert('yellow')], {}, { store });
    await reached(second, ['dismissed']);
    await aTimeout(50);
    expect(alertsOf(second)).to.have.length(0);
    const third = await make([sampleAlert('yellow', { msgType: 'Update', sent: hoursFromNow(0) })], {}, { store });
    await waitUntil(() => alertsOf(third).length === 1);
    expect(textOf(third)).to.contain('Updated');
  });

  it('lets the focus go on to the next warning when one is dismissed', async () => {
    const banner = await make([sampleAlert('yellow'), sampleAlert('blue')]);
    await waitUntil(() => alertsOf(banner).length === 2);
    button(banner).focus();
    button(banner).click();
    await waitUntil(() => alertsOf(banner).length === 1);
    await waitUntil(() => rootOf(banner).activeElement === button(banner));
  });

  it('lets an extreme warning collapse but not go away, also on the next page', async () => {
    const store = memoryStore();
    const first = await make([sampleAlert('red')], {}, { store });
    await waitUntil(() => textOf(first).includes('Move to high ground'));
    expect(button(first).getAttribute('aria-expanded')).to.equal('true');
    button(first).click();
    await waitUntil(() => !textOf(first).includes('Move to high ground'));
    expect(textOf(first)).to.contain('Flash flood');
    await waitUntil(() => store.get('mark/alerts'), 'the mark');
    const second = await make([sampleAlert('red')], {}, { store });
    await waitUntil(() => button(second)?.getAttribute('aria-expanded') === 'false');
    button(second).click();
    await waitUntil(() => textOf(second).includes('Move to high ground'));
  });

  it('shows a warning even where the store never answers', async () => {
    const never = new Promise<never>(() => undefined);
    const store: Store = { ...memoryStore(), get: () => never, set: () => never, delete: () => never, forget: () => never };
    const banner = await make([sampleAlert('yellow')], {}, { store });
    await waitUntil(() => alertsOf(banner).length === 1, 'the warning');
  });

  it('takes a warning away when it ends, without asking anybody', async () => {
    const began = Date.parse(hoursFromNow(5).iso) - 300;
    // Time passes from when the warning has been seen.
    let seen = Infinity;
    const clock = { now: () => began + Math.max(0, performance.now() - seen) };
    const banner = await make([sampleAlert('yellow')], {}, { clock });
    await waitUntil(() => alertsOf(banner).length === 1);
    seen = performance.now();
    await waitUntil(() => banner.dataset.state === 'none', 'the end');
    expect(alertsOf(banner)).to.have.length(0);
  });

  it('goes by the clock that the source was read with, not by that of a phone which is hours off', async () => {
    const ahead = { ahead: 10 * 3_600_000, by: 'answer' } as const;
    const fast = { clock: { now: () => sampleNow + ahead.ahead } };
    const banner = await make([sampleAlert('yellow', { clock: ahead })], {}, fast);
    await waitUntil(() => alertsOf(banner).length === 1);
    expect(textOf(banner)).to.contain('clock of this device is wrong');
    const uncorrected = await make([sampleAlert('yellow')], {}, fast);
    expect(uncorrected.dataset.state).to.equal('none');
  });

  it('compares its place with the areas of the warnings, and again when the place changes', async () => {
    const banner = await make([sampleAlert('orange')], { area: '110000' });
    expect(banner.dataset.state).to.equal('none');
    banner.area = '522301001';
    await reached(banner, ['active']);
    banner.area = '26.1,105.2';
    await banner.updateComplete;
    expect(banner.dataset.state).to.equal('active');
    banner.area = '30,105.2';
    await reached(banner, ['none']);
  });

  it('leaves plain news alone', async () => {
    const banner = await make([{ ref: { source: 'met', id: '1' }, title: 'Fair on Sunday' }]);
    expect(banner.dataset.state).to.equal('none');
  });

  it('has texts of another direction begin where its headline begins', async () => {
    const page = await fixture(html`<div dir="rtl"><civic-alert-banner lang="ug"></civic-alert-banner></div>`);
    const banner = page.querySelector('civic-alert-banner') as CivicAlertBanner;
    banner.collection = collectionOf([sampleAlert('red')]).collection;
    await waitUntil(() => rootOf(banner).querySelector('.prose'));
    const sides = Array.from(rootOf(banner).querySelectorAll('.prose'), (prose) => getComputedStyle(prose).textAlign);
    expect(new Set(sides)).to.deep.equal(new Set(['right']));
  });

  it('tells the page what is known', async () => {
    const banner = document.createElement('civic-alert-banner');
    const told: string[] = [];
    banner.addEventListener('civic-alert-change', ({ detail }) => told.push(`${detail.state} ${detail.alerts.length}`));
    banner.collection = collectionOf([sampleAlert('orange'), sampleAlert('yellow')]).collection;
    document.body.append(banner);
    await waitUntil(() => told.includes('active 2'), told.join());
    expect(told[0]).to.equal('pending 0');
    banner.remove();
  });
});
