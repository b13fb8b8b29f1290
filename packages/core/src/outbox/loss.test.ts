import { expect } from '@open-wc/testing';
import { deleteDB } from 'idb';
import { closeAll, deleteAll, draft, freshName, inState, page, receipt, sender, target, until } from './open-outbox.fixture.js';

describe('an outbox whose database the browser has thrown away', () => {
  afterEach(async () => {
    closeAll();
    await deleteAll();
  });

  it('says that what was not sent is lost, from whichever page finds it, until a person has read that', async () => {
    const name = freshName();
    const outbox = page(name);
    expect(await outbox.hasLost()).to.equal(false);
    await outbox.put(target, draft, { state: 'draft' });
    await deleteDB(name);
    expect(await outbox.list()).to.deep.equal([]);
    const later = page(name);
    await later.put(target, draft, { state: 'draft' });
    expect([await outbox.hasLost(), await later.hasLost()]).to.deep.equal([true, true]);
    let shown = 0;
    later.watch(() => (shown += 1), new AbortController().signal);
    await until(() => shown === 1);
    outbox.acceptLoss();
    await until(() => shown === 2, 'the other page to hear of it');
    expect([await outbox.hasLost(), await later.hasLost()]).to.deep.equal([false, false]);
    expect((await later.list()).length).to.equal(1);
  });

  it('calls nothing lost that people have removed themselves, or that was never kept', async () => {
    const name = freshName();
    const outbox = page(name);
    const { key } = await outbox.put(target, draft, { state: 'draft' });
    await outbox.put(target, draft, { key: 'spare', state: 'draft', unkept: true });
    await outbox.discard(key);
    await outbox.list();
    await deleteDB(name);
    expect([(await outbox.list()).length, await outbox.hasLost()]).to.deep.equal([1, false]);
  });

  for (const wipe of [false, true])
    it(`calls nothing lost that has been received${wipe ? ' and wiped' : ''}, also where nobody has looked at the list`, async () => {
      const name = freshName();
      const outbox = page(
        name,
        sender(async () => receipt),
      );
      const { key } = await outbox.put(target, draft, { wipe });
      await inState(outbox, key, 'received');
      await until(() => localStorage.getItem(`civickit kept/${name}`) === null, 'the mark to go by itself');
      await deleteDB(name);
      await outbox.list();
      expect(await outbox.hasLost()).to.equal(false);
    });

  it('leaves alone what others keep under the name of the database', async () => {
    const name = freshName();
    localStorage.setItem(name, '{"theme":"dark"}');
    const outbox = page(name);
    await outbox.put(target, draft, { state: 'draft' });
    expect([await outbox.hasLost(), localStorage.getItem(name)]).to.deep.equal([false, '{"theme":"dark"}']);
    localStorage.removeItem(name);
  });

  it('does not fail where it was closed before somebody reads of the loss', () => {
    const outbox = page(freshName());
    outbox.close();
    outbox.acceptLoss();
  });
});
