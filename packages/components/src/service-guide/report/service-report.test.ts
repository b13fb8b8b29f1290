import { CivicError, createCivicClient, memoryStore, type PublicService, type RequestType, type Store } from '@civickit/core';
import {
  type Fault,
  memoryRequests,
  type MemorySending,
  memoryServices,
  testClock,
  type WritableMemoryRequests,
} from '@civickit/core/testing';
import { clientSender, openOutbox, type Outbox, type OutboxItem } from '@civickit/core/outbox';
import { aTimeout, expect } from '@open-wc/testing';
import { createHost, type HostOptions } from '../../host/create-host.js';
import { household, marriage } from '../../testing/tool-services.js';
import { expectAccessible, stage, type ToolStage } from '../../testing/tool-stage.js';
import { waitUntil } from '../../testing/wait-until.js';
import { ServiceReport } from './service-report.js';

const types: readonly RequestType[] = [
  { ref: { source: 'hall', id: '001' }, name: 'Pothole', hasQuestions: false },
  { ref: { source: 'hall', id: '090' }, name: 'Wrong data', keywords: ['service-guide'], hasQuestions: false },
];

interface Given {
  readonly source?: WritableMemoryRequests | undefined;
  readonly store?: Store;
  readonly services?: readonly PublicService[];
  readonly lang?: string;
  readonly outbox?: HostOptions['outbox'];
}

function office(sending: MemorySending = {}, fault?: Fault): WritableMemoryRequests {
  return memoryRequests({ id: 'hall', items: [], types, sending, ...(fault && { fault }) });
}

async function show({ source, store = memoryStore(), services = [marriage], lang = 'en', outbox = null }: Given = {}): Promise<ToolStage> {
  const options = { zone: 'Asia/Shanghai', clock: testClock(), store };
  const { services: collection } = createCivicClient({ services: memoryServices({ id: 'county', items: services }) }, options);
  const requests = source && createCivicClient({ requests: source }, options);
  const host = createHost(requests ?? createCivicClient({}, options), { outbox });
  const element = stage(lang);
  const report = new ServiceReport(element, () => ({ services, collection, heading: 3, host, address: () => '#/marriage' }));
  element.content = () => report.render();
  element.requestUpdate();
  await waitUntil(() => element.shadowRoot?.querySelector('.report'), 'the form');
  // Asked for once by all of a page: a fault that a test brings about later is none of theirs.
  await requests?.requests.types({ lang });
  return element;
}

/** What the draft is kept by. */
const kept = 'draft/service-report/county/marriage';

const form = (element: ToolStage) => element.find<HTMLFormElement>('form');
const radio = (element: ToolStage, at = 1) => [...form(element).querySelectorAll<HTMLInputElement>('[type=radio]')][at]!;

function write(element: ToolStage, selector: string, text: string): void {
  const field = element.find<HTMLInputElement>(selector);
  field.value = text;
  field.dispatchEvent(new Event('input'));
}

function fill(element: ToolStage): void {
  radio(element).click();
  write(element, '.field textarea', 'Opens at ten, not nine');
}

async function send(element: ToolStage, until: string, button = 'Send'): Promise<void> {
  await waitUntil(() => element.hasButton(button), `the button "${button}"`);
  element.button(button).click();
  await waitUntil(() => element.text.includes(until), `"${until}" in: ${element.text}`);
}

async function withoutNetwork(run: () => Promise<unknown>): Promise<void> {
  Object.defineProperty(navigator, 'onLine', { configurable: true, value: false });
  try {
    await run();
  } finally {
    delete (navigator as { onLine?: boolean }).onLine;
  }
}

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

  describe('where the page has a queue', () => {
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
