import { html, type TemplateResult } from 'lit';

export type Option = readonly [value: string, label: string];

/** A list to choose from, with its label. What was chosen since stays until `chosen` is another. */
export function renderSelect(name: string, label: string, options: readonly Option[], chosen: string): TemplateResult {
  return html`<div class="field">
    <label for=${name}>${label}</label>
    <select id=${name} name=${name}>
      ${options.map(([value, text]) => html`<option value=${value} .selected=${value === chosen}>${text}</option>`)}
    </select>
  </div>`;
}
