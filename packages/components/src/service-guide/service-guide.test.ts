import { createCivicClient, type PublicService, type WorkCalendar } from '@civickit/core';
import { memoryServices } from '@civickit/core/testing';
import { expect, fixture, html } from '@open-wc/testing';
import { sampleNow } from '../notice-feed/sample-notices.js';
import { describeElement } from '../testing/describe-element.js';
import { waitUntil } from '../testing/wait-until.js';
import './define.js';
import { busCard, elderCard, sampleServices } from './sample-services.js';
import { serviceGuideStyles } from './service-guide.styles.js';
import type { CivicServiceGuide } from './service-guide.js';
import { type ServiceGuideState, serviceGuideStates } from './service-guide.states.js';

const rootOf = (element: Element): ShadowRoot => element.shadowRoot as ShadowRoot;
const textOf = (element: Element): string => rootOf(element).querySelector('.root')?.textContent?.replace(/\s+/g, ' ') ?? '';
const find = <E extends HTMLElement = HTMLElement>(element: Element, selector: string): E | null =>
  rootOf(element).querySelector<E>(selector);
const all = (element: Element, selector: string): HTMLElement[] => [...rootOf(element).querySelectorAll<HTMLElement>(selector)];
const collectionOf = (items: readonly PublicService[] = sampleServices, now = sampleNow) =>
  createCivicClient({ services: memoryServices({ id: 'county', items }) }, { zone: 'Asia/Shanghai', clock: { now: () => now } }).services;

async function make(properties: Partial<CivicServiceGuide> = {}, items?: readonly PublicService[]): Promise<CivicServiceGuide> {
  const guide = await fixture<CivicServiceGuide>(html`<civic-service-guide lang="en"></civic-service-guide>`);
  Object.assign(guide, { collection: collectionOf(items), service: 'elder-card', ...properties });
  await settled(guide);
  return guide;
}

async function settled(guide: HTMLElement): Promise<void> {
  await waitUntil(() => find(guide, '.guide'), 'a guide to be shown');
  await waitUntil(() => find(guide, '.opening') ?? !find(guide, '.hours'), 'opening hours');
  await waitUntil(() => find(guide, '.in-related') ?? !textOf(guide).includes('优待证窗口'), 'related services');
  await (guide as CivicServiceGuide).updateComplete;
}

describeElement({
  tag: 'civic-service-guide',
  make: () => make(),
  prepare: (guide) => Object.assign(guide, { collection: collectionOf(), service: 'elder-card', lang: 'en' }),
  settled,
});

describe('<civic-service-guide> in each state', () => {
  const reached: Readonly<Record<ServiceGuideState['reaches'], (guide: Element) => unknown>> = {
    guide: (guide) => find(guide, '.guide'),
    error: (guide) => find(guide, '.note.error button'),
    'not-found': (guide) => find(guide, '.note.caution'),
    pending: () => true,
  };
  for (const [name, state] of Object.entries<ServiceGuideState>(serviceGuideStates)) {
    it(`${name}: ${state.summary}`, async () => {
      const guide = document.createElement('civic-service-guide');
      guide.lang = 'zh-Hans';
      if (state.fallback) guide.innerHTML = '<a href="/services">All services</a>';
      const place = await fixture(html`<div></div>`);
      Object.assign(guide, { collection: state.collection(), ...state.properties });
      place.append(guide);
      await waitUntil(() => reached[state.reaches](guide), name);
      if (state.shows) await waitUntil(() => textOf(guide).includes(state.shows), `"${state.shows}" in: ${textOf(guide)}`);
      await guide.updateComplete;
      expect(find(guide, 'slot')?.hidden).to.equal(state.reaches === 'guide');
      await expect(guide).to.be.accessible();
    });
  }
});

// A service that a test has opened is nothing of the next one's.
afterEach(() => history.replaceState(null, ''));

