import type { PublicService } from '@civickit/core';
import { html, nothing, type TemplateResult } from 'lit';
import { heading } from '../base/heading.js';
import type { Formatter } from '../i18n/formatter.js';
import type { CatalogueTexts } from './catalogue-texts.js';
import type { FacetName } from './choices.js';
import type { Narrowed } from './facets.js';
import { keyOf } from '../services/service-key.js';

/** Ways into the catalogue for who has not asked for anything yet. */
export interface BrowseSetting {
  readonly texts: CatalogueTexts;
  readonly format: Formatter;
  readonly narrowed: Narrowed;
  readonly level: number;
  readonly recent: readonly PublicService[];
  readonly address: ((key: string) => string) | undefined;
  readonly open: (key: string, event: Event) => void;
  readonly choose: (facet: FacetName, value: string) => void;
  readonly letter: (letter: string) => void;
  readonly prepareLetters: () => void;
  readonly forget: () => void;
}

/** The rest is found in the choice of filters. */
const mostChips = 24;

export function renderBrowse(setting: BrowseSetting): TemplateResult {
  const { texts, level } = setting;
  return html`<div class="browse">
      ${renderRecent(setting)} ${renderChips('event', texts.event, setting)} ${renderChips('theme', texts.theme, setting)}
      ${renderLetters(setting)}
    </div>
    ${heading(level, texts.all)}`;
}

function renderRecent({ recent, texts, level, address, open, forget }: BrowseSetting): unknown {
  if (recent.length === 0) return nothing;
  return html`<section class="recent">
    ${heading(level, texts.recent)}
    <ul>
      ${recent.map(({ ref, name, lang }) => {
        const key = keyOf(ref);
        const href = address?.(key);
        const content = html`<bdi lang=${lang ?? nothing}>${name}</bdi>`;
        const opened = (event: Event) => open(key, event);
        return html`<li>
          ${href ? html`<a href=${href} @click=${opened}>${content}</a>` : html`<button class="quiet" type="button" @click=${opened}>${content}</button>`}
        </li>`;
      })}
    </ul>
    <button class="quiet forget" type="button" @click=${forget}>${texts.forget}</button>
  </section>`;
}

function renderChips(facet: FacetName, label: string, { narrowed, format, level, choose }: BrowseSetting): unknown {
  const values = [...narrowed.values[facet]].sort(([, a], [, b]) => b - a).slice(0, mostChips);
  if (values.length < 2) return nothing;
  return html`<section>
    ${heading(level, label)}
    <ul class="chips">
      ${values.map(
        ([value, count]) =>
          html`<li>
            <button type="button" class="chip" data-facet=${facet} @click=${() => choose(facet, value)}>
              <bdi>${value}</bdi> <span class="count">${format.number(count)}</span>
            </button>
          </li>`,
      )}
    </ul>
  </section>`;
}

/** The table that tells letters comes when a reader opens it. */
function renderLetters({ narrowed, texts, letter, prepareLetters }: BrowseSetting): TemplateResult {
  const letters = [...narrowed.letters.keys()].sort();
  return html`<details class="letters" @toggle=${prepareLetters}>
    <summary>${texts.letters}</summary>
    <ul class="chips">
      ${letters.map(
        (each) =>
          html`<li>
            <button type="button" class="chip" data-letter=${each} @click=${() => letter(each)}>
              ${each === '#' ? texts.otherLetters : each}
            </button>
          </li>`,
      )}
    </ul>
  </details>`;
}
