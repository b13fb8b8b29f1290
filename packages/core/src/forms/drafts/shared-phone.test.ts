import { expect } from '@open-wc/testing';
import { bytesOf, clearAll, device, form, page, photo, until } from './drafts.fixture.js';

const pageIsLeft = () => globalThis.dispatchEvent(new Event('pagehide'));

describe('a phone that others use from now on', () => {
  afterEach(clearAll);

  it('keeps nothing of a draft that was open before, though its page is left', async () => {
    const { name, store } = device();
    const drafts = page(name);
    const draft = await drafts.open(form);
    draft.write({ what: 'before' });
    await draft.settled();
    await drafts.setShared(true);
    await drafts.removeAll();
    draft.write({ what: 'secret' });
    pageIsLeft();
    await draft.settled();
    expect(await store.keys('draft/')).to.deep.equal([]);
    expect(await page(name).list()).to.deep.equal([]);
  });

  it('takes a draft that is open along with its photos, and removes others when it is asked to', async () => {
    const { name, store } = device();
    const drafts = page(name);
    const other = await drafts.open(form);
    other.write({ what: 'other' });
    await other.close();
    const draft = await drafts.open(form);
    const about = await draft.addMedia(photo(30));
    draft.write({ what: 'before' });
    await draft.settled();
    const again = await drafts.open(form, draft.id);
    await drafts.setShared(true);
    again.write({ what: 'secret' });
    await again.settled();
    expect(await store.keys('draft/')).to.deep.equal([`draft/form/${other.id}`]);
    await drafts.removeKept();
    expect(await store.keys('draft/')).to.deep.equal([]);
    expect((await drafts.list()).map(({ id, kept }) => [id, kept])).to.deep.equal([[again.id, false]]);
    expect(await bytesOf(await again.readMedia(about.id))).to.deep.equal(await bytesOf(photo(30)));
    await drafts.setShared(false);
    again.write({ what: 'alone again' });
    await again.settled();
    expect(await bytesOf(await (await page(name).open(form, again.id)).readMedia(about.id))).to.deep.equal(await bytesOf(photo(30)));
  });

  it('keeps nothing of what is being typed as the switch is set', async () => {
    const { name, store } = device();
    const drafts = page(name);
    const draft = await drafts.open(form);
    draft.write({ what: 's' });
    draft.write({ what: 'secret' });
    await drafts.setShared(true);
    await drafts.removeAll();
    pageIsLeft();
    await draft.settled();
    expect(await store.keys('draft/')).to.deep.equal([]);
    expect(await page(name).list()).to.deep.equal([]);
  });

  it('takes what was written late out of the device, where it came before the switch', async () => {
    const { name, store } = device();
    const drafts = page(name);
    const draft = await drafts.open(form);
    draft.write({ what: 's' });
    draft.write({ what: 'secret' });
    pageIsLeft();
    await drafts.setShared(true);
    await drafts.removeAll();
    draft.write({ what: 'secret, too' });
    await draft.settled();
    expect(await store.keys('draft/form-late/')).to.deep.equal([]);
    expect(await page(name).list()).to.deep.equal([]);
  });

  it('is one in other pages too', async () => {
    const { name, store } = device();
    const other = await page(name).open(form);
    other.write({ what: 'before' });
    await other.settled();
    const channel = new BroadcastChannel('civickit drafts');
    let heard = false;
    channel.onmessage = ({ data }: MessageEvent<object>) => (heard ||= 'switched' in data);
    const drafts = page(name);
    await drafts.setShared(true);
    await drafts.removeAll();
    await until(() => heard, 'the news of the switch');
    channel.close();
    other.write({ what: 'secret' });
    pageIsLeft();
    await other.settled();
    expect(await store.keys('draft/')).to.deep.equal([]);
    expect(await page(name).list()).to.deep.equal([]);
  });

  it('is one in other pages at once, and not with their next key', async () => {
    const { name, store } = device();
    const other = await page(name).open(form);
    other.write({ what: 'before' });
    await other.settled();
    const untouched = await page(name).open(form);
    const heard: boolean[] = [];
    const stop = new AbortController();
    page(name).watchShared((shared) => heard.push(shared), stop.signal);
    await page(name).setShared(true);
    await until(async () => (await store.keys('draft/')).length === 0, 'the draft to move');
    expect([(await other.settled()).kept, other.answers]).to.deep.equal([false, { what: 'before' }]);
    await until(() => heard.length, 'the switch to be told');
    expect(heard).to.deep.equal([true]);
    stop.abort();
    await page(name).setShared(false);
    await until(async () => (await store.keys('draft/')).length > 0, 'the draft to move back');
    await untouched.settled();
    expect(await store.keys('draft/')).to.deep.equal([`draft/form/${other.id}`]);
    expect(heard).to.deep.equal([true]);
  });

  it('lists nothing that a page wrote late', async () => {
    const { name, store } = device();
    const drafts = page(name);
    const draft = await drafts.open(form);
    draft.write({ what: 'secret' });
    await draft.settled();
    const record = (await store.get(`draft/form/${draft.id}`)) as object;
    await drafts.setShared(true);
    await drafts.removeAll();
    await store.set(`draft/form-late/${draft.id}/gone`, { ...record, writer: 'gone' });
    expect(await page(name).list()).to.deep.equal([]);
    expect(await store.keys('draft/')).to.deep.equal([]);
  });
});
