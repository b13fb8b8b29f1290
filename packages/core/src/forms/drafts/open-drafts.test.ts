import { expect } from '@open-wc/testing';
import { toInstant } from '../../when/to-instant.js';
import { bytesOf, clearAll, device, form, page, photo, until } from './drafts.fixture.js';

const day = 86_400_000;

describe('drafts of forms', () => {
  afterEach(clearAll);

  it('are there after a reload, with where the person was', async () => {
    const { name } = device();
    const draft = await page(name).open(form);
    expect(await page(name).list()).to.deep.equal([]);
    draft.write({ what: '施工' }, { page: 'what', lang: 'zh' });
    draft.write({ what: '施工噪音', times: [{ $id: 'a', day: '1' }] });
    expect(await draft.settled()).to.deep.equal({ kept: true });
    const [about] = await page(name).list('noise');
    expect(about).to.include({ id: draft.id, kept: true, answered: 2, expiring: false });
    const again = await page(name).open(form, about!.id);
    const { answers, page: at, lang, labels, title, standing } = again;
    expect({ answers, at, lang, labels, title, standing }).to.deep.equal({
      answers: { what: '施工噪音', times: [{ $id: 'a', day: '1' }] },
      at: 'what',
      lang: 'zh',
      labels: { what: 'What do you hear?', times: 'When?', 'times/day': 'Which day?' },
      title: form.title,
      standing: 'alone',
    });
  });

  it('stand beside each other, of one form and of several, the last changed first', async () => {
    const { name } = device();
    let now = 0;
    const drafts = page(name, { clock: { now: () => (now += 1000) } });
    for (const [id, what] of [
      ['noise', 'a'],
      ['lamp', 'b'],
      ['noise', 'c'],
    ] as const) {
      const draft = await drafts.open({ ...form, id });
      draft.write({ what });
      await draft.settled();
    }
    const list = await drafts.list('noise');
    expect(list.map(({ form: { id } }) => id)).to.deep.equal(['noise', 'noise']);
    expect((await drafts.open(form, list[0]!.id)).answers).to.deep.equal({ what: 'c' });
    expect((await drafts.list()).length).to.equal(3);
    await drafts.remove(list[0]!.id);
    expect((await drafts.list('noise')).map(({ id }) => id)).to.deep.equal([list[1]!.id]);
    await drafts.removeAll();
    expect(await drafts.list()).to.deep.equal([]);
  });

  it('one of another form under that id is not opened', async () => {
    const { name } = device();
    const draft = await page(name).open(form);
    draft.write({ what: 'x' });
    await draft.settled();
    const other = await page(name).open({ ...form, id: 'lamp' }, draft.id);
    expect(other.answers).to.deep.equal({});
    expect(other.id).not.to.equal(draft.id);
  });

  it('go on with another version of the form, and lose nothing', async () => {
    const { name } = device();
    const draft = await page(name).open(form);
    draft.write({ what: 'drums', where: 'Hill Road' });
    await draft.settled();
    const next = {
      ...form,
      version: '2',
      pages: [{ id: 'p', questions: [{ type: 'text', id: 'sound', label: 'Sound?', renamedFrom: ['what'] }] }],
    } as const;
    const carried = await page(name).open(next, draft.id);
    const unknown = [{ path: 'where', answer: 'Hill Road', why: 'gone', label: 'Where?' }];
    expect([carried.answers, carried.unknown, carried.form.version]).to.deep.equal([{ sound: 'drums' }, unknown, '2']);
    carried.write({ sound: 'drums, loud' });
    await carried.settled();
    const again = await page(name).open(next, draft.id);
    expect([again.answers, again.unknown]).to.deep.equal([{ sound: 'drums, loud' }, unknown]);
    again.write(again.answers, { unknown: [] });
    await again.settled();
    expect((await page(name).open(next, draft.id)).unknown).to.deep.equal([]);
  });

  it('keep photos one by one, and take them along when they go', async () => {
    const { name, store } = device();
    const draft = await page(name).open(form);
    draft.write({ what: 'x' });
    const first = await draft.addMedia(photo(300));
    const second = await draft.addMedia(photo(20, 'b.jpg'));
    expect(first).to.deep.include({ name: 'street.jpg', type: 'image/jpeg', size: 300 });
    const again = await page(name).open(form, draft.id);
    expect(again.media).to.deep.equal([first, second]);
    expect(await bytesOf(await again.readMedia(first.id))).to.deep.equal(await bytesOf(photo(300)));
    expect(((await again.readMedia(second.id)) as File).name).to.equal('b.jpg');
    await again.removeMedia(first.id);
    expect(again.media).to.deep.equal([second]);
    expect((await store.keys('draft/form-media/')).length).to.equal(1);
    await again.discard();
    expect(await store.keys('draft/')).to.deep.equal([]);
  });

  it('what is written after one was discarded begins anew', async () => {
    const { name } = device();
    const draft = await page(name).open(form);
    draft.write({ what: 'sent' });
    await draft.settled();
    const { id } = draft;
    draft.write({ what: 'sent now' });
    await draft.discard();
    expect([draft.answers, await page(name).list()]).to.deep.equal([{}, []]);
    draft.write({ what: 'next' });
    await draft.settled();
    expect((await page(name).list()).map((one) => [one.id === id, one.answered])).to.deep.equal([[false, 1]]);
  });

  it('are told of before they expire, and then gone', async () => {
    const { name, store } = device();
    let now = Date.parse('2026-03-04T12:00:00Z');
    const clock = { now: () => now };
    const draft = await page(name, { clock }).open(form);
    draft.write({ what: 'x' });
    await draft.addMedia(photo(3));
    now += 200 * day;
    const told = await page(name, { clock }).list();
    expect(told).to.have.length(1);
    expect(told[0]).to.include({ expiring: true, expiresAt: toInstant(now + 7 * day) });
    now += 6 * day;
    expect((await page(name, { clock }).list())[0]).to.include({ expiresAt: toInstant(now + day) });
    now += day;
    expect(await page(name, { clock }).list()).to.deep.equal([]);
    expect(await store.keys('draft/')).to.deep.equal([]);
    expect((await page(name, { clock }).open(form, draft.id)).answers).to.deep.equal({});
  });

  it('on a phone that others use too nothing is kept beyond the page, and what was is offered to be removed', async () => {
    const { name, store } = device();
    const before = await page(name).open(form);
    before.write({ what: 'before' });
    await before.settled();
    const drafts = page(name);
    await drafts.setShared(true);
    expect(await page(name).isShared()).to.equal(true);
    const draft = await drafts.open(form);
    draft.write({ what: 'secret' });
    await draft.addMedia(photo(3));
    expect(await draft.settled()).to.deep.equal({ kept: false, why: 'shared-phone' });
    expect((await drafts.list()).map(({ id, kept }) => [id === draft.id, kept])).to.have.deep.members([
      [true, false],
      [false, true],
    ]);
    expect((await page(name).list()).map(({ id }) => id)).to.deep.equal([before.id]);
    before.write({ what: 'before, and secret' });
    expect(await before.settled()).to.deep.equal({ kept: false, why: 'shared-phone' });
    expect(await store.keys('draft/')).to.deep.equal([]);
    await drafts.setShared(false);
    before.write({ what: 'alone again' });
    expect(await before.settled()).to.deep.equal({ kept: true });
  });

  it('say that the browser keeps nothing, where it does not', async () => {
    const { open } = IDBFactory.prototype;
    IDBFactory.prototype.open = () => {
      throw new DOMException('private', 'SecurityError');
    };
    try {
      const drafts = page(device().name);
      const draft = await drafts.open(form);
      draft.write({ what: 'x' });
      expect(await draft.settled()).to.deep.equal({ kept: false, why: 'browser' });
      expect((await drafts.list())[0]).to.include({ kept: false });
    } finally {
      IDBFactory.prototype.open = open;
    }
  });

  it('say that there is no room, keep what was there, and come in with the next change', async () => {
    const { name } = device();
    const draft = await page(name).open(form);
    draft.write({ what: 'first' });
    await draft.settled();
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    try {
      draft.write({ what: 'second' });
      const kept = await draft.settled();
      expect(kept).to.include({ kept: false, why: 'failed' });
      expect('error' in kept && kept.error.code).to.equal('storage/full');
      expect(await draft.addMedia(photo(3)).catch((error: { code: string }) => error.code)).to.equal('storage/full');
    } finally {
      IDBObjectStore.prototype.put = put;
    }
    expect((await page(name).open(form, draft.id)).answers).to.deep.equal({ what: 'first' });
    draft.write({ what: 'third' });
    expect(await draft.settled()).to.deep.equal({ kept: true });
  });

  it('take what no store can hold for nothing', async () => {
    const { name } = device();
    const draft = await page(name).open(form);
    draft.write({ what: 'x', odd: (() => 1) as never });
    expect(await draft.settled()).to.deep.equal({ kept: true });
    expect((await page(name).open({ id: 'noise', version: '1' }, draft.id)).answers).to.deep.equal({ what: 'x' });
  });
});

