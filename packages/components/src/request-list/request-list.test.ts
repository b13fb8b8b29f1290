import { createCivicClient, type RequestQuery, type ServiceRequest } from '@civickit/core';
import { cn } from '@civickit/core/calendars/cn';
import { memoryRequests } from '@civickit/core/testing';
import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import { flatPlaces, samplePlaces } from '../place/sample-places.js';
import { sampleNow, samplePhoto, sampleRequests } from '../requests/sample-requests.js';
import { describeElement } from '../testing/describe-element.js';
import { waitUntil } from '../testing/wait-until.js';
import './define.js';
import type { CivicRequestList } from './request-list.js';
import { type RequestListState, requestListStates } from './request-list.states.js';

const rootOf = (element: Element): ShadowRoot => element.shadowRoot as ShadowRoot;
const titlesOf = (element: Element): string[] =>
  Array.from(rootOf(element).querySelectorAll('.title'), (title) => title.textContent?.trim() ?? '');
/** Without what only keeps letters of two directions apart. */
const plain = (text: string | null | undefined): string => (text ?? '').replace(/[\u2066-\u2069]/g, '').replace(/\s+/g, ' ');
const textOf = (element: Element): string => plain(rootOf(element).querySelector('.root')?.textContent);

function sourceOf(items: readonly ServiceRequest[], pageSize = Infinity) {
  const applies = new Set<keyof RequestQuery>(['type', 'status', 'text', 'near']);
  return memoryRequests({ id: 'hotline', items, order: 'newest', applies, pageSize });
}
const collectionOf = (requests: ReturnType<typeof sourceOf>) =>
  createCivicClient({ requests }, { zone: 'Asia/Shanghai', clock: { now: () => sampleNow }, calendar: () => Promise.resolve(cn) }).requests;

async function make(properties: Partial<CivicRequestList> = {}, source = sourceOf(sampleRequests('hotline'))): Promise<CivicRequestList> {
  const list = await fixture<CivicRequestList>(html`<civic-request-list></civic-request-list>`);
  Object.assign(list, { collection: collectionOf(source), ...properties });
  await settled(list);
  return list;
}

async function settled(list: HTMLElement): Promise<void> {
  await waitUntil(() => titlesOf(list).length > 0, 'reports to be shown');
  await (list as CivicRequestList).updateComplete;
}

describeElement({
  tag: 'civic-request-list',
  make: () => make(),
  prepare: (list) => Object.assign(list, { collection: collectionOf(sourceOf(sampleRequests('hotline'))) }),
  settled,
});

describe('<civic-request-list> in each state', () => {
  for (const [name, state] of Object.entries<RequestListState>(requestListStates)) {
    it(`${name}: ${state.summary}`, async () => {
      const list = document.createElement('civic-request-list');
      if (state.fallback) list.innerHTML = '<a href="/reports">All reports</a>';
      const place = await fixture(html`<div></div>`);
      Object.assign(list, { collection: state.collection(), ...state.properties });
      place.append(list);
      const failing = name.startsWith('error');
      const loading = name.startsWith('loading');
      const wanted = failing ? '.note button' : state.properties?.['figures'] ? '.figures' : '.origin';
      await waitUntil(() => loading || rootOf(list).querySelector(wanted), name);
      await list.updateComplete;
      if (state.shows) await waitUntil(() => textOf(list).includes(state.shows), `"${state.shows}" in: ${textOf(list)}`);
      expect(rootOf(list).querySelector('slot')?.hidden).to.equal(!(failing || loading));
      await expect(list).to.be.accessible();
    });
  }
});

