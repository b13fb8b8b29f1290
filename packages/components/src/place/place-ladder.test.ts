import type { GeoPoint, Place } from '@civickit/core';
import { expect, fixture, nextFrame } from '@open-wc/testing';
import { html, type PropertyDeclarations } from 'lit';
import { CivicElement } from '../base/civic-element.js';
import { registerAllCatalogues } from '../i18n/all.js';
import { waitUntil } from '../testing/wait-until.js';
import { PlaceLadder } from './place-ladder.js';
import type { ChosenPlace } from './place-ladder.types.js';
import { flatPlaces, samplePlaces } from './sample-places.js';

/** Nothing but a ladder, and what was chosen by it. */
class LadderStage extends CivicElement {
  static override get properties(): PropertyDeclarations {
    return { chosen: { attribute: false } };
  }
  places: (() => Promise<readonly Place[]>) | undefined = () => Promise.resolve(samplePlaces);
  tileSlot = false;
  chosen?: ChosenPlace | undefined;
  readonly ladder = new PlaceLadder(this, () => ({
    language: this.language,
    format: this.language.formatter('Asia/Shanghai'),
    level: 3,
    placesOf: () => this.places?.(),
    chosen: this.chosen,
    choose: (chosen) => (this.chosen = chosen),
    tileSlot: this.tileSlot,
  }));
  protected get fallbackShown(): boolean {
    return false;
  }
  protected renderContent(): unknown {
    return this.ladder.render();
  }
}
registerAllCatalogues();
customElements.define('test-place-ladder', LadderStage);

async function make(properties: Partial<Pick<LadderStage, 'places' | 'tileSlot' | 'chosen' | 'lang'>> = {}): Promise<LadderStage> {
  const stage = document.createElement('test-place-ladder') as LadderStage;
  Object.assign(stage, { lang: 'en', ...properties });
  const around = await fixture<HTMLElement>(html`<div></div>`);
  around.append(stage);
  await stage.updateComplete;
  if (!('places' in properties)) await waitUntil(() => rootOf(stage).querySelector('.way-map') !== null, 'the map');
  return stage;
}
const rootOf = (stage: LadderStage) => stage.shadowRoot as ShadowRoot;
const find = <E extends HTMLElement>(stage: LadderStage, selector: string): E => {
  const found = rootOf(stage).querySelector<E>(selector);
  if (!found) throw new Error(`no ${selector} in ${rootOf(stage).textContent ?? ''}`);
  return found;
};
const textOf = (stage: LadderStage) =>
  rootOf(stage)
    .querySelector('.ladder')
    ?.textContent?.replace(/[\u2068\u2069]/g, '')
    .replace(/\s+/g, ' ') ?? '';
async function press(stage: LadderStage, selector: string): Promise<void> {
  find(stage, selector).click();
  await stage.updateComplete;
}
async function type(stage: LadderStage, selector: string, text: string): Promise<void> {
  const input = find<HTMLInputElement>(stage, selector);
  input.value = text;
  input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await stage.updateComplete;
}
const focused = (stage: LadderStage) => rootOf(stage).activeElement;

/** The device's answer, for as long as the test lasts. */
async function withPosition(answer: Partial<GeolocationCoordinates> | number, run: () => Promise<void>): Promise<void> {
  const own = navigator.geolocation.getCurrentPosition;
  navigator.geolocation.getCurrentPosition = (found, failed) => {
    if (typeof answer === 'number') failed?.({ code: answer, PERMISSION_DENIED: 1 } as GeolocationPositionError);
    else found({ coords: answer } as GeolocationPosition);
  };
  try {
    await run();
  } finally {
    navigator.geolocation.getCurrentPosition = own;
  }
}

