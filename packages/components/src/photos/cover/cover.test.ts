import { CivicError, createCivicClient, memoryStore, type Submission } from '@civickit/core';
import type { FormDefinition } from '@civickit/core/forms';
import { clientSender, openOutbox } from '@civickit/core/outbox';
import { memoryForms } from '@civickit/core/testing';
import { expect, fixture, html } from '@open-wc/testing';
import '../../form/define.js';
import type { CivicForm } from '../../form/form.js';
import { createHost } from '../../host/create-host.js';
import '../../kit/define.js';
import type { CivicKit } from '../../kit/kit.js';
import { waitUntil } from '../../testing/wait-until.js';
import { ascii, canvasOf, fileOf, fromPhone, quarters, secret, textOf } from '../photos.fixture.js';
import { coverPhoto } from './cover-photo.js';

const definition: FormDefinition = {
  format: 'civic-form/1',
  id: 'lamp',
  version: '1',
  languages: ['en'],
  title: 'A broken lamp',
  pages: [
    {
      id: 'all',
      title: 'The lamp',
      questions: [{ type: 'file', id: 'seen', label: 'Photos', maxFiles: 3, accept: ['image/*', 'application/pdf'] }],
    },
  ],
};

const nameOf = ({ textContent }: Element) => textContent?.replace(/\s+/g, ' ').trim() ?? '';

/** A root in which something opens the dialog. */
class Place {
  readonly root: ShadowRoot;

  constructor(root: ShadowRoot) {
    this.root = root;
  }

  get dialog(): HTMLDialogElement {
    const dialog = this.root.querySelector<HTMLDialogElement>('dialog.cover');
    if (!dialog) throw new Error('no dialog');
    return dialog;
  }

  get canvas(): HTMLCanvasElement {
    return this.dialog.querySelector('canvas')!;
  }

  get boxes(): readonly HTMLElement[] {
    return [...this.dialog.querySelectorAll<HTMLElement>('[aria-pressed]')];
  }

  get said(): string {
    return nameOf(this.dialog.querySelector('[role=status] p')!);
  }

  async opened(): Promise<void> {
    await waitUntil(() => this.root.querySelector('dialog.cover canvas, dialog.cover .error-text'), 'the photo');
  }

  press(name: string): void {
    [...this.dialog.querySelectorAll('button')].find((button) => nameOf(button) === name)!.click();
  }

  key(key: string, shiftKey = false): void {
    this.root.activeElement!.dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey, bubbles: true, cancelable: true }));
  }

  /** By shares of the picture. */
  point(type: string, across: number, down: number): void {
    const { canvas } = this;
    const { left, top } = canvas.getBoundingClientRect();
    const [clientX, clientY] = [
      left + canvas.clientLeft + across * canvas.clientWidth,
      top + canvas.clientTop + down * canvas.clientHeight,
    ];
    // No pointer is down that could be captured.
    canvas.setPointerCapture = () => undefined;
    canvas.dispatchEvent(new PointerEvent(type, { clientX, clientY, isPrimary: true, pointerId: 1, bubbles: true, composed: true }));
  }

  drag(...[from, ...way]: readonly (readonly [across: number, down: number])[]): void {
    this.point('pointerdown', ...from!);
    for (const one of way) this.point('pointermove', ...one);
    this.point('pointerup', ...way.at(-1)!);
  }
}

/** A dialog over a photo that is red, lime, blue and black in its quarters. */
async function open(photo: Blob | undefined, keep: (covered: File) => Promise<void>) {
  const outer = await fixture<HTMLElement>(html`<div></div>`);
  const root = outer.attachShadow({ mode: 'open' });
  root.innerHTML = '<div class="root"><button id="opener">Cover</button></div>';
  const opener = root.querySelector('button')!;
  opener.focus();
  const done = coverPhoto({ opener, name: 'lamp.jpg', lang: 'en', level: 2, limits: {}, read: async () => photo, keep });
  const place = new Place(root);
  await place.opened();
  return { place, done, opener };
}

async function photo(): Promise<File> {
  return fileOf(await quarters(400, 200), 'lamp.jpg');
}

