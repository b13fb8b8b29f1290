import type { GeoPoint } from '@civickit/core';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Formatter } from '../i18n/formatter.js';
import type { KnownPlaces } from './known-places.js';
import type { ListRung } from './list/render-list.js';
import type { PlaceTexts } from './place-texts.js';
import { readOut } from './read-out.js';
import { stayHere } from './stay-here.js';

export interface RungSetting {
  readonly texts: PlaceTexts;
  /** BCP 47 tag of the texts. */
  readonly tag: string;
  readonly format: Formatter;
  readonly level: number;
  readonly known: KnownPlaces;
}

/** The area's own list, once it is here. */
export function renderPlaces(setting: RungSetting, rung: ListRung): TemplateResult {
  const { texts, known } = setting;
  if (known.list) return known.list.renderList(setting, rung);
  if (known.status === 'pending') return html`<p class="hint">${texts.loading}</p>`;
  return html`<p class="hint">${texts.notLoaded}</p>
    <p>
      <button
        type="button"
        @click=${({ currentTarget }: Event) => {
          (currentTarget as Element).closest('.ladder')?.querySelector<HTMLElement>('.way-list')?.focus();
          known.forget();
        }}
      >
        ${texts.tryAgain}
      </button>
    </p>`;
}

/** A map drawn from the area's outlines. */
export function renderMap({ texts, format, known, tag }: RungSetting, set: (where: GeoPoint) => void): unknown {
  if (!known.map) return nothing;
  const { code, view } = known.map;
  const words = code.mapTextsIn(tag);
  return html`<p class="said" role="status">${texts.cross(readOut(view.where, known.places, texts, format))}</p>
    ${code.renderMiniMap({ view, texts: words, label: words.label, help: words.help, set })}`;
}

export interface CodeRung {
  readonly typed: string;
  readonly isWrong: boolean;
  readonly write: (typed: string) => void;
  readonly use: () => void;
}

/** A plus code, or latitude and longitude. */
export function renderCode({ texts }: RungSetting, { typed, isWrong, write, use }: CodeRung): TemplateResult {
  return html`<label for="place-code">${texts.codeLabel}</label>
    <p class="hint" id="place-code-hint">${texts.codeHint}</p>
    <input
      id="place-code"
      dir="ltr"
      autocomplete="off"
      autocapitalize="characters"
      spellcheck="false"
      aria-describedby="place-code-hint${isWrong ? ' place-code-trouble' : ''}"
      aria-invalid=${isWrong ? 'true' : nothing}
      .value=${live(typed)}
      @input=${(event: Event) => write((event.target as HTMLInputElement).value)}
      @keydown=${(event: KeyboardEvent) => {
        stayHere(event);
        if (event.key === 'Enter' && !event.isComposing) use();
      }}
    />
    ${isWrong ? html`<p class="said trouble" id="place-code-trouble" role="alert">${texts.codeWrong}</p>` : nothing}
    <p><button type="button" @click=${use}>${texts.useCode}</button></p>`;
}
