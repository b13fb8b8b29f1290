import { CivicError, createCivicClient, type FollowUp } from '@civickit/core';
import { type Fault, memoryRequests } from '@civickit/core/testing';
import { expect, fixture, html } from '@open-wc/testing';
import { createHost } from '../host/create-host.js';
import '../kit/define.js';
import type { CivicKit } from '../kit/kit.js';
import { sampleItems, sampleOutbox } from '../outbox/sample-outbox.js';
import { fileOf, noise, quarters } from '../photos/photos.fixture.js';
import { describeElement } from '../testing/describe-element.js';
import { waitUntil } from '../testing/wait-until.js';
import './define.js';
import type { CivicRequestTracker } from './request-tracker.js';
import {
  collectFollowed,
  over,
  reachTracked,
  requestTrackerStates,
  type RequestTrackerState,
  sampleCode,
  workedOn,
} from './request-tracker.states.js';

const rootOf = (element: Element): ShadowRoot => element.shadowRoot as ShadowRoot;
const find = <E extends HTMLElement>(element: Element, selector: string): E => {
  const found = rootOf(element).querySelector<E>(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
};
/** Without what only keeps letters of two directions apart. */
const plain = (text: string | null | undefined): string => (text ?? '').replace(/[\u2066-\u2069]/g, '').replace(/\s+/g, ' ');
const textOf = (element: Element): string => plain(rootOf(element).querySelector('.root')?.textContent);

async function make(properties: Partial<CivicRequestTracker> = {}): Promise<CivicRequestTracker> {
  const tracker = await fixture<CivicRequestTracker>(html`<civic-request-tracker></civic-request-tracker>`);
  Object.assign(tracker, { collection: collectFollowed(), ...properties });
  await settled(tracker);
  return tracker;
}

async function settled(tracker: HTMLElement): Promise<void> {
  await waitUntil(() => rootOf(tracker).querySelector('#code'), 'the field for the code');
  await (tracker as CivicRequestTracker).updateComplete;
}

async function opened(properties: Partial<CivicRequestTracker> = {}, code: string = sampleCode): Promise<CivicRequestTracker> {
  const tracker = await make(properties);
  await reachTracked(tracker, { summary: '', types: { code }, reaches: '.report' });
  return tracker;
}

function choose(tracker: CivicRequestTracker, ...files: readonly File[]): void {
  const field = find<HTMLInputElement>(tracker, '#photos');
  const chosen = new DataTransfer();
  for (const file of files) chosen.items.add(file);
  field.files = chosen.files;
  field.dispatchEvent(new Event('change'));
}

function write(tracker: CivicRequestTracker, words: string): void {
  const field = find<HTMLTextAreaElement>(tracker, 'textarea');
  field.value = words;
  field.dispatchEvent(new Event('input'));
}

/** Says something with the photos that are chosen, turns to another report at once, and finds there what is chosen there alone. */
async function expectNothingTakenAlong(tracker: CivicRequestTracker): Promise<void> {
  find(tracker, '.say-still-there').click();
  find(tracker, '.end button:last-child').click();
  await waitUntil(() => rootOf(tracker).querySelector('#code'));
  await reachTracked(tracker, { summary: '', types: { code: sampleCode }, reaches: '.report' });
  choose(tracker, fileOf(await quarters(4, 4)));
  await waitUntil(() => rootOf(tracker).querySelector('.chosen') && !textOf(tracker).includes('Preparing'));
  expect(rootOf(tracker).querySelectorAll('.chosen li')).to.have.length(1);
  expect(rootOf(tracker).querySelectorAll('.history li')).to.have.length(4);
}

describeElement({
  tag: 'civic-request-tracker',
  make: () => make(),
  prepare: (tracker) => Object.assign(tracker, { collection: collectFollowed() }),
  settled,
});

describe('<civic-request-tracker> in each state', () => {
  for (const [name, state] of Object.entries<RequestTrackerState>(requestTrackerStates)) {
    it(`${name}: ${state.summary}`, async () => {
      const tracker = document.createElement('civic-request-tracker');
      if (state.fallback) tracker.innerHTML = '<a href="/reports">Ask the office</a>';
      const place = await fixture(html`<div></div>`);
      Object.assign(tracker, { collection: state.collection?.(), ...state.properties });
      place.append(tracker);
      await reachTracked(tracker, state);
      await tracker.updateComplete;
      expect(rootOf(tracker).querySelector('slot')?.hidden).to.equal(state.collection !== undefined);
      await expect(tracker).to.be.accessible();
    });
  }
});

describe('<civic-request-tracker>', () => {
  it('shows what the office says and what its reporter says as two facts, and the promise in working days', async () => {
    const tracker = await opened();
    const [office, own] = rootOf(tracker).querySelectorAll('.facts dd');
    expect(office?.textContent).to.contain('Being worked on');
    expect(own?.textContent).to.contain('nothing yet');
    // 11 March was a Wednesday; Thursday, Friday and no weekend lie between.
    expect(plain(find(tracker, '.promise').textContent).trim()).to.equal('Promised by March 11, 2026 · overdue by 2 working days');
    const history = Array.from(rootOf(tracker).querySelectorAll('.history li'), (item) => item.textContent?.replace(/\s+/g, ' ').trim());
    expect(history).to.have.length(4);
    expect(history[0]).to.contain('Reported');
    expect(history[2]).to.contain('The office').and.to.contain('已派施工队');
    expect(history[3]).to.contain('You').and.to.contain('孩子上学');
  });

  it('moves the focus to the report, and back to an empty field when it is closed', async () => {
    const tracker = await opened();
    await waitUntil(() => rootOf(tracker).activeElement?.id === 'title');
    find(tracker, '.end button:last-child').click();
    await waitUntil(() => rootOf(tracker).activeElement?.id === 'code');
    expect(find<HTMLInputElement>(tracker, '#code').value).to.equal('');
    expect(textOf(tracker)).not.to.contain('已派施工队');
  });

  it('looks up with the enter key, however the code was typed', async () => {
    const tracker = await make();
    const field = find<HTMLInputElement>(tracker, '#code');
    field.value = ' 7k2m q0zv-9d4t hb6x 1rwc ';
    field.dispatchEvent(new Event('input'));
    find<HTMLFormElement>(tracker, 'form').requestSubmit();
    await waitUntil(() => rootOf(tracker).querySelector('.report'));
  });

  it('gives the same kind answer for a wrong code and for none', async () => {
    const tracker = await make();
    const answers: string[] = [];
    for (const code of ['7K2M-WRONG', '', sampleCode.slice(0, 9)]) {
      await reachTracked(tracker, { summary: '', types: { code } });
      await waitUntil(() => !rootOf(tracker).querySelector('.main[aria-disabled]') && rootOf(tracker).querySelector('#missing'));
      answers.push(find(tracker, '#missing').textContent.trim());
      expect(find<HTMLInputElement>(tracker, '#code').value).to.equal(code);
    }
    expect(new Set(answers).size).to.equal(1);
  });

  it('sends what its reporter says, with words or without, and shows it in the history', async () => {
    const tracker = await opened();
    write(tracker, 'Thank you all');
    find(tracker, '.say-mended').click();
    await waitUntil(() => rootOf(tracker).querySelector('.sent'));
    expect(find<HTMLTextAreaElement>(tracker, 'textarea').value).to.equal('');
    expect(rootOf(tracker).querySelectorAll('.facts dd')[1]?.textContent).to.contain('It is mended');
    expect(rootOf(tracker).querySelector('.history li:last-child')?.textContent).to.contain('Thank you all');
    expect(rootOf(tracker).querySelector('.status')?.textContent).to.contain('The office has it');
  });

  it('has a closed report opened again, with words and within its time', async () => {
    const tracker = await opened({ collection: collectFollowed({ report: over }) });
    expect(plain(find(tracker, '#reopen-hint').textContent)).to.contain('until March 24, 2026');
    expect(rootOf(tracker).querySelector('.say-still-there')).to.equal(null);
    find(tracker, '.say-reopen').click();
    await waitUntil(() => rootOf(tracker).activeElement?.id === 'words');
    expect(find(tracker, '.trouble').textContent).to.contain('write why');
    write(tracker, 'Full again');
    find(tracker, '.say-reopen').click();
    await waitUntil(() => rootOf(tracker).querySelector('.facts dd')?.textContent?.includes('Received'));
    expect(textOf(tracker)).to.contain('Open it again, please').and.to.contain('Full again');
    expect(rootOf(tracker).querySelector('.say-reopen, .levels')).to.equal(null);
  });

  it('makes no other button of the one that was pressed, and goes on where it says what came of it', async () => {
    const tracker = await opened({ collection: collectFollowed({ report: over }) });
    write(tracker, 'Full again');
    const pressed = find(tracker, '.say-reopen');
    pressed.focus();
    pressed.click();
    await waitUntil(() => rootOf(tracker).querySelector('.say-still-there'), 'what can be said of an open report');
    expect(pressed.isConnected).to.equal(false);
    await waitUntil(() => rootOf(tracker).activeElement?.matches('.sent'), 'the focus on what came of it');
  });

  it('shows photos of before and after side by side with their dates, says what they show, and shows those of after once', async () => {
    const tracker = await opened({ collection: collectFollowed({ report: over }) });
    const compare = find(tracker, '[part=compare]');
    const heads = Array.from(compare.querySelectorAll('.meta'), (head) => plain(head.textContent).trim());
    expect(heads).to.deep.equal(['As reported (March 6, 2026)', 'From the office (March 9, 2026)']);
    const names = Array.from(compare.querySelectorAll('a'), (link) => plain(link.textContent).trim());
    // Pictures of another host are links until the configuration allows it.
    expect(names).to.deep.equal(['Photo 1', '后门已清空，旁边多了一个垃圾桶']);
    expect(rootOf(tracker).querySelector('.history .photos')).to.equal(null);
    const [before, after] = Array.from(compare.children, (side) => side.getBoundingClientRect());
    expect(before?.top).to.equal(after?.top);
    tracker.style.width = '288px';
    const [above, below] = Array.from(compare.children, (side) => side.getBoundingClientRect());
    expect(below?.top).to.be.greaterThan(above?.top ?? Infinity);
    expect(compare.scrollWidth).to.be.at.most(288);
  });

  it('sends photos with what is said, shows them first, and says why one cannot go', async () => {
    const tracker = await opened();
    choose(
      tracker,
      new File(['no picture'], 'lamp.txt'),
      fileOf(await quarters(8, 4)),
      fileOf(await quarters(4, 4)),
      fileOf(await quarters(4, 4)),
    );
    await waitUntil(() => rootOf(tracker).querySelectorAll('.tell .trouble').length === 2);
    expect(plain(find(tracker, '.tell').textContent))
      .to.contain('lamp.txt: is no photo')
      .and.to.contain('no more photos are taken');
    await waitUntil(() => rootOf(tracker).querySelector<HTMLCanvasElement>('.chosen canvas')?.width === 8);
    await expect(tracker).to.be.accessible();
    find(tracker, '.chosen button').click();
    await waitUntil(() => rootOf(tracker).querySelectorAll('.chosen li').length === 1);
    expect(rootOf(tracker).activeElement?.id).to.equal('photos');
    find(tracker, '.say-still-there').click();
    await waitUntil(() => rootOf(tracker).querySelector('.sent'));
    expect(rootOf(tracker).querySelector('.chosen')).to.equal(null);
    await waitUntil(() => textOf(tracker).includes('It is still there, with 1 photo'));
  });

  it('sends photos that were still being prepared, and once', async () => {
    const tracker = await opened();
    const [one, other] = [fileOf(await quarters(8, 4)), fileOf(await quarters(4, 4))];
    choose(tracker, one);
    choose(tracker, other);
    find(tracker, '.say-still-there').click();
    find(tracker, '.say-still-there').click();
    await waitUntil(() => rootOf(tracker).querySelector('.sent'));
    await waitUntil(() => textOf(tracker).includes('It is still there, with 2 photos'));
    expect(rootOf(tracker).querySelectorAll('.history li')).to.have.length(5);
    expect(rootOf(tracker).querySelector('.chosen')).to.equal(null);
  });

  it('sends words before their photos, says how many are on their way, goes on where one broke off, and takes nothing back', async () => {
    const photos = { accept: ['image/*'], maxBytes: 4 * 1024 * 1024, most: 3 };
    const requests = memoryRequests({ id: 'hotline', items: [], codes: { [sampleCode.replace(/-/g, '')]: workedOn }, photos });
    const { follow } = requests;
    if (!follow?.add) throw new Error('no codes');
    const log: unknown[] = [];
    const keys = new Set<string>();
    let isUp = false;
    const add = async (...given: Parameters<NonNullable<typeof follow.add>>) => {
      const [photo] = (given[1].kind !== 'rating' && given[1].photos) || [];
      keys.add(given[2]);
      log.push(photo ? [photo.name.slice(-5), photo.begun?.bytes] : given[1]);
      if (photo?.name === 'a.jpg' && !isUp) {
        if (!photo.begun) await photo.note?.({ url: 'https://county.example/1', bytes: 7 });
        throw new CivicError('network/cut', 'cut');
      }
      if (photo?.name === 'b.jpg') throw new CivicError('http/client-error', 'no', { status: 400, retry: 'never' });
      return follow.add?.(...given);
    };
    const tracker = await opened({ collection: createCivicClient({ requests: { ...requests, follow: { ...follow, add } } }).requests });
    const named = async (name: string) => new File([await quarters(8, 4)], name, { type: 'image/png' });
    choose(tracker, await named('a.png'), await named('b.png'), await named('c.png'));
    await waitUntil(() => rootOf(tracker).querySelectorAll('.chosen li').length === 3);
    write(tracker, 'Still dark');
    find(tracker, '.say-still-there').click();
    await waitUntil(() => rootOf(tracker).querySelector('.bring'));
    expect(log).to.deep.equal([{ kind: 'still-there', description: 'Still dark', photosToCome: 3 }, ['a.jpg', undefined], ['a.jpg', 7], ['b.jpg', undefined], ['c.jpg', undefined]]); // prettier-ignore
    expect(plain(find(tracker, '.tell').textContent))
      .to.contain('The office has your words. 1 of 3 photos is still on the way')
      .and.to.contain('b.jpg: the office does not take it.');
    await waitUntil(() => textOf(tracker).includes('It is still there, with 1 photo'));
    await expect(tracker).to.be.accessible();
    isUp = true;
    find(tracker, '.bring').click();
    await waitUntil(() => textOf(tracker).includes('It is still there, with 2 photos'));
    expect([log.at(-1), keys.size, rootOf(tracker).querySelector('.bring, .coming')]).to.deep.equal([['a.jpg', 7], 1, null]);
  });

  it('gives photos that were chosen while their code was coming to no other report', async () => {
    const tracker = await opened();
    choose(tracker, fileOf(await quarters(8, 4)));
    await expectNothingTakenAlong(tracker);
  });

  it('takes no photo and no word of one report to another', async () => {
    const tracker = await opened();
    const large = fileOf(await noise(2000, 1500));
    choose(tracker, fileOf(await quarters(8, 4)));
    await waitUntil(() => rootOf(tracker).querySelector('.chosen'));
    choose(tracker, large);
    await expectNothingTakenAlong(tracker);
  });

  it('asks how well the office did once a report is closed, and says by when it answers what was bad', async () => {
    const tracker = await opened({ collection: collectFollowed({ report: over }) });
    await waitUntil(() => rootOf(tracker).querySelector('.levels'));
    find(tracker, '.level-2 input').click();
    find(tracker, '.rate').click();
    await waitUntil(() => rootOf(tracker).querySelector('.clock'));
    expect(rootOf(tracker).querySelector('.sent, .levels')).to.equal(null);
    expect(plain(find(tracker, '.given').textContent)).to.match(/Dissatisfied.*answer you by April 5, 2026/);
  });

  it('asks for no rating of what is open, nor where the source takes none', async () => {
    const tracker = await opened({ collection: collectFollowed({ report: over, takes: ['note', 'reopen'] }) });
    await tracker.updateComplete;
    expect(rootOf(tracker).querySelector('.rating')).to.equal(null);
    expect(Array.from(rootOf(tracker).querySelectorAll('.tell button'), ({ className }) => className)).to.deep.equal([
      'say-note',
      'say-reopen',
    ]);
  });

  it('keeps what was typed when it is not sent, and sends the same words under the same key', async () => {
    const keys: string[] = [];
    const requests = memoryRequests({ id: 'hotline', items: [], codes: { [sampleCode.replace(/-/g, '')]: workedOn } });
    const { follow } = requests;
    if (!follow) throw new Error('no codes');
    const add = async (_key: unknown, addition: FollowUp, key: string) => {
      keys.push(key);
      if (keys.length === 1) throw new CivicError('network/cut', 'The answer was lost');
      return addition;
    };
    const tracker = await opened({ collection: createCivicClient({ requests: { ...requests, follow: { ...follow, add } } }).requests });
    write(tracker, 'Still dark');
    find(tracker, '.say-still-there').click();
    await waitUntil(() => rootOf(tracker).querySelector('.trouble'));
    expect(find(tracker, '.trouble').textContent).to.contain('it may have arrived');
    expect(find<HTMLTextAreaElement>(tracker, 'textarea').value).to.equal('Still dark');
    find(tracker, '.say-still-there').click();
    await waitUntil(() => rootOf(tracker).querySelector('.sent'));
    expect(keys[0]).to.equal(keys[1]);
    find(tracker, '.say-still-there').click();
    await waitUntil(() => keys.length === 3);
    expect(keys[2]).not.to.equal(keys[0]);
  });

  it('wants words for a note, and puts the focus there', async () => {
    const tracker = await opened();
    find(tracker, '.say-note').click();
    await waitUntil(() => rootOf(tracker).activeElement?.id === 'words');
    expect(find(tracker, '#trouble').textContent).to.contain('Please write');
  });

  it('offers nothing that the source does not take', async () => {
    const noted = await opened({ collection: collectFollowed({ takes: ['note'] }) });
    expect(rootOf(noted).querySelectorAll('.tell button')).to.have.length(1);
    const byNumber = await opened({ collection: collectFollowed({ codes: undefined }) }, '20260315-8999');
    expect(rootOf(byNumber).querySelector('.tell')).to.equal(null);
    expect(textOf(byNumber)).to.contain('what everybody can see');
  });

  it('forgets everything when the page is left', async () => {
    const tracker = await opened();
    write(tracker, 'Half a sentence');
    dispatchEvent(new Event('pagehide'));
    await waitUntil(() => rootOf(tracker).querySelector('#code'));
    expect(find<HTMLInputElement>(tracker, '#code').value).to.equal('');
    expect(textOf(tracker)).not.to.contain('已派施工队');
  });

  it('looks up what was sent from this device, and reads it only when asked to', async () => {
    let reads = 0;
    const receipt = { source: 'hotline', at: sampleItems.confirmed.writtenAt, strength: 'confirmed', code: sampleCode } as const;
    const own = { ...sampleItems.confirmed, target: { source: 'hotline', kind: 'requests' }, receipt: { ...receipt, ref: { source: 'hotline', id: '1' } } } as const; // prettier-ignore
    const outbox = () => Promise.resolve(((reads += 1), sampleOutbox({ items: [own, sampleItems.acknowledged] })));
    const requests = memoryRequests({ id: 'hotline', items: [], codes: { [sampleCode.replace(/-/g, '')]: workedOn } });
    const kit = await fixture<CivicKit>(html`<civic-kit><civic-request-tracker></civic-request-tracker></civic-kit>`);
    kit.host = createHost(createCivicClient({ requests }), { outbox });
    const tracker = kit.querySelector('civic-request-tracker') as CivicRequestTracker;
    await settled(tracker);
    expect(reads).to.equal(0);
    find(tracker, 'button.quiet').click();
    await waitUntil(() => rootOf(tracker).querySelector('.own button'));
    expect(rootOf(tracker).querySelectorAll('.own button')).to.have.length(1);
    find(tracker, '.own button').click();
    await waitUntil(() => rootOf(tracker).querySelector('.report'));
  });

  it('says to developers why no source can be asked, and shows the page as it is', async () => {
    const sources = ['a', 'b'].map((id) => memoryRequests({ id, items: [], codes: {} }));
    const tracker = await fixture<CivicRequestTracker>(html`<civic-request-tracker><a href="/ask">Ask</a></civic-request-tracker>`);
    tracker.collection = createCivicClient({ requests: sources }).requests;
    await waitUntil(() => rootOf(tracker).querySelector('.problem'));
    expect(find(tracker, '.problem').textContent).to.contain('config/unknown-source');
    expect(rootOf(tracker).querySelector('slot')?.hidden).to.equal(false);
    tracker.source = 'b';
    await waitUntil(() => rootOf(tracker).querySelector('#code'));
  });

  it('shows the last answer with its age when a later one does not come', async () => {
    const fault: Fault = { kind: 'error', error: new CivicError('offline/no-network', 'no network') };
    const requests = memoryRequests({ id: 'hotline', items: [], codes: { [sampleCode.replace(/-/g, '')]: workedOn } });
    const tracker = await opened({ collection: createCivicClient({ requests }).requests });
    requests.fault = fault;
    find(tracker, '.end button').click();
    await waitUntil(() => textOf(tracker).includes('You are offline. This is the copy of'));
    expect(textOf(tracker)).to.contain('已派施工队');
  });
});