describe('<civic-service-guide>', () => {
  it('gives what a guide must hold in the order of the law, and what the office does not say keeps its place', async () => {
    const headings = ['Legal basis', 'Who may apply', 'What to bring', 'Where', 'When', 'Whom to ask', 'Step by step'];
    const titles = (guide: Element) => all(guide, '.section > .heading').map(({ textContent }) => textContent?.trim());
    const whole = await make();
    expect(titles(whole).slice(0, 7)).to.deep.equal(headings);
    const bare = await make({ service: 'seal' });
    expect(titles(bare).slice(0, 7)).to.deep.equal(headings);
    expect(all(bare, '.missing a[href="tel:08505550177"]').length).to.equal(6);
  });

  it('keeps the language of the office apart from that of the page', async () => {
    const guide = await make();
    expect(find(guide, '.root')?.lang).to.equal('en');
    expect(find(guide, '#name bdi')?.lang).to.equal('zh-Hans');
  });

  it('says whether it is open', async () => {
    const sunday = await make();
    expect(find(sunday, '.opening')?.textContent).to.contain('Closed');
    const monday = await make({ collection: collectionOf(sampleServices, Date.parse('2026-03-16T10:00:00+08:00')) });
    expect(find(monday, '.opening')?.textContent).to.contain('Open until 12:00');
  });

  it('knows the holidays of the calendar', async () => {
    const calendar: WorkCalendar = {
      from: '2026-01-01',
      until: '2026-12-31',
      days: { '2026-03-16': { kind: 'closed', name: '县庆日' } },
    };
    const options = {
      zone: 'Asia/Shanghai',
      clock: { now: () => Date.parse('2026-03-16T10:00:00+08:00') },
      calendar: async () => calendar,
    };
    const { services } = createCivicClient({ services: memoryServices({ id: 'county', items: sampleServices }) }, options);
    const guide = await make({ collection: services });
    await waitUntil(() => find(guide, '.opening')?.textContent?.includes('Closed: 县庆日'), find(guide, '.opening')?.textContent ?? '');
    expect(find(guide, '.opening')?.textContent).to.contain('opens tomorrow 09:00');
    expect(textOf(guide)).not.to.contain('Public holidays are not known');
  });

  it('shows three places and the others on demand, the nearest first', async () => {
    const guide = await make({ service: 'bus-card', near: '26.18,105.2' });
    expect(all(guide, '.place .name:first-child').map(({ textContent }) => textContent?.trim())[0]).to.equal('石桥镇第4便民服务点');
    const shown = () => all(guide, '.place').filter((place) => place.offsetHeight > 0);
    expect(shown()).to.have.length(3);
    find(guide, '.more')?.click();
    await waitUntil(() => shown().length === 5);
    await waitUntil(() => rootOf(guide).activeElement === all(guide, '.place')[3]);
    expect(find(guide, '.more')).to.equal(null);
  });

  it('copies an address, also where there is no clipboard', async () => {
    const guide = await make();
    find(guide, '.place button')?.click();
    await waitUntil(() => find(guide, '.place button')?.textContent === 'Address copied' || getSelection()?.toString().includes('人民路'));
  });

  it('loads its tools when they are opened', async () => {
    const guide = await make();
    expect(find(guide, '.share')).to.equal(null);
    find(guide, '.tool.keep summary')?.click();
    await waitUntil(() => find(guide, '.share'));
    expect(find<HTMLInputElement>(guide, '.share-address')?.value).to.equal(location.href);
    find(guide, '.tool.wrong summary')?.click();
    await waitUntil(() => find(guide, '.report'));
    expect(find(guide, '.report')?.textContent).to.contain('It was closed');
    await expect(guide).to.be.accessible();
  });

  it('opens a related service in place and comes back', async () => {
    const guide = await make();
    const opened: string[] = [];
    guide.addEventListener('civic-service-open', ({ detail }) => opened.push(detail.ref.id));
    find(guide, '.in-related button')?.click();
    await waitUntil(() => find(guide, '#name')?.textContent?.includes('免费乘车卡'));
    expect(opened).to.deep.equal(['bus-card']);
    await waitUntil(() => rootOf(guide).activeElement === find(guide, '#name'));
    find(guide, 'button.quiet')?.click();
    await waitUntil(() => find(guide, '#name')?.textContent?.includes('优待证'));
  });

  it('comes back by the Back of the browser, and leaves address and entries of others alone', async () => {
    const shows = (guide: Element, name: string) => waitUntil(() => find(guide, '#name')?.textContent?.includes(name), name);
    const { href } = location;
    history.replaceState({ page: 'kept' }, '');
    const guide = await make({}, [elderCard, { ...busCard, related: [{ source: 'county', id: 'seal' }] }, ...sampleServices.slice(2)]);
    find(guide, '.in-related button')?.click();
    await shows(guide, '免费乘车卡');
    await waitUntil(() => find(guide, '.in-related button'));
    find(guide, '.in-related button')?.click();
    await shows(guide, 'seal');
    expect(location.href).to.equal(href);
    expect((history.state as { page: string }).page).to.equal('kept');
    history.back();
    await shows(guide, '免费乘车卡');
    await waitUntil(() => rootOf(guide).activeElement === find(guide, '#name'));
    location.hash = 'place-on-the-page';
    await waitUntil(() => history.state === null);
    await guide.updateComplete;
    await shows(guide, '免费乘车卡');
    history.back();
    await waitUntil(() => location.href === href);
    // As when the page is loaded again.
    const again = await make();
    await shows(again, '免费乘车卡');
    again.remove();
    history.back();
    await shows(guide, '老年人优待证');
    expect(history.state).to.deep.equal({ page: 'kept' });
    expect(find(guide, 'p > button.quiet')?.textContent).not.to.equal('Back');
    history.forward();
    await shows(guide, '免费乘车卡');
    find(guide, 'button.quiet')?.click();
    await shows(guide, '老年人优待证');
    expect(history.state).to.deep.equal({ page: 'kept' });
  });

  it('names itself and no service twice among the related', async () => {
    const related = ['elder-card', 'bus-card', 'bus-card', 'seal'].map((id) => ({ source: 'county', id }));
    const guide = await make({}, [{ ...elderCard, related }, ...sampleServices.slice(1)]);
    await waitUntil(() => textOf(guide).includes('seal of a village'));
    expect(all(guide, '.in-related button').map(({ textContent }) => textContent?.trim())).to.deep.equal([
      '老年人免费乘车卡办理',
      'Registering the seal of a village cooperative',
    ]);
  });

  it('carries nothing that was opened, written or copied over to the guide of another service', async () => {
    const guide = await make();
    find(guide, '.in-questions summary')?.click();
    find(guide, '.tool.keep summary')?.click();
    await waitUntil(() => find(guide, '.share'));
    all(guide, '.share button')
      .find(({ textContent }) => textContent === 'Remind me')
      ?.click();
    await waitUntil(() => find(guide, '.reminder'));
    (find<HTMLInputElement>(guide, '.reminder [type=date]') as HTMLInputElement).value = '2026-05-04';
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: async () => undefined } });
    find(guide, '.place button')?.click();
    await waitUntil(() => find(guide, '.place button')?.textContent === 'Address copied');
    delete (navigator as Partial<Record<'clipboard', unknown>>).clipboard;
    guide.service = 'bus-card';
    await waitUntil(() => find(guide, '#name')?.textContent?.includes('免费乘车卡'));
    expect(find(guide, '.place button')?.textContent).to.equal('Copy the address');
    expect(all(guide, 'details[open]')).to.have.length(0);
    expect(find(guide, '.reminder')).to.equal(null);
    guide.service = 'elder-card';
    await waitUntil(() => find(guide, '#name')?.textContent?.includes('优待证办理'));
    expect(find(guide, '.place button')?.textContent).to.equal('Copy the address');
    expect(all(guide, 'details[open]')).to.have.length(0);
  });

  it('tells search engines of the service as long as it is shown', async () => {
    const guide = await make();
    await waitUntil(() => guide.querySelector('script[type="application/ld+json"]'));
    const told = JSON.parse(guide.querySelector('script')?.textContent ?? '') as Record<string, unknown>;
    expect(told['@type']).to.equal('GovernmentService');
    expect(told['name']).to.equal(elderCard.name);
    const place = guide.parentElement as Element;
    guide.remove();
    expect(guide.querySelector('script')).to.equal(null);
    place.append(guide);
    await waitUntil(() => guide.querySelectorAll('script').length === 1);
  });

  it('bears what broken exports hold', async () => {
    const half = '\ud800';
    const broken: PublicService = {
      ...elderCard,
      name: half,
      documents: [{ name: half, form: { title: half, url: 'javascript:alert(1)' } }],
      places: [{ address: half, where: { latitude: 26, longitude: 105 }, hours: { periods: [{ days: [], opens: '', closes: '' }] } }],
      contacts: [{ email: half, phones: [{ number: '见公告栏' }] }],
      fees: [{ amount: 5, currency: 'no currency' }],
      languages: ['not a tag'],
      verified: { iso: 'yesterday', precision: 'day', zone: 'assumed' },
      url: 'https://',
    };
    const guide = await make({}, [broken]);
    expect(all(guide, 'a').filter((link) => link.getAttribute('href')?.startsWith('javascript'))).to.deep.equal([]);
    expect(find(guide, '.contact a[href="tel:"]')).to.equal(null);
    expect(all(guide, '.section').length).to.be.greaterThan(7);
  });

  it('tells no figure and no date that cannot be true', async () => {
    const when = (iso: unknown) => ({ iso, precision: 'day', zone: 'assumed' }) as PublicService['verified'];
    const untrue: PublicService = {
      ...elderCard,
      visits: -3,
      fees: [
        { amount: -5, currency: 'CNY' },
        { amount: NaN, currency: 'CNY', name: '工本费' },
        { amount: 1e300 },
        { amount: 8, currency: 'CNY' },
      ],
      time: { promised: { amount: NaN, unit: 'workday' }, legal: { amount: 2, unit: 'fortnight' as 'day' } },
      minimumAge: -60,
      maximumAge: Infinity,
      documents: [{ name: '居民身份证', originals: -1, copies: NaN }],
      steps: [{ name: '领证', takes: { amount: -10, unit: 'minute' } }],
      places: [{ address: '人民路18号', where: { latitude: NaN, longitude: 105 } }],
      verified: when('yesterday'),
      updated: when(undefined),
    };
    const guide = await make({ near: '26.18,105.2' }, [untrue, ...sampleServices.slice(1)]);
    expect(textOf(guide)).not.to.match(/NaN|undefined|∞|000,000|[-−](?:¥|\d\b)|Verified on|Last changed|by law|the age of/);
    expect(textOf(guide)).to.contain('has not said when it last checked').and.to.contain('¥8').and.to.contain('there is a fee 工本费');
    const facts = Object.fromEntries(
      all(guide, '.facts > div').map((each) => [...each.children].map(({ textContent }) => textContent?.trim())),
    );
    expect(facts).to.include({ 'How long it takes': 'The office has not said.', Visits: 'The office has not said.' });
    expect(find(guide, '[href^="geo"]')).to.equal(null);
  });

  it('shows a link to a form as one link', async () => {
    const guide = await make();
    const link = find(guide, '.document .ways a') as HTMLElement;
    expect(link.textContent?.trim()).to.equal('Blank form: 申请表');
    // Each is a column of its own.
    expect([...link.childNodes].filter((node) => !(node instanceof Comment) && node.textContent?.trim())).to.have.length(1);
  });

  it('prints neither what is true for minutes only nor links in columns', async () => {
    const guide = await make();
    const shownAs = (selector: string) => getComputedStyle(find(guide, selector) as HTMLElement).display;
    expect([shownAs('.opening'), shownAs('.document .ways a')]).to.deep.equal(['block', 'inline-flex']);
    const rules = (serviceGuideStyles.styleSheet as CSSStyleSheet).cssRules;
    const print = [...rules].find((rule) => rule instanceof CSSMediaRule && rule.media.mediaText === 'print') as CSSMediaRule;
    print.media.mediaText = 'all';
    const printed = [shownAs('.opening'), shownAs('.document .ways a'), shownAs('.hours')];
    print.media.mediaText = 'print';
    expect(printed).to.deep.equal(['none', 'inline', 'grid']);
  });

  it('explains to developers that no service is named', async () => {
    const guide = await fixture<CivicServiceGuide>(html`<civic-service-guide></civic-service-guide>`);
    guide.collection = collectionOf();
    await waitUntil(() => find(guide, '.problem'));
    expect(find(guide, '.problem')?.textContent).to.contain('config/invalid');
  });
});

