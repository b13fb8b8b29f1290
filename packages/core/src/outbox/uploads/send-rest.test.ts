import { expect } from '@open-wc/testing';
import type { OutboxSender } from '../outbox.types.js';
import {
  closeAll,
  deleteAll,
  draft,
  freshName,
  inDatabase,
  inState,
  page,
  photo,
  receipt,
  sender,
  target,
  until,
} from '../open-outbox.fixture.js';

const media = { accept: ['*/*'], maxBytes: 99, apart: true, resumes: true, later: true } as const;
const about = { resend: 'keyed', canFind: false, media } as const;
const counts = (name: string) => inDatabase(name, async (database) => [await database.count('items'), await database.count('media')]);

describe('photos that come after their text, on the device', () => {
  afterEach(closeAll);
  after(deleteAll);

  it('are sent by another page where theirs dies, and nothing of what is to be wiped stays after that', async () => {
    const name = freshName();
    const hangs = { about, upload: () => new Promise<never>(() => undefined) };
    const dies = page(
      name,
      sender(async () => receipt, hangs),
    );
    await dies.put(target, draft, { key: 'a', media: [photo(5)], wipe: true });
    expect(await inState(dies, 'a', 'completing')).to.deep.include({ receipt, kept: true });
    expect(await counts(name)).to.deep.equal([1, 1]);
    dies.close();
    const sent: unknown[] = [];
    page(
      name,
      sender(
        async (_, { media: files }) => {
          sent.push(files.map(({ url }) => url));
          return receipt;
        },
        { about, upload: async ({ size }) => ({ url: `stored:${size}` }) },
      ),
    );
    await until(async () => (await counts(name)).join() === '0,0', 'nothing to stay');
    expect(sent).to.deep.equal([['stored:5']]);
  });

  it('an item of an older release, whose photos were stored before its text, goes on', async () => {
    const name = freshName();
    const before = page(name);
    const { key } = await before.put(target, draft, { media: [photo(5)] });
    before.close();
    await inDatabase(name, async (database) => {
      const record = (await database.get('items', key)) as { media: object[] };
      const stored = { url: 'stored:1', storedAt: '2026-03-04T12:00:00Z', begun: { url: 'stored:1', bytes: 5 } };
      await database.put('items', { ...record, media: record.media.map((one) => ({ ...one, ...stored })) });
    });
    const log: unknown[] = [];
    const send: OutboxSender['send'] = async (_, { media: files }) => {
      log.push(files.map(({ url, follows }) => [url, follows]));
      return receipt;
    };
    const upload: OutboxSender['upload'] = async ({ begun }) => {
      log.push(begun?.bytes);
      return { url: 'stored:1' };
    };
    const outbox = page(name, sender(send, { about, upload }));
    await inState(outbox, key, 'received');
    expect(log).to.deep.equal([[['stored:1', true]], 5, [['stored:1', undefined]]]);
  });
});
