import { createCivicClient, type Instant, type Receipt } from '@civickit/core';
import { clientSender, type Outbox, type OutboxItem } from '@civickit/core/outbox';
import { memoryRequests } from '@civickit/core/testing';
import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { registerAllCatalogues } from '../i18n/all.js';
import '../kit/define.js';
import { createHost } from '../host/create-host.js';
import { Formatter } from '../i18n/formatter.js';
import { describeElement } from '../testing/describe-element.js';
import './define.js';
import type { CivicOutbox } from './outbox.js';
import { outboxStates, type OutboxStateSetting, provideHost } from './outbox.states.js';
import { sampleItems, sampleOutbox } from './sample-outbox.js';
import { all, button, find, lamp, open, opened, show, shows, target, textOf } from './outbox-element.fixture.js';

describe('<civic-outbox>', () => {
  before(registerAllCatalogues);
  afterEach(() => opened.splice(0).forEach((outbox) => outbox.close()));

  for (const [name, state] of Object.entries<OutboxStateSetting>(outboxStates)) {
    it(`shows the state "${name}", accessibly`, async () => {
      const element = await fixture<CivicOutbox>(
        html`<civic-outbox lang="en">${state.fallback ? html`<a href="/reports">Reports</a>` : ''}</civic-outbox>`,
      );
      Object.assign(element, state.properties, { outbox: state.outbox() });
      if (state.host) provideHost(element, state.host());
      await element.updateComplete;
      await waitUntil(() => !state.reaches || element.shadowRoot?.querySelector(state.reaches), `${state.reaches} in: ${textOf(element)}`);
      await expect(element).to.be.accessible();
      if (state.fallback) expect(find(element, 'slot').hidden).to.equal(false);
      if (name === 'badge when all is sent') {
        await waitUntil(() => find(element, 'slot').hidden);
        expect(textOf(element)).to.equal('');
        expect(element.getBoundingClientRect().height).to.equal(0);
      }
    });
  }

  it('shows all items though one of them is odd', async () => {
    const odd = {
      undated: { ...sampleItems.queued, key: 'undated', writtenAt: undefined },
      garbage: { ...sampleItems.acknowledged, key: 'garbage', receipt: { ...sampleItems.acknowledged.receipt, at: 'garbage' } },
      shapeless: { ...sampleItems.queued, key: 'shapeless', media: [{ id: '1' }] },
      halved: { ...sampleItems.draft, key: 'half \ud83d' },
    } as unknown as Record<string, OutboxItem>;
    const element = await show(sampleOutbox({ items: [...Object.values(odd), sampleItems.draft] }), { editHref: '#change={key}' });
    expect(all(element, '.item').length).to.equal(5);
    expect(all(element, '.actions a').map((link) => link.getAttribute('href'))).to.include.members([
      '#change=draft',
      '#change=half%20%EF%BF%BD',
    ]);
    expect(all(element, '.time').every(({ textContent }) => !/invalid|undefined|NaN/i.test(textContent ?? ''))).to.equal(true);
  });

  it('says of a receipt no more than it says, and "received" of nothing without one', async () => {
    const items = Object.values(sampleItems);
    const element = await show(sampleOutbox({ items }));
    const said = new Map(all(element, '.item').map((item) => [item.dataset['key'], item.querySelector('.state')?.textContent ?? '']));
    const claims = [...said].filter(([, words]) => /has (received|taken) it/.test(words)).map(([key]) => key);
    expect(claims.sort()).to.deep.equal(['acknowledged', 'completing', 'confirmed', 'form', 'pending']);
    expect([...said].filter(([, words]) => words.includes('office has received')).map(([key]) => key)).to.deep.equal([
      'completing',
      'confirmed',
    ]);
    expect(said.get('completing')).to.equal('The office has received it. 2 of 3 photos are still on the way.');
    expect(said.get('acknowledged')).to.contain('1 photo or file could not be sent.');
    expect(said.get('handed-off')).to.contain('No office has confirmed it');
  });

  it('says "received" of nothing that its writer took there, nor offers to send it', async () => {
    const draft = { type: '001', description: 'Hole', said: { subject: 'Hole', rows: [] } };
    const prepared = (['draft', 'queued'] as const).map((state) => ({ ...sampleItems[state], key: `by-hand-${state}`, draft }));
    const outbox = sampleOutbox({ items: [...prepared, sampleItems.completing] });
    const element = await show(outbox, { editable: true });
    const hand = () => find(element, '.item[data-key="by-hand-queued"]');
    await shows(element, 'It is prepared, and not sent: nobody has it yet.');
    expect(hand().querySelector('.state')?.textContent).to.equal('It is prepared, and not sent: nobody has it yet.');
    expect([...hand().querySelectorAll('.actions > *')].map(({ textContent }) => textContent?.trim())).to.deep.equal(['Change', 'Delete']);
    expect(all(element, '.needsYou .item').length).to.equal(2);
    const said: string[] = [];
    new MutationObserver(() => said.push(find(element, '.status').textContent?.trim() ?? '')).observe(find(element, '.status'), {
      childList: true,
      characterData: true,
      subtree: true,
    });
    await outbox.handedOver('by-hand-draft', 'phone');
    await shows(element, 'You handed it on.');
    expect(find(element, '.item[data-key="by-hand-draft"]').textContent).to.contain('Written').and.not.to.contain('Received');
    await outbox.leaveOut('completing');
    await waitUntil(() => said.length > 0, 'what is said');
    expect(said.filter((words) => words.includes('Hole'))).to.deep.equal([]);
  });

  it('follows an item from the device to the office, and says so once', async () => {
    const source = memoryRequests({ id: 'town', items: [], sending: { strength: 'confirmed' } });
    const client = createCivicClient({ requests: source });
    let online = false;
    const outbox = open({ send: async ({ source: id }) => (online ? clientSender(client.requests, id) : undefined) });
    const element = await show(outbox);
    expect(textOf(element)).to.contain('Nothing is waiting on this device.');
    const said: string[] = [];
    new MutationObserver(() => said.push(find(element, '.status').textContent?.trim() ?? '')).observe(find(element, '.status'), {
      childList: true,
      characterData: true,
      subtree: true,
    });
    await outbox.put(target, lamp);
    await shows(element, 'Saved on this device. It will be sent by itself.');
    expect(find(element, '.item .heading').textContent).to.contain('The lamp at the mill is out').and.not.to.contain('Monday');
    expect(textOf(element)).to.contain('Waiting to be sent').and.not.to.contain('received');
    online = true;
    button(element, 'Send now').click();
    await shows(element, 'The office has received it.');
    expect(textOf(element)).to.contain('Number: sent-1');
    await element.updateComplete;
    element.requestUpdate();
    await element.updateComplete;
    expect(said.filter(Boolean)).to.deep.equal(['Received: The lamp at the mill is out.']);
    expect(source.send.sent.length).to.equal(1);
  });

  it('shows in two pages the same, whichever it is done in', async () => {
    const name = `outbox-element-${Math.random()}`;
    const [one, other] = [open({ name }), open({ name })];
    const [first, second] = [await show(one), await show(other)];
    await one.put(target, lamp, { state: 'draft' });
    await Promise.all([shows(first, 'A draft'), shows(second, 'A draft')]);
    button(second, 'Delete').click();
    await second.updateComplete;
    button(second, 'Yes, delete').click();
    await Promise.all([shows(first, 'Nothing is waiting'), shows(second, 'Nothing is waiting')]);
    expect(await one.list()).to.deep.equal([]);
  });

  it('blames what was written only where the office has said so', async () => {
    const { error } = sampleItems.refused;
    const refused = (key: string, more: object) => ({ ...sampleItems.refused, key, error: { ...error, ...more } as typeof error });
    const items = [
      refused('invalid', { code: 'invalid/draft', kind: 'invalid', status: undefined }),
      refused('400', { status: 400 }),
      refused('422', { status: 422 }),
      refused('404', { status: 404 }),
      refused('unknown', { code: 'config/unknown-source', kind: 'config', status: undefined }),
    ];
    const element = await show(sampleOutbox({ items }));
    const blamed = all(element, '.item').filter(({ textContent }) => textContent?.includes('Something in it is missing'));
    expect(blamed.map(({ dataset }) => dataset['key'])).to.deep.equal(['invalid', '400', '422']);
    expect(all(element, '.item').filter(({ textContent }) => textContent?.includes('need not be because')).length).to.equal(2);
  });

  it('counts what has changed where it is much at once', async () => {
    const changed: ((items: readonly OutboxItem[]) => void)[] = [];
    const outbox: Outbox = { ...sampleOutbox({ items: [] }), watch: (on) => (changed.push(on), on([])) };
    const element = await show(outbox);
    const items = (base: OutboxItem, count: number) => Array.from({ length: count }, (_, at) => ({ ...base, key: `${base.key}${at}` }));
    const said = () => find(element, '.status').textContent?.trim();
    changed[0]?.(items(sampleItems.confirmed, 3));
    expect(said()).to.match(/^(Received: \S+ ?){3}$/);
    changed[0]?.([...items(sampleItems.confirmed, 3), ...items(sampleItems.acknowledged, 39), ...items(sampleItems.refused, 1)]);
    expect(said()).to.equal('39 received. 1 needs you.');
  });

  it('draws numbers and moments in their own direction, also from right to left', async () => {
    const number = '2026/11-5 (A)';
    const receipt = { ...sampleItems.confirmed.receipt, ref: { source: 'county', id: number } } as Receipt;
    const element = await show(sampleOutbox({ items: [{ ...sampleItems.confirmed, receipt }, sampleItems.queued] }));
    Object.assign(element, { lang: 'ug', dir: 'rtl' });
    await shows(element, 'يوللاشنى كۈتۈۋاتىدۇ');
    const walker = document.createTreeWalker(find(element, '.number'), NodeFilter.SHOW_TEXT);
    let text = walker.nextNode();
    while (text && !text.textContent?.includes(number)) text = walker.nextNode();
    const leftOf = (character: string) => {
      const range = document.createRange();
      const at = text?.textContent?.indexOf(character) ?? -1;
      range.setStart(text as Node, at);
      range.setEnd(text as Node, at + 1);
      return range.getBoundingClientRect().left;
    };
    const lefts = ['2', '/', '-', '5', 'A'].map(leftOf);
    expect(lefts).to.deep.equal([...lefts].sort((one, other) => one - other));
    for (const time of all(element, 'time')) expect(time.querySelector('bdi')?.textContent).to.match(/\d/);
  });

  it('does not say that nothing is there where that is not known, and looks again when asked', async () => {
    const name = `outbox-element-${Math.random()}`;
    const earlier = open({ name });
    await earlier.put(target, lamp, { state: 'draft' });
    earlier.close();
    const { open: openDatabase } = IDBFactory.prototype;
    IDBFactory.prototype.open = () => {
      throw new DOMException('broken', 'UnknownError');
    };
    const element = await fixture<CivicOutbox>(html`<civic-outbox lang="en"></civic-outbox>`);
    try {
      element.outbox = open({ name });
      await shows(element, 'cannot be shown now');
      expect(textOf(element)).not.to.match(/Nothing is waiting|keeps nothing/);
    } finally {
      IDBFactory.prototype.open = openDatabase;
    }
    button(element, 'Try again').click();
    await shows(element, 'The lamp at the mill is out');
  });

  it('draws photos without an address, and tells which of them stayed behind', async () => {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 8;
    const context = canvas.getContext('2d');
    if (context) Object.assign(context, { fillStyle: 'rgb(200, 0, 0)' });
    context?.fillRect(0, 0, 8, 8);
    const photo = await new Promise<Blob>((resolve) => canvas.toBlob((blob) => resolve(blob as Blob)));
    const element = await show(sampleOutbox({ items: [sampleItems.queued, sampleItems.acknowledged], photos: { queued: [photo, photo] } }));
    await waitUntil(() => all<HTMLCanvasElement>(element, 'canvas').some(({ hidden }) => !hidden), 'a thumbnail');
    const drawn = all<HTMLCanvasElement>(element, 'canvas').find(({ hidden }) => !hidden);
    expect([...(drawn?.getContext('2d')?.getImageData(40, 40, 1, 1).data ?? [])].slice(0, 3)).to.deep.equal([200, 0, 0]);
    expect(textOf(element)).to.contain('1.8 MB').and.to.contain('video.mp4 48.2 MB not sent: too large, or of a kind that is not taken');
    expect(all(element, 'img').length).to.equal(0);
  });

  it('counts in a badge what is not sent, and goes when there is nothing', async () => {
    const outbox = open();
    await outbox.put(target, lamp, { key: 'a' });
    const element = await show(outbox, { badge: true, href: '/outbox.html' });
    await shows(element, '1 not sent yet');
    expect(find<HTMLAnchorElement>(element, 'a.badge').getAttribute('href')).to.equal('/outbox.html');
    await outbox.put(target, lamp, { key: 'b' });
    await shows(element, '2 not sent yet');
    for (const key of ['a', 'b']) await outbox.discard(key);
    await waitUntil(() => textOf(element) === '');
  });

  it('finds the queue of the host, opened once, and the names that the office gives its requests', async () => {
    const types = [{ ref: { source: 'town', id: '001' }, name: 'Street lamp', hasQuestions: false }];
    const source = memoryRequests({ id: 'town', items: [], types, sending: {} });
    let times = 0;
    const outbox = open();
    const host = createHost(createCivicClient({ requests: source }), {
      outbox: () => {
        times += 1;
        return Promise.resolve(outbox);
      },
    });
    await outbox.put(target, lamp, { state: 'draft' });
    const kit = await fixture(
      html`<civic-kit .host=${host}><civic-outbox lang="en"></civic-outbox><civic-outbox badge lang="en"></civic-outbox></civic-kit>`,
    );
    const [list, badge] = kit.querySelectorAll<CivicOutbox>('civic-outbox');
    await shows(list as CivicOutbox, 'Street lamp · The lamp at the mill is out');
    await shows(badge as CivicOutbox, '1 not sent yet');
    await outbox.put(target, { ...lamp, description: 'Street lamp: dark' }, { state: 'draft' });
    await shows(list as CivicOutbox, 'Street lamp: dark');
    expect(textOf(list as CivicOutbox)).not.to.contain('Street lamp · Street lamp');
    expect(times).to.equal(1);
  });

  it('tells times as the clocks of the municipality show them', async () => {
    const zone = 'Pacific/Kiritimati';
    const client = createCivicClient({ requests: memoryRequests({ id: 'county', items: [] }) }, { zone });
    const { confirmed } = sampleItems;
    const host = createHost(client, { outbox: () => Promise.resolve(sampleOutbox({ items: [confirmed] })) });
    const kit = await fixture(html`<civic-kit .host=${host}><civic-outbox lang="en"></civic-outbox></civic-kit>`);
    const told = new Formatter('en', zone).moment(confirmed.receipt?.at as Instant).replace(/\s/g, ' ');
    expect(told).to.contain('GMT+14');
    await shows(kit.querySelector('civic-outbox') as CivicOutbox, told);
  });

  it('shows what the page has where the page has no queue', async () => {
    const host = createHost(createCivicClient({}), { outbox: null });
    const kit = await fixture(
      html`<civic-kit .host=${host}
        ><civic-outbox lang="en"><a href="/r">Reports</a></civic-outbox></civic-kit
      >`,
    );
    const element = kit.querySelector('civic-outbox') as CivicOutbox;
    await waitUntil(() => element.shadowRoot?.querySelector('.root'));
    expect(find(element, 'slot').hidden).to.equal(false);
    expect(textOf(element)).to.equal('');
  });

  it('says that there is no network, as long as something waits for it', async () => {
    Object.defineProperty(navigator, 'onLine', { configurable: true, value: false });
    try {
      const outbox = open();
      await outbox.put(target, lamp);
      const element = await show(outbox);
      await shows(element, 'There is no network.');
      Object.defineProperty(navigator, 'onLine', { configurable: true, value: true });
      dispatchEvent(new Event('online'));
      await waitUntil(() => !textOf(element).includes('There is no network.'));
    } finally {
      delete (navigator as { onLine?: boolean }).onLine;
    }
  });

  it('says that the browser has lost what had not been sent, in the badge too, until the reader has read it', async () => {
    const outbox = outboxStates.lost.outbox();
    const element = await show(outbox);
    const badge = await fixture<CivicOutbox>(html`<civic-outbox lang="en" badge href="/outbox.html" .outbox=${outbox}></civic-outbox>`);
    await shows(element, 'has lost what lay here');
    await shows(badge, 'What had not been sent is lost · 1');
    find(element, '.alarm button').click();
    await waitUntil(() => all(element, '.alarm').length === 0 && !textOf(badge).includes('is lost'));
    expect(element.shadowRoot?.activeElement?.className).to.contain('top');
  });

  it('says a loss aloud that is found while the list is open, and nothing of it of another queue', async () => {
    const queue = outboxStates.mixed.outbox();
    let lost = false;
    const element = await show({ ...queue, hasLost: () => Promise.resolve(lost) });
    lost = true;
    await queue.discard(sampleItems.queued.key);
    await waitUntil(() => find(element, '[role=status]').textContent?.includes('has lost what lay here'));
    element.outbox = outboxStates.blocked.outbox();
    await waitUntil(() => textOf(element).includes('An older tab'));
    expect(all(element, '.alarm').length).to.equal(0);
  });

  it('shows a queue by hand that was written for an earlier release', async () => {
    const earlier = outboxStates.mixed.outbox();
    for (const name of ['hasLost', 'acceptLoss']) Reflect.deleteProperty(earlier, name);
    const unhandled: unknown[] = [];
    const note = ({ reason }: PromiseRejectionEvent) => unhandled.push(reason);
    addEventListener('unhandledrejection', note);
    const element = await show(earlier);
    await earlier.discard(sampleItems.queued.key);
    await waitUntil(() => all(element, '.item').length === 5);
    await new Promise((resolve) => setTimeout(resolve, 50));
    removeEventListener('unhandledrejection', note);
    expect(unhandled).to.deep.equal([]);
  });

  for (const [lang, words] of [
    ['zh-Hans', '需要您处理'],
    ['zh-Hant', '需要您處理'],
    ['ug', 'سىزنىڭ بىر تەرەپ قىلىشىڭىز كېرەك'],
  ] as const) {
    it(`speaks ${lang}`, async () => {
      const element = await show(outboxStates['needs you'].outbox());
      element.lang = lang;
      await shows(element, words);
      await expect(element).to.be.accessible();
    });
  }

  const prepare = (element: HTMLElement) => {
    element.lang ||= 'en';
    Object.assign(element, { outbox: outboxStates.mixed.outbox(), heading: 'On this phone' });
  };
  const settled = (element: HTMLElement) => waitUntil(() => element.shadowRoot?.querySelectorAll('.item').length === 6);
  describeElement({
    tag: 'civic-outbox',
    prepare,
    settled,
    make: async () => {
      const element = await fixture<CivicOutbox>(html`<civic-outbox></civic-outbox>`);
      prepare(element);
      await settled(element);
      return element;
    },
  });
});
