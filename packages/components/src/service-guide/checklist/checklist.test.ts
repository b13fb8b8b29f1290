import { createCivicClient, memoryStore, type PublicService, type Store } from '@civickit/core';
import { memoryServices } from '@civickit/core/testing';
import { aTimeout, expect } from '@open-wc/testing';
import { html } from 'lit';
import { expectAccessible, stage, type ToolStage } from '../../testing/tool-stage.js';
import { household, marriage } from '../../testing/tool-services.js';
import { waitUntil } from '../../testing/wait-until.js';
import { Checklist } from './checklist.js';
import { mergeDocuments } from './merge-documents.js';

async function show(services: readonly PublicService[], store: Store, lang = 'en'): Promise<ToolStage & { list: Checklist }> {
  const { services: collection } = createCivicClient({ services: memoryServices({ id: 'county', items: services }) }, { store });
  const element = stage(lang);
  const list = new Checklist(element, () => ({ services, collection }));
  element.content = () => html`${list.documents.map((document) => list.renderBox(document))} ${list.render()}`;
  element.requestUpdate();
  await waitUntil(() => list.ready);
  await element.updateComplete;
  return Object.assign(element, { list });
}

const boxes = (element: ToolStage) => [...(element.shadowRoot?.querySelectorAll('input') ?? [])];

/** How many marks of these services the store holds. */
async function ticked(store: Store, services: readonly PublicService[]): Promise<number> {
  const marks = mergeDocuments(services).flatMap(({ key }) => key.split('\n'));
  const kept = await Promise.all(marks.map((mark) => store.get(`mark/checklist/${mark}`)));
  return kept.filter((value) => value !== undefined).length;
}

describe('the checklist', () => {
  it('keeps what is ticked for the next page, and says how much is ready', async () => {
    const store = memoryStore();
    const first = await show([marriage], store);
    expect(boxes(first).map(({ checked }) => checked)).to.deep.equal([false, false]);
    boxes(first)[0]?.click();
    await first.updateComplete;
    expect(first.text).to.contain('1 of 2 ready').and.to.contain('on this device only');
    await waitUntil(() => first.said === '1 of 2 ready');
    await expectAccessible(first);
    const second = await show([marriage], store);
    expect(boxes(second).map(({ checked }) => checked)).to.deep.equal([true, false]);
  });

  it('unticks all, for good', async () => {
    const store = memoryStore();
    const first = await show([marriage], store);
    boxes(first).forEach((box) => box.click());
    await first.updateComplete;
    first.button('Untick all').click();
    await first.updateComplete;
    expect(boxes(first).some(({ checked }) => checked)).to.equal(false);
    await waitUntil(async () => (await ticked(store, [marriage])) === 0, 'nothing to be ticked');
    const next = await show([marriage], store);
    expect(boxes(next).some(({ checked }) => checked)).to.equal(false);
  });

  it('ticks a document of a bundle only when it is there for every service that asks for it', async () => {
    const store = memoryStore();
    const alone = await show([marriage], store);
    boxes(alone)[0]?.click();
    await waitUntil(async () => (await ticked(store, [marriage])) === 1, 'the tick');
    const both = await show([marriage, household], store);
    expect(boxes(both)[0]?.checked).to.equal(false);
    boxes(both)[0]?.click();
    await waitUntil(async () => (await ticked(store, [marriage, household])) === 2, 'the ticks');
    const other = await show([household], store);
    expect(boxes(other)[0]?.checked).to.equal(true);
  });

  it('keeps two ticks that follow each other at once, and those of another tab', async () => {
    const store = memoryStore();
    const [here, there] = [await show([marriage], store), await show([household], store)];
    boxes(here).forEach((box) => box.click());
    boxes(there).forEach((box) => box.click());
    await waitUntil(async () => (await ticked(store, [marriage, household])) === 5, 'all ticks');
    const both = await show([marriage, household], store);
    expect(both.text).to.contain('3 of 3 ready');
  });

  it('does not lose a tick that comes before the store has answered', async () => {
    const store = memoryStore();
    const slow: Store = { ...store, get: (key) => aTimeout(80).then(() => store.get(key)) };
    const { services: collection } = createCivicClient({ services: memoryServices({ id: 'county', items: [marriage] }) }, { store: slow });
    const element = stage();
    const list = new Checklist(element, () => ({ services: [marriage], collection }));
    await element.updateComplete;
    const key = list.documents[0]?.key ?? '';
    list.toggle(key);
    await waitUntil(() => list.ready);
    expect(list.has(key)).to.equal(true);
  });

  it('says so where nothing can be kept, and holds the ticks as long as the page', async () => {
    const broken = () => Promise.reject(new Error('no storage'));
    const element = await show([marriage], { ...memoryStore(), get: broken, set: broken, delete: broken, forget: broken });
    boxes(element)[0]?.click();
    await waitUntil(() => element.text.includes('cannot be kept'));
    expect(boxes(element)[0]?.checked).to.equal(true);
  });

  for (const [lang, words] of [
    ['zh-Hans', '已备齐 0/2'],
    ['zh-Hant', '已備齊 0/2'],
    ['ug', 'تەييار'],
  ] as const) {
    it(`speaks ${lang}`, async () => {
      const element = await show([marriage], memoryStore(), lang);
      await waitUntil(() => element.text.includes(words), element.text);
      await expectAccessible(element);
    });
  }
});
