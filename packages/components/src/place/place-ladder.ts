import { encodePlusCode, type GeoPoint, type Place } from '@civickit/core';
import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { LoadedTexts } from '../controllers/loaded-texts.js';
import { adoptStyles } from '../service-guide/adopt-styles.js';
import { askPosition, canAskPosition } from './ask-position.js';
import { KnownPlaces } from './known-places.js';
import type { ChosenPlace, LadderSetting } from './place-ladder.types.js';
import { placeStyles } from './place.styles.js';
import { placeTexts, type PlaceTexts } from './place-texts.js';
import { distanceIn, isOutside, nameOf, readOut } from './read-out.js';
import { renderCode, renderMap, renderPlaces, type RungSetting } from './rungs.js';
import { en } from './texts/en.js';
import { toMetre, typedPlace } from './typed-place.js';

type Way = 'list' | 'map' | 'code';
type Host = ReactiveControllerHost & HTMLElement;

/** A position that is less exact, in metres, does not tell one lamp from the next. */
const exact = 100;
const longestAddress = 300;

/**
 * How a resident says where something is, without a map library or a server for it: by the device, the area's own list, a map drawn from its
 * outlines, a plus code or degrees, and always in plain words. One way is open at a time. Nothing is asked of the device unless wished.
 */
export class PlaceLadder implements ReactiveController {
  readonly #host: Host;
  readonly #setting: () => LadderSetting;
  readonly #loaded: LoadedTexts<PlaceTexts>;
  readonly #known: KnownPlaces;
  #way: Way | undefined;
  /** Whether the ways are offered although a place is chosen. */
  #isChanging = false;
  #device: 'idle' | 'asking' | 'refused' | 'noPosition' = 'idle';
  #searched = '';
  #unfolded: ReadonlySet<string> = new Set();
  #typed = '';
  #isWrong = false;
  /** Words that a list has put in, and that another choice takes out. */
  #listed: string | undefined;
  #focus: string | undefined;

  constructor(host: Host, setting: () => LadderSetting) {
    this.#host = host;
    this.#setting = setting;
    const language = {
      get tag() {
        return setting().language.tag;
      },
    };
    this.#loaded = new LoadedTexts(host, language, en, placeTexts);
    this.#known = new KnownPlaces(host);
    host.addController(this);
  }

