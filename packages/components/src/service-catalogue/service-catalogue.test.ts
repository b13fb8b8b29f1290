import { createCivicClient, memoryStore, type PublicService } from '@civickit/core';
import { memoryServices } from '@civickit/core/testing';
import { aTimeout, expect, fixture, html } from '@open-wc/testing';
import { describeElement } from '../testing/describe-element.js';
import { holdTimers } from '../testing/hold-timers.js';
import { waitUntil } from '../testing/wait-until.js';
import './define.js';
import { sampleServices } from './sample-services.js';
import type { CivicServiceCatalogue } from './service-catalogue.js';
import { reach, type ServiceCatalogueState, serviceCatalogueStates } from './service-catalogue.states.js';

const rootOf = (element: Element): ShadowRoot => element.shadowRoot as ShadowRoot;
const textOf = (element: Element): string => rootOf(element).querySelector('.root')?.textContent ?? '';
const titlesOf = (element: Element): string[] =>
  Array.from(rootOf(element).querySelectorAll('.list .title'), (title) => title.textContent?.trim() ?? '');
const find = <E extends HTMLElement>(element: Element, selector: string): E => {
  const found = rootOf(element).querySelector<E>(selector);
  if (!found) throw new Error(`no ${selector} in: ${textOf(element)}`);
  return found;
};
const store = memoryStore();
const collectionOf = (items: readonly PublicService[]) =>
  createCivicClient({ services: memoryServices({ id: 'guide', items }) }, { zone: 'Asia/Shanghai', store }).services;

async function make(
  properties: Partial<CivicServiceCatalogue> = {},
  items: readonly PublicService[] = sampleServices('guide'),
): Promise<CivicServiceCatalogue> {
  const catalogue = await fixture<CivicServiceCatalogue>(html`<civic-service-catalogue lang="en"></civic-service-catalogue>`);
  Object.assign(catalogue, { collection: collectionOf(items), ...properties });
  await settled(catalogue);
  return catalogue;
}

async function settled(catalogue: HTMLElement): Promise<void> {
  await waitUntil(() => titlesOf(catalogue).length > 0, 'services to be shown');
  await (catalogue as CivicServiceCatalogue).updateComplete;
}

async function type(catalogue: CivicServiceCatalogue, text: string): Promise<void> {
  const field = find<HTMLInputElement>(catalogue, '.search input');
  field.focus();
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await catalogue.updateComplete;
}

function press(catalogue: CivicServiceCatalogue, key: string): void {
  find(catalogue, '.search input').dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
}

function choose(catalogue: CivicServiceCatalogue, label: string, value: string): void {
  const field = Array.from(rootOf(catalogue).querySelectorAll('.facets label')).find((each) => each.textContent?.trim().startsWith(label));
  const select = field?.querySelector('select') as HTMLSelectElement;
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
}

afterEach(async () => {
  await store.forget();
  history.replaceState(null, '', location.pathname);
});

describeElement({
  tag: 'civic-service-catalogue',
  make: () => make(),
  prepare: (catalogue) => Object.assign(catalogue, { collection: collectionOf(sampleServices('guide')) }),
  settled,
});

describe('<civic-service-catalogue> of an odd source', () => {
  it('shows what it can of services with members of a wrong shape', async () => {
    const odd = { channels: null, terms: null, time: { promised: { amount: 2, unit: 'fortnight' } }, description: [{ tag: 'p' }] };
    const [first, ...others] = sampleServices('guide');
    const items = [{ ...first, name: 'Odd service', ...odd }, { ...first, ref: null }, ...others] as unknown as PublicService[];
    const catalogue = await make({}, items);
    await type(catalogue, 'odd');
    await waitUntil(() => titlesOf(catalogue).join() === 'Odd service', textOf(catalogue));
    expect(textOf(catalogue)).to.contain('1 service could not be read.');
  });
});