describe('<civic-service-guide> of a bundle', () => {
  it('lists a document once, with the services that need it, and leads to the guide of each', async () => {
    const guide = await make({ service: 'elder-card bus-card' });
    const names = all(guide, '.document .name').map(({ textContent }) => textContent?.trim());
    expect(names.filter((name) => name === '居民身份证')).to.have.length(1);
    expect(names).to.include('老年人优待证').and.to.include('旧证');
    expect(find(guide, '.document')?.textContent).to.contain('老年人优待证办理').and.to.contain('老年人免费乘车卡办理');
    all(guide, '.part button')[1]?.click();
    await waitUntil(() => find(guide, '.in-steps'));
    expect(find(guide, '#name')?.textContent).to.contain('免费乘车卡');
  });
});

describe('<civic-service-guide> of an id with a space', () => {
  const named = (id: string): PublicService => ({ ref: { source: 'county', id }, name: `Service ${id}` });
  const names = (guide: Element) => all(guide, '.bundle .part .heading').map(({ textContent }) => textContent?.trim());

  it('takes the attribute for one id before it takes it for several', async () => {
    const guide = await make({ service: ' a 1 ' }, [named('a'), named('1'), named('a 1')]);
    expect(find(guide, '#name')?.textContent).to.equal('Service a 1');
    expect(textOf(guide)).not.to.contain('Not all of the services');
  });

  it('takes it for several where none has the whole for its id', async () => {
    const guide = await make({ service: 'a 1' }, [named('a'), named('1'), named('a 2')]);
    expect(names(guide)).to.deep.equal(['Service a', 'Service 1']);
    const incomplete = await make({ service: 'a 3' }, [named('a'), named('1')]);
    expect(find(incomplete, '#name')?.textContent).to.equal('Service a');
    expect(find(incomplete, '.problem')?.textContent).to.contain('with the id 3');
  });

  it('finds what no list holds, by asking for it', async () => {
    const county = memoryServices({ id: 'county', items: [named('a 1')] });
    const { services } = createCivicClient({ services: county }, { zone: 'Asia/Shanghai', clock: { now: () => sampleNow } });
    const guide = await make({ collection: { ...services, loaded: () => [] }, service: 'a 1' });
    expect(find(guide, '#name')?.textContent).to.equal('Service a 1');
  });
});

