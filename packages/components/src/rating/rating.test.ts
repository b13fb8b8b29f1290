import { CivicError } from '@civickit/core';
import type { RatingScheme } from '@civickit/core/rating-scheme';
import { expect, fixture, html } from '@open-wc/testing';
import { ratedBadly, sampleCode, workedOn } from '../request-tracker/request-tracker.states.js';
import { describeElement } from '../testing/describe-element.js';
import { waitUntil } from '../testing/wait-until.js';
import './define.js';
import type { CivicRating } from './rating.js';
import { collectRated, ownScheme, ratingStates, type RatingState, reachRated } from './rating.states.js';

const rootOf = (element: Element): ShadowRoot => element.shadowRoot as ShadowRoot;
const find = <E extends HTMLElement>(element: Element, selector: string): E => {
  const found = rootOf(element).querySelector<E>(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
};
const textOf = (element: Element): string =>
  (rootOf(element).querySelector('.root')?.textContent ?? '').replace(/[\u2066-\u2069]/g, '').replace(/\s+/g, ' ');

async function make(properties: Partial<CivicRating> = {}): Promise<CivicRating> {
  const rating = await fixture<CivicRating>(html`<civic-rating></civic-rating>`);
  return Object.assign(rating, { collection: collectRated(), ...properties });
}

async function settled(rating: HTMLElement): Promise<void> {
  await waitUntil(() => rootOf(rating).querySelector('#code'), 'the field for the code');
  await (rating as CivicRating).updateComplete;
}

async function asked(properties: Partial<CivicRating> = {}): Promise<CivicRating> {
  const rating = await make({ code: sampleCode, ...properties });
  await reachRated(rating, { summary: '', reaches: '.levels' });
  return rating;
}

describeElement({
  tag: 'civic-rating',
  make: async () => {
    const rating = await make();
    await settled(rating);
    return rating;
  },
  prepare: (rating) => Object.assign(rating, { collection: collectRated() }),
  settled,
});

describe('<civic-rating>', () => {
  for (const [name, state] of Object.entries<RatingState>(ratingStates)) {
    it(`is accessible: ${name}`, async () => {
      const rating = await fixture<CivicRating>(
        html`<civic-rating>${state.fallback ? html`<a href="/reports">Reports</a>` : ''}</civic-rating>`,
      );
      Object.assign(rating, state.properties, state.collection && { collection: state.collection() });
      await reachRated(rating, state);
      await expect(rating).to.be.accessible();
    });
  }

  it('gives the reasons of the level, keeps none of another, and sends what was chosen under one key', async () => {
    const collection = collectRated();
    const sent: unknown[] = [];
    const addTo: typeof collection.addTo = (report, addition, options) => {
      sent.push([report, addition, options?.key]);
      if (sent.length === 1) return Promise.reject(new CivicError('network/cut', 'cut'));
      return collection.addTo(report, addition, options);
    };
    const rating = await asked({ collection: Object.assign(Object.create(collection), { addTo }) });
    find(rating, '.level-5 input').click();
    await waitUntil(() => rootOf(rating).querySelector('.reasons'), 'the reasons');
    const labels = () => [...rootOf(rating).querySelectorAll('.reasons label')].map((label) => label.textContent?.trim());
    expect(labels()).to.include('It was quick');
    find(rating, '.reasons input').click();
    await rating.updateComplete;
    find(rating, '.level-1 input').click();
    await rating.updateComplete;
    expect(labels()).to.include('It is not solved').and.not.include('It was quick');
    expect(rootOf(rating).querySelectorAll('.reasons :checked')).to.have.length(0);
    for (const value of ['unsolved', 'slow']) find(rating, `.reasons [value=${value}]`).click();
    const words = find<HTMLInputElement>(rating, '#rating-words');
    words.value = ' Still full ';
    words.dispatchEvent(new Event('input'));
    find(rating, '.rate').click();
    await waitUntil(() => rootOf(rating).querySelector('.trouble'), 'what went wrong');
    expect(textOf(rating)).to.include('it may have arrived');
    find(rating, '.rate').click();
    await waitUntil(() => rootOf(rating).querySelector('.clock'), 'the clock');
    const [first, second] = sent as [unknown, unknown, string][];
    expect(first).to.deep.equal(second);
    const addition = { kind: 'rating', level: 1, indicators: ['slow', 'unsolved'], version: 'civickit/1', description: 'Still full' };
    expect(first?.slice(0, 2)).to.deep.equal([{ code: sampleCode }, addition]);
    expect(textOf(rating)).to.match(/Very dissatisfied.*It was slow.*It is not solved.*Still full.*has to answer you by/);
    await waitUntil(() => rootOf(rating).activeElement?.id === 'rating-title', 'the focus on what was said');
    expect(rootOf(rating).querySelector('.ask')).to.equal(null);
  });

  it('needs a level and nothing else, and takes the focus to it', async () => {
    const rating = await asked();
    find(rating, '.rate').click();
    await waitUntil(() => rootOf(rating).activeElement === find(rating, '[name=level]'), 'the focus');
    expect(find(rating, '.status').textContent).to.include('Please choose');
    find(rating, '.level-4 input').click();
    await rating.updateComplete;
    find(rating, '.rate').click();
    await waitUntil(() => rootOf(rating).querySelector('.given'), 'what was said');
    expect(rootOf(rating).querySelector('.clock')).to.equal(null);
  });

  it('goes from level to level by the arrow keys of native radios of one group', async () => {
    const rating = await asked();
    const radios = [...rootOf(rating).querySelectorAll<HTMLInputElement>('[name=level]')];
    expect(radios.map(({ type, value }) => [type, value])).to.deep.equal(['5', '4', '3', '2', '1'].map((value) => ['radio', value]));
    radios[0]?.click();
    radios[3]?.click();
    expect(radios.map(({ checked }) => checked)).to.deep.equal([false, false, false, true, false]);
  });

  it('offers the reasons of a scheme that the page gives, and its version', async () => {
    const reasons = [{ id: 'national-1', label: { 'zh-Hans': '办事效率' } }];
    const rating = await asked({
      scheme: { version: 'GB/T 39735'.replaceAll(' ', '-'), levels: { 1: reasons, 2: reasons, 3: [], 4: [], 5: [] } },
    });
    find(rating, '.level-3 input').click();
    await rating.updateComplete;
    expect(rootOf(rating).querySelector('.reasons')).to.equal(null);
    find(rating, '.level-2 input').click();
    await rating.updateComplete;
    expect(find(rating, '.reasons span').lang).to.equal('zh-Hans');
  });

  it('offers the reasons and names that the office has in a file, and until they are here those of nobody', async () => {
    const reasons = [{ id: 'delay', label: { en: 'It took too long' } }];
    const scheme = { version: 'county/2026', levels: { 1: reasons, 2: [], 3: [], 4: [], 5: [] }, names: { 1: { en: 'Bad' } } };
    let arrive: ((scheme: RatingScheme) => void) | undefined;
    const collection = collectRated();
    const sent: unknown[] = [];
    Object.assign(collection, {
      ratingScheme: () => new Promise<RatingScheme>((resolve) => (arrive = resolve)),
      addTo: (_: unknown, addition: unknown) => {
        sent.push(addition);
        return Promise.reject(new CivicError('network/cut', 'cut'));
      },
    });
    const rating = await asked({ collection });
    find(rating, '.level-1 input').click();
    await rating.updateComplete;
    expect(rootOf(rating).querySelector('.reasons')).to.equal(null);
    find(rating, '.rate').click();
    await rating.updateComplete;
    expect(sent).to.deep.equal([]);
    arrive?.(scheme);
    await waitUntil(() => sent.length === 1, 'what is sent');
    expect(sent).to.deep.equal([{ kind: 'rating', level: 1, indicators: [], version: 'county/2026' }]);
    expect(find(rating, '.reasons label').textContent?.trim()).to.equal('It took too long');
    expect(find(rating, '.level-1').textContent?.trim()).to.equal('Bad');
    expect(find(rating, '.level-2').textContent?.trim()).to.equal('Dissatisfied');
  });

  it('asks for the level alone where the reasons of the office cannot be had', async () => {
    const collection = Object.assign(collectRated(), { ratingScheme: () => Promise.reject(new CivicError('network/cut', 'cut')) });
    const rating = await asked({ collection });
    find(rating, '.level-1 input').click();
    await rating.updateComplete;
    find(rating, '.rate').click();
    await waitUntil(() => rootOf(rating).querySelector('.given'), 'what was said');
    expect(rootOf(rating).querySelector('.reasons')).to.equal(null);
  });

  it('says what cannot be rated: what is open, and what was rated before', async () => {
    const rating = await make({ collection: collectRated({ report: workedOn }), code: sampleCode });
    await waitUntil(() => textOf(rating).includes('is not done with this report'), 'that it is open');
    const rated = await make({ collection: collectRated({ report: ratedBadly }), code: sampleCode });
    await waitUntil(() => rootOf(rated).querySelector('.given'), 'what was said');
  });

  it('shows the page’s own where the source takes no ratings, and where it tells no figures', async () => {
    const rating = await make({ collection: collectRated({ takes: ['note'] }) });
    await rating.updateComplete;
    expect(rootOf(rating).querySelector('slot')?.hidden).to.equal(false);
    expect(rootOf(rating).querySelector('form')).to.equal(null);
    const results = await make({ collection: collectRated({ ratings: undefined }), results: true });
    await waitUntil(() => (results as unknown as { figures: unknown }).figures === 'none', 'that there are none');
    await results.updateComplete;
    expect(textOf(results).trim()).to.equal('');
    expect(rootOf(results).querySelector('slot')?.hidden).to.equal(false);
  });

  it('shows of how many the figures are, shares of each level, and that few are not shown', async () => {
    const rating = await make({ results: true });
    await reachRated(rating, { summary: '', reaches: '.shares' });
    expect(textOf(rating)).to.match(
      /From 31 ratings.*Very satisfied 39%.*By type.*路灯故障 18 50%.*By month.*March 2026.*fewer than 5 ratings/,
    );
  });

  it('shows nothing of fewer than five, whatever the source gives', async () => {
    const one = { n: 4, levels: { 1: 1, 2: 0, 3: 0, 4: 1, 5: 2 } };
    const many = { n: 9, levels: { 1: 1, 2: 1, 3: 1, 4: 2, 5: 4 } };
    const types = [{ type: { id: 'lamp', name: '路灯故障' }, ...one }];
    const all = await make({ results: true, collection: collectRated({ ratings: { least: 1, all: many, types, months: [] } }) });
    await reachRated(all, { summary: '', reaches: '.shares' });
    expect(textOf(all)).to.match(/From 9 ratings.*fewer than 5 ratings/);
    expect(textOf(all)).not.to.contain('路灯故障');
    const few = await make({ results: true, collection: collectRated({ ratings: { least: 1, all: one, types, months: [] } }) });
    await reachRated(few, { summary: '', reaches: '.results' });
    expect(rootOf(few).querySelector('.shares')).to.equal(null);
  });

  it('calls levels in figures what the scheme of the source calls them', async () => {
    const rating = await make({ results: true, collection: collectRated({ ratingScheme: ownScheme }) });
    await reachRated(rating, { summary: '', reaches: '.shares' });
    expect(textOf(rating)).to.match(/Very good 39%.*Satisfied.*By type.*Very bad/);
    rating.scheme = { ...ownScheme, names: { 5: { en: 'Well done' } } };
    await rating.updateComplete;
    expect(textOf(rating)).to.match(/Well done 39%/);
  });

  it('goes back to the code when another report is asked for', async () => {
    const rating = await asked();
    const another = find(rating, '.buttons button');
    another.focus();
    another.click();
    await waitUntil(() => rootOf(rating).activeElement?.id === 'code', 'the focus on the code');
    expect(find<HTMLInputElement>(rating, '#code').value).to.equal('');
  });

  it('forgets the code and what was chosen when the page is left', async () => {
    const rating = await asked();
    find(rating, '.level-1 input').click();
    dispatchEvent(new Event('pagehide'));
    await rating.updateComplete;
    expect(rating.code).to.equal(undefined);
    expect(find<HTMLInputElement>(rating, '#code').value).to.equal('');
  });
});
