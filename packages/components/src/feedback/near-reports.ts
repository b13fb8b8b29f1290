import type { GeoPoint, RequestType, ServiceRequest } from '@civickit/core';
import type { LitElement } from 'lit';
import type { LanguageController } from '../base/language.js';
import { LoadedTexts } from '../controllers/loaded-texts.js';
import type { FocusNext } from '../form/focus-next.js';
import { zoneOf } from '../host/zone-of.js';
import { requestTexts, type RequestTexts } from '../requests/request-texts.js';
import { en } from '../requests/texts/en.js';
import type { FeedbackTexts } from './feedback-texts.js';
import type { ReportTypes } from './report-types.js';
import { findSimilar, renderSimilar, type Similar } from './similar.js';

interface NearSetting {
  readonly texts: FeedbackTexts;
  readonly types: ReportTypes;
  /** Page on which reports are followed. */
  readonly trackHref: string | undefined;
  readonly type: RequestType | undefined;
  readonly where: GeoPoint | undefined;
  /** Metres in words. */
  readonly distance: (metres: number) => string | undefined;
}

/** Open reports that may be about the same thing: asked for once for each place and type, and never in the way. */
export class NearReports {
  readonly #host: LitElement;
  readonly #language: LanguageController;
  readonly #focus: FocusNext;
  readonly #setting: () => NearSetting;
  readonly #texts: LoadedTexts<RequestTexts>;
  #found: (Similar & { readonly where: GeoPoint }) | undefined;
  /** The one that the reader has found to be the same. */
  #same: ServiceRequest | undefined;
  #looking = new AbortController();
  #lookedFor = '';

  constructor(host: LitElement, language: LanguageController, focus: FocusNext, setting: () => NearSetting) {
    this.#host = host;
    this.#language = language;
    this.#focus = focus;
    this.#setting = setting;
    this.#texts = new LoadedTexts(host, language, en, requestTexts);
  }

  /** What is said of reports anywhere. */
  get requestTexts(): RequestTexts {
    return this.#texts.texts;
  }

  look(): void {
    const { types, type, where } = this.#setting();
    const { collection } = types;
    const asked = where && type ? `${type.ref.source} ${type.ref.id} ${where.latitude} ${where.longitude}` : '';
    if (asked === this.#lookedFor || !collection) return;
    this.forget();
    this.#lookedFor = asked;
    if (!where || !type) return;
    const { signal } = (this.#looking = new AbortController());
    void findSimilar(collection, type, where, signal).then((found) => {
      if (signal.aborted || !found) return;
      this.#found = { ...found, where };
      this.#host.requestUpdate();
    });
  }

  forget(): void {
    this.#looking.abort();
    this.#found = this.#same = undefined;
    this.#lookedFor = '';
  }

  render(): unknown {
    if (!this.#found) return undefined;
    const { texts, types, trackHref, distance } = this.#setting();
    const zone = zoneOf(types.collection);
    return renderSimilar({
      ...this.#found,
      same: this.#same,
      texts,
      requestTexts: this.requestTexts,
      format: this.#language.formatter(zone),
      zone,
      distance,
      now: types.now,
      imageOrigins: types.imageOrigins,
      trackHref,
      choose: (request) => this.#change(request, '.similar :is(a, .quiet)'),
      dismiss: () => {
        this.#found = undefined;
        this.#change(undefined, '.step');
      },
    });
  }

  /** The button that was pressed goes: the focus has to stand somewhere. */
  #change(same: ServiceRequest | undefined, focus: string): void {
    this.#same = same;
    this.#focus.on(focus);
    this.#host.requestUpdate();
  }
}