/** Colours in a part of a picture, each once; at the edges of a box JPEG blends them. */
async function coloursOf(file: Blob, x: number, y: number, width: number, height: number): Promise<readonly string[]> {
  const bitmap = await createImageBitmap(file);
  const [, context] = canvasOf(bitmap.width, bitmap.height);
  context.drawImage(bitmap, 0, 0);
  const { data } = context.getImageData(x, y, width, height);
  return [...new Set(Array.from({ length: data.length / 4 }, (_, at) => data.slice(at * 4, at * 4 + 3).join()))];
}

async function form() {
  const source = memoryForms({
    id: 'town',
    items: [{ ref: { source: 'town', id: 'lamp' }, definition }],
    sending: { keyed: true, media: { accept: ['image/*', 'application/pdf'], maxBytes: 1_000_000, apart: true } },
  });
  const client = createCivicClient({ forms: source }, { zone: 'Asia/Shanghai' });
  const outbox = openOutbox({ name: `cover-${Math.random()}`, send: async ({ source: id }) => clientSender(client.forms, id) });
  const store = memoryStore();
  const kit = await fixture<CivicKit>(html`<civic-kit lang="en"><civic-form></civic-form></civic-kit>`);
  kit.host = createHost(client, { store, outbox: async () => outbox });
  const element = kit.querySelector<CivicForm>('civic-form')!;
  const root = element.shadowRoot!;
  await waitUntil(() => root.querySelector('#q-seen'), 'the question');
  const chosen = new DataTransfer();
  chosen.items.add(fileOf(ascii('%PDF-1.7'), 'lease.pdf', 'application/pdf'));
  chosen.items.add(fileOf(fromPhone(await quarters(400, 200), 1), 'lamp.jpg'));
  root.querySelector<HTMLInputElement>('#q-seen')!.files = chosen.files;
  root.querySelector('#q-seen')!.dispatchEvent(new Event('change', { bubbles: true }));
  await waitUntil(() => root.querySelectorAll('.files li').length === 2, 'two files');
  const media = async () => (await store.keys('')).filter((key) => /media/.test(key));
  return { source, outbox, element, root, media, place: new Place(root) };
}

