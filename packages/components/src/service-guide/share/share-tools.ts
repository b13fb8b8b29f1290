import { instantOfWall, toInstant, zoneOffset } from '@civickit/core';
import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { heading } from '../../base/heading.js';
import { LanguageController } from '../../base/language.js';
import { LiveMessage } from '../../controllers/live-message.js';
import { LoadedTexts } from '../../controllers/loaded-texts.js';
import { adoptStyles } from '../adopt-styles.js';
import { keyOf } from '../../services/service-key.js';
import { addressOf, type ToolRequest } from '../tool-request.js';
import { canDownload, download, fileName } from './download.js';
import type { drawQr } from './qr.js';
import { writeReminder } from './reminder.js';
import { copyText, shareAddress, type Shared } from './share.js';
import { shareLoaders, type ShareTexts } from './share-texts.js';
import { shareStyles } from './share.styles.js';
import { en } from './texts/en.js';
import { cardText, type OfficeCard, officeCards, vcard } from './vcard.js';

/** What a reader takes along: the address, as a QR code too; the office in the address book; the visit in the calendar. */
export class ShareTools implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #request: () => ToolRequest | undefined;
  readonly #language: LanguageController;
  readonly #loaded: LoadedTexts<ShareTexts>;
  readonly #message: LiveMessage;
  /** The services that all below is about. */
  #of = '';
  #outcome = '';
  #qr?: { readonly url: string; readonly drawn?: ReturnType<typeof drawQr> };
  #office = 0;
  #reminding = false;
  /** What the last file says, in words. */
  #text?: { readonly words: string; readonly shown: boolean };

  constructor(host: ReactiveControllerHost & HTMLElement, request: () => ToolRequest | undefined) {
    this.#host = host;
    this.#request = request;
    this.#language = new LanguageController(host);
    this.#loaded = new LoadedTexts(host, this.#language, en, shareLoaders);
    this.#message = new LiveMessage(host);
    host.addController(this);
    host.requestUpdate();
  }

  hostConnected(): void {
    adoptStyles(this.#host, shareStyles);
  }

  hostUpdate(): void {
    const services = this.#request()?.services;
    const of = services?.map(({ ref }) => keyOf(ref)).join('\n\n');
    // None are shown while others are on their way.
    if (of === undefined || of === this.#of) return;
    this.#of = of;
    this.#outcome = '';
    this.#qr = this.#text = undefined;
    this.#office = 0;
    this.#reminding = false;
  }

  render(): unknown {
    const request = this.#request();
    if (!request) return nothing;
    const { texts } = this.#loaded;
    const url = addressOf(request);
    const cards = cardsOf(request);
    const button = (name: string, press: () => unknown, open?: boolean) =>
      html`<button type="button" aria-expanded=${open === undefined ? nothing : open ? 'true' : 'false'} @click=${press}>${name}</button>`;
    return html`<section class="share">
      ${heading(request.heading, texts.heading)} ${url ? this.#renderAddress(url) : nothing}
      ${cards.length > 1 ? this.#renderOffices(cards) : nothing}
      <div class="row">
        ${url ? button(texts.share, () => this.#share(request, url)) : nothing}
        ${url ? button(texts.qr, () => this.#toggleQr(url), this.#qr?.url === url) : nothing}
        ${cards.length > 0 ? button(texts.contact, () => this.#saveContact(cards)) : nothing}
        ${button(texts.reminder, () => this.#toggleReminder(), this.#reminding)}
      </div>
      ${url && this.#qr?.url === url ? this.#renderQr(request) : nothing}
      ${this.#reminding ? this.#renderReminder(request, cards) : nothing}
      ${this.#outcome ? html`<p class="outcome">${this.#outcome}</p>` : nothing} ${this.#renderText()}
    </section>`;
  }

  #renderAddress(url: string): TemplateResult {
    return html`<label>
      <span>${this.#loaded.texts.address}</span>
      <input class="share-address" readonly dir="ltr" .value=${url} />
    </label>`;
  }

  #renderOffices(cards: readonly OfficeCard[]): TemplateResult {
    const choose = (event: Event) => {
      this.#office = (event.target as HTMLSelectElement).selectedIndex;
    };
    return html`<label>
      <span>${this.#loaded.texts.office}</span>
      <select @change=${choose}>
        ${cards.map(({ name, address }) => html`<option>${[name, address].filter(Boolean).join(' · ')}</option>`)}
      </select>
    </label>`;
  }

  #renderQr(request: ToolRequest): unknown {
    const { drawn } = this.#qr ?? {};
    if (!drawn) return nothing;
    const { drawing, size } = drawn;
    const name = this.#loaded.texts.qrOf(nameOf(request));
    return html`<svg class="qr" role="img" aria-label=${name} viewBox=${`0 0 ${size} ${size}`} shape-rendering="crispEdges">
      ${drawing}
    </svg>`;
  }

  #renderReminder({ collection }: ToolRequest, cards: readonly OfficeCard[]): TemplateResult {
    const { texts } = this.#loaded;
    const now = collection.clock.now();
    const today = new Date(now + zoneOffset(now, collection.zone) * 60_000).toISOString().slice(0, 10);
    return html`<form class="reminder" @submit=${(event: Event) => this.#saveReminder(event, cards)}>
      <div class="row">
        <label><span>${texts.date}</span><input name="date" type="date" required min=${today} /></label>
        <label><span>${texts.time}</span><input name="time" type="time" required value="09:00" /></label>
      </div>
      <p>${texts.zone(collection.zone)}</p>
      <div class="row"><button type="submit" formnovalidate>${texts.save}</button></div>
    </form>`;
  }

  #renderText(): unknown {
    const { texts } = this.#loaded;
    if (!this.#text) return nothing;
    const { words, shown } = this.#text;
    const show = () => {
      this.#text = { words, shown: true };
      this.#host.requestUpdate();
    };
    if (!shown) return html`<button class="quiet" type="button" @click=${show}>${texts.showText}</button>`;
    return html`<label>
        <span>${texts.text}</span>
        <textarea class="share-text" readonly dir="auto" .value=${words}></textarea>
      </label>
      <div class="row"><button type="button" @click=${() => this.#copyText(words)}>${texts.copyText}</button></div>`;
  }

  #tell(outcome: string): void {
    this.#outcome = outcome;
    this.#message.say(outcome);
    this.#host.requestUpdate();
  }

  async #tellShared(sharing: Promise<Shared>): Promise<void> {
    const of = this.#of;
    const shared = await sharing;
    if (shared !== 'cancelled' && of === this.#of) this.#tell(this.#loaded.texts[shared]);
  }

  async #share(request: ToolRequest, url: string): Promise<void> {
    const field = this.#host.shadowRoot?.querySelector<HTMLInputElement>('.share-address');
    if (field) await this.#tellShared(shareAddress(nameOf(request), url, field));
  }

  async #copyText(words: string): Promise<void> {
    const field = this.#host.shadowRoot?.querySelector<HTMLTextAreaElement>('.share-text');
    if (field) await this.#tellShared(copyText(words, field));
  }

  async #toggleQr(url: string): Promise<void> {
    const shown = this.#qr?.url === url;
    this.#qr = shown ? undefined : { url };
    this.#host.requestUpdate();
    if (shown) return;
    try {
      const drawn = (await import('./qr.js')).drawQr(url);
      if (this.#qr?.url === url) this.#qr = { url, drawn };
      this.#host.requestUpdate();
    } catch {
      this.#qr = undefined;
      this.#tell(this.#loaded.texts.qrFailed);
    }
  }

  #saveContact(cards: readonly OfficeCard[]): void {
    const card = cards[this.#office] ?? cards[0];
    if (card) this.#save(fileName(card.name, 'vcf'), 'text/vcard', vcard(card), cardText(card));
  }

  #toggleReminder(): void {
    this.#reminding = !this.#reminding;
    this.#host.requestUpdate();
  }

  #saveReminder(event: Event, cards: readonly OfficeCard[]): void {
    event.preventDefault();
    const request = this.#request();
    const form = event.target as HTMLFormElement;
    const { texts } = this.#loaded;
    if (!request) return;
    const { clock, zone } = request.collection;
    const valueOf = (name: string) => form.querySelector<HTMLInputElement>(`[name=${name}]`)?.value ?? '';
    const wall = Date.parse(`${valueOf('date')}T${valueOf('time')}:00Z`);
    const now = clock.now();
    const start = instantOfWall(wall || 0, zone);
    if (Number.isNaN(wall) || start <= now) {
      this.#text = undefined;
      this.#tell(Number.isNaN(wall) ? texts.dateMissing : texts.dateOver);
      form.querySelector('input')?.focus();
      return;
    }
    const when = `${this.#language.formatter(zone).moment(toInstant(start))} (${zone})`;
    const summary = nameOf(request);
    const occasion = { services: request.services, summary, start, now, when, bring: texts.bring };
    const { file, words } = writeReminder({ ...occasion, card: cards[this.#office] ?? cards[0], url: addressOf(request) });
    this.#save(fileName(summary, 'ics'), 'text/calendar', file, words);
  }

  #save(name: string, type: string, content: string, words: string): void {
    const able = canDownload();
    if (able) download(name, type, content);
    this.#text = { words, shown: !able };
    this.#tell(able ? this.#loaded.texts.saved(name) : this.#loaded.texts.noFiles);
  }
}

function nameOf({ services }: ToolRequest): string {
  return services.map(({ name }) => name).join(' · ');
}

/** Each office once, whichever services it gives. */
function cardsOf({ services }: ToolRequest): readonly OfficeCard[] {
  const cards = new Map<string, OfficeCard>();
  for (const card of services.flatMap(officeCards)) {
    const key = JSON.stringify([card.name, card.address, card.phones]);
    if (!cards.has(key)) cards.set(key, card);
  }
  return [...cards.values()];
}
