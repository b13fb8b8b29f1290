import { expect } from '@open-wc/testing';
import { type MortalTab, openMortalTab } from './mortal-tab.fixture.js';
import type { OutboxItem } from './outbox.types.js';
import {
  closeAll,
  codeOf,
  deleteAll,
  draft,
  freshName,
  inDatabase,
  item,
  page,
  photo,
  receipt,
  sender,
  target,
  until,
} from './open-outbox.fixture.js';

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('the outbox in several tabs', () => {
  afterEach(closeAll);
  after(deleteAll);

  for (const locks of ['browser', 'none'] as const) {
    it(`${locks === 'none' ? 'without Web Locks ' : ''}loses and doubles nothing while tabs are killed`, async function () {
      this.timeout(60_000);
      const name = freshName();
      const rows = new Map<string, number>();
      const kept = new Set<string>();
      const tabs: MortalTab[] = [];
      let answers = 0;
      let ready = 0;
      function start(): MortalTab {
        const tab = openMortalTab({ name, locks });
        tab.port.onmessage = ({ data }: MessageEvent<{ submit?: string; id?: string; kept?: string; ready?: boolean }>) => {
          if (data.ready) ready += 1;
          if (data.kept !== undefined) kept.add(data.kept);
          if (data.submit === undefined) return;
          const key = data.submit;
          rows.set(key, (rows.get(key) ?? 0) || 1);
          answers += 1;
          // A third of the answers gets lost after the commit.
          setTimeout(() => tab.port.postMessage({ answer: data.id, ...(answers % 3 > 0 && { receipt }) }), (answers * 37) % 80);
        };
        return tab;
      }
      for (let at = 0; at < 3; at += 1) tabs.push(start());
      for (let round = 0; round < 6; round += 1) {
        await until(() => ready === 3 + round, 'the tabs');
        for (let at = 0; at < 4; at += 1) tabs[at % 3]!.port.postMessage({ put: `${round}-${at}` });
        await sleep((round * 53) % 130);
        tabs[round % 3]!.kill();
        tabs[round % 3] = start();
      }
      const watcher = page(name);
      await until(() => kept.size > 5, 'some to be kept');
      await sleep(500);
      for (const tab of tabs) tab.kill();
      const promised = [...kept];

      const outbox = page(
        name,
        sender(async (_draft, { key }) => {
          rows.set(key, rows.get(key) ?? 1);
          return receipt;
        }),
        locks === 'none' ? { locks: null } : {},
      );
      const there = await outbox.list();
      expect(promised.filter((key) => !there.some((one) => one.key === key))).to.deep.equal([]);
      // What a tab without locks was sending when it died is left alone for two minutes and a half.
      const settled = (one: OutboxItem) => one.state === 'received' || (locks === 'none' && one.state === 'sending');
      await until(async () => {
        for (const one of await outbox.list())
          if (one.state === 'uncertain' || one.state === 'queued') await outbox.queue(one.key).catch(() => undefined);
        return (await outbox.list()).every(settled);
      }, 'all to be sent');
      expect((await watcher.list()).filter(({ key, state }) => state === 'received' && !rows.has(key))).to.deep.equal([]);
    });
  }

  it('leaves an item alone that another tab sends, and takes it up when that tab has died', async () => {
    const name = freshName();
    const frame = document.body.appendChild(document.createElement('iframe'));
    const tab = frame.contentWindow!;
    const first = page(name);
    const { key } = await first.put(target, draft);
    first.close();
    await inDatabase(name, async (database) => {
      const lease = { token: 'other tab', beat: 0, unsure: false };
      await database.put('items', { ...((await database.get('items', key)) as object), state: 'sending', tries: 1, lease });
    });
    await new Promise<void>((locked) => {
      void tab.navigator.locks.request(`${name}/${key}`, () => {
        locked();
        return new Promise(() => undefined);
      });
    });
    const sent: string[] = [];
    const outbox = page(
      name,
      sender(async () => {
        sent.push(key);
        return receipt;
      }),
    );
    await outbox.flush();
    expect([sent, (await item(outbox, key))!.state]).to.deep.equal([[], 'sending']);
    expect(await codeOf(outbox.change(key, {}))).to.equal('conflict/outbox-state');
    frame.remove();
    await until(async () => {
      await outbox.flush();
      return (await item(outbox, key))!.state === 'received';
    });
    expect(sent).to.deep.equal([key]);
  });

  for (const locks of [undefined, null])
    it(`sends each item once from four pages${locks === null ? ' without Web Locks' : ''}`, async () => {
      const name = freshName();
      const sent: string[] = [];
      const send = sender(async (_draft, { key }) => {
        sent.push(key);
        await sleep(5);
        return receipt;
      });
      const pages = [1, 2, 3, 4].map(() => page(name, send, locks === null ? { locks } : {}));
      const puts = await Promise.all(Array.from({ length: 20 }, (_, at) => pages[at % 4]!.put(target, { at })));
      await until(async () => {
        await Promise.all(pages.map((one) => one.flush()));
        return (await pages[0]!.list()).every(({ state }) => state === 'received');
      });
      expect([...sent].sort()).to.deep.equal(puts.map(({ key }) => key).sort());
    });

  it('tells every page what has changed, and none after its abort', async () => {
    const name = freshName();
    const heard: string[][] = [];
    const ended: string[][] = [];
    const stop = new AbortController();
    const [one, other] = [page(name), page(name)];
    const shown = (items: readonly OutboxItem[]) => items.map(({ key, state }) => `${key} ${state}`);
    other.watch((items) => heard.push(shown(items)), new AbortController().signal);
    other.watch((items) => ended.push(shown(items)), stop.signal);
    await until(() => heard.length && ended.length, 'the first word');
    expect(heard[0]).to.deep.equal([]);
    stop.abort();
    await one.put(target, draft, { key: 'a' });
    await until(() => heard.at(-1)?.[0] === 'a queued', 'the item');
    await one.discard('a');
    await until(() => heard.at(-1)?.length === 0, 'its end');
    expect(ended).to.deep.equal([[]]);
    other.watch((items) => ended.push(shown(items)), AbortSignal.abort());
    await sleep(50);
    expect(ended.length).to.equal(1);
  });

  it('looks again every few seconds where nothing is broadcast', async () => {
    const { BroadcastChannel } = globalThis;
    const name = freshName();
    try {
      Reflect.deleteProperty(globalThis, 'BroadcastChannel');
      const [one, other] = [page(name), page(name)];
      let last = -1;
      other.watch((items) => (last = items.length), new AbortController().signal);
      await until(() => last === 0);
      await one.put(target, draft);
      await until(() => last === 1);
    } finally {
      globalThis.BroadcastChannel = BroadcastChannel;
    }
  });
});

