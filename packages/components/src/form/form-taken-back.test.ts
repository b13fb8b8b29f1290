import { CivicError, memoryStore } from '@civickit/core';
import { openDrafts } from '@civickit/core/forms/drafts';
import { expect } from '@open-wc/testing';
import { createHost } from '../host/create-host.js';
import { registerAllCatalogues } from '../i18n/all.js';
import { waitUntil } from '../testing/wait-until.js';
import { agreeAndSend, at, begin, closeOutboxes, control, goTo, press, show, textOf, town, type, waiting } from './form.fixture.js';
import { sampleAnswers } from './sample-form.js';

describe('<civic-form> with what is taken back from the outbox', () => {
  before(registerAllCatalogues);
  afterEach(closeOutboxes);

  it('takes back what the office refused, and sends it anew under the same key', async () => {
    const { host, source, outbox } = town();
    const { submit } = source.send;
    Object.assign(source.send, { submit: () => Promise.reject(new CivicError('invalid/draft', 'no', { status: 422 })) });
    const element = await show(host);
    await begin(element);
    element.prefill(sampleAnswers);
    await agreeAndSend(element);
    await at(element, 'sent');
    expect(textOf(element)).to.include('does not take the form');
    const [refused] = await outbox.list();
    Object.assign(source.send, { submit });
    await press(element, 'Change');
    await at(element, 'who');
    await type(element, 'name', '王小英');
    await goTo(element, 'check');
    if (!control(element, '$consent').checked) control(element, '$consent').click();
    await press(element, 'Send');
    await waitUntil(() => textOf(element).includes('Your form has arrived'));
    expect(source.send.sent.map(({ key, draft }) => [key, draft.answers['name']])).to.deep.equal([[refused?.key, '王小英']]);
    expect((await outbox.list()).length).to.equal(1);
  });

  it('sends what was taken back once, also where the page is loaded again before that', async () => {
    const { host, source, outbox } = town();
    const { submit } = source.send;
    Object.assign(source.send, { submit: () => Promise.reject(new CivicError('invalid/draft', 'no', { status: 422 })) });
    const first = await show(host);
    await begin(first);
    first.prefill(sampleAnswers);
    await agreeAndSend(first);
    await at(first, 'sent');
    const [refused] = await outbox.list();
    Object.assign(source.send, { submit });
    await press(first, 'Change');
    await at(first, 'who');
    await type(first, 'name', '王小英');
    dispatchEvent(new Event('pagehide'));
    first.remove();
    const again = await show(host);
    await waitUntil(() => textOf(again).includes('Go on'));
    await press(again, 'Go on');
    await at(again, 'who');
    expect(control(again, 'name').value).to.equal('王小英');
    await agreeAndSend(again);
    await waitUntil(() => textOf(again).includes('Your form has arrived'));
    expect(source.send.sent.map(({ key, draft }) => [key, draft.answers['name']])).to.deep.equal([[refused?.key, '王小英']]);
    expect((await outbox.list()).length).to.equal(1);
  });

  it('sets aside what it takes back, in every tab, and sends as another what was sent as it was meanwhile only when told to', async () => {
    const { host, source, outbox, store, open } = town();
    const other = open();
    const { submit } = source.send;
    const key = await waiting(source, outbox);
    const element = await show(host);
    expect(await element.change(key)).to.equal(true);
    expect((await openDrafts(store).list())[0]?.replaces, 'before it is shown, and could be lost').to.equal(key);
    await at(element, 'who');
    Object.assign(source.send, { submit });
    await Promise.all([outbox.flush(), other.flush()]);
    expect([source.send.sent.length, (await other.list())[0]?.aside]).to.deep.equal([0, true]);
    await type(element, 'name', '王小英');
    await other.queue(key);
    await waitUntil(() => source.send.sent.length === 1);
    await agreeAndSend(element);
    await waitUntil(() => textOf(element).includes('What you took back has been sent meanwhile as it was.'));
    expect(source.send.sent.length).to.equal(1);
    await press(element, 'Send');
    await waitUntil(() => textOf(element).includes('Your form has arrived'));
    expect(source.send.sent.map(({ draft }) => draft.answers['name'])).to.deep.equal(['王秀英', '王小英']);
  });

  it('goes on with what is being changed, and shows what became of what cannot be changed any more', async () => {
    const { host, source, outbox, client } = town();
    const { submit } = source.send;
    const key = await waiting(source, outbox);
    const first = await show(host);
    expect(await first.change(key)).to.equal(true);
    await type(first, 'name', '王小英');
    dispatchEvent(new Event('pagehide'));
    first.remove();
    const again = await show(host);
    expect(await again.change(key)).to.equal(true);
    await at(again, 'who');
    expect(control(again, 'name').value).to.equal('王小英');
    again.remove();
    Object.assign(source.send, { submit });
    await outbox.queue(key);
    await waitUntil(async () => (await outbox.list())[0]?.state === 'received');
    // As after the draft was deleted.
    const late = await show(createHost(client, { store: memoryStore(), outbox: async () => outbox }));
    expect(await late.change(key)).to.equal(false);
    await at(late, 'sent');
    expect(textOf(late)).to.include('Your form has arrived').and.to.include('王秀英');
    expect(source.send.sent.length).to.equal(1);
  });
});
