import { html, nothing, type TemplateResult } from 'lit';
import { warningIcon } from '../icons/warning.js';
import type { OutboxTexts } from './outbox-texts.js';

export interface ToolsView {
  readonly texts: OutboxTexts;
  /** Something is there that has no receipt. */
  readonly unsent: boolean;
  readonly outcome: string;
  readonly onExport: () => void;
  readonly onImport: (file: File) => void;
}

/** What can be done with all of it. */
export function renderTools({ texts, unsent, outcome, onExport, onImport }: ToolsView): TemplateResult {
  const take = (event: Event): void => {
    const field = event.target as HTMLInputElement;
    const file = field.files?.[0];
    if (file) onImport(file);
    // The same file may be chosen again.
    field.value = '';
  };
  return html`<div class="tools">
    ${unsent ? html`<button class="quiet export" type="button" @click=${onExport}>${texts.export}</button>` : nothing}
    <label class="import"
      ><span>${texts.import}</span
      ><input type="file" class="visually-hidden" accept=".civickit,application/json,text/plain" @change=${take}
    /></label>
    ${outcome ? html`<p class="hint">${outcome}</p>` : nothing}
  </div>`;
}

/** What is gravely wrong, and what the reader can do. */
export function renderAlarm(text: string, action: string, act: () => void): TemplateResult {
  return html`<div class="note alarm">
    ${warningIcon}
    <div>
      <p>${text}</p>
      <button type="button" @click=${act}>${action}</button>
    </div>
  </div>`;
}
