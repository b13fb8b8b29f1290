import { expect } from '@open-wc/testing';
import { deleteDB } from 'idb';
import { openOutbox } from '../outbox/open-outbox.js';
import { browserStore } from './browser-store.js';

it('asks the browser once to keep the site, where that asks no reader, when something lies there that cannot be had again, and needs no answer', async () => {
  let times = 0;
  const persist = () => {
    times += 1;
    throw new Error('A content system has put this here');
  };
  Object.defineProperty(navigator, 'storage', { configurable: true, value: { persist } });
  const name = `last-${Math.random()}`;
  const store = browserStore({ name });
  const outbox = openOutbox({ name: `${name}-outbox`, send: async () => undefined });
  try {
    await store.set('copy/news', ['a']);
    await outbox.list();
    expect(times).to.equal(0);
    await store.change('form/draft', () => ({ name: '王' }));
    await outbox.put({ source: 'town', kind: 'requests' }, {}, { state: 'draft' });
    expect(times).to.equal(navigator.userAgent.includes('Firefox') ? 0 : 1);
  } finally {
    delete (navigator as { storage?: unknown }).storage;
    outbox.close();
    await Promise.all([deleteDB(name), deleteDB(`${name}-outbox`)]);
  }
});
