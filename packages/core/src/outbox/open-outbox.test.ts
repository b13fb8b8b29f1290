import { expect } from '@open-wc/testing';
import { createCivicClient } from '../client/create-client.js';
import { CivicError } from '../errors/civic-error.js';
import type { Receipt } from '../requests/receipt.js';
import { memoryRequests } from '../testing/memory-requests.js';
import { clientSender } from './client-sender.js';
import {
  closeAll,
  codeOf,
  deleteAll,
  draft,
  freshName,
  inDatabase,
  inState,
  item,
  page,
  photo,
  receipt,
  sender,
  target,
  until,
} from './open-outbox.fixture.js';
import type { OutboxTry } from './outbox.types.js';

describe('the outbox', () => {
  afterEach(closeAll);
  after(deleteAll);

  it('has after a reload what was put, with its photos', async () => {
    const name = freshName();
    const first = page(name);
    const put = await first.put(target, draft, { media: [photo(300_000), new Blob(['note'], { type: 'text/plain' })] });
    first.close();
    const second = page(name);
    const [found] = await second.list();
    expect(found).to.deep.equal(put);
    expect(found).to.include({ state: 'queued', kept: true, tries: 0, draftVersion: 1 });
    const files = await second.media(put.key);
    expect(files.map(({ size, type }) => [size, type])).to.deep.equal([
      [300_000, 'image/jpeg'],
      [4, 'text/plain'],
    ]);
    expect((files[0] as File).name).to.equal('lamp.jpg');
    expect(new Uint8Array(await files[0]!.arrayBuffer())).to.deep.equal(new Uint8Array(await photo(300_000).arrayBuffer()));
    expect(await second.keeps()).to.equal(true);
  });

  it('sends through a client, and keeps the receipt', async () => {
    const source = memoryRequests({ id: 'town', items: [], sending: { strength: 'confirmed' } });
    const client = createCivicClient({ requests: source });
    const name = freshName();
    const outbox = page(name, async ({ source: id }) => clientSender(client.requests, id));
    const { key } = await outbox.put(target, draft);
    expect(await inState(outbox, key, 'received')).to.have.nested.property('receipt.strength', 'confirmed');
    expect(source.send.sent.map((one) => [one.draft, one.key])).to.deep.equal([[draft, key]]);
  });

  it('looks for what it may have sent, and does not send it twice', async () => {
    const source = memoryRequests({ id: 'town', items: [], sending: {} });
    source.fault = { kind: 'lost' };
    const client = createCivicClient({ requests: source });
    const outbox = page(freshName(), async ({ source: id }) => clientSender(client.requests, id));
    const { key } = await outbox.put(target, draft);
    await inState(outbox, key, 'uncertain');
    delete source.fault;
    await outbox.queue(key);
    expect(await inState(outbox, key, 'received')).to.have.nested.property('receipt.strength', 'acknowledged');
    expect(source.send.sent.length).to.equal(1);
  });

  it('asks a person where it cannot look', async () => {
    let tries = 0;
    const outbox = page(
      freshName(),
      sender(
        async () => {
          tries += 1;
          if (tries === 1) throw new CivicError('network/cut', 'cut');
          return receipt;
        },
        { about: { resend: 'never', canFind: false } },
      ),
    );
    const { key } = await outbox.put(target, draft);
    await inState(outbox, key, 'uncertain');
    await until(async () => {
      await outbox.queue(key).catch(() => undefined);
      return (await item(outbox, key))?.question;
    }, 'the question');
    await outbox.flush();
    expect(tries).to.equal(1);
    expect((await outbox.answer(key, 'leave')).left).to.equal(true);
    await outbox.flush();
    expect(tries).to.equal(1);
    await outbox.answer(key, 'send-again');
    await inState(outbox, key, 'received');
    expect(tries).to.equal(2);
  });

  it('gives what is refused back to the person, who changes it and sends it', async () => {
    const issues = [{ path: '/description', message: 'is too short' }];
    const outbox = page(
      freshName(),
      sender(async (given) => {
        if ((given as typeof draft).description === '?') throw new CivicError('http/client-error', 'no', { status: 422, issues });
        return receipt;
      }),
    );
    const { key } = await outbox.put(target, { ...draft, description: '?' });
    expect((await inState(outbox, key, 'refused')).error).to.deep.include({ status: 422, issues });
    const changed = await outbox.change(key, draft, { media: [photo(10)] });
    expect(changed).to.deep.include({ state: 'refused', draft });
    expect((await outbox.media(key)).length).to.equal(1);
    await outbox.queue(key);
    await inState(outbox, key, 'received');
    expect([
      await codeOf(outbox.change(key, draft)),
      await codeOf(outbox.queue('nobody')),
      await codeOf(outbox.answer(key, 'leave')),
    ]).to.deep.equal(Array(3).fill('conflict/outbox-state'));
  });

  it('hands files over one at a time', async () => {
    const read: number[] = [];
    const outbox = page(
      freshName(),
      sender(async (_draft, { media }: OutboxTry) => {
        for (const one of media) read.push((await one.read()).size);
        return receipt;
      }),
    );
    const { key } = await outbox.put(target, draft, { media: [photo(10), photo(20)] });
    await inState(outbox, key, 'received');
    expect(read).to.deep.equal([10, 20]);
  });

  it('a poison item does not hold up the others, nor a source that hangs another', async () => {
    const sent: unknown[] = [];
    const name = freshName();
    const before = page(name);
    for (const text of ['poison', 'one', 'two']) await before.put(target, { text }, { key: text });
    await before.put({ ...target, source: 'hangs' }, {}, { key: 'hangs' });
    const outbox = page(name, async ({ source }) => ({
      about: { resend: 'keyed', canFind: false },
      async send(given) {
        if (source === 'hangs') return new Promise<Receipt>(() => undefined);
        const { text } = given as { text: string };
        if (text === 'poison') throw new CivicError('http/server-error', 'no', { status: 500, retry: 'later' });
        sent.push(text);
        return receipt;
      },
    }));
    await inState(outbox, 'two', 'received');
    expect(sent).to.deep.equal(['one', 'two']);
    await inState(outbox, 'poison', 'uncertain');
    await inState(outbox, 'hangs', 'sending');
    expect(await codeOf(outbox.discard('hangs'))).to.equal('conflict/outbox-state');
  });

  it('what needs a person is sent only where a person said so', async () => {
    const sent: string[] = [];
    const attended = sender(
      async (_draft, { key }) => {
        sent.push(key);
        return { strength: 'handed-off', source: 'town', at: receipt.at, via: 'mail' };
      },
      { about: { resend: 'never', canFind: false, attended: true } },
    );
    const name = freshName();
    const earlier = page(name);
    const { key } = await earlier.put(target, draft);
    const outbox = page(name, attended);
    await outbox.flush();
    expect(sent).to.deep.equal([]);
    await outbox.queue(key);
    await inState(outbox, key, 'received');
    expect(sent).to.deep.equal([key]);
  });

  it('an item of a later version of drafts waits for a page that knows it', async () => {
    const name = freshName();
    let tries = 0;
    const send = async () => {
      tries += 1;
      return receipt;
    };
    const outbox = page(name, sender(send));
    const { key } = await outbox.put(target, draft, { draftVersion: 2 });
    await outbox.flush();
    expect([tries, (await item(outbox, key))!.state]).to.deep.equal([0, 'queued']);
    const newer = page(name, sender(send, { draftVersion: 2 }));
    await inState(newer, key, 'received');
  });

  it('leaves no photo on a device that others use too, once it has arrived', async () => {
    const name = freshName();
    const outbox = page(
      name,
      sender(async () => receipt),
    );
    await outbox.put(target, draft, { key: 'a', media: [photo(5)], wipe: true });
    expect(await inState(outbox, 'a', 'received')).to.deep.include({ receipt, draft });
    const left = await inDatabase(name, async (database) => [await database.count('items'), await database.count('media')]);
    expect(left, 'the page may be left at any time').to.deep.equal([0, 0]);
    await outbox.discard('a');
    expect(await outbox.list()).to.deep.equal([]);
  });

  it('shows the receipt of what is to be wiped to the page that put it, whoever sends it', async () => {
    const name = freshName();
    const puts = page(name);
    await puts.put(target, draft, { key: 'a', wipe: true });
    const sends = page(
      name,
      sender(async () => receipt),
    );
    expect(await inState(puts, 'a', 'received')).to.deep.include({ receipt, draft });
    expect(await sends.list()).to.deep.equal([]);
  });

  it('putting twice under one key makes one item, and does not touch one that has left', async () => {
    const name = freshName();
    const outbox = page(name);
    await Promise.all([1, 2].map((text) => outbox.put(target, { text }, { key: 'a', media: [photo(5)], state: 'draft' })));
    expect((await outbox.list()).length).to.equal(1);
    expect(await inDatabase(name, (database) => database.count('media'))).to.equal(1);
    const sends = page(
      name,
      sender(async () => receipt),
    );
    await sends.queue('a');
    await inState(sends, 'a', 'received');
    expect(await sends.put(target, { text: 3 }, { key: 'a', media: [photo(6)] })).to.include({ state: 'received' });
    expect((await sends.media('a')).map(({ size }) => size)).to.deep.equal([5]);
    await sends.discard('a');
    expect(await inDatabase(name, async (database) => [await database.count('items'), await database.count('media')])).to.deep.equal([
      0, 0,
    ]);
  });
});
