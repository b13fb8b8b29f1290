import { expect } from '@open-wc/testing';
import { deleteDB, openDB } from 'idb';
import { CivicError } from '../errors/civic-error.js';
import { databaseShelf } from './database-shelf.js';
import {
  codeOf,
  closeAll,
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

const putOf = () => IDBObjectStore.prototype.put;

describe('the outbox on a device that gives trouble', () => {
  afterEach(closeAll);
  after(deleteAll);

  it('says that there is no room, keeps what was there, and nothing by halves', async () => {
    const name = freshName();
    const outbox = page(name);
    const kept = await outbox.put(target, draft, { media: [photo(10)] });
    const put = putOf();
    let allowed = 1;
    IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...given: Parameters<typeof put>) {
      allowed -= 1;
      if (allowed < 0) throw new DOMException('full', 'QuotaExceededError');
      return put.apply(this, given);
    };
    try {
      expect(await codeOf(outbox.put(target, draft, { media: [photo(20), photo(30)] }))).to.equal('storage/full');
      allowed = 2;
      expect(await codeOf(outbox.put(target, draft, { media: [photo(20), photo(30)] }))).to.equal('storage/full');
      allowed = 1;
      expect(await codeOf(outbox.change(kept.key, { changed: true }, { media: [photo(40), photo(50)] }))).to.equal('storage/full');
      allowed = 2;
      expect(await codeOf(outbox.change(kept.key, { changed: true }, { media: [photo(40), photo(50)] }))).to.equal('storage/full');
    } finally {
      IDBObjectStore.prototype.put = put;
    }
    expect(await outbox.list()).to.deep.equal([kept]);
    expect((await outbox.media(kept.key)).map(({ size }) => size)).to.deep.equal([10]);
    expect(await inDatabase(name, (database) => database.count('media'))).to.equal(1);
  });

  for (const [fault, method, at] of [
    ['has no room', 'put', IDBObjectStore.prototype],
    ['cannot be opened', 'open', IDBFactory.prototype],
  ] as const)
    it(`sends from the memory of the page what a device that ${fault} did not take, and says that it is not kept`, async () => {
      const sent: unknown[] = [];
      const outbox = page(
        freshName(),
        sender(async (_, { media }) => {
          sent.push(await Promise.all(media.map(async (file) => (await file.read()).size)));
          return receipt;
        }),
      );
      const saved: unknown = Reflect.get(at, method);
      Reflect.set(at, method, () => {
        throw new DOMException('full', 'QuotaExceededError');
      });
      try {
        expect(await codeOf(outbox.put(target, draft, { key: 'a', media: [photo(10)] }))).to.match(/^storage\//);
        const put = await outbox.put(target, draft, { key: 'a', media: [photo(10)], unkept: true });
        expect([put.key, put.kept]).to.deep.equal(['a', false]);
        expect((await inState(outbox, 'a', 'received')).kept).to.equal(false);
        const wiped = await outbox.put(target, draft, { unkept: true, wipe: true });
        await inState(outbox, wiped.key, 'received');
        expect((await outbox.list()).map(({ key }) => key)).to.deep.equal(['a', wiped.key]);
      } finally {
        Reflect.set(at, method, saved);
      }
      expect(sent).to.deep.equal([[10], []]);
      expect((await outbox.put(target, draft)).kept).to.equal(true);
    });

  it('sends nothing from memory that lies on the device under the same key', async () => {
    const outbox = page(freshName());
    await outbox.put(target, draft, { key: 'a', state: 'draft' });
    await outbox.put(target, { ...draft, changed: true }, { key: 'a', state: 'draft', unkept: true });
    expect((await outbox.list()).map(({ key, kept }) => [key, kept])).to.deep.equal([['a', true]]);
  });

  it('a receipt that cannot be written down at once is not forgotten', async () => {
    const name = freshName();
    const put = putOf();
    let full = false;
    const outbox = page(
      name,
      sender(async () => {
        full = true;
        return receipt;
      }),
    );
    IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...given: Parameters<typeof put>) {
      if (full) throw new DOMException('full', 'QuotaExceededError');
      return put.apply(this, given);
    };
    try {
      const { key } = await outbox.put(target, draft);
      await until(() => full, 'the try');
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect((await item(outbox, key))!.state).to.equal('sending');
      full = false;
      await inState(outbox, key, 'received');
    } finally {
      IDBObjectStore.prototype.put = put;
    }
  });

  it('where IndexedDB is refused it lasts as long as the page, sends, and says so', async () => {
    const { open } = IDBFactory.prototype;
    IDBFactory.prototype.open = () => {
      throw new DOMException('private', 'SecurityError');
    };
    try {
      const outbox = page(
        freshName(),
        sender(async () => receipt),
      );
      expect(await outbox.keeps()).to.equal(false);
      const put = await outbox.put(target, draft, { media: [photo(10)] });
      expect(put.kept).to.equal(false);
      expect((await inState(outbox, put.key, 'received')).kept).to.equal(false);
    } finally {
      IDBFactory.prototype.open = open;
    }
  });

  for (const fault of ['UnknownError', 'QuotaExceededError', 'AbortError'])
    it(`does not claim to be empty where the database cannot be opened (${fault}), and reads it when it can`, async () => {
      const name = freshName();
      const earlier = page(name);
      await earlier.put(target, draft, { key: 'a', state: 'draft' });
      earlier.close();
      const { open } = IDBFactory.prototype;
      IDBFactory.prototype.open = () => {
        throw new DOMException('broken', fault);
      };
      const outbox = page(name);
      try {
        const asked = [outbox.keeps(), outbox.list(), outbox.put(target, draft)];
        expect(await Promise.all(asked.map(codeOf))).not.to.include('no error');
      } finally {
        IDBFactory.prototype.open = open;
      }
      expect((await outbox.list()).map(({ key, kept }) => [key, kept])).to.deep.equal([['a', true]]);
      expect(await outbox.keeps()).to.equal(true);
    });

  it('lets another page delete the database, and begins anew', async () => {
    const name = freshName();
    const outbox = page(name);
    await outbox.put(target, draft);
    await deleteDB(name);
    expect(await outbox.list()).to.deep.equal([]);
    await outbox.put(target, draft);
    expect((await outbox.list()).length).to.equal(1);
  });

  it('opens again what says that it is closing, as WebKit does when it has killed the connection', async () => {
    const name = freshName();
    const outbox = page(name);
    await outbox.put(target, draft, { key: 'a' });
    const { transaction } = IDBDatabase.prototype;
    let deaths = 1;
    IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...given: Parameters<typeof transaction>) {
      deaths -= 1;
      if (deaths >= 0) throw new DOMException('The database connection is closing', 'InvalidStateError');
      return transaction.apply(this, given);
    };
    try {
      await outbox.put(target, draft, { key: 'b' });
      expect(deaths).to.be.lessThan(0);
      deaths = 1;
      expect((await outbox.list()).map(({ key }) => key)).to.deep.equal(['a', 'b']);
    } finally {
      IDBDatabase.prototype.transaction = transaction;
    }
  });

  it('hands on what a later release has written, and deletes nothing of it', async () => {
    const name = freshName();
    const outbox = page(
      name,
      sender(async () => receipt),
    );
    await outbox.put(target, draft, { key: 'known', state: 'draft' });
    const later = { key: 'later', state: 'postponed', until: 2030 };
    await inDatabase(name, async (database) => {
      await database.put('items', { ...((await database.get('items', 'known')) as object), stamps: [1] });
      await database.put('items', later);
    });
    expect((await outbox.list()).map(({ key }) => key)).to.deep.equal(['known']);
    await outbox.queue('known');
    await inState(outbox, 'known', 'received');
    await outbox.discard('later');
    expect(await codeOf(outbox.put(target, draft, { key: 'later' }))).to.equal('conflict/outbox-state');
    expect(await inDatabase(name, (database) => database.get('items', 'later'))).to.deep.equal(later);
    expect(await inDatabase(name, (database) => database.get('items', 'known'))).to.deep.include({ stamps: [1] });
    expect(await outbox.export().then((file) => file.text())).to.contain('"until":2030');
  });

  it('neither shows nor deletes a record that is odd, and shows the others', async () => {
    const name = freshName();
    const outbox = page(name);
    await outbox.put(target, draft, { key: 'sound', state: 'draft' });
    const sound = await inDatabase(name, (database) => database.get('items', 'sound') as Promise<object>);
    const odd = [
      { ...sound, key: 'undated', writtenAt: undefined },
      { ...sound, key: 'garbage', state: 'received', receipt: { ...receipt, at: 'garbage' } },
      { ...sound, key: 'shapeless', media: [{ id: '1' }] },
    ];
    await inDatabase(name, (database) => Promise.all(odd.map((record) => database.put('items', record))));
    const again = page(name);
    expect((await again.list()).map(({ key }) => key)).to.deep.equal(['sound']);
    for (const { key } of odd) await again.discard(key);
    expect(await inDatabase(name, (database) => database.count('items'))).to.equal(4);
    expect(await again.export().then((file) => file.text()))
      .to.contain('"undated"')
      .and.to.contain('"shapeless"');
  });

  it('keeps a receipt whose date cannot be read, rather than to send twice', async () => {
    let tries = 0;
    const outbox = page(
      freshName(),
      sender(async () => {
        tries += 1;
        return { ...receipt, at: 'soon' as typeof receipt.at };
      }),
    );
    const { key } = await outbox.put(target, draft);
    expect((await inState(outbox, key, 'received')).receipt?.at).to.match(/^\d{4}-/);
    expect(tries).to.equal(1);
  });

  it('reads and writes a database that a later release has raised', async () => {
    const name = freshName();
    const first = page(name);
    await first.put(target, draft, { key: 'a' });
    first.close();
    const raised = await openDB(name, 7, { upgrade: (database) => void database.createObjectStore('stamps') });
    raised.close();
    const outbox = page(name);
    await outbox.put(target, draft, { key: 'b', media: [photo(3)] });
    expect([await outbox.keeps(), (await outbox.list()).map(({ key }) => key)]).to.deep.equal([true, ['a', 'b']]);
  });

  it('gives way to a later release that wants to raise the database', async () => {
    const name = freshName();
    const outbox = page(name);
    await outbox.put(target, draft);
    const raised = await openDB(name, 7, { upgrade: (database) => void database.createObjectStore('stamps') });
    expect(raised.version).to.equal(7);
    raised.close();
    expect((await outbox.list()).length).to.equal(1);
  });

  it('waits for a tab that stands in the way, and says so', async () => {
    const name = freshName();
    const old = await openDB(name, 1, { upgrade: (database) => void database.createObjectStore('items', { keyPath: 'key' }) });
    let blocked = 0;
    let opened = false;
    const shelf = databaseShelf({ name, onBlocked: () => (blocked += 1) }, 2).then((found) => {
      opened = true;
      return found;
    });
    await until(() => blocked, 'the word');
    // Longer than it waits for a browser that does not answer.
    await new Promise((resolve) => setTimeout(resolve, 3300));
    expect(opened).to.equal(false);
    old.close();
    expect(await (await shelf).add('a', { key: 'a' })).to.equal(true);
  });

  it('tells whoever watches that a tab stands in the way, and shows the list after that', async () => {
    const name = freshName();
    const old = await openDB(name, 1, { upgrade: (database) => void database.createObjectStore('items', { keyPath: 'key' }) });
    const requested = indexedDB.open.bind(indexedDB);
    // As a later release will ask.
    indexedDB.open = (...[asked, version]) => requested(asked, asked === name && version === 1 ? 2 : version);
    const told: string[] = [];
    try {
      const outbox = page(name);
      outbox.watch(
        (items) => told.push(`${items.length} items`),
        new AbortController().signal,
        () => told.push('blocked'),
      );
      await until(() => told.length, 'the word');
      outbox.watch(
        () => undefined,
        new AbortController().signal,
        () => told.push('blocked still'),
      );
      old.close();
      await until(() => told.length > 2, 'the list');
    } finally {
      indexedDB.open = requested;
    }
    expect(told).to.deep.equal(['blocked', 'blocked still', '0 items']);
  });

  it('forgets after a day the photos of an item that was never written, and no others', async () => {
    const name = freshName();
    let now = Date.UTC(2026, 2, 4);
    const clock = { now: () => now };
    const first = page(name, undefined, { clock });
    const { key } = await first.put(target, draft, { media: [photo(10)] });
    const shelf = await databaseShelf({ name, now: clock.now });
    for (const id of ['1', '2']) await shelf.addMedia('dead', id, { type: 'image/jpeg', bytes: new ArrayBuffer(20) });
    await inDatabase(name, (database) => database.put('items', { key: 'later', shape: 'of a later release' }));
    await shelf.addMedia('later', '1', { type: 'image/jpeg', bytes: new ArrayBuffer(30) });
    const left = () => inDatabase(name, async (database) => (await database.getAllKeys('media')).map((at) => (at as string[])[0]).sort());
    const reopen = async () => {
      const outbox = page(name, undefined, { clock });
      // It sweeps when it has nothing better to do.
      await outbox.flush();
      await new Promise((resolve) => setTimeout(resolve, 500));
      return left();
    };
    now += 23 * 3_600_000;
    expect(await reopen()).to.deep.equal(['dead', 'dead', key, 'later'].sort());
    now += 2 * 3_600_000;
    page(name, undefined, { clock });
    await until(async () => (await left()).length === 2, 'the sweep');
    expect(await left()).to.deep.equal([key, 'later'].sort());
    expect((await first.media(key)).length).to.equal(1);
  });

  it('a page that slept for days while it wrote photos keeps no item without them', async () => {
    const name = freshName();
    const shelf = await databaseShelf({ name });
    const outbox = page(name);
    await outbox.list();
    const gone = photo(10);
    const swept = photo(20);
    // Read last: by then another page has swept what came before.
    Object.defineProperty(swept, 'arrayBuffer', {
      value: async () => {
        await shelf.sweep(Infinity, Infinity);
        return new ArrayBuffer(20);
      },
    });
    expect(await codeOf(outbox.put(target, draft, { media: [gone, swept] }))).to.equal('storage/unavailable');
    const { key } = await outbox.put(target, draft, { state: 'draft' });
    expect(await codeOf(outbox.change(key, draft, { media: [gone, swept] }))).to.equal('storage/unavailable');
    expect((await outbox.list()).map(({ media }) => media)).to.deep.equal([[]]);
    expect(await inDatabase(name, (database) => database.count('media'))).to.equal(0);
  });

  it('takes no notice of a file that cannot be read, but tells', async () => {
    const outbox = page(freshName());
    const gone = photo(10);
    Object.defineProperty(gone, 'arrayBuffer', { value: () => Promise.reject(new DOMException('gone', 'NotFoundError')) });
    expect(await codeOf(outbox.put(target, draft, { media: [gone] }))).to.equal('storage/unavailable');
    expect(await outbox.list()).to.deep.equal([]);
  });

  it('believes no clock that is wrong by years', async () => {
    const name = freshName();
    let year = 2036;
    const clock = { now: () => Date.UTC(year, 0, 1) + performance.now() };
    let tries = 0;
    const send = sender(async () => {
      tries += 1;
      if (tries === 1) throw new CivicError('http/server-error', 'no', { status: 503, retry: 'after', retryAfterMs: 3_000_000 });
      return receipt;
    });
    const first = page(name, send, { clock });
    const { key } = await first.put(target, draft);
    await inState(first, key, 'uncertain');
    first.close();
    year = 2026;
    await inState(page(name, send, { clock }), key, 'received');
  });
});