  hostConnected(): void {
    adoptStyles(this.#host, placeStyles);
    this.#host.addEventListener('civic-place', this.#placed);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('civic-place', this.#placed);
    this.#known.map?.view.measure(null);
  }

  hostUpdate(): void {
    const { language, placesOf } = this.#setting();
    this.#known.ask(language.tag, placesOf);
  }

  hostUpdated(): void {
    const root = this.#host.shadowRoot;
    this.#known.map?.view.measure(root?.querySelector('.ladder .sheet svg') ?? null);
    if (!this.#focus) return;
    root?.querySelector<HTMLElement>(this.#focus)?.focus();
    this.#focus = undefined;
  }

  /** Metres in words. */
  distance(metres: number): string {
    return distanceIn(metres, this.#loaded.texts, this.#setting().format);
  }

  render(): TemplateResult {
    const { texts } = this.#loaded;
    const { chosen, tileSlot } = this.#setting();
    const isSettled = chosen?.where !== undefined && !this.#isChanging;
    return html`<div class="ladder" part="place">
      ${this.#renderSaid(texts, chosen)}
      ${
        isSettled
          ? html`<p class="buttons">
              <button type="button" class="another" @click=${() => this.#change()}>${texts.another}</button>
              <button type="button" class="quiet" @click=${() => this.#remove()}>${texts.remove}</button>
            </p>`
          : this.#renderWays(texts)
      }
      ${this.#way && !isSettled ? html`<section>${this.#renderWay(texts, this.#way, tileSlot)}</section>` : nothing}
      <div>
        <label for="place-words">${texts.words}</label>
        <p class="hint" id="place-words-hint">${texts.wordsHint}</p>
        <input
          id="place-words"
          dir="auto"
          maxlength=${longestAddress}
          aria-describedby="place-words-hint"
          .value=${live(chosen?.address ?? '')}
          @input=${this.#worded}
        />
      </div>
    </div>`;
  }

  #renderSaid(texts: PlaceTexts, chosen: ChosenPlace | undefined): TemplateResult {
    const { isCautious, said } = this.#saidOf(texts, chosen);
    // One node for all of it: what a screen reader listens to must be there before.
    return html`<p class=${isCautious ? 'said caution' : 'said'} role="status">${said}</p>`;
  }

  #saidOf(texts: PlaceTexts, chosen: ChosenPlace | undefined): { readonly isCautious: boolean; readonly said: unknown } {
    if (this.#device !== 'idle') return { isCautious: this.#device !== 'asking', said: texts[this.#device] };
    if (!chosen?.where) return { isCautious: false, said: nothing };
    const { where, accuracy } = chosen;
    const { format } = this.#setting();
    const { places } = this.#known;
    const about = accuracy === undefined ? undefined : texts.about(distanceIn(accuracy, texts, format));
    const isVague = accuracy !== undefined && accuracy > exact;
    const outside = isOutside(where, places) === true;
    const said = html`<span>${readOut(where, places, texts, format)}</span>
      ${about === undefined ? nothing : html`<span>${(isVague ? texts.imprecise : texts.accurate)(about)}</span>`}
      ${outside ? html`<span>${texts.outside}</span>` : nothing}
      <span>${texts.plusCode}<bdi dir="ltr">${encodePlusCode(where)}</bdi></span>`;
    return { isCautious: isVague || outside, said };
  }

  #renderWays(texts: PlaceTexts): TemplateResult {
    const { status, places, map } = this.#known;
    const hasList = status === 'pending' || status === 'failed' || places.length > 0;
    const hasMap = map !== undefined || this.#setting().tileSlot;
    const way = (name: Way) => {
      const isOpen = this.#way === name;
      return html`<li>
        <button type="button" class="way-${name}" aria-expanded=${isOpen ? 'true' : 'false'} @click=${() => this.#toggle(name)}>
          ${texts[name]}
        </button>
      </li>`;
    };
    // Safari takes the role from a list without markers.
    // eslint-disable-next-line lit-a11y/no-redundant-role
    return html`<ul class="ways" role="list" aria-label=${texts.ways}>
      ${
        canAskPosition()
          ? html`<li><button type="button" class="way-device" @click=${() => void this.#locate()}>${texts.device}</button></li>`
          : nothing
      }
      ${hasList ? way('list') : nothing} ${hasMap ? way('map') : nothing} ${way('code')}
    </ul>`;
  }

  #renderWay(texts: PlaceTexts, way: Way, tileSlot: boolean): unknown {
    const { format, level, language } = this.#setting();
    const setting: RungSetting = { texts, tag: language.tag, format, level, known: this.#known };
    if (way === 'map')
      // The page's own map stands in for ours.
      return tileSlot
        ? html`<slot name="map"></slot>`
        : renderMap(setting, (where) => this.#set({ where: toMetre(where), by: 'map' }, true));
    if (way === 'list')
      return renderPlaces(setting, {
        text: this.#searched,
        write: (text) => this.#renew(() => (this.#searched = text)),
        open: this.#unfolded,
        unfold: (township, isOpen) => this.#unfold(township, isOpen),
        pick: (place) => this.#pick(place, texts),
      });
    return renderCode(setting, {
      typed: this.#typed,
      isWrong: this.#isWrong,
      write: (typed) => this.#renew(() => ([this.#typed, this.#isWrong] = [typed, false])),
      use: () => this.#useTyped(),
    });
  }

  #toggle(way: Way): void {
    this.#renew(() => {
      this.#device = 'idle';
      this.#way = this.#way === way ? undefined : way;
      if (!this.#way) this.#isChanging = false;
      if (this.#way) this.#focus = '.ladder section :is(input, .sheet)';
      const where = this.#setting().chosen?.where;
      if (this.#way === 'map' && where) this.#known.map?.view.show(where);
    });
  }

  #change(): void {
    this.#renew(() => {
      this.#isChanging = true;
      this.#focus = '.ways button';
    });
  }

  #remove(): void {
    this.#focus = '.ways button';
    this.#way = undefined;
    this.#isChanging = false;
    const address = this.#ownWords();
    this.#setting().choose(address ? { address, by: 'words' } : undefined);
    this.#host.requestUpdate();
  }

  async #locate(): Promise<void> {
    this.#renew(() => ([this.#device, this.#way] = ['asking', undefined]));
    const position = await askPosition();
    // Who has chosen otherwise meanwhile does not want to hear of it.
    if (this.#device !== 'asking') return;
    if (typeof position === 'string') this.#renew(() => (this.#device = position));
    else this.#set({ ...position, by: 'device' });
  }

  #pick(place: Place, texts: PlaceTexts): void {
    const address = this.#ownWords();
    this.#listed = address ? undefined : nameOf(place, texts);
    this.#set({ where: place.where, addressId: place.ref.id, by: 'list', address: address ?? nameOf(place, texts) });
  }

  #useTyped(): void {
    const near = this.#known.places.find(({ kind }) => kind === 'area') ?? this.#known.places[0];
    const where = typedPlace(this.#typed, near?.where);
    if (where) this.#set({ where, by: 'code' });
    else
      this.#renew(() => {
        this.#isWrong = true;
        this.#focus = '#place-code';
      });
  }

  /** Words stay whatever is chosen, but for those of a list that is not chosen from any more. */
  #set(chosen: ChosenPlace, isKeptOpen = false): void {
    const address = chosen.address ?? this.#ownWords();
    if (chosen.by !== 'list') this.#listed = undefined;
    this.#device = 'idle';
    this.#isChanging = isKeptOpen;
    if (!isKeptOpen) {
      this.#way = undefined;
      this.#focus = '.another';
    }
    this.#setting().choose({ ...chosen, ...(address && { address }) });
    this.#host.requestUpdate();
  }

  #ownWords(): string | undefined {
    const { address } = this.#setting().chosen ?? {};
    const { texts } = this.#loaded;
    // What a draft brings back may have been a list's, too.
    const isListed = address === this.#listed || this.#known.places.some((place) => nameOf(place, texts) === address);
    return address && !isListed ? address : undefined;
  }

  readonly #worded = (event: Event): void => {
    const { value } = event.target as HTMLInputElement;
    const { chosen, choose } = this.#setting();
    if (value.trim()) choose({ by: 'words', ...chosen, address: value });
    else if (chosen?.where) {
      const { where, accuracy, addressId, by } = chosen;
      choose({ where, by, ...(accuracy !== undefined && { accuracy }), ...(addressId && { addressId }) });
    } else choose(undefined);
    this.#host.requestUpdate();
  };

  readonly #placed = (event: CustomEvent<GeoPoint>): void => {
    const { latitude, longitude } = event.detail;
    if (Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180) this.#set({ where: toMetre({ latitude, longitude }), by: 'map' }, true);
  };

  #unfold(township: string, isOpen: boolean): void {
    if (this.#unfolded.has(township) === isOpen) return;
    const others = [...this.#unfolded].filter((one) => one !== township);
    this.#renew(() => (this.#unfolded = new Set(isOpen ? [...others, township] : others)));
  }

  #renew(change: () => unknown): void {
    change();
    this.#host.requestUpdate();
  }
}
