import type { ServiceRequest } from '@civickit/core';
import { html, nothing, type TemplateResult } from 'lit';
import type { RequestTexts } from '../requests/request-texts.js';

/** What a reader has chosen; empty texts for nothing. */
export interface Chosen {
  readonly text: string;
  readonly type: string;
  readonly status: '' | 'open' | 'closed';
}

export interface FiltersSetting {
  readonly texts: RequestTexts;
  readonly searchable: boolean;
  readonly filterable: boolean;
  /** Types to choose among, by their ids; fewer than two leave no choice. */
  readonly types: ReadonlyMap<string, string>;
  readonly chosen: Chosen;
  readonly choose: (more: Partial<Chosen>) => void;
}

/** Types of what has been read, the most frequent first. */
export function typesAmong(requests: readonly ServiceRequest[]): ReadonlyMap<string, string> {
  const known = new Map<string, { readonly name: string; count: number }>();
  for (const { type } of requests) {
    if (!type) continue;
    const before = known.get(type.id);
    if (before) before.count += 1;
    else known.set(type.id, { name: type.name ?? type.id, count: 1 });
  }
  const common = [...known].sort(([, a], [, b]) => b.count - a.count);
  return new Map(common.map(([id, { name }]) => [id, name]));
}

export function renderFilters({ texts, searchable, filterable, types, chosen, choose }: FiltersSetting): unknown {
  const choices = filterable && (types.size > 1 || chosen.type);
  if (!searchable && !filterable) return nothing;
  return html`<div class="controls" role="search">
    ${searchable ? renderSearch(texts, chosen, choose) : nothing}
    ${choices ? renderChoice(texts.type, texts.everyType, types, chosen.type, (type) => choose({ type })) : nothing}
    ${
      filterable
        ? renderChoice(
            texts.status,
            texts.everyStatus,
            new Map(Object.entries({ open: texts.open, closed: texts.closed })),
            chosen.status,
            (status) => choose({ status: status as Chosen['status'] }),
          )
        : nothing
    }
  </div>`;
}

function renderSearch(texts: RequestTexts, { text }: Chosen, choose: FiltersSetting['choose']): TemplateResult {
  const searched = (event: Event) => {
    // Half a syllable on its way to a character is nothing to search for.
    if (!(event as InputEvent).isComposing) choose({ text: (event.target as HTMLInputElement).value });
  };
  return html`<label
    >${texts.search}<input type="search" .value=${text} autocomplete="off" @input=${searched} @compositionend=${searched}
  /></label>`;
}

function renderChoice(
  label: string,
  every: string,
  options: ReadonlyMap<string, string>,
  chosen: string,
  choose: (value: string) => void,
): TemplateResult {
  // The chosen one stays to be seen, however rare it has become.
  const shown = chosen && !options.has(chosen) ? [...options, [chosen, chosen] as const] : [...options];
  return html`<label
    >${label}<select @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}>
      <option value="" .selected=${chosen === ''}>${every}</option>
      ${shown.map(([value, name]) => html`<option value=${value} .selected=${chosen === value}>${name}</option>`)}
    </select></label
  >`;
}
