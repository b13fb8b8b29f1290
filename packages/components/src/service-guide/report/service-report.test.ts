import { CivicError, memoryStore } from '@civickit/core';
import { memoryRequests } from '@civickit/core/testing';
import { aTimeout, expect } from '@open-wc/testing';
import { household, marriage } from '../../testing/tool-services.js';
import { expectAccessible } from '../../testing/tool-stage.js';
import { waitUntil } from '../../testing/wait-until.js';
import { fill, form, kept, office, radio, send, show, types, withoutNetwork, write } from '../../testing/report-stage.js';

describe('a report that something is wrong', () => {
  it('goes to the type that takes it, with the facts, and shows the number of the receipt', async () => {
    const source = office({ strength: 'confirmed' });
    const element = await show({ source });
    await expectAccessible(element);
    fill(element);
    write(element, '.field input', '139 0000-0000');
    await send(element, 'Number: sent-1');
    expect(element.text).to.contain('The office has received your report.');
    expect(source.send.sent).to.have.length(1);
    const { draft } = source.send.sent[0]!;
    expect(draft).to.deep.include({ type: '090', contact: { phone: '13900000000' }, lang: 'en' });
    expect(draft.where).to.deep.equal(marriage.places?.[0]?.where);
    const page = new URL('#/marriage', document.baseURI).href;
    const facts = `Wrong in the service guide: Other opening hours\n结婚登记 · 民政局 · county/marriage\n${page}`;
    const reference = source.send.sent[0]!.key.slice(0, 8).toUpperCase();
    expect(draft.description).to.equal(`${facts}\nReference: ${reference}\n\nOpens at ten, not nine`);
    expect(element.said).to.contain('has received');
    expect(element.shadowRoot?.activeElement).to.equal(element.find('.outcome'));
    await expectAccessible(element);
  });

  it('says no more than the receipt does', async () => {
    const element = await show({ source: office({ strength: 'acknowledged' }) });
    fill(element);
    await send(element, 'Number: sent-1');
    expect(element.text).to.contain('The system of the office has taken your report.').and.not.to.contain('has received');
    const slow = types.map((type) => ({ ...type, processing: 'batch' as const }));
    const later = await show({ source: memoryRequests({ id: 'hall', items: [], types: slow, sending: {} }) });
    fill(later);
    await send(later, 'gives the number later');
    expect(later.text).to.contain('token-sent-1');
    const silent = types.map((type) => ({ ...type, processing: 'blackbox' as const }));
    const none = await show({ source: memoryRequests({ id: 'hall', items: [], types: silent, sending: {} }) });
    fill(none);
    await send(none, 'It gave no number.');
  });

  it('is found by itself when its answer was lost, and sent once', async () => {
    const source = office({}, undefined);
    const element = await show({ source });
    fill(element);
    source.fault = { kind: 'lost' };
    await send(element, 'Number: sent-1');
    expect(source.send.sent).to.have.length(1);
  });

  it('that may have arrived is looked for before it is sent again, also on the next page', async () => {
    const source = office();
    const store = memoryStore();
    const element = await show({ source, store });
    fill(element);
    const { find } = source.send;
    let asked = 0;
    const cut = () => {
      asked += 1;
      return Promise.reject(new CivicError('network/unreachable', 'no answer'));
    };
    Object.assign(source.send, { find: cut });
    source.fault = { kind: 'lost' };
    await send(element, 'may have arrived, or not');
    expect(source.send.sent).to.have.length(1);
    expect(element.find<HTMLTextAreaElement>('.field textarea').value).to.equal('Opens at ten, not nine');
    expect(element.find<HTMLTextAreaElement>('.field textarea').disabled).to.equal(true);
    await expectAccessible(element);
    // Still nobody to ask: nothing is sent blindly.
    asked = 0;
    element.button('Look whether').click();
    await waitUntil(() => asked > 0 && element.hasButton('Look whether'), 'the end of the search');
    expect(element.text).to.contain('may have arrived, or not');
    expect(source.send.sent).to.have.length(1);
    element.remove();

    source.fault = undefined;
    Object.assign(source.send, { find });
    const next = await show({ source, store });
    expect(next.text).to.contain('may have arrived, or not');
    await send(next, 'Number: sent-1', 'Look whether');
    expect(source.send.sent).to.have.length(1);
  });

  it('is not sent again blindly when the page was closed before an answer came', async () => {
    const source = office();
    const store = memoryStore();
    const element = await show({ source, store });
    fill(element);
    source.fault = { kind: 'lost' };
    const { find } = source.send;
    Object.assign(source.send, { find: () => new Promise(() => undefined) });
    element.button('Send').click();
    await waitUntil(() => source.send.sent.length === 1, 'the report');
    element.remove();
    source.fault = undefined;
    Object.assign(source.send, { find });
    const next = await show({ source, store });
    await send(next, 'Number: sent-1', 'Look whether');
    expect(source.send.sent).to.have.length(1);
  });

  it('that did not arrive is sent after looking, with the same key', async () => {
    const source = office();
    const element = await show({ source });
    fill(element);
    source.fault = { kind: 'error', error: new CivicError('network/unreachable', 'no answer') };
    await send(element, 'may have arrived, or not');
    source.fault = undefined;
    await send(element, 'Number: sent-1', 'Look whether');
    expect(source.send.sent).to.have.length(1);
  });

  it('is sent again at once where the office knows its key, and arrives once', async () => {
    const source = office({ strength: 'confirmed', canFind: false });
    const element = await show({ source });
    fill(element);
    source.fault = { kind: 'lost' };
    await send(element, 'may have arrived, or not');
    source.fault = undefined;
    await send(element, 'Number: sent-1', 'Send again');
    expect(source.send.sent).to.have.length(1);
  });

  it('that went to a source of a name that every object knows goes to the one that is there now', async () => {
    const source = office();
    const store = memoryStore();
    const request = { type: '090', description: 'Opens at ten' };
    await store.set(kept, {
      key: 'of-then',
      reason: 'hours',
      words: 'Opens at ten',
      contact: '',
      tried: { source: 'constructor', request },
    });
    const element = await show({ source, store });
    await send(element, 'Number: sent-1', 'Send again anyway');
    expect(source.send.sent.map(({ draft }) => draft.description)).to.deep.equal(['Opens at ten']);
  });

  it('is sent a second time only by who knows that it may arrive twice, where nobody can be asked', async () => {
    const source = office({ canFind: false });
    const element = await show({ source });
    fill(element);
    source.fault = { kind: 'lost' };
    await send(element, 'may arrive twice');
    source.fault = undefined;
    form(element).requestSubmit();
    await aTimeout(50);
    expect(source.send.sent).to.have.length(1);
    await send(element, 'Number: sent-2', 'Send again anyway');
  });

  it('that is refused keeps its text and offers the telephone', async () => {
    const source = office();
    const element = await show({ source });
    fill(element);
    source.fault = { kind: 'error', error: new CivicError('http/client-error', 'no', { status: 400 }) };
    await send(element, 'did not take the report');
    expect(element.find<HTMLTextAreaElement>('.field textarea').value).to.equal('Opens at ten, not nine');
    expect(element.find<HTMLAnchorElement>('a[href^="tel:"]').href).to.equal('tel:12345');
    source.fault = undefined;
    write(element, '.field textarea', 'Opens at ten');
    await send(element, 'Number: sent-1', 'Send again');
    expect(source.send.sent[0]?.draft.description).to.contain('Opens at ten').and.not.to.contain('nine');
  });

  it('stays here without a network, and says that nothing was sent', async () => {
    const source = office();
    const store = memoryStore();
    const element = await show({ source, store });
    fill(element);
    await withoutNetwork(async () => {
      source.fault = { kind: 'error', error: new CivicError('offline/no-network', 'offline') };
      await send(element, 'There is no network: nothing has been sent');
    });
    expect(source.send.sent).to.have.length(0);
    element.remove();
    source.fault = undefined;
    const next = await show({ source, store });
    expect(next.find<HTMLTextAreaElement>('.field textarea').value).to.equal('Opens at ten, not nine');
    expect(radio(next).checked).to.equal(true);
    await send(next, 'Number: sent-1');
  });

  it('that was handed to another program is not said to be confirmed, and keeps its text', async () => {
    const source = office();
    const at = '2026-03-04T12:00:00Z' as never;
    const notice = 'This report is not yet confirmed by an office.';
    const chosen: { via?: 'mail' } = {};
    Object.assign(source.send, {
      resend: 'never',
      find: undefined,
      async submit() {
        if (!chosen.via) throw new CivicError('aborted/by-caller', 'Nobody chose a way');
        return { strength: 'handed-off', source: 'hall', at, via: chosen.via, notice };
      },
    });
    const store = memoryStore();
    const element = await show({ source, store });
    fill(element);
    await send(element, 'Nothing has been sent.');
    chosen.via = 'mail';
    await send(element, 'has been handed on', 'Send again');
    expect(element.text).to.contain(notice);
    const next = await show({ source, store });
    expect(next.find<HTMLTextAreaElement>('.field textarea').value).to.equal('Opens at ten, not nine');
  });

  it('goes by telephone, mail or paper where nothing can be sent', async () => {
    const element = await show();
    await waitUntil(() => element.text.includes('cannot be sent from this page'));
    fill(element);
    write(element, '.field input', 'after 6 p.m., Mr Wang');
    await element.updateComplete;
    expect(element.find<HTMLAnchorElement>('a[href^="tel:"]').href).to.equal('tel:12345');
    const mail = new URL(element.find<HTMLAnchorElement>('a[href^="mailto:"]').href);
    expect(mail.pathname).to.equal('complaints@county.example');
    expect(mail.searchParams.get('body')).to.contain('Opens at ten, not nine').and.to.contain('Mr Wang').and.to.contain('\r\n');
    expect(element.find<HTMLTextAreaElement>('.report-text').value).to.contain('Opens at ten, not nine');
    await expectAccessible(element);
    const nobody = await show({ services: [household] });
    await waitUntil(() => nobody.text.includes('no telephone number is known'));
  });

  it('is not sent among potholes', async () => {
    const potholes = memoryRequests({
      id: 'hall',
      items: [],
      types: [types[0]!, { ...types[0]!, ref: { source: 'hall', id: '2' } }],
      sending: {},
    });
    const element = await show({ source: potholes });
    await waitUntil(() => element.text.includes('cannot be sent from this page'));
  });

  it('asks what is wrong before it is sent', async () => {
    const source = office();
    const element = await show({ source });
    await send(element, 'Choose what is wrong first.');
    expect(element.said).to.equal('Choose what is wrong first.');
    expect(element.shadowRoot?.activeElement).to.equal(radio(element, 0));
    expect(source.send.sent).to.have.length(0);
    await expectAccessible(element);
  });

  it('keeps what is written for the next page until it is deleted', async () => {
    const store = memoryStore();
    const source = office();
    const first = await show({ source, store });
    fill(first);
    first.remove();
    await waitUntil(() => store.get(kept), 'what is written');
    const second = await show({ source, store });
    expect(second.find<HTMLTextAreaElement>('.field textarea').value).to.equal('Opens at ten, not nine');
    second.button('Delete my text').click();
    await waitUntil(async () => (await store.get(kept)) === undefined, 'nothing to be kept');
    const third = await show({ source, store });
    expect(third.find<HTMLTextAreaElement>('.field textarea').value).to.equal('');
  });

  it('remembers the number of the last report from here', async () => {
    const store = memoryStore();
    const source = office({ strength: 'confirmed' });
    const element = await show({ source, store });
    fill(element);
    await send(element, 'Number: sent-1');
    const next = await show({ source, store });
    expect(next.text).to.contain('You reported something here on Mar 4, 2026').and.to.contain('Number: sent-1');
    expect(next.find<HTMLTextAreaElement>('.field textarea').value).to.equal('');
  });

  it('works where nothing can be kept or the store hangs, and says so', async () => {
    const broken = () => Promise.reject(new Error('no storage'));
    const element = await show({ source: office(), store: { ...memoryStore(), get: broken, set: broken, delete: broken, forget: broken } });
    fill(element);
    await waitUntil(() => element.text.includes('cannot be kept'));
    await send(element, 'Number: sent-1');
  });

  for (const [lang, words] of [
    ['zh-Hans', '哪里不对？'],
    ['zh-Hant', '哪裡不對？'],
    ['ug', 'نېمە خاتا؟'],
  ] as const) {
    it(`speaks ${lang}`, async () => {
      const element = await show({ source: office(), lang });
      await waitUntil(() => element.text.includes(words), element.text);
      await expectAccessible(element);
    });
  }
});
