import { CivicError, createCivicClient, type Notice } from '@civickit/core';
import { memorySource } from '@civickit/core/testing';
import { aTimeout, expect, fixture, html } from '@open-wc/testing';
import { resetMouse, sendMouse } from '@web/test-runner-commands';
import { defineElement } from '../base/define-element.js';
import { createHost } from '../host/create-host.js';
import '../kit/define.js';
import type { CivicKit } from '../kit/kit.js';
import { describeElement } from '../testing/describe-element.js';
import { waitUntil } from '../testing/wait-until.js';
import './define.js';
import { CivicNoticeFeed } from './notice-feed.js';
import { type NoticeFeedState, noticeFeedStates } from './notice-feed.states.js';
import { sampleNotices } from './sample-notices.js';

const rootOf = (element: Element): ShadowRoot => element.shadowRoot as ShadowRoot;
const titlesOf = (element: Element): string[] =>
  Array.from(rootOf(element).querySelectorAll('.title'), (title) => title.textContent?.trim() ?? '');
const textOf = (element: Element): string => rootOf(element).querySelector('.root')?.textContent ?? '';
const collectionOf = (items: readonly Notice[]) =>
  createCivicClient({ notices: [memorySource({ id: 'news', items })] }, { zone: 'Asia/Shanghai' }).notices;

async function make(properties: Partial<CivicNoticeFeed> = {}, items: readonly Notice[] = sampleNotices('news')): Promise<CivicNoticeFeed> {
  const feed = await fixture<CivicNoticeFeed>(html`<civic-notice-feed></civic-notice-feed>`);
  Object.assign(feed, { collection: collectionOf(items), ...properties });
  await settled(feed);
  return feed;
}

async function settled(feed: HTMLElement): Promise<void> {
  await waitUntil(() => titlesOf(feed).length > 0, 'notices to be shown');
  await (feed as CivicNoticeFeed).updateComplete;
}

describeElement({
  tag: 'civic-notice-feed',
  make: () => make(),
  prepare: (feed) => Object.assign(feed, { collection: collectionOf(sampleNotices('news')) }),
  settled,
});

describe('<civic-notice-feed> in each state', () => {
  for (const [name, state] of Object.entries<NoticeFeedState>(noticeFeedStates)) {
    it(`${name}: ${state.summary}`, async () => {
      const feed = document.createElement('civic-notice-feed');
      if (state.fallback) feed.innerHTML = '<a href="/news">All news</a>';
      const place = await fixture(html`<div></div>`);
      Object.assign(feed, { collection: state.collection(), ...state.properties });
      place.append(feed);
      const failing = name.startsWith('error');
      const loading = name.startsWith('loading');
      await waitUntil(
        () => loading || (failing ? rootOf(feed).querySelector('.note button') : rootOf(feed).querySelector('.origin')) !== null,
        name,
      );
      await feed.updateComplete;
      if (state.shows) await waitUntil(() => textOf(feed).includes(state.shows), `"${state.shows}" in: ${textOf(feed)}`);
      expect(rootOf(feed).querySelector('slot')?.hidden).to.equal(!(failing || loading));
      await expect(feed).to.be.accessible();
    });
  }
});

