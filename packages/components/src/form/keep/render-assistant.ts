import { html, nothing, type TemplateResult } from 'lit';
import type { FormKeep } from './form-keep.js';
import type { KeepView } from './render-keep.js';

// As `controlId` has it; importing that would make a file of them, to be loaded before the first question.
const pathOf = (name: string): string => `$assistant-${name}`;
const idOf = (path: string): string => `q-${path}`;

/** Who helps whom and why, and that the other wants it: before the first question. */
export function renderAssistant(keep: FormKeep, view: KeepView): TemplateResult {
  const {
    texts,
    helpGiven,
    looks: { words },
  } = keep;
  const field = (name: 'name' | 'person' | 'reason', label: string, optional: boolean) => {
    const path = pathOf(name);
    const id = idOf(path);
    const wrong = view.wrongAt(path);
    return html`<div class=${wrong === undefined ? 'question' : 'question wrong'}>
      <label class="label" for=${id}>${words(label)} ${optional ? words(view.texts.optional, 'optional') : nothing}</label>
      ${renderWrong(keep, view, path)}
      <input
        id=${id}
        dir="auto"
        autocomplete="off"
        aria-invalid=${wrong === undefined ? nothing : 'true'}
        aria-describedby=${wrong === undefined ? nothing : `${id}-error`}
        .value=${helpGiven[name]}
        @input=${(event: Event) => keep.help({ [name]: (event.target as HTMLInputElement).value })}
      />
    </div>`;
  };
  return html`<fieldset class="group text">
    <legend>${words(texts.assisting)}</legend>
    <p class="hint" .textContent=${texts.wiped}></p>
    ${field('name', texts.assistantName, false)} ${field('person', texts.assistantPerson, false)}
    ${field('reason', texts.assistantReason, true)}
    ${renderTicked(keep, view, pathOf('asked'), texts.asked, helpGiven.asked, (asked) => keep.help({ asked }))}
  </fieldset>`;
}

/** That the other agrees to the answers: before they are sent. */
export function renderAgreed(keep: FormKeep, view: KeepView): TemplateResult {
  const { texts, helpGiven } = keep;
  return renderTicked(keep, view, '$assistant', texts.agreed, helpGiven.agreed, (agreed) => keep.help({ agreed }));
}

function renderTicked(
  keep: FormKeep,
  view: KeepView,
  path: string,
  label: string,
  checked: boolean,
  pick: (ticked: boolean) => void,
): TemplateResult {
  const { words, renderTick } = keep.looks;
  const id = idOf(path);
  const wrong = view.wrongAt(path) !== undefined;
  return html`<div class=${wrong ? 'question wrong' : 'question'}>
    ${renderWrong(keep, view, path)}
    ${renderTick({
      type: 'checkbox',
      id,
      name: id,
      value: 'true',
      checked,
      wrong,
      ...(wrong && { describedBy: `${id}-error` }),
      label: words(label),
      pick: ({ target }) => pick((target as HTMLInputElement).checked),
    })}
  </div>`;
}

function renderWrong({ looks: { words } }: FormKeep, view: KeepView, path: string): unknown {
  const wrong = view.wrongAt(path);
  return wrong === undefined
    ? nothing
    : html`<p class="error-text" id=${`${idOf(path)}-error`}>${words(`${view.texts.error} ${wrong}`)}</p>`;
}