describe('a photo that is painted over', () => {
  it('leaves without what lay under a box, in its size and place', async () => {
    const { source, outbox, element, root, media, place } = await form();
    const buttons = [...root.querySelectorAll<HTMLElement>('.files li [id*=cover]')];
    expect(buttons.map((button) => button.getAttribute('aria-label'))).to.deep.equal(['Cover faces or number plates: lamp.jpg']);
    const before = await media();
    expect(before).to.have.length(2);
    buttons[0]!.focus();
    buttons[0]!.click();
    await place.opened();
    await expect(element).to.be.accessible();
    place.drag([0.1, 0.2], [0.2, 0.3], [0.4, 0.8]);
    place.press('Save the photo');
    await waitUntil(() => !root.querySelector('dialog'), 'the dialog is closed');
    await waitUntil(() => root.activeElement?.id === buttons[0]!.id, 'the focus is back');
    await waitUntil(async () => (await media()).length === 2, 'the old bytes are gone');
    expect((await media()).filter((key) => before.includes(key))).to.have.length(1);
    element.show('check');
    await waitUntil(() => root.querySelector('form button.main, .root button.main'), 'the check');
    await waitUntil(() => [...root.querySelectorAll('button')].some((button) => nameOf(button) === 'Send'));
    [...root.querySelectorAll('button')].find((button) => nameOf(button) === 'Send')!.click();
    await waitUntil(() => source.send.sent.length > 0, 'it is sent');
    const { answers } = source.send.sent[0]?.draft as Submission;
    expect((answers['seen'] as { name: string }[]).map(({ name }) => name)).to.deep.equal(['lease.pdf', 'lamp.jpg']);
    const sent = [...source.send.files.values()].find(({ name }) => name === 'lamp.jpg')!;
    const blob = new Blob([sent.bytes], { type: 'image/jpeg' });
    expect(await coloursOf(blob, 56, 56, 88, 88)).to.deep.equal(['0,0,0']);
    expect((await coloursOf(blob, 0, 0, 400, 200)).length, 'the rest is there').to.be.greaterThan(3);
    const bitmap = await createImageBitmap(blob);
    expect([bitmap.width, bitmap.height]).to.deep.equal([400, 200]);
    expect(await textOf(blob)).not.to.match(new RegExp(`${secret}|Exif`));
    outbox.close();
  });

  it('is covered by keyboard alone', async () => {
    const saved: File[] = [];
    const { place, done, opener } = await open(await photo(), async (covered) => void saved.push(covered));
    expect(place.root.activeElement?.id).to.equal('cover-heading');
    place.press('Add a box');
    expect(place.said).to.equal('Box 1: 42% from the left, 34% from the top, 16% wide, 32% high');
    for (let count = 0; count < 30; count++) place.key('ArrowLeft');
    place.key('ArrowUp');
    for (let count = 0; count < 4; count++) place.key('ArrowRight', true);
    expect(place.said).to.equal('Box 1: 0% from the left, 30% from the top, 24% wide, 32% high');
    place.press('Add a box');
    expect(place.root.activeElement).to.equal(place.boxes[1]);
    place.key('Delete');
    expect(place.said).to.equal('Box 2 is removed');
    expect(place.root.activeElement).to.equal(place.boxes[0]);
    place.press('Undo');
    expect(place.boxes).to.have.length(2);
    place.press('Undo');
    place.press('Save the photo');
    await done;
    expect(place.root.activeElement).to.equal(opener);
    expect(await coloursOf(saved[0]!, 0, 72, 72, 32)).to.deep.equal(['0,0,0']);
    expect(await coloursOf(saved[0]!, 250, 70, 1, 1), 'the second was undone').not.to.deep.equal(['0,0,0']);
  });

  it('is covered by taps alone, and boxes are moved and sized by dragging', async () => {
    const { place, done } = await open(await photo(), async () => undefined);
    place.drag([0.25, 0.5], [0.25, 0.5]);
    expect(place.said).to.equal('Box 1: 17% from the left, 34% from the top, 16% wide, 32% high');
    place.press('Larger');
    expect(place.said).to.contain('20% wide, 40% high');
    place.press('Smaller');
    place.drag([0.25, 0.5], [0.5, 0.5], [0.75, 0.5]);
    expect(place.said).to.equal('Box 1: 67% from the left, 34% from the top, 16% wide, 32% high');
    place.drag([0.83, 0.66], [0.9, 0.9]);
    expect(place.said).to.equal('Box 1: 67% from the left, 34% from the top, 23% wide, 56% high');
    place.point('pointerdown', 0.1, 0.1);
    place.point('pointermove', 0.3, 0.3);
    expect(place.boxes).to.have.length(2);
    place.point('pointercancel', 0.3, 0.3);
    expect(place.boxes).to.have.length(1);
    place.press('Cancel');
    await done;
  });

  it('stays as it is after Escape, and where it cannot be kept', async () => {
    let tries = 0;
    const full = new CivicError('storage/full', 'full');
    const { place, done } = await open(await photo(), () => ((tries += 1), Promise.reject(full)));
    place.press('Add a box');
    place.press('Save the photo');
    await waitUntil(() => place.dialog.querySelector('.error-text'), 'what went wrong');
    expect(nameOf(place.dialog)).to.contain('There is no room left on this device. The photo stays as it was.');
    expect(place.boxes).to.have.length(1);
    // As the browser answers Escape.
    place.dialog.dispatchEvent(new Event('cancel', { cancelable: true }));
    place.dialog.close();
    await done;
    expect(tries).to.equal(1);
    expect(place.root.querySelector('dialog')).to.equal(null);
  });

  it('is told to be none where it cannot be opened', async () => {
    const { place, done } = await open(fileOf(ascii('\xff\xd8\xffbroken')), () => Promise.reject(new Error('nothing to keep')));
    expect(nameOf(place.dialog)).to.contain('This photo cannot be opened here. It stays as it is.');
    expect([...place.dialog.querySelectorAll('button')].map(nameOf)).to.deep.equal(['Cancel']);
    place.press('Cancel');
    await done;
  });
});
