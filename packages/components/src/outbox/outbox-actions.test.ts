import type { Receipt } from '@civickit/core';
import type { OutboxItem } from '@civickit/core/outbox';
import { expect, waitUntil } from '@open-wc/testing';
import { registerAllCatalogues } from '../i18n/all.js';
import '../kit/define.js';
import './define.js';
import { sampleItems, sampleOutbox } from './sample-outbox.js';
import { all, button, find, focused, lamp, open, opened, show, shows, target, textOf } from './outbox-element.fixture.js';

describe('what a reader does in <civic-outbox>', () => {
  before(registerAllCatalogues);
  afterEach(() => opened.splice(0).forEach((outbox) => outbox.close()));

  it('asks before it deletes, and leaves the focus where the reader can go on', async () => {
    const outbox = open();
    for (const text of ['one', 'two']) await outbox.put(target, { type: '1', description: text }, { key: text, state: 'draft' });
    const element = await show(outbox);
    button(element, 'Delete').focus();
    button(element, 'Delete').click();
    await element.updateComplete;
    expect(focused(element)?.textContent?.trim()).to.equal('Keep it');
    await expect(element).to.be.accessible();
    button(element, 'Keep it').click();
    await element.updateComplete;
    expect(focused(element)?.getAttribute('aria-label')).to.equal('Delete: one');
    expect((await outbox.list()).length).to.equal(2);

    button(element, 'Delete').click();
    await element.updateComplete;
    button(element, 'Yes, delete').click();
    await waitUntil(() => all(element, '.item').length === 1);
    await waitUntil(() => (focused(element) as HTMLElement | null)?.dataset['key'] === 'two', 'the focus at the neighbour');
    expect(find(element, '.status').textContent).to.contain('Deleted.');
    button(element, 'Delete').click();
    await element.updateComplete;
    button(element, 'Yes, delete').click();
    await shows(element, 'Nothing is waiting');
    await waitUntil(() => focused(element)?.matches('.top'), 'the focus at the top');
    expect(await outbox.list()).to.deep.equal([]);
  });

  it('keeps the focus at an item that is sent, through all that becomes of it', async () => {
    let answer: (() => void) | undefined;
    const receipt = { strength: 'confirmed', source: 'town', at: '2026-03-04T12:00:00Z', ref: { source: 'town', id: '1' } } as Receipt;
    const send = () => new Promise<Receipt>((resolve) => (answer = () => resolve(receipt)));
    const outbox = open({ send: async () => ({ about: { resend: 'keyed', canFind: false }, send }) });
    await outbox.put(target, lamp, { key: 'a', state: 'draft' });
    await outbox.put(target, lamp, { key: 'b', state: 'draft' });
    const element = await show(outbox);
    const held = () => (focused(element) as HTMLElement | null)?.closest<HTMLElement>('.item')?.dataset['key'];
    button(element, 'Send now').focus();
    button(element, 'Send now').click();
    await shows(element, 'Being sent');
    await element.updateComplete;
    expect(held()).to.equal('a');
    answer?.();
    await shows(element, 'The office has received it.');
    await element.updateComplete;
    expect(held()).to.equal('a');
    expect(focused(element) === find(element, '.sent .item')).to.equal(true);
  });

  it('takes a question back when its item has become another meanwhile', async () => {
    const name = `outbox-element-${Math.random()}`;
    const [outbox, elsewhere] = [open({ name }), open({ name })];
    await outbox.put(target, lamp, { key: 'a', state: 'draft' });
    const element = await show(outbox);
    button(element, 'Delete').click();
    await element.updateComplete;
    expect(focused(element)?.textContent?.trim()).to.equal('Keep it');
    await elsewhere.queue('a');
    await shows(element, 'Saved on this device');
    await element.updateComplete;
    expect(all(element, '.asking').length).to.equal(0);
    expect((focused(element) as HTMLElement | null)?.dataset['key']).to.equal('a');
    expect(find(element, '.status').textContent).to.contain('It has changed meanwhile');
  });

  it('asks the reader whether to send again what nobody can look for, and takes both answers', async () => {
    const element = await show(sampleOutbox({ items: [sampleItems.question] }));
    expect(textOf(element)).to.contain('it may arrive twice. Send it again?');
    button(element, 'Do not send again').click();
    await shows(element, 'You chose not to send it again');
    button(element, 'Send again').click();
    await shows(element, 'It will be sent by itself');
  });

  it('says which photos are still to come, and asks before it leaves them behind', async () => {
    const receipt = { strength: 'confirmed', source: 'town', at: '2026-03-04T12:00:00Z', ref: { source: 'town', id: '17' } } as Receipt;
    const about = { resend: 'keyed', canFind: false, media: { accept: ['*/*'], maxBytes: 9, apart: true, later: true } } as const;
    const outbox = open({ send: async () => ({ about, send: async () => receipt, upload: () => new Promise(() => undefined) }) });
    await outbox.put(target, lamp, { media: [new File(['a'], 'a.jpg', { type: 'image/jpeg' })] });
    const badge = await show(outbox, { badge: true });
    const element = await show(outbox);
    await shows(element, 'The office has received it. 1 of 1 photos is still on the way. Number: 17');
    expect(textOf(element)).to.contain('a.jpg 1 kB still to come');
    await shows(badge, '1 photo still on the way');
    button(element, 'Send no more photos').click();
    await element.updateComplete;
    expect(focused(element)?.textContent?.trim()).to.equal('Go on sending');
    await expect(element).to.be.accessible();
    button(element, 'Yes, leave them out').click();
    await shows(element, 'The office has received it. 1 photo or file could not be sent. Number: 17');
    expect(textOf(element)).to.contain('not sent: you chose to leave it out');
    await waitUntil(() => textOf(badge) === '');
    await waitUntil(() => focused(element)?.matches('.sent .item'), 'the focus at the item');
  });

  it('offers to change an item only where somebody does it', async () => {
    const outbox = open();
    const { key } = await outbox.put(target, lamp, { state: 'draft' });
    const element = await show(outbox);
    expect(textOf(element)).not.to.contain('Change');
    const asked: OutboxItem[] = [];
    element.addEventListener('civic-outbox-edit', (event) => asked.push((event as CustomEvent<{ item: OutboxItem }>).detail.item));
    await element.updateComplete;
    button(element, 'Change').click();
    expect(asked.map((item) => item.key)).to.deep.equal([key]);
    element.editHref = '#change={key}';
    await element.updateComplete;
    const link = all<HTMLAnchorElement>(element, '.actions a')[0];
    expect(link?.getAttribute('href')).to.equal(`#change=${key}`);
    element.addEventListener('civic-outbox-edit', (event) => event.preventDefault(), { once: true });
    link?.click();
    expect(location.hash).to.equal('');
    const editable = await show(outbox, { editable: true });
    expect(textOf(editable)).to.contain('Change');
  });

  it('saves everything unsent as a file and brings it back', async () => {
    const outbox = open();
    await outbox.put(target, lamp, { state: 'draft', media: [new File(['abc'], 'lamp.jpg', { type: 'image/jpeg' })] });
    const element = await show(outbox);
    let saved: { name: string; blob: Promise<Blob> } | undefined;
    const catchClick = (event: Event) => {
      const link = event.composedPath()[0];
      if (!(link instanceof HTMLAnchorElement) || !link.download) return;
      event.preventDefault();
      saved = { name: link.download, blob: fetch(link.href).then((answer) => answer.blob()) };
    };
    window.addEventListener('click', catchClick, true);
    try {
      button(element, 'Save everything unsent as a file').click();
      await waitUntil(() => saved);
    } finally {
      window.removeEventListener('click', catchClick, true);
    }
    expect(saved?.name).to.match(/^outbox-\d{4}-\d\d-\d\d\.civickit$/);
    const file = new File([(await saved?.blob) as Blob], 'outbox.civickit');
    const elsewhere = open();
    const other = await show(elsewhere);
    const bring = async (given: File) => {
      const field = find<HTMLInputElement>(other, 'input[type=file]');
      const bag = new DataTransfer();
      bag.items.add(given);
      field.files = bag.files;
      field.dispatchEvent(new Event('change'));
    };
    await bring(file);
    await shows(other, 'One brought back.');
    await shows(other, 'The lamp at the mill is out');
    expect(textOf(other)).to.contain('lamp.jpg');
    await bring(file);
    await shows(other, 'Nothing in the file is new.');
    await bring(new File(['nonsense'], 'x.txt'));
    await shows(other, 'This is not a file that was saved here.');
  });
});
