import { html, nothing, type TemplateResult } from 'lit';
import type { FormKeep } from './form-keep.js';
import type { KeepView } from './render-keep.js';

/** Who helps, and why. */
export function renderAssistant({ texts, flow, looks: { words } }: FormKeep, view: KeepView): TemplateResult {
  const { assistant } = flow.agreement;
  const field = (name: 'name' | 'reason', label: string, optional: boolean) => {
    // As `assistantNamePath` and `controlId` have it; importing those would make a file of them, to be loaded before the first question.
    const path = `$assistant-${name}`;
    const id = `q-${path}`;
    const wrong = view.wrongAt(path);
    return html`<div class=${wrong === undefined ? 'question' : 'question wrong'}>
      <label class="label" for=${id}>${words(label)} ${optional ? words(view.texts.optional, 'optional') : nothing}</label>
      ${wrong === undefined ? nothing : html`<p class="error-text" id=${`${id}-error`}>${words(`${view.texts.error} ${wrong}`)}</p>`}
      <input
        id=${id}
        dir="auto"
        autocomplete="off"
        aria-invalid=${wrong === undefined ? nothing : 'true'}
        aria-describedby=${wrong === undefined ? nothing : `${id}-error`}
        .value=${assistant[name]}
        @input=${(event: Event) => flow.assist({ [name]: (event.target as HTMLInputElement).value })}
      />
    </div>`;
  };
  return html`<fieldset class="group text">
    <legend>${words(texts.assisting)}</legend>
    <p class="hint" .textContent=${texts.wiped}></p>
    ${field('name', texts.assistantName, false)} ${field('reason', texts.assistantReason, true)}
  </fieldset>`;
}
