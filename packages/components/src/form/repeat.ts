import { type AnswerPath, type FileAnswer, type Repeat, type RepeatAnswer } from '@civickit/core/forms';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { paragraphs, read, words } from './form-text.js';
import { controlId, type FormView } from './form-view.js';
import { renderQuestions } from './question.js';

/** Of files, wherever they stand in an answer; nothing else in it has one. */
const idsIn = (value: unknown): readonly string[] => {
  if (typeof value !== 'object' || value === null) return [];
  const { id } = value as Partial<FileAnswer>;
  return [...(typeof id === 'string' ? [id] : []), ...Object.values(value).flatMap(idsIn)];
};

/** The engine's own limit where the definition has none. */
const usualMost = 50;

export function renderRepeat(question: Repeat, path: AnswerPath, parts: readonly string[], view: FormView): TemplateResult {
  const { texts, session, format } = view;
  const instances = (session.get(path) ?? []) as readonly RepeatAnswer[];
  const id = controlId(path);
  const wrong = view.wrongAt(path);
  const { label, hint, itemLabel, maxItems = usualMost } = question;
  const itemName = itemLabel && view.read(itemLabel).text;
  const remove = (at: number) => {
    const gone = instances[at];
    if (gone) view.remove(path, gone.$id);
    // Nor do photos of somebody who is taken out stay on the device.
    for (const file of idsIn(gone)) view.files.remove(file);
  };
  return html`<fieldset class=${wrong === undefined ? 'repeat' : 'repeat wrong'} data-path=${path}>
    <legend class="label">${read(view.read(label))}</legend>
    ${hint ? html`<div class="hint">${paragraphs(view.read(hint))}</div>` : nothing}
    ${wrong === undefined ? nothing : html`<p class="error-text" id=${`${id}-error`}>${words(`${texts.error} ${wrong}`)}</p>`}
    ${repeat(
      instances,
      ({ $id }) => $id,
      ({ $id }, at) => {
        const name = texts.item(itemName ?? view.read(label).text, format.number(at + 1));
        return html`<fieldset class="instance" data-instance=${$id} tabindex="-1">
          <legend>${words(name)}</legend>
          ${renderQuestions(question.questions, [...parts, $id], view)}
          <button class="quiet" type="button" @click=${() => remove(at)}>${words(texts.removeItem(name))}</button>
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
