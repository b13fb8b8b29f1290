import type { Place } from '@civickit/core';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { heading } from '../../base/heading.js';
import type { RungSetting } from '../rungs.js';
import { stayHere } from '../stay-here.js';
import { groupPlaces, type PlaceGroup } from './group-places.js';

const mostFound = 30;

export interface ListRung {
  readonly text: string;
  readonly write: (text: string) => void;
  /** Townships that are unfolded. */
  readonly open: ReadonlySet<string>;
  readonly unfold: (township: string, isOpen: boolean) => void;
  readonly pick: (place: Place) => void;
}

/** The area's own list: found by words, or unfolded by township. */
export function renderList(setting: RungSetting, rung: ListRung): TemplateResult {
  const { texts, format, known } = setting;
  const { text, write } = rung;
  const isSearched = text.trim() !== '';
  const found = isSearched ? known.find(text) : known.places;
  const shown = found.slice(0, mostFound);
  const isCut = found.length > mostFound;
  const count = format.number(found.length);
  const told = isCut
    ? texts.foundMore(format.number(mostFound), count)
    : found.length > 0
      ? texts.found(count, found.length)
      : texts.nothing;
  const typed = (event: Event) => {
    // Half a syllable on its way to a character is nothing to search for.
    if (!(event as InputEvent).isComposing) write((event.target as HTMLInputElement).value);
  };
  return html`<label for="place-search">${texts.search}</label>
    <p class="hint" id="place-search-hint">${texts.searchHint}</p>
    <input
      type="search"
      id="place-search"
      autocomplete="off"
      aria-describedby="place-search-hint"
      .value=${live(text)}
      @input=${typed}
      @compositionend=${typed}
      @keydown=${stayHere}
    />
    <p class="hint" role="status">${isSearched ? told : nothing}</p>
    ${groupPlaces(isSearched ? shown : found, !isSearched).map((group) =>
      isSearched ? renderGroup(group, setting, rung) : renderFolded(group, setting, rung),
    )}
    ${isSearched && isCut ? html`<p class="hint">${told}</p>` : nothing}`;
}

function renderGroup(group: PlaceGroup, setting: RungSetting, rung: ListRung): TemplateResult {
  return html`<div>
    ${heading(setting.level, html`<bdi>${group.township ?? setting.texts.elsewhere}</bdi>`)}${renderPlaces(group, rung)}
  </div>`;
}

function renderFolded(group: PlaceGroup, { texts }: RungSetting, rung: ListRung): TemplateResult {
  const { township = '' } = group;
  const isOpen = rung.open.has(township);
  return html`<details ?open=${isOpen} @toggle=${(event: Event) => rung.unfold(township, (event.target as HTMLDetailsElement).open)}>
    <summary><bdi>${township || texts.elsewhere}</bdi></summary>
    ${isOpen ? renderPlaces(group, rung) : nothing}
  </details>`;
}

function renderPlaces({ township, places }: PlaceGroup, { pick }: ListRung): TemplateResult {
  // Safari takes the role from a list without markers.
  // eslint-disable-next-line lit-a11y/no-redundant-role
  return html`<ul class="found" role="list">
    ${places.map((place) => {
      const within = (place.within ?? []).filter((name) => name !== township);
      return html`<li>
        <button type="button" @click=${() => pick(place)}>
          <bdi>${place.name}</bdi>${within.length > 0 ? html`<span dir="auto">${within.join(' · ')}</span>` : nothing}
        </button>
      </li>`;
    })}
  </ul>`;
}