describe('the file of an outbox', () => {
  afterEach(closeAll);
  after(deleteAll);

  it('holds everything that is not received, and comes back on another device once', async () => {
    const first = page(freshName());
    await first.put(target, draft, { key: 'draft', state: 'draft', media: [photo(200_000, '停水.jpg'), photo(0)] });
    await first.put(target, { text: '\ud800 "quoted"\n' }, { key: 'queued', media: [photo(98_304), photo(98_305)] });
    const file = await first.export();
    const second = page(freshName());
    expect([await second.import(file), await second.import(file), await first.import(file)]).to.deep.equal([2, 0, 0]);
    const items = await second.list();
    expect(items.map(({ key, state }) => [key, state])).to.deep.equal([
      ['draft', 'draft'],
      // It had not left: whoever brings it here decides.
      ['queued', 'draft'],
    ]);
    for (const { key } of items) {
      const [sent, come] = await Promise.all([first.media(key), second.media(key)]);
      expect(come.map(({ size, type }) => [size, type])).to.deep.equal(sent.map(({ size, type }) => [size, type]));
      for (const [at, one] of come.entries()) expect(await same(one, sent[at]!)).to.equal(true);
    }
    expect((await second.media('draft')).map((one) => (one as File).name)).to.deep.equal(['停水.jpg', 'lamp.jpg']);
    expect(items[1]!.draft).to.deep.equal({ text: '\ud800 "quoted"\n' });
  });

  it('brings no receipt along, whatever it says', async () => {
    const name = freshName();
    const first = page(
      name,
      sender(async () => receipt),
    );
    await first.put(target, draft, { key: 'real', state: 'draft' });
    const told = (await (await first.export()).text()).replace('"draft"', '"received"');
    const [begin = '', item = ''] = told.split('\n');
    const lineOf = (more: object) => JSON.stringify({ item: { ...(JSON.parse(item) as { item: object }).item, ...more } });
    const confirmed = { ...receipt, strength: 'confirmed', ref: { source: 'town', id: 'GOV-1' } };
    const lines = [
      lineOf({ key: 'claimed', state: 'received', receipt: confirmed }),
      lineOf({ key: 'odd', state: 'received' }),
      lineOf({ key: 'left', state: 'uncertain', tries: 1, receipt: confirmed }),
    ];
    const second = page(freshName());
    expect(await second.import(new Blob([[begin, ...lines].join('\n')]))).to.equal(1);
    const items = await second.list();
    expect(items.map(({ key, state, receipt: known }) => [key, state, known])).to.deep.equal([['left', 'uncertain', undefined]]);
  });

  it('is the same on a page that has put toJSON on everything', async () => {
    const name = freshName();
    const first = page(name);
    await first.put(target, { list: [1, [2]], place: { latitude: 1 } }, { key: 'a', media: [photo(10)] });
    const before = await (await first.export()).text();
    const broken = { value: () => 'broken', configurable: true };
    try {
      for (const one of [Array.prototype, Object.prototype, String.prototype]) Object.defineProperty(one, 'toJSON', broken);
      expect(await (await first.export()).text()).to.equal(before);
      const second = page(freshName());
      await second.import(new Blob([before]));
      expect((await second.list())[0]!.draft).to.deep.equal({ list: [1, [2]], place: { latitude: 1 } });
    } finally {
      for (const one of [Array.prototype, Object.prototype, String.prototype]) delete (one as { toJSON?: unknown }).toJSON;
    }
  });

  it('is refused where it is another', async () => {
    const outbox = page(freshName());
    for (const text of ['', '\n', '{}', '[1]', 'a,b\n1,2', '{"item":{"key":"a"}}'])
      expect(await codeOf(outbox.import(new Blob([text]))), text).to.equal('invalid/outbox-file');
    expect(await codeOf(outbox.import(photo(500_000)))).to.equal('invalid/outbox-file');
  });

  it('gives what is whole of one that was cut off, at every length', async function () {
    this.timeout(60_000);
    const first = page(freshName());
    await first.put(target, draft, { key: 'a', media: [photo(300), photo(200)] });
    await first.put(target, draft, { key: 'b', state: 'draft' });
    const file = await first.export();
    for (let end = 0; end < file.size; end += 97) {
      const name = freshName();
      const outbox = page(name);
      await outbox.import(file.slice(0, end)).catch((error: { code: string }) => expect(error.code).to.equal('invalid/outbox-file'));
      for (const { key, state, media } of await outbox.list()) {
        expect([state, media.length]).to.deep.equal(['draft', key === 'a' ? 2 : 0]);
        const here = media.filter(({ leftOut }) => leftOut?.kind !== 'storage');
        expect((await outbox.media(key)).map(({ size }) => size)).to.deep.equal(here.map(({ size }) => size));
        if (end > file.size - 97) expect(here.length).to.be.lessThan(media.length || 1);
      }
      outbox.close();
    }
  });
});

async function same(one: Blob, other: Blob): Promise<boolean> {
  const [first, second] = (await Promise.all([one.arrayBuffer(), other.arrayBuffer()])).map((bytes) => new Uint8Array(bytes));
  return first!.length === second!.length && first!.every((byte, at) => byte === second![at]);
}
