import { createCivicClient, type PublicService } from '@civickit/core';
import { memoryServices } from '@civickit/core/testing';
import { aTimeout, expect, fixture, html } from '@open-wc/testing';
import { waitUntil } from '../testing/wait-until.js';
import './define.js';
import { sampleServices } from './sample-services.js';
import type { CivicServiceCatalogue } from './service-catalogue.js';

const rootOf = (element: Element): ShadowRoot => element.shadowRoot as ShadowRoot;
const textOf = (element: Element): string => rootOf(element).querySelector('.root')?.textContent ?? '';
const titlesOf = (element: Element): string[] =>
  Array.from(rootOf(element).querySelectorAll('.list .title'), (title) => title.textContent?.trim() ?? '');
const collectionOf = (items: readonly PublicService[], get?: (id: string) => Promise<PublicService | undefined>) =>
  createCivicClient({ services: memoryServices({ id: 'guide', items, ...(get && { get }) }) }, { zone: 'Asia/Shanghai' }).services;
const opens = (catalogue: Element): boolean => rootOf(catalogue).querySelector('.guide') !== null;

async function make(properties: Partial<CivicServiceCatalogue> = {}, items = sampleServices('guide')): Promise<CivicServiceCatalogue> {
  const catalogue = await fixture<CivicServiceCatalogue>(html`<civic-service-catalogue lang="en"></civic-service-catalogue>`);
  Object.assign(catalogue, { collection: collectionOf(items), ...properties });
  await waitUntil(() => rootOf(catalogue).querySelector('.origin') !== null, 'the catalogue');
  await catalogue.updateComplete;
  return catalogue;
}

async function type(catalogue: CivicServiceCatalogue, text: string): Promise<void> {
  const field = rootOf(catalogue).querySelector('.search input') as HTMLInputElement;
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await catalogue.updateComplete;
}

const click = (catalogue: Element, selector: string): void => rootOf(catalogue).querySelector<HTMLElement>(selector)?.click();

afterEach(() => history.replaceState(null, '', location.pathname));

describe('the address of <civic-service-catalogue>', () => {
  it('leaves parameters of the page as they are, letter by letter', async () => {
    history.replaceState(null, '', '?print&x=a%20b&y=%E4;z');
    const catalogue = await make({ route: 'query' });
    await type(catalogue, '登记');
    expect(location.search).to.equal(`?print&x=a%20b&y=%E4;z&services.q=${encodeURIComponent('登记')}`);
    await type(catalogue, '');
    expect(location.search).to.equal('?print&x=a%20b&y=%E4;z');
  });

  it('shows what the address says also when the route is set late', async () => {
    history.replaceState(null, '', '?services.q=zzqq');
    const catalogue = await make();
    expect(titlesOf(catalogue)).to.have.length(9);
    catalogue.route = 'query';
    await catalogue.updateComplete;
    await waitUntil(() => titlesOf(catalogue).length === 0, 'no service');
  });

  it('takes a place on the page for none of its own', async () => {
    const catalogue = await make({ route: 'hash' });
    click(catalogue, '[data-key="guide:birth"] .title');
    await waitUntil(() => opens(catalogue));
    location.hash = '#top';
    await aTimeout(100);
    expect(opens(catalogue)).to.equal(true);
    history.replaceState(null, '', location.pathname);
  });

  it('goes back by the step that opened the service, to as many services as were shown', async () => {
    const catalogue = await make({ route: 'query' }, sampleServices('guide', 60));
    click(catalogue, '.more');
    await waitUntil(() => titlesOf(catalogue).length === 40);
    const { pushState } = history;
    let steps = 0;
    // Its length says nothing once there are fifty.
    history.pushState = (...given) => {
      steps += 1;
      pushState.apply(history, given);
    };
    click(catalogue, '.list li:nth-child(30) .title');
    await waitUntil(() => opens(catalogue));
    click(catalogue, '.back');
    await waitUntil(() => !opens(catalogue), 'the list');
    Reflect.deleteProperty(history, 'pushState');
    expect(titlesOf(catalogue)).to.have.length(40);
    expect(steps).to.equal(1);
    expect(rootOf(catalogue).activeElement?.closest('li')).to.equal(rootOf(catalogue).querySelectorAll('.list > li')[29]);
  });

  it('goes back to the words of before, in the field too', async () => {
    const catalogue = await make({ route: 'query' });
    await type(catalogue, '登记');
    click(catalogue, '.flag input');
    await type(catalogue, 'zzqq');
    await waitUntil(() => titlesOf(catalogue).length === 0, 'nothing');
    history.back();
    await waitUntil(() => titlesOf(catalogue).length === 3, 'the list of before');
    expect(rootOf(catalogue).querySelector<HTMLInputElement>('.search input')?.value).to.equal('登记');
  });

  it('does not take the focus from who has come by a link', async () => {
    const elsewhere = await fixture<HTMLElement>(html`<button type="button">Elsewhere</button>`);
    history.replaceState(null, '', '?services.open=guide:birth');
    elsewhere.focus();
    const catalogue = await make({ route: 'query' });
    await waitUntil(() => textOf(catalogue).includes('出生医学证明'), 'the guide');
    await aTimeout(100);
    expect(document.activeElement).to.equal(elsewhere);
  });

  it('offers no names that are not its own for what stands in an address', async () => {
    history.replaceState(null, '', '?services.by=constructor&services.for=toString');
    const catalogue = await make({ route: 'query' });
    expect(textOf(catalogue)).not.to.contain('native code');
  });
});

