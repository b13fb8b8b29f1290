import type { FormDefinition } from '@civickit/core';
import { expect } from '@open-wc/testing';
import { registerAllCatalogues } from '../i18n/all.js';
import { fileOf, quarters } from '../photos/photos.fixture.js';
import { waitUntil } from '../testing/wait-until.js';
import { at, closeOutboxes, find, press, show, textOf, town } from './form.fixture.js';

const household: FormDefinition = {
  format: 'civic-form/1',
  id: 'household',
  version: '1',
  title: 'Household',
  pages: [
    {
      id: 'people',
      questions: [
        {
          id: 'members',
          type: 'repeat',
          label: 'Member',
          questions: [
            { id: 'name', type: 'text', label: 'Name' },
            { id: 'papers', type: 'group', label: 'Papers', questions: [{ id: 'card', type: 'file', label: 'Card', accept: ['image/*'] }] },
          ],
        },
      ],
    },
  ],
};

/** A form in which a photo of somebody was just chosen. */
async function withPhoto() {
  const { host, store } = town();
  const written: string[] = [];
  const { set } = store;
  Object.assign(store, { set: (...given: Parameters<typeof set>) => (written.push(given[0]), set(...given)) });
  const element = await show(host, { definition: household });
  await press(element, 'Start');
  await at(element, 'people');
  await press(element, 'Add another');
  const chosen = new DataTransfer();
  chosen.items.add(fileOf(await quarters(1200, 900)));
  const field = find(element, 'input[type="file"]');
  field.files = chosen.files;
  field.dispatchEvent(new Event('change', { bubbles: true }));
  const isPhoto = (key: string) => key.includes('media');
  return { element, wasWritten: () => written.some(isPhoto), left: async () => (await store.keys('')).filter(isPhoto) };
}

describe('<civic-form> with people who are added and taken out', () => {
  before(registerAllCatalogues);
  afterEach(closeOutboxes);

  it('keeps no photo of who is taken out', async () => {
    const { element, left } = await withPhoto();
    await waitUntil(() => textOf(element).includes('IMG_1.jpg'));
    expect(await left()).to.have.length(1);
    await press(element, 'Remove Member 1');
    await waitUntil(async () => (await left()).length === 0);
  });

  it('keeps no photo of who is taken out while it is made smaller', async () => {
    const { element, wasWritten, left } = await withPhoto();
    await press(element, 'Remove Member 1');
    await waitUntil(wasWritten);
    await waitUntil(async () => (await left()).length === 0);
  });
});
