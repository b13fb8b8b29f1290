import { expect } from '@open-wc/testing';
import { deleteDB, openDB } from 'idb';
import { browserStore } from './browser-store.js';
import { connect } from './connection.js';
import { storeCases } from '../testing/store-cases.js';

let count = 0;
const names: string[] = [];

function freshName(): string {
  count += 1;
  const name = `civickit-test-${count}`;
  names.push(name);
  return name;
}

describe('browserStore in IndexedDB', () => {
  after(() => Promise.all(names.map((name) => deleteDB(name))));

  for (const { name, run } of storeCases((options) => browserStore({ ...options, name: freshName() }))) it(name, run);

  it('still has it after a reload', async () => {
    const name = freshName();
    await browserStore({ name }).set('copy/a', 1);
    expect(await browserStore({ name }).get('copy/a')).to.equal(1);
  });

  it('drops a copy of another version and hands on a draft', async () => {
    const name = freshName();
    const store = browserStore({ name });
    await store.set('copy/a', 1);
    const database = await openDB(name);
    for (const key of ['copy/a', 'draft/a']) await database.put('kept', { key, schema: 0, value: 'old' });
    database.close();
    expect([await store.get('copy/a'), await store.get('draft/a')]).to.deep.equal([undefined, 'old']);
  });

  it('lets another page delete the database, and begins anew', async () => {
    const name = freshName();
    const store = browserStore({ name });
    await store.set('mark/a', 1);
    await deleteDB(name);
    expect(await store.get('mark/a')).to.equal(undefined);
    await store.set('mark/a', 2);
    expect(await store.get('mark/a')).to.equal(2);
  });

  it('does not use a dead connection twice', async () => {
    const database = connect(freshName());
    let dead = true;
    const tries: boolean[] = [];
    const value = await database.read((connection) => {
      tries.push(dead);
      if (!dead) return connection.count('kept');
      dead = false;
      connection.close();
      return connection.count('kept');
    });
    expect([value, tries]).to.deep.equal([0, [true, false]]);
  });
});

it('lasts as long as the page where IndexedDB is refused', async () => {
  const { open } = IDBFactory.prototype;
  try {
    IDBFactory.prototype.open = () => {
      throw new DOMException('The user denied permission', 'SecurityError');
    };
    const store = browserStore({ name: freshName() });
    await store.set('draft/a', 1);
    expect(await store.get('draft/a')).to.equal(1);
    expect(await store.keeps()).to.equal(false);
  } finally {
    IDBFactory.prototype.open = open;
  }
});

it('makes room when the device is full, and tells when that is not enough', async () => {
  const { put } = IDBObjectStore.prototype;
  const store = browserStore({ name: freshName() });
  await store.set('copy/a', 'old');
  try {
    let refusals = 1;
    IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...given: Parameters<typeof put>) {
      refusals -= 1;
      if (refusals >= 0) throw new DOMException('full', 'QuotaExceededError');
      return put.apply(this, given);
    };
    await store.change('draft/a', () => 'new');
    expect(await store.keeps()).to.equal(true);
    expect([await store.get('copy/a'), await store.get('draft/a')]).to.deep.equal([undefined, 'new']);
    refusals = 100;
    const error: unknown = await store.set('draft/b', 1).catch((thrown: unknown) => thrown);
    expect(error).to.include({ code: 'storage/full' });
    await store.set('copy/b', 1);
  } finally {
    IDBObjectStore.prototype.put = put;
  }
});

it('gives a switch back without opening the database, and forgets it with all else', async () => {
  const name = freshName();
  await browserStore({ name }).set('switch/theme', 'elder');
  const { open } = IDBFactory.prototype;
  IDBFactory.prototype.open = () => {
    throw new DOMException('no', 'SecurityError');
  };
  try {
    expect(await browserStore({ name }).get('switch/theme')).to.equal('elder');
  } finally {
    IDBFactory.prototype.open = open;
  }
  const store = browserStore({ name });
  await store.delete('switch/theme');
  expect(await store.get('switch/theme')).to.equal(undefined);
  await store.set('switch/theme', 'dark');
  await store.set('draft/a', 1);
  await store.forget();
  expect([await store.get('switch/theme'), await store.get('draft/a')]).to.deep.equal([undefined, undefined]);
});