describe('filters of <civic-service-catalogue>', () => {
  it('are all cleared at once, the letter too', async () => {
    const catalogue = await make();
    (rootOf(catalogue).querySelector('.letters') as HTMLDetailsElement).open = true;
    await waitUntil(() => rootOf(catalogue).querySelector('[data-letter="J"]') !== null, 'letters');
    click(catalogue, '[data-letter="J"]');
    await waitUntil(() => titlesOf(catalogue).length === 2);
    await waitUntil(() => rootOf(catalogue).activeElement?.classList.contains('result'), 'the focus on the result');
    click(catalogue, '.clear');
    await waitUntil(() => titlesOf(catalogue).length === 9);
    expect(rootOf(catalogue).querySelector('.narrow summary')?.textContent?.trim()).to.equal('Filter');
  });

  it('stay open when the last one is taken back', async () => {
    const catalogue = await make();
    const narrow = rootOf(catalogue).querySelector('.narrow') as HTMLDetailsElement;
    const free = Array.from(rootOf(catalogue).querySelectorAll<HTMLElement>('.flag')).find(({ textContent }) =>
      textContent?.includes('Free'),
    );
    narrow.open = true;
    free?.querySelector('input')?.click();
    await catalogue.updateComplete;
    free?.querySelector('input')?.click();
    await catalogue.updateComplete;
    expect(narrow.open).to.equal(true);
  });
});

describe('a service opened in <civic-service-catalogue>', () => {
  const hidden: PublicService = { ref: { source: 'guide', id: 'hidden' }, name: 'Not in the list', summary: 'Asked for by itself.' };

  it('is asked for by itself where the list does not hold it, as often as it is opened', async () => {
    const items = sampleServices('guide');
    const catalogue = await make({ collection: collectionOf(items, (id) => Promise.resolve(id === 'hidden' ? hidden : undefined)) });
    for (const time of ['first', 'second']) {
      catalogue.openService(hidden.ref);
      await waitUntil(() => textOf(catalogue).includes('Asked for by itself.'), `the ${time} time`);
      click(catalogue, '.back');
      await waitUntil(() => !opens(catalogue));
    }
  });

  it('is not called gone because its source does not answer, and is asked for again', async () => {
    let broken = true;
    const catalogue = await make({
      collection: collectionOf(sampleServices('guide'), () => (broken ? Promise.reject(new Error('no network')) : Promise.resolve(hidden))),
    });
    catalogue.openService(hidden.ref);
    await waitUntil(() => textOf(catalogue).includes('cannot be opened'), 'the failure');
    broken = false;
    click(catalogue, '.arriving button');
    await waitUntil(() => textOf(catalogue).includes('Asked for by itself.'), 'the service');
  });

  it('gives way when the collection is changed', async () => {
    const catalogue = await make();
    catalogue.openService({ source: 'guide', id: 'birth' });
    await waitUntil(() => textOf(catalogue).includes('出生医学证明'), 'the guide');
    const [, other] = sampleServices('guide');
    catalogue.collection = collectionOf([{ ...(other as PublicService), name: 'Another town’s', documents: [] }]);
    await waitUntil(() => textOf(catalogue).includes('Another town’s'), 'the other collection');
    expect(textOf(catalogue)).not.to.contain('出生医学证明');
  });

  it('is read from its top', async () => {
    const catalogue = await make({}, sampleServices('guide', 60));
    catalogue.openService({ source: 'guide', id: 'birth' });
    await waitUntil(() => textOf(catalogue).includes('出生医学证明'), 'the guide');
    click(catalogue, '.back');
    await waitUntil(() => !opens(catalogue));
    rootOf(catalogue).querySelector('.list li:nth-child(18)')?.scrollIntoView();
    click(catalogue, '.list li:nth-child(18) .title');
    await waitUntil(() => rootOf(catalogue).activeElement?.classList.contains('guide'));
    const { top } = (rootOf(catalogue).querySelector('.guide') as HTMLElement).getBoundingClientRect();
    expect(top).to.be.within(-1, innerHeight / 2);
  });
});
