import { requestStages, type StaffSelf } from '@civickit/adapters/staff';
import { html, nothing, type TemplateResult } from 'lit';
import { fieldsOf } from '../base/fields-of.js';
import { renderSelect, type Option } from '../base/render-select.js';
import { addressOf } from '../base/where.js';
import type { DeskTexts } from '../i18n/en.js';

interface FilterSetting {
  readonly fields: Readonly<Record<string, string>>;
  readonly texts: DeskTexts;
  readonly self: StaffSelf | undefined;
  readonly go: (address: string) => void;
}

/** It asks when its button or Enter is pressed: whoever goes through a list by the arrow keys is not carried off at each. */
export function renderFilter({ fields, texts, self, go }: FilterSetting): TemplateResult {
  const areas = self?.areas ?? [];
  const words = texts.inbox;
  const types = new Map(
    areas
      .filter(({ id }) => !fields['area'] || id === fields['area'])
      .flatMap((area) => area.types.map(({ id, name }): Option => [id, name])),
  );
  const submit = (event: SubmitEvent) => go(addressOf('inbox', '', { view: fields['view'], ...fieldsOf(event) }));
  const select = (name: string, label: string, options: readonly Option[]) => renderSelect(name, label, options, fields[name] ?? '');
  const any: Option = ['', texts.everything];
  const chosen = Object.keys(fields).filter((name) => !['view', 'cursor', 'q'].includes(name));
  return html`<form class="card" role="search" @submit=${submit}>
    <div class="search">
      <div class="field">
        <label for="q">${texts.search}</label>
        <input id="q" name="q" type="search" dir="auto" .value=${fields['q'] ?? ''} aria-describedby="q-hint" />
      </div>
      <button class="main">${texts.show}</button>
    </div>
    <p class="hint" id="q-hint">${words.searchHint}</p>
    <details ?open=${chosen.length > 0}>
      <summary>${words.filter}</summary>
      <div class="filter">
        ${select('status', words.status, [
          ...(fields['view'] === 'bad-ratings' ? [any, ['open', texts.status.open] as const] : [['', texts.status.open] as const]),
          ['closed', texts.status.closed],
          ['any', texts.everything],
        ])}
        ${select('stage', words.stage, [any, ...requestStages.map((stage): Option => [stage, texts.stages[stage]])])}
        ${select('type', words.type, [any, ...types])}
        ${areas.length > 1 ? select('area', texts.area, [any, ...areas.map(({ id, name }): Option => [id, name])]) : nothing}
        ${select('publication', words.publication, [
          any,
          ['waiting', texts.publication.waiting],
          ['public', texts.publication.public],
          ['hidden', texts.publication.hidden],
          ['private', texts.publication.private],
        ])}
        ${select('order', words.order, [
          ['', words.newest],
          ['due', words.due],
        ])}
      </div>
    </details>
    ${chosen.length > 0 || fields['q'] ? html`<a href=${addressOf('inbox', '', { view: fields['view'] })}>${words.reset}</a>` : nothing}
  </form>`;
}