describe('<civic-service-catalogue> in each state', () => {
  for (const [name, state] of Object.entries<ServiceCatalogueState>(serviceCatalogueStates)) {
    it(`${name}: ${state.summary}`, async () => {
      const catalogue = document.createElement('civic-service-catalogue');
      if (state.fallback) catalogue.innerHTML = '<a href="/services">All services</a>';
      const place = await fixture(html`<div></div>`);
      Object.assign(catalogue, { collection: state.collection(), ...state.properties });
      place.append(catalogue);
      const failing = name.startsWith('error');
      const loading = name.startsWith('loading');
      await waitUntil(() => loading || rootOf(catalogue).querySelector(failing ? '.note button' : '.origin') !== null, name);
      await reach(catalogue, state);
      if (state.shows) {
        await waitUntil(() => textOf(catalogue).includes(state.shows), `"${state.shows}" in: ${textOf(catalogue)}`);
      }
      expect(rootOf(catalogue).querySelector('slot')?.hidden).to.equal(!(failing || loading));
      await expect(catalogue).to.be.accessible();
    });
  }
});

describe('<civic-service-catalogue>', () => {
  it('says on a card what it is, for whom, how long, how many visits and what it costs', async () => {
    const catalogue = await make();
    const card = find(catalogue, '[data-key="guide:id-card"]').textContent?.replace(/\s+/g, ' ');
    for (const fact of ['居民身份证申领', 'people', '20 working days', '2 visits', '¥20 to ¥40', '县公安局']) expect(card).to.contain(fact);
  });

  it('leaves out what nobody says', async () => {
    const catalogue = await make();
    const card = find(catalogue, '[data-key="guide:ug-clinic"]').textContent;
    expect(card).not.to.contain('Takes');
  });

  it('does not offer what is done with for good, and still opens it by an old link', async () => {
    const [first, ...rest] = sampleServices('guide');
    const catalogue = await make({}, [{ ...(first as PublicService), status: 'defunct' }, ...rest]);
    expect(titlesOf(catalogue)).not.to.include('居民身份证申领');
    catalogue.openService({ source: 'guide', id: 'id-card' });
    await waitUntil(() => rootOf(catalogue).querySelector('.guide')?.textContent?.includes('居民身份证申领'), 'the guide');
  });

  it('finds services as one types, by name, synonym and event of life', async () => {
    const catalogue = await make();
    for (const [text, name] of [
      ['身份证申领', '居民身份证申领'],
      ['开店', '个体工商户设立登记'],
      ['immuni', 'Vaccination of children'],
    ] as const) {
      await type(catalogue, text);
      await waitUntil(() => titlesOf(catalogue)[0] === name, `${name} for ${text}: ${titlesOf(catalogue).join()}`);
    }
  });

  it('finds by pinyin, initials and with a slip of the finger once the index stands', async () => {
    const catalogue = await make();
    for (const [text, name] of [
      ['chusheng', '出生登记'],
      ['jhdj', '结婚登记'],
      ['vacination', 'Vaccination of children'],
    ] as const) {
      await type(catalogue, text);
      await waitUntil(() => titlesOf(catalogue)[0] === name, `${name} for ${text}: ${titlesOf(catalogue).join()}`);
    }
  });

  it('draws what it finds once for a key, in the elements of the services that stay', async () => {
    const catalogue = await make();
    await type(catalogue, 'vacination');
    await waitUntil(() => titlesOf(catalogue)[0] === 'Vaccination of children', 'the index');
    await type(catalogue, '登');
    await waitUntil(() => titlesOf(catalogue).length > 2, titlesOf(catalogue).join());
    const birth = find(catalogue, '[data-key="guide:birth"]');
    let draws = 0;
    catalogue.addController({ hostUpdated: () => (draws += 1) });
    await type(catalogue, '出生登');
    await waitUntil(() => titlesOf(catalogue).length === 1, titlesOf(catalogue).join());
    expect(draws).to.equal(1);
    expect(find(catalogue, '[data-key="guide:birth"]')).to.equal(birth);
  });

  it('writes nothing into the field while a character is being composed', async () => {
    const catalogue = await make();
    await type(catalogue, 'vacination');
    await waitUntil(() => titlesOf(catalogue)[0] === 'Vaccination of children', 'the index');
    await type(catalogue, '结');
    const field = find<HTMLInputElement>(catalogue, '.search input');
    field.value = '结hu';
    field.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }));
    await waitUntil(() => titlesOf(catalogue)[0] === '结婚登记', titlesOf(catalogue).join());
    expect(field.value).to.equal('结hu');
  });

  it('does not search half a syllable of an input method', async () => {
    const catalogue = await make();
    const field = find<HTMLInputElement>(catalogue, '.search input');
    field.value = 'sh';
    field.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }));
    await catalogue.updateComplete;
    expect(titlesOf(catalogue)).to.have.length(9);
  });

  it('says how many match once, half a second after the last key', async () => {
    const catalogue = await make();
    const said: string[] = [];
    new MutationObserver(() => said.push(find(catalogue, '.status').textContent?.trim() ?? '')).observe(find(catalogue, '.status'), {
      childList: true,
      characterData: true,
      subtree: true,
    });
    const pauses = holdTimers(500);
    for (const text of ['登', '登记']) {
      await type(catalogue, text);
      await aTimeout(150);
    }
    expect([pauses.pending(), said]).to.deep.equal([1, []]);
    pauses.fire();
    await waitUntil(() => said.length > 0);
    expect(said).to.deep.equal(['3 services']);
    await type(catalogue, '登记 ');
    expect(pauses.pending()).to.equal(1);
    pauses.fire();
    await aTimeout(150);
    expect(said).to.have.length(1);
  });

  it('leads from the search to the first service with Enter', async () => {
    const catalogue = await make();
    await type(catalogue, '结婚');
    press(catalogue, 'Enter');
    expect(rootOf(catalogue).activeElement?.textContent?.trim()).to.equal('结婚登记');
    await type(catalogue, 'vacination');
    await waitUntil(() => titlesOf(catalogue)[0] === 'Vaccination of children', 'the index');
    await type(catalogue, '登');
    await waitUntil(() => titlesOf(catalogue).length > 2, titlesOf(catalogue).join());
    const typed = titlesOf(catalogue)[1] ?? '';
    await type(catalogue, typed);
    press(catalogue, 'Enter');
    await waitUntil(() => rootOf(catalogue).activeElement?.textContent?.trim() === typed, 'the answer to what was typed last');
  });

  it('narrows by office, and counts what would be left', async () => {
    const catalogue = await make();
    choose(catalogue, 'Office', '县公安局');
    await catalogue.updateComplete;
    expect(titlesOf(catalogue)).to.deep.equal(['居民身份证申领', '出生登记']);
    const options = Array.from(
      rootOf(catalogue).querySelectorAll('.facets label'),
      (label) => label.textContent?.replace(/\s+/g, ' ') ?? '',
    );
    expect(options.find((each) => each.startsWith('What has happened'))).to.contain('生孩子 (1)');
  });

  it('narrows to what is open, by the calendar and the clock of the municipality', async () => {
    const night = { now: () => Date.parse('2026-03-15T03:00:00+08:00') };
    const collection = createCivicClient(
      { services: memoryServices({ id: 'guide', items: sampleServices('guide') }) },
      { zone: 'Asia/Shanghai', clock: night },
    ).services;
    const catalogue = await make({ collection });
    const open = Array.from(rootOf(catalogue).querySelectorAll<HTMLElement>('.flag')).find(({ textContent }) =>
      textContent?.includes('Open now'),
    );
    open?.querySelector('input')?.click();
    await waitUntil(() => titlesOf(catalogue).join() === 'Vaccination of children', titlesOf(catalogue).join());
  });

  it('goes by subject, by event of life and by letter, and back to all', async () => {
    const catalogue = await make();
    find<HTMLButtonElement>(catalogue, '[data-facet="event"]').click();
    await catalogue.updateComplete;
    expect(titlesOf(catalogue).length).to.be.lessThan(9);
    find<HTMLButtonElement>(catalogue, '.clear').click();
    await catalogue.updateComplete;
    expect(titlesOf(catalogue)).to.have.length(9);
    find<HTMLDetailsElement>(catalogue, '.letters').open = true;
    await waitUntil(() => rootOf(catalogue).querySelector('[data-letter="J"]') !== null, 'letters');
    find<HTMLButtonElement>(catalogue, '[data-letter="J"]').click();
    await catalogue.updateComplete;
    expect(titlesOf(catalogue)).to.deep.equal(['居民身份证申领', '结婚登记']);
  });

  it('shows a page at a time and puts the focus on the first new service', async () => {
    const catalogue = await make({}, sampleServices('guide', 50));
    expect(titlesOf(catalogue)).to.have.length(20);
    find<HTMLButtonElement>(catalogue, '.more').click();
    await waitUntil(() => titlesOf(catalogue).length === 40);
    expect(rootOf(catalogue).activeElement).to.equal(rootOf(catalogue).querySelectorAll('.list .title')[20]);
    expect(find(catalogue, '.status').textContent).to.contain('20 more services');
  });

  it('reads on until it has all that the source has', async () => {
    const catalogue = await make({}, sampleServices('guide', 900));
    await type(catalogue, '出生登记 100');
    await waitUntil(() => titlesOf(catalogue).includes('出生登记 100'), 'the last ones');
  });

  it('opens a service in place, says so by an event, and goes back to where the reader was', async () => {
    const catalogue = await make();
    const opened: string[] = [];
    catalogue.addEventListener('civic-service-open', ({ detail }) => opened.push(detail.ref.id));
    find(catalogue, '[data-key="guide:birth"] .title').click();
    await waitUntil(() => textOf(catalogue).includes('出生医学证明'), 'the guide');
    expect(opened).to.deep.equal(['birth']);
    await waitUntil(() => rootOf(catalogue).activeElement?.classList.contains('guide'));
    find<HTMLButtonElement>(catalogue, '.back').click();
    await catalogue.updateComplete;
    expect(rootOf(catalogue).activeElement?.textContent?.trim()).to.equal('出生登记');
  });

  it('remembers on the device what was opened, and forgets it when asked', async () => {
    const catalogue = await make();
    catalogue.openService({ source: 'guide', id: 'water' });
    await waitUntil(async () => (await store.get('mark/services-seen')) !== undefined, 'the mark');
    const another = await make();
    await waitUntil(() => rootOf(another).querySelector('.recent')?.textContent?.includes('用水报装'));
    find<HTMLButtonElement>(another, '.forget').click();
    await waitUntil(() => rootOf(another).querySelector('.recent') === null);
    await waitUntil(async () => (await store.get('mark/services-seen')) === undefined, 'nothing to be kept');
  });

  it('tells the nearest place once a reader has chosen where to stand', async () => {
    const catalogue = await make();
    choose(catalogue, 'Your place', '柳坪乡便民服务中心');
    await waitUntil(() => rootOf(catalogue).querySelector('[data-key="guide:marriage"]')?.textContent?.includes('km away'));
    expect(find(catalogue, '[data-key="guide:id-card"]').textContent).to.contain('柳坪乡便民服务中心, 0 m away');
  });

  for (const route of ['query', 'hash'] as const) {
    it(`keeps search and service in the address (${route}), which leads back to both`, async () => {
      const catalogue = await make({ route });
      await type(catalogue, '登记');
      expect(decodeURIComponent(location.href)).to.contain('services.q=登记');
      find(catalogue, '[data-key="guide:birth"] .title').click();
      await waitUntil(() => rootOf(catalogue).querySelector('.back'));
      const address = location.href;
      expect(decodeURIComponent(address)).to.contain('services.open=guide:birth');
      history.back();
      await waitUntil(() => rootOf(catalogue).querySelector('.back') === null, 'the list');
      expect(find<HTMLInputElement>(catalogue, '.search input').value).to.equal('登记');
      catalogue.remove();
      history.replaceState(null, '', address);
      const another = await fixture<CivicServiceCatalogue>(html`<civic-service-catalogue lang="en"></civic-service-catalogue>`);
      Object.assign(another, { collection: collectionOf(sampleServices('guide')), route });
      await waitUntil(() => textOf(another).includes('出生医学证明'), 'the guide');
    });
  }

  it('leaves other parameters and hashes of the page alone', async () => {
    history.replaceState(null, '', '?page=3#top');
    const catalogue = await make({ route: 'query' });
    await type(catalogue, 'x');
    expect(location.search).to.contain('page=3');
    expect(location.hash).to.equal('#top');
  });

  it('keeps an address for the first of two elements only', async () => {
    await make({ route: 'query' });
    const second = await make({ route: 'query' });
    expect(rootOf(second).querySelector('.list a.title')).to.equal(null);
  });
});