describe('a draft in two pages', () => {
  afterEach(clearAll);

  it('the one that has written nothing is told, and goes on with what the other wrote', async () => {
    const { name } = device();
    const one = await page(name).open(form);
    one.write({ what: 'a' });
    await one.settled();
    const other = await page(name).open(form, one.id);
    const told: string[] = [];
    other.watch(({ standing }) => told.push(standing), new AbortController().signal);
    one.write({ what: 'ab' });
    await until(() => other.standing === 'newer', 'the news');
    await other.reload();
    expect([other.answers, other.standing, told]).to.deep.equal([{ what: 'ab' }, 'alone', ['newer', 'alone']]);
    other.write({ what: 'abc' });
    await other.settled();
    await until(() => one.standing === 'newer', 'the news');
    expect((await page(name).list()).map(({ id }) => id)).to.deep.equal([one.id]);
  });

  it('both writing part, and neither loses an answer or a photo', async () => {
    const { name } = device();
    const one = await page(name).open(form);
    one.write({ what: 'a' });
    const about = await one.addMedia(photo(30));
    const other = await page(name).open(form, one.id);
    const { id } = one;
    one.write({ what: 'a one' });
    other.write({ what: 'a other' });
    await Promise.all([one.settled(), other.settled()]);
    const [stayed, parted] = one.standing === 'parted' ? [other, one] : [one, other];
    expect([stayed.id, parted.standing, parted.branchOf]).to.deep.equal([id, 'parted', id]);
    for (const draft of [stayed, parted]) {
      draft.write({ ...draft.answers, where: 'here' });
      await draft.settled();
    }
    await stayed.discard();
    const again = await page(name).open(form, parted.id);
    expect(again.answers).to.deep.equal({ what: parted === one ? 'a one' : 'a other', where: 'here' });
    expect(await bytesOf(await again.readMedia(about.id))).to.deep.equal(await bytesOf(photo(30)));
    expect((await page(name).list()).length).to.equal(1);
  });

  it('one that was sent and removed in the other is told, and keeps what is typed after', async () => {
    const { name } = device();
    const one = await page(name).open(form);
    one.write({ what: 'a' });
    await one.settled();
    const other = await page(name).open(form, one.id);
    await one.discard();
    await until(() => other.standing === 'removed', 'the news');
    other.write({ what: 'a, and more' });
    await other.settled();
    expect((await page(name).list()).map(({ answered }) => answered)).to.deep.equal([1]);
  });

  it('what a page wrote as it was left comes in, once', async () => {
    const { name, store } = device();
    const one = await page(name).open(form);
    one.write({ what: 'a' });
    await one.settled();
    const record = (await store.get(`draft/form/${one.id}`)) as { revision: number; writer: string; seen: object };
    const late = { ...record, answers: { what: 'a, late' }, revision: 3, writer: 'gone', seen: { ...record.seen, gone: 3 } };
    await store.set(`draft/form-late/${one.id}/gone`, late);
    expect((await page(name).open(form, one.id)).answers).to.deep.equal({ what: 'a, late' });
    expect(await store.keys('draft/form-late/')).to.deep.equal([]);
    await store.set(`draft/form-late/${one.id}/gone`, late);
    const next = await page(name).open(form, one.id);
    next.write({ what: 'later' });
    await next.settled();
    await store.set(`draft/form-late/${one.id}/gone`, late);
    expect((await page(name).open(form, one.id)).answers).to.deep.equal({ what: 'later' });
    // Another page has gone on from what the one that was left had not seen.
    await store.set(`draft/form-late/${one.id}/slow`, { ...late, answers: { what: 'slow' }, writer: 'slow', seen: { slow: 3 } });
    const all = await page(name).list();
    expect(all.map(({ id, branchOf }) => [id, branchOf])).to.have.deep.members([
      [one.id, undefined],
      ['slow', one.id],
    ]);
    expect((await page(name).open(form, 'slow')).answers).to.deep.equal({ what: 'slow' });
  });
});