describe('<civic-service-guide> of services with one id', () => {
  it('opens the one that was meant', async () => {
    const named = (source: string, id: string, name: string): PublicService => ({
      ...elderCard,
      ref: { source, id },
      name,
      sameAs: [],
      url: `https://${source}.example/${id}`,
    });
    const start = { ...named('a', 'start', 'Start'), related: [{ source: 'b', id: '1' }] };
    const sources = [
      memoryServices({ id: 'a', items: [start, named('a', '1', 'Of a')] }),
      memoryServices({ id: 'b', items: [named('b', '1', 'Of b')] }),
    ];
    const { services } = createCivicClient({ services: sources }, { zone: 'Asia/Shanghai', clock: { now: () => sampleNow } });
    const guide = await make({ collection: services, service: 'start' });
    find(guide, '.in-related button')?.click();
    await waitUntil(() => find(guide, '#name')?.textContent?.includes('Of'));
    expect(find(guide, '#name')?.textContent).to.contain('Of b');
  });
});

describe('the checklist of <civic-service-guide>', () => {
  it('is kept on the device and printed alone', async () => {
    const guide = await make();
    const beside = document.createElement('p');
    guide.after(beside);
    const box = find<HTMLInputElement>(guide, '.document input');
    box?.click();
    await waitUntil(() => textOf(guide).includes('1 of 5 ready'));
    const printed: boolean[] = [];
    const { print } = window;
    window.print = () => {
      printed.push(beside.hasAttribute('data-civic-unprinted'), find(guide, '.in-places')?.hasAttribute('data-civic-unprinted') ?? false);
      printed.push(find(guide, '.in-documents')?.hasAttribute('data-civic-unprinted') ?? true);
    };
    find(guide, '.print')?.click();
    await waitUntil(() => printed.length > 0);
    window.print = print;
    expect(printed).to.deep.equal([true, true, false]);
    window.dispatchEvent(new Event('afterprint'));
    expect(beside.hasAttribute('data-civic-unprinted')).to.equal(false);
    expect(document.adoptedStyleSheets).to.have.length(0);
  });
});
