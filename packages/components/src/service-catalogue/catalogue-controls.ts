import type { GeoPoint } from '@civickit/core';
import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { Formatter } from '../i18n/formatter.js';
import type { CatalogueTexts } from './catalogue-texts.js';
import { type Choices, countChosen, type FacetName, facetNames, type FlagName, flagNames } from './choices.js';
import type { Narrowed } from './facets.js';
import type { NearPlace } from './near-place.js';

/** What a reader can ask for, and what is done when one does. */
export interface ControlsSetting {
  readonly texts: CatalogueTexts;
  readonly format: Formatter;
  readonly choices: Choices;
  readonly narrowed: Narrowed;
  readonly places: ReadonlyMap<string, GeoPoint>;
  readonly near: NearPlace | undefined;
  readonly placeless: boolean;
  /** Whether the filters are open by themselves. */
  readonly wide: boolean;
  readonly typed: (event: Event) => void;
  readonly pressed: (event: KeyboardEvent) => void;
  readonly prepare: () => void;
  readonly choose: (facet: FacetName, value: string) => void;
  readonly flag: (name: FlagName, on: boolean) => void;
  readonly stand: (name: string) => void;
  readonly locate: () => void;
}

/** More would be read by nobody: the search finds them. */
const mostOptions = 200;

export function renderControls(setting: ControlsSetting): TemplateResult {
  const { texts, choices, narrowed, places, near, placeless, wide } = setting;
  return html`<div class="controls" role="search">
    <label class="search"
      >${texts.search}<input
        type="search"
        value=${choices.text}
        autocomplete="off"
        enterkeyhint="search"
        @focus=${setting.prepare}
        @input=${setting.typed}
        @compositionend=${setting.typed}
        @keydown=${setting.pressed}
    /></label>
    ${guard([narrowed, choices.facets, choices.flags, choices.letter, texts, places, near, placeless, wide], () => renderNarrow(setting))}
  </div>`;
}

function renderNarrow(setting: ControlsSetting): TemplateResult {
  const { texts, format, choices, placeless, wide } = setting;
  const chosen = countChosen(choices);
  return html`<details class="narrow" ?open=${wide}>
    <summary>${chosen > 0 ? texts.narrowChosen(format.number(chosen)) : texts.narrow}</summary>
    <div class="facets">${facetNames.map((name) => renderFacet(name, setting))} ${renderPlaces(setting)}</div>
    <div class="flags">${flagNames.map((name) => renderFlag(name, setting))}</div>
    ${placeless ? html`<p class="hint">${texts.hereFailed}</p>` : nothing}
  </details>`;
}

function renderFacet(name: FacetName, { texts, format, choices, narrowed, choose }: ControlsSetting): unknown {
  const chosen = choices.facets[name] ?? '';
  const values = sorted(narrowed.values[name], chosen);
  if (values.length < 2 && !chosen) return nothing;
  return html`<label
    >${labelOf(name, texts)}<select @change=${(event: Event) => choose(name, (event.target as HTMLSelectElement).value)}>
      <option value="" .selected=${chosen === ''}>${texts.any}</option>
      ${values.map(
        ([value, count]) =>
          html`<option value=${value} .selected=${chosen === value}>
            ${texts.option(nameOf(name, value, texts), format.number(count))}
          </option>`,
      )}
    </select></label
  >`;
}

function renderFlag(name: FlagName, { texts, format, choices, narrowed, flag }: ControlsSetting): unknown {
  const on = choices.flags.has(name);
  const count = narrowed.flags[name];
  // Whether something is open is worked out only when somebody asks.
  if (count === 0 && !on && name !== 'open') return nothing;
  return html`<label class="flag"
    ><input type="checkbox" .checked=${on} @change=${(event: Event) => flag(name, (event.target as HTMLInputElement).checked)} /><span
      >${count > 0 ? texts.option(texts.flags[name], format.number(count)) : texts.flags[name]}</span
    ></label
  >`;
}

function renderPlaces({ texts, places, near, stand, locate }: ControlsSetting): unknown {
  if (places.size < 2) return nothing;
  const located = near !== undefined && near.name === undefined;
  return html`<label
      >${texts.near}<select @change=${(event: Event) => stand((event.target as HTMLSelectElement).value)}>
        <option value="" .selected=${!near?.name}>${located ? texts.hereFound : texts.nowhere}</option>
        ${[...places.keys()].map((name) => html`<option .selected=${near?.name === name}>${name}</option>`)}
      </select></label
    >
    ${'geolocation' in navigator && isSecureContext ? html`<button type="button" class="quiet" @click=${locate}>${texts.here}</button>` : nothing}`;
}

/** The commonest first; the chosen one stays to be seen, however rare it has become. */
function sorted(counts: ReadonlyMap<string, number>, chosen: string): (readonly [value: string, count: number])[] {
  const all = [...counts].sort(([, a], [, b]) => b - a).slice(0, mostOptions);
  return !chosen || counts.has(chosen) ? all : [...all, [chosen, 0]];
}

function labelOf(name: FacetName, { forWhom, event, theme, unit, way }: CatalogueTexts): string {
  return { for: forWhom, event, theme, unit, by: way }[name];
}

function nameOf(facet: FacetName, value: string, texts: CatalogueTexts): string {
  const names: Readonly<Record<string, string>> = facet === 'by' ? texts.channel : facet === 'for' ? texts.audience : {};
  // The value may come from an address: `constructor` is no name of ours.
  return Object.hasOwn(names, value) ? (names[value] ?? value) : value;
}
