import { CivicError, createCivicClient, memoryStore } from '@civickit/core';
import { type Fault, type WritableMemoryRequests } from '@civickit/core/testing';
import { clientSender, openOutbox, type Outbox, type OutboxItem } from '@civickit/core/outbox';
import { expect } from '@open-wc/testing';
import { expectAccessible } from '../../testing/tool-stage.js';
import { waitUntil } from '../../testing/wait-until.js';
import { withoutRoom } from '../../testing/without-room.js';
import { fill, kept, office, send, show, withoutNetwork, write } from '../../testing/report-stage.js';

describe('a report where the page has a queue', () => {
  const opened: Outbox[] = [];
  afterEach(() => opened.splice(0).forEach((outbox) => outbox.close()));

  function queue(source: WritableMemoryRequests, name = `report-${Math.random()}`): Outbox {
    const { requests } = createCivicClient({ requests: source });
    const outbox = openOutbox({ name, send: async (target) => clientSender(requests, target.source) });
    opened.push(outbox);
    return outbox;
  }

  it('goes through it, and shows the number of the receipt', async () => {
    const source = office({ strength: 'confirmed' });
    const outbox = queue(source);
    const element = await show({ source, outbox: async () => outbox });
    fill(element);
    await send(element, 'Number: sent-1');
    expect((await outbox.list()).map(({ state }) => state)).to.deep.equal(['received']);
    expect(source.send.sent.map(({ key }) => key)).to.deep.equal((await outbox.list()).map(({ key }) => key));
  });

  it('is saved without a network, and sent once by itself when there is one', async () => {
    const source = office();
    const outbox = queue(source);
    const store = memoryStore();
    const element = await show({ source, store, outbox: async () => outbox });
    fill(element);
    await withoutNetwork(async () => {
      await send(element, 'Saved on this device. It is sent by itself');
      await expectAccessible(element);
      expect(source.send.sent).to.have.length(0);
      expect(element.text).not.to.contain('has received').and.not.to.contain('has taken');
      expect(element.said).to.contain('Saved on this device');
    });
    expect(await store.get('draft/service-report/county/marriage')).to.equal(undefined);
    element.remove();
    dispatchEvent(new Event('online'));
    await waitUntil(() => source.send.sent.length === 1, 'the report');
    expect(source.send.sent[0]?.draft.description).to.contain('Opens at ten, not nine');
  });

  it('says that it may have arrived, and leaves the finding out to the queue', async () => {
    const source = office();
    const outbox = queue(source);
    const element = await show({ source, outbox: async () => outbox });
    fill(element);
    source.fault = { kind: 'lost' };
    await send(element, 'no answer has come yet');
    source.fault = undefined;
    const [item] = await outbox.list();
    await outbox.queue(item!.key);
    await waitUntil(async () => (await outbox.list())[0]?.state === 'received', 'the receipt');
    expect(source.send.sent).to.have.length(1);
  });

  it('gives back what the office refuses, and sends it changed under the same key', async () => {
    const source = office();
    const submit = source.send.submit.bind(source.send);
    const keys: string[] = [];
    Object.assign(source.send, {
      submit: (...given: Parameters<typeof submit>) => {
        keys.push(given[1]);
        return keys.length === 1 ? Promise.reject(new CivicError('http/client-error', 'no', { status: 422 })) : submit(...given);
      },
    });
    const outbox = queue(source);
    const element = await show({ source, outbox: async () => outbox });
    fill(element);
    await send(element, 'did not take the report');
    write(element, '.field textarea', 'Opens at ten');
    await send(element, 'Number: sent-1', 'Send again');
    expect(new Set(keys).size).to.equal(1);
    expect(source.send.sent[0]?.draft.description).to.contain('Opens at ten').and.not.to.contain('nine');
  });

  /** Refused once by the office, and sent as it was from the list of the queue on another page. */
  async function sentElsewhere(source: WritableMemoryRequests, fault?: Fault) {
    const outbox = queue(source);
    const store = memoryStore();
    const element = await show({ source, store, outbox: async () => outbox });
    fill(element);
    source.fault = { kind: 'error', error: new CivicError('http/client-error', 'no', { status: 400 }) };
    await send(element, 'did not take the report');
    source.fault = fault;
    await outbox.queue((await outbox.list())[0]!.key);
    await waitUntil(() => source.send.sent.length === 1, 'the old words');
    await waitUntil(async () => (await outbox.list())[0]?.state === (fault ? 'uncertain' : 'received'), 'the end of it');
    source.fault = undefined;
    return { element, outbox, store };
  }

  it('keeps the draft as long as the queue lives no longer than the page and nobody has it', async () => {
    const source = office();
    const real = queue(source);
    const unkept = (item: OutboxItem) => ({ ...item, kept: false });
    const outbox: Outbox = {
      ...real,
      put: async (...given) => unkept(await real.put(...given)),
      list: async () => (await real.list()).map(unkept),
      watch: (on, ...more) => real.watch((items) => on(items.map(unkept)), ...more),
    };
    const store = memoryStore();
    const element = await show({ source, store, outbox: async () => outbox });
    fill(element);
    await withoutNetwork(async () => {
      await send(element, 'Keep the page open');
      await waitUntil(() => element.hasButton('Write another report'), 'the end of it');
      element.button('Write another report').click();
      await waitUntil(() => element.text.includes('What is wrong?'), 'the form');
      expect(await store.get(kept)).to.deep.include({ words: 'Opens at ten, not nine' });
    });
    dispatchEvent(new Event('online'));
    await waitUntil(async () => (await store.get(kept)) === undefined, 'nothing to be kept');
    expect(source.send.sent).to.have.length(1);
  });

  it('waits on the page where the device has no room, and does not say that it is saved there', async () => {
    const source = office();
    const outbox = withoutRoom(queue(source));
    const element = await show({ source, outbox: async () => outbox });
    fill(element);
    await withoutNetwork(async () => {
      await send(element, 'It waits on this page and is sent by itself');
      expect(element.text).not.to.contain('Saved on this device');
    });
    dispatchEvent(new Event('online'));
    await waitUntil(() => source.send.sent.length === 1, 'the report');
  });

  it('deletes what is written in the queue too', async () => {
    const source = office();
    const outbox = queue(source);
    const element = await show({ source, outbox: async () => outbox });
    fill(element);
    source.fault = { kind: 'error', error: new CivicError('http/client-error', 'no', { status: 400 }) };
    await send(element, 'did not take the report');
    expect(await outbox.list()).to.have.length(1);
    element.button('Delete my text').click();
    await waitUntil(async () => (await outbox.list()).length === 0, 'an empty queue');
    expect(element.find<HTMLTextAreaElement>('.field textarea').value).to.equal('');
  });

  it('says that what has been sent from elsewhere is not deleted', async () => {
    const { element, outbox } = await sentElsewhere(office());
    element.button('Delete my text').click();
    await waitUntil(() => element.text.includes('still in the list of this device'), element.text);
    expect(await outbox.list()).to.have.length(1);
    element.button('Write another report').click();
    await waitUntil(() => element.text.includes('What is wrong?'), 'the form');
    expect(element.shadowRoot?.querySelector('.outcome')).to.equal(null);
  });

  it('posts new words as another report where the old ones have left from elsewhere', async () => {
    const source = office({ strength: 'confirmed' });
    const { element, outbox, store } = await sentElsewhere(source);
    write(element, '.field textarea', 'Opens at eleven');
    await send(element, 'Number: sent-2', 'Send again');
    const [old, other] = source.send.sent;
    expect(old?.draft.description).to.contain('at ten');
    expect(other?.draft.description)
      .to.contain('Opens at eleven')
      .and.contain(`Reference: ${other?.key.slice(0, 8).toUpperCase()}`);
    expect(other?.key).not.to.equal(old?.key);
    expect((await outbox.list()).map(({ key }) => key)).to.deep.equal([old?.key, other?.key]);
    expect(await store.get(kept)).to.equal(undefined);
  });

  it('does not send the same words a second time where they have left from elsewhere', async () => {
    const source = office();
    const { element } = await sentElsewhere(source);
    await send(element, 'Number: sent-1', 'Send again');
    expect(source.send.sent).to.have.length(1);
  });

  it('posts new words also while it is open whether the old ones arrived', async () => {
    const source = office({ canFind: false });
    const { element, outbox } = await sentElsewhere(source, { kind: 'lost' });
    write(element, '.field textarea', 'Opens at eleven');
    await send(element, 'Number: sent-2', 'Send again');
    expect(source.send.sent[1]?.draft.description).to.contain('Opens at eleven');
    expect((await outbox.list()).map(({ state }) => state)).to.deep.equal(['uncertain', 'received']);
  });

  it('posts the words of both of two tabs with the same draft', async () => {
    const source = office();
    const outbox = queue(source);
    const store = memoryStore();
    const first = await show({ source, store, outbox: async () => outbox });
    fill(first);
    await waitUntil(() => store.get(kept), 'what is written');
    const second = await show({ source, store, outbox: async () => outbox });
    write(second, '.field textarea', 'Opens at eleven');
    await send(first, 'Number: sent-1');
    await send(second, 'Number: sent-2');
    expect(source.send.sent.map(({ draft }) => draft.description?.split('\n').at(-1))).to.deep.equal([
      'Opens at ten, not nine',
      'Opens at eleven',
    ]);
  });

  it('keeps the new key with the new words that are refused', async () => {
    const source = office();
    const { element, outbox, store } = await sentElsewhere(source);
    write(element, '.field textarea', 'Opens at eleven');
    source.fault = { kind: 'error', error: new CivicError('http/client-error', 'no', { status: 400 }) };
    element.button('Send again').click();
    await waitUntil(async () => (await outbox.list())[1]?.state === 'refused', 'the other report');
    await waitUntil(() => element.hasButton('Send again'), 'the end of it');
    const draft = (await store.get(kept)) as { key: string; words: string; tried?: unknown };
    expect(draft).to.deep.include({ key: (await outbox.list())[1]?.key, words: 'Opens at eleven' });
  });

  it('is not sent a second time by itself where nobody can look for it', async () => {
    const source = office({ canFind: false });
    const outbox = queue(source);
    const element = await show({ source, outbox: async () => outbox });
    fill(element);
    source.fault = { kind: 'lost' };
    await send(element, 'no answer has come yet');
    await waitUntil(async () => (await outbox.list())[0]?.state === 'uncertain');
    expect(source.send.sent).to.have.length(1);
  });

  for (const [lang, words, name] of [
    ['en', 'does not let this page send now', 'Send'],
    ['zh-Hans', '系统暂时不允许从本页提交', '提交'],
    ['zh-Hant', '系統暫時不允許從本頁送出', '送出'],
    ['ug', 'بۇ بەتتىن يوللاشقا يول قويمايدۇ', 'يوللاش'],
  ] as const) {
    it(`does not promise to send by itself what waits for permission, in ${lang}`, async () => {
      for (const status of [401, 403]) {
        const source = office();
        const outbox = queue(source);
        const element = await show({ source, lang, outbox: async () => outbox });
        fill(element);
        source.fault = { kind: 'error', error: new CivicError('http/client-error', 'no', { status }) };
        await send(element, words, name);
        expect(element.text).not.to.contain('by itself');
      }
    });
  }

  it('goes the plain way where the queue cannot be had or cannot keep it', async () => {
    for (const outbox of [
      () => Promise.reject(new Error('no code')),
      async () => ({ ...queue(office()), put: () => Promise.reject(new CivicError('storage/full', 'full')) }),
    ]) {
      const source = office();
      const element = await show({ source, outbox });
      fill(element);
      await send(element, 'Number: sent-1');
      expect(source.send.sent).to.have.length(1);
    }
  });
});