describe('<civic-request-list>', () => {
  it('tells what, how far, where, how old and by which number', async () => {
    const list = await make({ limit: 2 });
    const [first, second] = Array.from(rootOf(list).querySelectorAll('.request'), (one) => plain(one.textContent));
    expect(first).to.match(/路灯故障.*Received.*Promised by March 20, 2026.*河口村二组路灯.*today.*河口村二组村口.*No. 20260315-9000/);
    expect(second).to.match(/Being worked on.*Overdue: promised by March 11, 2026.*3 days ago/);
  });

  it('counts days by the calendar of the municipality: last evening is not today', async () => {
    const [report] = sampleRequests('hotline') as [ServiceRequest];
    const at = (iso: string) => ({
      ...report,
      ref: { ...report.ref, id: iso },
      requested: { iso, precision: 'instant', zone: 'given' } as const,
    });
    const midnight = Date.parse(`${new Date(sampleNow + 8 * 3_600_000).toISOString().slice(0, 10)}T00:00:00+08:00`);
    const items = [midnight, midnight - 60_000].map((moment) => at(new Date(moment).toISOString()));
    const list = await make({}, sourceOf(items));
    const ages = Array.from(rootOf(list).querySelectorAll('.request'), (one) => /today|1 day ago/.exec(plain(one.textContent))?.[0]);
    expect(ages).to.deep.equal(['today', '1 day ago']);
  });

  it('says what the office and what the resident said as two facts', async () => {
    const list = await make({ limit: 4 });
    const [, , third, fourth] = Array.from(rootOf(list).querySelectorAll('.standing'), (one) => one.textContent ?? '');
    expect(third).to.contain('Done').and.to.contain('Confirmed by the resident');
    expect(fourth).to.contain('Not a matter of this office').and.to.contain('The resident says it is still there');
  });

  it('loads pictures of the page and of allowed origins only; others are links', async () => {
    const list = await make({ limit: 2 });
    expect(rootOf(list).querySelector('img')).to.equal(null);
    expect(rootOf(list).querySelector('a.photo')?.getAttribute('href')).to.equal(samplePhoto);
    const own = `${location.origin}/no-such.png`;
    const [report] = sampleRequests('hotline');
    const other = await make({}, sourceOf([{ ...(report as ServiceRequest), media: [{ url: own }] }]));
    expect(rootOf(other).querySelector('img')?.src).to.equal(own);
    expect(rootOf(other).querySelector('img')?.alt).to.equal('Photo: 路灯故障');
  });

  it('counts from the reports, and says when these are not all', async () => {
    const list = await make({ limit: 3, figures: true });
    await waitUntil(() => rootOf(list).querySelector('.figures'));
    const figures = rootOf(list).querySelector('.figures')?.textContent?.replace(/\s+/g, ' ') ?? '';
    expect(figures).to.contain('Received 12').and.to.contain('Counted from all 12 reports');
    expect(figures).to.contain('Closed by the office 4');
    const part = await make({ limit: 3, figures: true }, sourceOf(sampleRequests('hotline'), 5));
    await waitUntil(() => rootOf(part).querySelector('.figures'));
    expect(rootOf(part).querySelector('.figures')?.textContent).to.contain('Counted from the 5 reports loaded so far, not from all.');
  });

  it('narrows by type, status and words, and leads back', async () => {
    const list = await make({ searchable: true, filterable: true, limit: 20 });
    const [type, status] = rootOf(list).querySelectorAll('select');
    if (!type || !status) throw new Error('no choices');
    expect(Array.from(type.options, ({ text }) => text)).to.deep.equal(['All types', '路灯故障', 'Potholes and pavements', '垃圾清运']);
    type.value = 'lamp';
    type.dispatchEvent(new Event('change'));
    await waitUntil(() => titlesOf(list).every((title) => title === '路灯故障'));
    status.value = 'closed';
    status.dispatchEvent(new Event('change'));
    await waitUntil(() => titlesOf(list).length === 2);
    const field = rootOf(list).querySelector('input') as HTMLInputElement;
    field.value = 'nothing like this';
    field.dispatchEvent(new Event('input'));
    await waitUntil(() => rootOf(list).querySelector('.empty')?.textContent?.includes('No report matches'));
    rootOf(list).querySelector<HTMLButtonElement>('button.quiet')?.click();
    await waitUntil(() => titlesOf(list).length === 12);
    expect(rootOf(list).activeElement).to.equal(field);
  });

  it('puts the focus on the first new report and says how many came', async () => {
    const list = await make({ limit: 5 }, sourceOf(sampleRequests('hotline'), 5));
    rootOf(list).querySelector<HTMLButtonElement>('.more')?.click();
    await waitUntil(() => titlesOf(list).length === 10);
    await waitUntil(() => rootOf(list).activeElement === rootOf(list).querySelectorAll('.title')[5]);
    expect(rootOf(list).querySelector('.status')?.textContent).to.contain('5 more reports shown');
  });

  it('asks for reports around a place, and bears attributes that make no sense', async () => {
    const source = sourceOf(sampleRequests('hotline'));
    const list = await make({ near: '26.5,106.7', radius: 100 }, source);
    expect(titlesOf(list)).to.have.length(3);
    expect(source.calls.at(-1)?.query.near).to.deep.equal({ latitude: 26.5, longitude: 106.7, radius: 100 });
    Object.assign(list, { near: 'here', radius: -1, limit: Number.NaN, headingLevel: 9 });
    await waitUntil(() => titlesOf(list).length === 10);
  });

  it('puts no signs of Latin text into Chinese', async () => {
    const list = await make({ lang: 'zh-Hans' });
    await waitUntil(() => textOf(list).includes('来源：'), textOf(list));
    expect(rootOf(list).querySelector('.meta')?.textContent).not.to.match(/[()]/);
  });

  it('offers a feed where there is one', async () => {
    const list = await make({ feed: '/reports.atom' });
    expect(rootOf(list).querySelector('.feed a')?.getAttribute('href')).to.equal('/reports.atom');
  });

  it('pins reports to a map of the area, whose pins lead to the list; no map where no outline is told', async () => {
    const items = sampleRequests('hotline', 2).map((request) => ({ ...request, where: { latitude: 26.1, longitude: 105.15 } }));
    const list = await make({ map: true }, memoryRequests({ id: 'hotline', items, order: 'newest', places: samplePlaces }));
    await waitUntil(() => rootOf(list).querySelector('.pin') !== null, 'pins');
    expect(rootOf(list).querySelector('.sheet')?.getAttribute('aria-label')).to.equal('Map with 2 reports');
    rootOf(list).querySelector('.pin:last-of-type')?.dispatchEvent(new MouseEvent('click'));
    expect(rootOf(list).activeElement?.className).to.equal('title');
    await expect(list).to.be.accessible();
    const collection = collectionOf(memoryRequests({ id: 'hotline', items, order: 'newest', places: flatPlaces }));
    const told = collection.places();
    const without = await make({ map: true, collection: { ...collection, places: () => told } as typeof collection });
    await told;
    await nextFrame();
    await nextFrame();
    expect(rootOf(without).querySelector('.map')).to.equal(null);
  });
});
