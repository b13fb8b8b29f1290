import { type AnswerPath, type Repeat, type RepeatAnswer } from '@civickit/core/forms';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { paragraphs, read, words } from './form-text.js';
import { controlId, type FormView } from './form-view.js';
import { renderQuestions } from './question.js';

/** The engine's own limit where the definition has none. */
const usualMost = 50;

export function renderRepeat(question: Repeat, path: AnswerPath, parts: readonly string[], view: FormView): TemplateResult {
  const { texts, session, format } = view;
  const instances = (session.get(path) ?? []) as readonly RepeatAnswer[];
  const id = controlId(path);
  const wrong = view.wrongAt(path);
  const { label, hint, itemLabel, maxItems = usualMost } = question;
  const itemName = itemLabel && view.read(itemLabel).text;
  const remove = (gone: RepeatAnswer) => {
    view.remove(path, gone.$id);
    // Nor do photos of somebody who is taken out stay on the device, wherever in the answer they are named.
    JSON.stringify(gone, (name, value: unknown) => {
      if (name === 'id' && typeof value === 'string') view.files.remove(value);
      return value;
    });
  };
  return html`<fieldset class=${wrong === undefined ? 'repeat' : 'repeat wrong'} data-path=${path}>
    <legend class="label">${read(view.read(label))}</legend>
    ${hint ? html`<div class="hint">${paragraphs(view.read(hint))}</div>` : nothing}
    ${wrong === undefined ? nothing : html`<p class="error-text" id=${`${id}-error`}>${words(`${texts.error} ${wrong}`)}</p>`}
    ${repeat(
      instances,
      ({ $id }) => $id,
      (instance, at) => {
        const { $id } = instance;
        const name = texts.item(itemName ?? view.read(label).text, format.number(at + 1));
        return html`<fieldset class="instance" data-instance=${$id} tabindex="-1">
          <legend>${words(name)}</legend>
          ${renderQuestions(question.questions, [...parts, $id], view)}
          <button class="quiet" type="button" @click=${() => remove(instance)}>${words(texts.removeItem(name))}</button>
        </fieldset>`;
      },
    )}
    ${
      instances.length < maxItems
        ? html`<button
            type="button"
            id=${id}
            aria-describedby=${wrong === undefined ? nothing : `${id}-error`}
            @click=${() => view.add(path)}
          >
            ${words(itemName ? texts.add(itemName) : texts.addAny)}
          </button>`
        : nothing
    }
  </fieldset>`;
}
