import { createCivicClient, memoryStore, type PublicService } from '@civickit/core';
import { memoryServices, whenKept } from '@civickit/core/testing';
import { expect, fixture, html } from '@open-wc/testing';
import { resetMouse, sendMouse } from '@web/test-runner-commands';
import { waitUntil } from '../testing/wait-until.js';
import './define.js';
import { sampleServices } from './sample-services.js';
import type { CivicServiceCatalogue } from './service-catalogue.js';

// In 4 of 15 tasks with kept copies a tap on a life event did nothing: the sentence that the source is waited for went away under the
// finger when the answer came, and what was pressed was no longer where it was let go.

/** A catalogue that shows a kept copy, and whose source answers when it is told to. */
async function openKept(later: readonly PublicService[] = []) {
  const store = memoryStore();
  const services = memoryServices({ id: 'guide', items: sampleServices('guide') });
  await createCivicClient({ services }, { store }).services.page();
  await whenKept(store, 'services', 'guide');
  let answer = (): void => undefined;
  const told = new Promise<void>((resolve) => (answer = resolve));
  const list: typeof services.list = async (...asked) => {
    await told;
    const batch = await services.list(...asked);
    return { ...batch, items: [...batch.items, ...later] };
  };
  const catalogue = await fixture<CivicServiceCatalogue>(html`<civic-service-catalogue lang="en"></civic-service-catalogue>`);
  catalogue.collection = createCivicClient({ services: { ...services, list } }, { store }).services;
  const find = (selector: string) => catalogue.shadowRoot?.querySelector<HTMLElement>(selector);
  await waitUntil(() => find('.note') && find('.chip[data-facet=event]'), 'the copy');
  const answered = async () => {
    answer();
    await waitUntil(() => !find('.note'), 'the answer');
  };
  return { catalogue, find, answer, answered };
}

async function namesOfEvents(): Promise<readonly string[]> {
  const { catalogue } = await openKept();
  catalogue.remove();
  return Array.from(catalogue.shadowRoot?.querySelectorAll('.chip[data-facet=event] bdi') ?? [], ({ textContent }) => textContent ?? '');
}

function middleOf(element: HTMLElement | null | undefined): [number, number] {
  const { x, y, width, height } = (element as HTMLElement).getBoundingClientRect();
  return [Math.round(x + width / 2), Math.round(y + height / 2)];
}

afterEach(() => resetMouse());

describe('<civic-service-catalogue> with a kept copy', () => {
  it('takes a press on a life event though the answer comes under the finger', async () => {
    const [, second = ''] = await namesOfEvents();
    // So many that its chip becomes the first.
    const later = Array.from({ length: 20 }, (_, at) => ({ ref: { source: 'guide', id: `later-${at}` }, name: 'Later', terms: [{ id: 'e', name: second, taxonomy: 'life-event' }] })); // prettier-ignore
    const { catalogue, find, answer } = await openKept(later);
    const first = find('.chip[data-facet=event] bdi')?.textContent;
    await sendMouse({ type: 'move', position: middleOf(find('.chip[data-facet=event]')) });
    await sendMouse({ type: 'down' });
    answer();
    // The answer is there, and would be drawn.
    for (let frame = 0; frame < 5; frame++) await new Promise(requestAnimationFrame);
    await sendMouse({ type: 'up' });
    await waitUntil(() => find('.result'), 'what the press asks for');
    await waitUntil(() => !find('.note'), 'the answer');
    const chosen = Array.from(catalogue.shadowRoot?.querySelectorAll<HTMLSelectElement>('.facets select') ?? [], ({ value }) => value);
    expect(chosen).to.include(first);
  });

  it('leaves what stands below where it is when the answer comes, until somebody does something', async () => {
    const { find, answered } = await openKept();
    const before = middleOf(find('.chip[data-facet=event]'));
    await answered();
    expect(middleOf(find('.chip[data-facet=event]'))).to.deep.equal(before);
    dispatchEvent(new Event('resize'));
    expect(middleOf(find('.chip[data-facet=event]'))[1]).to.be.lessThan(before[1]);
  });
});