describe('PlaceLadder', () => {
  // First, for WebKit goes on with what it has read of `isSecureContext`.
  it('does not offer the position of the device on a page without a secure connection', async () => {
    const own = Object.getOwnPropertyDescriptor(globalThis, 'isSecureContext') as PropertyDescriptor;
    Object.defineProperty(globalThis, 'isSecureContext', { configurable: true, value: false });
    try {
      const stage = await make();
      expect(Array.from(rootOf(stage).querySelectorAll('.ways button'), ({ className }) => className)).to.deep.equal([
        'way-list',
        'way-map',
        'way-code',
      ]);
    } finally {
      Object.defineProperty(globalThis, 'isSecureContext', own);
    }
  });

  it('offers ways, opens one at a time, and always takes plain words', async () => {
    const stage = await make();
    expect(rootOf(stage).querySelector('section')).to.equal(null);
    await press(stage, '.way-list');
    expect(focused(stage)?.id).to.equal('place-search');
    await press(stage, '.way-code');
    expect(rootOf(stage).querySelectorAll('[aria-expanded="true"]')).to.have.length(1);
    await type(stage, '#place-words', 'Behind the mill');
    expect(stage.chosen).to.deep.equal({ by: 'words', address: 'Behind the mill' });
    await type(stage, '#place-words', ' ');
    expect(stage.chosen).to.equal(undefined);
    await expect(stage).to.be.accessible();
  });

  it('offers neither list nor map where nobody tells places, and no map without outlines', async () => {
    const without = await make({ places: undefined });
    expect(rootOf(without).querySelector('.way-list, .way-map')).to.equal(null);
    const flat = await make({ places: () => Promise.resolve(flatPlaces) });
    await waitUntil(() => rootOf(flat).querySelector('.way-list') !== null, 'a list');
    expect(rootOf(flat).querySelector('.way-map')).to.equal(null);
  });

  it('takes the position of the device with how exact it is, and says where that is', async () => {
    const stage = await make();
    await withPosition({ latitude: 26.0808001, longitude: 105.1608, accuracy: 28.4 }, () => press(stage, '.way-device'));
    await waitUntil(() => stage.chosen !== undefined, 'a position');
    await stage.updateComplete;
    expect(stage.chosen).to.deep.equal({ where: { latitude: 26.0808, longitude: 105.1608 }, accuracy: 28, by: 'device' });
    expect(textOf(stage)).to.contain('120 m north-east of: 望岚镇政府, 望岚镇').and.to.contain('Accurate to about 30 m.');
    expect(focused(stage)?.className).to.equal('another');
    await press(stage, '.quiet');
    expect(stage.chosen).to.equal(undefined);
  });

  it('says what is wrong with a position: vague, outside, refused, not found', async () => {
    const stage = await make();
    await withPosition({ latitude: 26.3, longitude: 105.15, accuracy: 1840 }, () => press(stage, '.way-device'));
    await waitUntil(() => textOf(stage).includes('outside the area'), 'outside');
    expect(textOf(stage)).to.contain('Accurate to about 1.8 km only.');
    await press(stage, '.another');
    await withPosition(1, () => press(stage, '.way-device'));
    await waitUntil(() => textOf(stage).includes('does not give its position'), 'refused');
    await withPosition(3, () => press(stage, '.way-device'));
    await waitUntil(() => textOf(stage).includes('No position could be found'), 'not found');
    expect(stage.chosen?.by).to.equal('device');
  });

  it('waits for a slow position no longer than the resident: who chooses otherwise hears no more of it', async () => {
    const stage = await make();
    let answer: PositionCallback | undefined;
    let limit: number | undefined;
    const slow: Geolocation['getCurrentPosition'] = (found, _, options) => ([answer, limit] = [found, options?.timeout]);
    const own = Object.getOwnPropertyDescriptor(navigator.geolocation, 'getCurrentPosition');
    Object.defineProperty(navigator.geolocation, 'getCurrentPosition', { configurable: true, value: slow });
    await press(stage, '.way-device');
    if (own) Object.defineProperty(navigator.geolocation, 'getCurrentPosition', own);
    else Reflect.deleteProperty(navigator.geolocation, 'getCurrentPosition');
    expect(textOf(stage)).to.contain('Asking this device');
    expect(limit).to.be.within(1, 30_000);
    await press(stage, '.way-code');
    await type(stage, '#place-code', '26.09, 105.17');
    await press(stage, 'section button');
    answer?.({ coords: { latitude: 26.3, longitude: 105.15, accuracy: 9 } } as GeolocationPosition);
    await nextFrame();
    expect(stage.chosen).to.deep.equal({ where: { latitude: 26.09, longitude: 105.17 }, by: 'code' });
    expect(textOf(stage)).not.to.contain('Asking this device');
  });

  it('says that it shows the first of many, and how to see fewer, above them and below, also of what a mistake finds', async () => {
    const many = Array.from({ length: 34 }, (_, at): Place => ({
      ref: { source: 'county', id: `${at}` },
      name: `枫林${at + 1}组`,
      otherNames: [`Fenglin ${at + 1}`],
      kind: 'village',
      where: { latitude: 26.1, longitude: 105.1 + at / 1000 },
    }));
    const stage = await make({ places: () => Promise.resolve(many) });
    await press(stage, '.way-list');
    await waitUntil(() => rootOf(stage).querySelector('#place-search'), 'the list');
    const status = () => find(stage, '#place-search ~ [role=status]').textContent?.trim();
    for (const text of ['枫林', 'fenglim']) {
      await type(stage, '#place-search', text);
      expect(rootOf(stage).querySelectorAll('.found button')).to.have.length(30);
      expect(status()).to.equal('The first 30 of 34 places. Type a few more letters to see fewer.');
      expect(find(stage, 'section > .hint:last-child').textContent).to.equal(status());
    }
    await type(stage, '#place-search', '枫林12');
    expect(status()).to.equal('1 place');
    expect(rootOf(stage).querySelectorAll('section > .hint')).to.have.length(2);
  });

  it('finds places by words with a mistake and by pinyin, in groups, and puts their name into the words', async () => {
    const stage = await make();
    await press(stage, '.way-list');
    const names = () => Array.from(rootOf(stage).querySelectorAll('.found bdi'), (name) => name.textContent);
    await type(stage, '#place-search', 'Hekuo');
    expect(names()).to.have.members(['河口村', '河口小学']);
    await type(stage, '#place-search', 'shibanjie');
    await waitUntil(() => names().join() === '石板街', 'pinyin');
    expect(find(stage, '.heading').textContent).to.equal('望岚镇');
    await type(stage, '#place-search', 'xyz');
    expect(textOf(stage)).to.contain('No such place');
    await type(stage, '#place-search', '河口小学');
    await press(stage, '.found button');
    const where = { latitude: 26.1071, longitude: 105.2611 };
    expect(stage.chosen).to.deep.equal({ where, addressId: 'z2', by: 'list', address: '河口小学, 河口村, 枕溪镇' });
    await press(stage, '.another');
    await press(stage, '.way-code');
    await type(stage, '#place-code', '26.09, 105.17');
    await press(stage, 'section button');
    expect(stage.chosen).to.deep.equal({ where: { latitude: 26.09, longitude: 105.17 }, by: 'code' });
  });

  it('unfolds the list by township, a village before what lies in it', async () => {
    const stage = await make();
    await press(stage, '.way-list');
    const [, zhenxi] = rootOf(stage).querySelectorAll('details');
    zhenxi?.querySelector('summary')?.click();
    await waitUntil(() => zhenxi?.querySelector('button') != null, 'places of the township');
    expect(Array.from(zhenxi?.querySelectorAll('button bdi') ?? [], (name) => name.textContent)).to.deep.equal([
      '枕溪镇',
      '河口村',
      '河口小学',
    ]);
  });

  it('sets a place on the map by keys, and reads out what is under the cross', async () => {
    const stage = await make();
    await press(stage, '.way-map');
    const sheet = find(stage, '.sheet');
    expect(focused(stage)).to.equal(sheet);
    const key = async (name: string) => {
      sheet.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }));
      await stage.updateComplete;
    };
    const cross = () => find(stage, 'section .said').textContent?.replace(/[\u2068\u2069]/g, '');
    const before = cross();
    for (const name of ['+', '+', 'ArrowLeft', 'ArrowUp']) await key(name);
    expect(cross()).not.to.equal(before);
    expect(stage.chosen).to.equal(undefined);
    await key('Enter');
    const { where, by } = stage.chosen as { where: GeoPoint; by: string };
    expect(by).to.equal('map');
    expect(where.latitude).to.be.greaterThan(26.08);
    expect(where.longitude).to.be.lessThan(105.2);
    await expect(stage).to.be.accessible();
  });

  it('sets a place on the map where it is tapped', async () => {
    const stage = await make();
    await press(stage, '.way-map');
    const drawing = rootOf(stage).querySelector('.sheet svg') as SVGElement;
    const box = drawing.getBoundingClientRect();
    drawing.dispatchEvent(new MouseEvent('click', { clientX: box.left + box.width / 2, clientY: box.top + box.height / 2 }));
    await stage.updateComplete;
    expect(stage.chosen?.where?.latitude).to.be.closeTo(26.08, 0.001);
    expect(stage.chosen?.where?.longitude).to.be.closeTo(105.2, 0.001);
    expect(find(stage, '.way-map').getAttribute('aria-expanded')).to.equal('true');
  });

  it('reads a short plus code as the closest to the area, and says what is none', async () => {
    const stage = await make();
    await press(stage, '.way-code');
    await type(stage, '#place-code', 'somewhere');
    await press(stage, 'section button');
    expect(textOf(stage)).to.contain('nor a plus code');
    expect(focused(stage)?.id).to.equal('place-code');
    await type(stage, '#place-code', '35H5+8J');
    await press(stage, 'section button');
    expect(stage.chosen?.where?.latitude).to.be.closeTo(26.0783, 0.001);
  });

  it("takes the place of the page's own map instead of ours", async () => {
    const stage = await make({ tileSlot: true, chosen: { by: 'words', address: 'By the mill' } });
    await press(stage, '.way-map');
    expect(rootOf(stage).querySelector('slot[name="map"]')).not.to.equal(null);
    expect(rootOf(stage).querySelector('.sheet')).to.equal(null);
    const tell = (detail: GeoPoint) => stage.dispatchEvent(new CustomEvent('civic-place', { detail, bubbles: true }));
    tell({ latitude: 126, longitude: 105.2 });
    expect(stage.chosen?.by).to.equal('words');
    tell({ latitude: 26.1, longitude: 105.2 });
    expect(stage.chosen).to.deep.equal({ where: { latitude: 26.1, longitude: 105.2 }, by: 'map', address: 'By the mill' });
  });

  it('says that the list cannot be had, and asks again', async () => {
    let tries = 0;
    const places = () => (++tries === 1 ? Promise.reject(new Error('down')) : Promise.resolve(samplePlaces));
    const stage = await make({ places });
    await press(stage, '.way-list');
    await waitUntil(() => textOf(stage).includes('cannot be loaded'), 'a failure');
    await press(stage, 'section button');
    await waitUntil(() => rootOf(stage).querySelector('details') !== null, 'the list');
  });

  it('speaks every language, and West stays on the left', async () => {
    for (const [lang, words] of [['zh-CN', '使用我的位置'], ['zh-TW', '從地名表中選擇'], ['ug', 'خەرىتىدە بەلگىلەش']] as const) {
      const stage = await make({ lang });
      await waitUntil(() => textOf(stage).includes(words), words);
      await press(stage, '.way-map');
      const drawing = rootOf(stage).querySelector('.sheet svg') as SVGElement;
      expect(getComputedStyle(drawing).direction).to.equal('ltr');
      expect(rootOf(stage).querySelector('[style]')).to.equal(null);
    }
  }); // prettier-ignore
});
