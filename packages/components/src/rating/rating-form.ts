import type { RatingLevel } from '@civickit/core';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { heading } from '../base/heading.js';
import { levelIcons } from './level-icons.js';
import type { RatingTexts } from './rating-texts.js';

export interface RatingSetting {
  readonly texts: RatingTexts;
  readonly headingLevel: number;
  readonly level: RatingLevel | undefined;
  /** What levels are called. */
  readonly nameOf: (level: RatingLevel) => string;
  /** What can be chosen at this level. */
  readonly indicators: readonly { readonly id: string; readonly label: string; readonly lang: string }[];
  readonly chosen: ReadonlySet<string>;
  readonly words: string;
  readonly wantsLevel: boolean;
  readonly trouble: string | undefined;
  readonly isSending: boolean;
  readonly choose: (level: RatingLevel) => void;
  readonly toggle: (id: string, isChosen: boolean) => void;
  readonly write: (words: string) => void;
  readonly send: () => void;
}

/** The best first. */
const levels = [5, 4, 3, 2, 1] as const;
const longest = 500;

/** Where a resident says how well an office did. Native radios and boxes, so that every keyboard and reader knows them. */
export function renderRatingForm(setting: RatingSetting): TemplateResult {
  const { texts, headingLevel, level, words, wantsLevel, trouble, isSending, nameOf, choose, write, send } = setting;
  return html`<section class="rating ask" part="rating" aria-labelledby="rating-title">
    ${heading(headingLevel, texts.ask, 'rating-title')}
    <p class="hint" id="rating-hint">${texts.voluntary}</p>
    <fieldset class="levels" aria-describedby="rating-hint${wantsLevel ? ' rating-trouble' : ''}">
      <legend>${texts.level}</legend>
      ${levels.map(
        (one) =>
          html`<label class="level-${one}"
            ><input
              type="radio"
              name="level"
              value=${one}
              .checked=${live(one === level)}
              @change=${() => choose(one)}
            />${levelIcons[one]}<span>${nameOf(one)}</span></label
          >`,
      )}
    </fieldset>
    ${level === undefined ? nothing : renderReasons(setting)}
    ${
      level === undefined
        ? nothing
        : html`<label for="rating-words">${texts.words}</label
            ><input
              id="rating-words"
              dir="auto"
              maxlength=${longest}
              autocomplete="off"
              .value=${live(words)}
              @input=${(event: Event) => write((event.target as HTMLInputElement).value)}
            />`
    }
    ${trouble === undefined ? nothing : html`<p class="trouble" id="rating-trouble">${trouble}</p>`}
    <button type="button" class="rate" aria-disabled=${isSending ? 'true' : nothing} @click=${send}>${texts.send}</button>
  </section>`;
}

function renderReasons({ texts, indicators, chosen, toggle }: RatingSetting): unknown {
  if (indicators.length === 0) return nothing;
  return html`<fieldset class="reasons" aria-describedby="reasons-hint">
    <legend>${texts.reasons}</legend>
    <p class="hint" id="reasons-hint">${texts.several}</p>
    ${indicators.map(
      ({ id, label, lang }) =>
        html`<label
          ><input
            type="checkbox"
            value=${id}
            .checked=${live(chosen.has(id))}
            @change=${(event: Event) => toggle(id, (event.target as HTMLInputElement).checked)}
          /><span lang=${lang}>${label}</span></label
        >`,
    )}
  </fieldset>`;
}
