import { requestStages, type StaffSelf } from '@civickit/adapters/staff';
import { html, nothing, type TemplateResult } from 'lit';
import { addressOf } from '../base/where.js';
import type { DeskTexts } from '../i18n/en.js';

interface FilterSetting {
  readonly fields: Readonly<Record<string, string>>;
  readonly texts: DeskTexts;
  readonly self: StaffSelf | undefined;
  go(address: string): void;
}

type Option = readonly [value: string, label: string];

/** It asks when its button or Enter is pressed: whoever goes through a list by the arrow keys is not carried off at each. */
export function renderFilter({ fields, texts, self, go }: FilterSetting): TemplateResult {
  const areas = self?.areas ?? [];
  const words = texts.inbox;
  const types = new Map(
    areas.filter(({ id }) => !fields['area'] || id === fields['area']).flatMap((area) => area.types.map(({ id, name }): Option => [id, name])),
  );
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const given = Object.fromEntries(new FormData(event.target as HTMLFormElement)) as Record<string, string>;
    go(addressOf('inbox', '', { view: fields['view'], ...given }));
  };
  const field = (name: string, label: string, options: readonly Option[], chosen = fields[name] ?? '') =>
    html`<div class="field">
      <label for=${name}>${label}</label>
      <select id=${name} name=${name}>
        ${options.map(([value, text]) => html`<option value=${value} ?selected=${value === chosen}>${text}</option>`)}
      </select>
    </div>`;
  const any: Option = ['', texts.everything];
  const isFiltered = Object.keys(fields).some((name) => name !== 'view' && name !== 'cursor');
  return html`<form class="filter card" role="search" @submit=${submit}>
    <div class="field wide">
      <label for="q">${texts.search}</label>
      <input id="q" name="q" type="search" dir="auto" .value=${fields['q'] ?? ''} aria-describedby="q-hint" />
      <p class="hint" id="q-hint">${words.searchHint}</p>
    </div>
    ${field(
      'status',
      words.status,
      [
        ['', texts.status.open],
        ['closed', texts.status.closed],
        ['any', texts.everything],
      ],
      fields['status'] ?? '',
    )}
    ${field('stage', words.stage, [any, ...requestStages.map((stage): Option => [stage, texts.stages[stage]])])}
    ${field('type', words.type, [any, ...types])}
    ${areas.length > 1 ? field('area', texts.area, [any, ...areas.map(({ id, name }): Option => [id, name])]) : nothing}
    ${field('publication', words.publication, [
      any,
      ['waiting', texts.publication.waiting],
      ['public', texts.publication.public],
      ['hidden', texts.publication.hidden],
    ])}
    ${field('order', words.order, [
      ['', words.newest],
      ['due', words.due],
    ])}
    <div class="row wide">
      <button class="main">${texts.show}</button>
      ${isFiltered ? html`<a href=${addressOf('inbox', '', { view: fields['view'] })}>${words.reset}</a>` : nothing}
    </div>
  </form>`;
}