describe('<civic-notice-feed>', () => {
  it('leaves a link of the page that is being pressed where it is until it has been let go of', async () => {
    const feed = await fixture<CivicNoticeFeed>(html`<civic-notice-feed><a href="#all">All news</a></civic-notice-feed>`);
    const link = feed.querySelector('a') as HTMLElement;
    const clicked = new Promise((resolve) => link.addEventListener('click', resolve, { once: true }));
    const { left, top } = link.getBoundingClientRect();
    await sendMouse({ type: 'move', position: [Math.round(left + 5), Math.round(top + 5)] });
    await sendMouse({ type: 'down' });
    feed.collection = collectionOf(sampleNotices('news'));
    await aTimeout(300);
    expect(titlesOf(feed)).to.deep.equal([]);
    await sendMouse({ type: 'up' });
    await clicked;
    link.blur();
    await settled(feed);
    await resetMouse();
  });

  it('shows what the page holds until the first notices are there', async () => {
    const feed = await fixture<CivicNoticeFeed>(html`<civic-notice-feed><a href="/news">All news</a></civic-notice-feed>`);
    const link = feed.querySelector('a') as HTMLElement;
    expect(link.getBoundingClientRect().height).to.be.greaterThan(0);
    feed.collection = collectionOf(sampleNotices('news'));
    await settled(feed);
    expect(link.getBoundingClientRect().height).to.equal(0);
  });

  it('puts the focus on the first new notice and says how many came', async () => {
    const feed = await make({ limit: 5 });
    rootOf(feed).querySelector<HTMLButtonElement>('.more')?.click();
    await waitUntil(() => titlesOf(feed).length === 10);
    await waitUntil(() => rootOf(feed).activeElement === rootOf(feed).querySelectorAll('.title')[5]);
    expect(rootOf(feed).querySelector('.status')?.textContent).to.contain('5 more notices shown');
  });

  it('finds words in titles and summaries, and says once how many notices match', async () => {
    const feed = await make({ searchable: true });
    const said: string[] = [];
    const status = rootOf(feed).querySelector('.status') as Element;
    new MutationObserver(() => said.push(status.textContent ?? '')).observe(status, {
      childList: true,
      characterData: true,
      subtree: true,
    });
    const field = rootOf(feed).querySelector('input') as HTMLInputElement;
    for (const text of ['滨', '滨河']) {
      field.value = text;
      field.dispatchEvent(new Event('input'));
      await feed.updateComplete;
    }
    await waitUntil(() => titlesOf(feed).length === 1);
    await waitUntil(() => said.length > 0);
    await aTimeout(700);
    expect(said).to.deep.equal(['1 notice found']);
    expect(rootOf(feed).querySelector('.status')).to.equal(status);
  });

  it('waits for the end of a word that is being composed', async () => {
    const feed = await make({ searchable: true });
    const field = rootOf(feed).querySelector('input') as HTMLInputElement;
    field.value = 'bin';
    field.dispatchEvent(new InputEvent('input', { isComposing: true }));
    await aTimeout(100);
    expect(titlesOf(feed)).to.have.length(10);
    field.value = '滨河';
    field.dispatchEvent(new CompositionEvent('compositionend'));
    await waitUntil(() => titlesOf(feed).length === 1);
  });

  it('shows in the choice of category what the list shows', async () => {
    const feed = await make({ filterable: true, searchable: true });
    const select = rootOf(feed).querySelector('select') as HTMLSelectElement;
    select.value = '政策文件';
    select.dispatchEvent(new Event('change'));
    await waitUntil(() => titlesOf(feed).length === 1);
    const field = rootOf(feed).querySelector('input') as HTMLInputElement;
    field.value = 'nothing like this';
    field.dispatchEvent(new Event('input'));
    await waitUntil(() => rootOf(feed).querySelector('.empty'));
    rootOf(feed).querySelector<HTMLButtonElement>('button.quiet')?.click();
    await waitUntil(() => titlesOf(feed).length === 10);
    expect(rootOf(feed).querySelector('select')?.value).to.equal('');
  });

  it('bears attributes that make no sense', async () => {
    const feed = await make({ limit: -5, searchable: true });
    expect(titlesOf(feed)).to.have.length(1);
    feed.limit = 2.5;
    await waitUntil(() => titlesOf(feed).length === 2);
    feed.limit = Number.NaN;
    await waitUntil(() => titlesOf(feed).length === 10);
  });

  it('leads back from a search without finds', async () => {
    const feed = await make({ searchable: true });
    const field = rootOf(feed).querySelector('input') as HTMLInputElement;
    field.value = 'nothing like this';
    field.dispatchEvent(new Event('input'));
    await waitUntil(() => rootOf(feed).querySelector('.empty'));
    rootOf(feed).querySelector<HTMLButtonElement>('button.quiet')?.click();
    await waitUntil(() => titlesOf(feed).length === 10);
    expect(field.value).to.equal('');
    expect(rootOf(feed).activeElement).to.equal(field);
  });

  it('offers the categories of all notices and shows the chosen one', async () => {
    const feed = await make({ filterable: true, limit: 3 });
    const select = rootOf(feed).querySelector('select') as HTMLSelectElement;
    expect(Array.from(select.options, ({ text }) => text)).to.include('政策文件');
    select.value = '政策文件';
    select.dispatchEvent(new Event('change'));
    await waitUntil(() => titlesOf(feed).length === 1);
  });

  it('opens a notice in place, with its pictures as links', async () => {
    const items: Notice[] = [
      {
        ref: { source: 'news', id: '1' },
        title: 'One',
        content: [{ tag: 'p', children: ['Text ', { tag: 'img', src: 'https://elsewhere.example/a.png', alt: 'a bridge', children: [] }] }],
      },
    ];
    const feed = await make({ inline: true }, items);
    const opened: unknown[] = [];
    feed.addEventListener('civic-notice-open', ({ detail }) => opened.push(detail.notice.ref.id));
    rootOf(feed).querySelector<HTMLButtonElement>('button.title')?.click();
    await waitUntil(() => rootOf(feed).querySelector('.body a'));
    expect(rootOf(feed).querySelector('.body a')?.textContent).to.equal('Picture: a bridge');
    expect(rootOf(feed).querySelector('img')).to.equal(null);
    expect(rootOf(feed).querySelector('button.title')?.getAttribute('aria-expanded')).to.equal('true');
    expect(opened).to.deep.equal(['1']);
  });

  it('shows of a correction the verdict and the claim first, and of a statement what happened when', async () => {
    const feed = await fixture<CivicNoticeFeed>(html`<civic-notice-feed lang="en" inline></civic-notice-feed>`);
    feed.collection = noticeFeedStates.kinds.collection();
    await waitUntil(() => rootOf(feed).querySelectorAll('.kind').length === 3);
    const notices = Array.from(rootOf(feed).querySelectorAll('.notice'));
    const notice = (title: string) => notices.find((each) => each.textContent?.includes(title)) as Element;
    const correction = notice('滨河路自来水可以放心饮用');
    expect(correction.firstElementChild?.textContent?.replace(/\s+/g, ' ').trim()).to.equal('False rumour Rumour: “滨河路自来水被污染”');
    const statement = notice('情况通报');
    expect(statement.querySelector('.timeline')).to.equal(null);
    statement.querySelector<HTMLButtonElement>('button.title')?.click();
    await waitUntil(() => rootOf(feed).querySelector('.timeline'));
    const steps = Array.from(rootOf(feed).querySelectorAll('.timeline li'), (step) => step.textContent?.trim());
    expect(steps).to.have.length(2);
    expect(steps[0]).to.contain('Mar 13, 2026').and.to.contain('接到群众报告');
  });

  it('keeps an opened notice open when more are shown', async () => {
    const feed = await make({ inline: true, limit: 5 });
    rootOf(feed).querySelector<HTMLButtonElement>('button.title')?.click();
    await waitUntil(() => rootOf(feed).querySelector('.prose'));
    const body = rootOf(feed).querySelector('.prose');
    rootOf(feed).querySelector<HTMLButtonElement>('.more')?.click();
    await waitUntil(() => titlesOf(feed).length === 10);
    expect(rootOf(feed).querySelector('.prose')?.textContent).to.equal(body?.textContent);
  });

  it('says since when nobody has renewed a copy that others keep', async () => {
    const feed = await make({ collection: noticeFeedStates['copy not renewed'].collection() });
    await waitUntil(() => /The copy of .* was last renewed .*10/.test(textOf(feed)), textOf(feed));
  });

  it('says that notices which all bear one time may not have been published then', async () => {
    const feed = await make({ collection: noticeFeedStates.identical.collection() });
    await waitUntil(() => textOf(feed).includes('the newest notices all bear the same time'), textOf(feed));
    feed.lang = 'zh-Hans';
    await waitUntil(() => textOf(feed).includes('最新的几条通知时间完全相同'), textOf(feed));
  });

  it('keeps a telephone number in order among Arabic letters', async () => {
    const feed = await fixture<CivicNoticeFeed>(html`<civic-notice-feed lang="ug"></civic-notice-feed>`);
    feed.collection = noticeFeedStates.dead.collection();
    await waitUntil(() => rootOf(feed).querySelector('.root[lang="ug"] a[href^="tel:"]'));
    const text = rootOf(feed).querySelector('a[href^="tel:"]')?.lastChild as Text;
    const leftOf = (part: string): number => {
      const range = document.createRange();
      range.setStart(text, text.data.indexOf(part));
      range.setEnd(text, text.data.indexOf(part) + part.length);
      return range.getBoundingClientRect().left;
    };
    expect(leftOf('0850')).to.be.lessThan(leftOf('5550188'));
  });

  it('tries again when asked to', async () => {
    const source = memorySource({
      id: 'news',
      items: sampleNotices('news'),
      fault: { kind: 'error', error: new CivicError('network/unreachable', 'gone') },
    });
    const feed = await fixture<CivicNoticeFeed>(html`<civic-notice-feed></civic-notice-feed>`);
    feed.collection = createCivicClient({ notices: [source] }).notices;
    await waitUntil(() => rootOf(feed).querySelector('.note button'));
    source.fault = undefined;
    rootOf(feed).querySelector<HTMLButtonElement>('.note button')?.click();
    await settled(feed);
  });

  it('takes its notices from a kit that gets its port late', async () => {
    const kit = await fixture<CivicKit>(html`<civic-kit><civic-notice-feed source="news"></civic-notice-feed></civic-kit>`);
    const feed = kit.querySelector('civic-notice-feed') as CivicNoticeFeed;
    await aTimeout(20);
    expect(titlesOf(feed)).to.deep.equal([]);
    kit.host = createHost(
      createCivicClient({
        notices: [memorySource({ id: 'news', items: sampleNotices('news') }), memorySource({ id: 'other', items: [] })],
      }),
    );
    await settled(feed);
    expect(textOf(feed)).not.to.contain('other');
  });

  it('asks nobody after it has been taken away', async () => {
    const source = memorySource({ id: 'news', items: sampleNotices('news'), fault: { kind: 'hang' } });
    const feed = await fixture<CivicNoticeFeed>(html`<civic-notice-feed></civic-notice-feed>`);
    feed.collection = createCivicClient({ notices: [source] }).notices;
    await waitUntil(() => source.calls.length === 1);
    feed.remove();
    await waitUntil(() => source.calls[0]?.signal.aborted);
  });

  it('harms nothing when it cannot be drawn', async () => {
    defineElement(
      'civic-broken-feed',
      class extends CivicNoticeFeed {
        protected override renderContent(): unknown {
          throw new TypeError('broken');
        }
      },
    );
    const broken = await fixture<CivicNoticeFeed>(html`<civic-broken-feed><a href="/news">All news</a></civic-broken-feed>`);
    expect(broken.querySelector('a')?.getBoundingClientRect().height).to.be.greaterThan(0);
  });
});
