import type { ChoiceOption, ChoiceQuestion, Declaration, YesNoQuestion } from '@civickit/core/forms';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { read, words } from '../form-text.js';
import type { ControlSetting } from '../form-view.js';

/** Longer lists are chosen from in a list box. */
const maxRadios = 12;

export const isListBox = (options: readonly ChoiceOption[]): boolean => options.length > maxRadios;

export function renderListBox(setting: ControlSetting, options: readonly ChoiceOption[]): TemplateResult {
  const { id, path, describedBy, wrong, view } = setting;
  const value = view.session.get(path);
  return html`<select
    id=${id}
    aria-describedby=${describedBy ?? nothing}
    aria-invalid=${wrong ? 'true' : nothing}
    @change=${(event: Event) => {
      view.set(path, (event.target as HTMLSelectElement).value);
      view.left(path);
    }}
  >
    <option value="" .selected=${value === undefined} .textContent=${view.texts.choose}></option>
    ${options.map(({ value: own, label }) => {
      const { text, lang } = view.read(label);
      return html`<option value=${own} lang=${lang ?? nothing} .selected=${value === own} .textContent=${text}></option>`;
    })}
  </select>`;
}

export function renderChoices({ type }: ChoiceQuestion, setting: ControlSetting, options: readonly ChoiceOption[]): TemplateResult {
  const { id, path, wrong, view } = setting;
  const given = view.session.get(path);
  const chosen = new Set<unknown>(Array.isArray(given) ? (given as readonly unknown[]) : [given]);
  const pick = (event: Event) => {
    const { value, checked } = event.target as HTMLInputElement;
    if (type === 'choice') view.set(path, value);
    else {
      const now = checked ? [...chosen, value] : [...chosen].filter((one) => one !== value);
      // In the order of the options; what is no option any more is let go.
      view.set(
        path,
        options.map((option) => option.value).filter((one) => now.includes(one)),
      );
    }
    view.left(path);
  };
  return html`<div class="ticks">
    ${repeat(
      options,
      ({ value }) => value,
      ({ value, label }, at) =>
        renderTick({
          type: type === 'choice' ? 'radio' : 'checkbox',
          id: at === 0 ? id : `${id}:${value}`,
          name: id,
          value,
          checked: chosen.has(value),
          wrong,
          label: read(view.read(label)),
          pick,
        }),
    )}
  </div>`;
}

export function renderYesNo({ view, path, id, wrong }: ControlSetting): TemplateResult {
  const given = view.session.get(path);
  const tick = (value: boolean) =>
    renderTick({
      type: 'radio',
      id: value ? id : `${id}:no`,
      name: id,
      value: String(value),
      checked: given === value || given === String(value),
      wrong,
      label: words(view.texts[value ? 'yes' : 'no']),
      pick: () => {
        view.set(path, value);
        view.left(path);
      },
    });
  return html`<div class="ticks inline">${tick(true)} ${tick(false)}</div>`;
}

/** The sentence is the label: a person agrees to what stands beside the box. */
export function renderDeclaration({ label }: Declaration | YesNoQuestion, setting: ControlSetting): TemplateResult {
  const { view, path, id, wrong, describedBy } = setting;
  return renderTick({
    type: 'checkbox',
    id,
    name: id,
    value: 'true',
    checked: view.session.get(path) === true,
    wrong,
    describedBy,
    label: read(view.read(label)),
    pick: (event) => {
      view.set(path, (event.target as HTMLInputElement).checked ? true : null);
      view.left(path);
    },
  });
}

export interface Tick {
  readonly type: 'radio' | 'checkbox';
  readonly id: string;
  readonly name: string;
  readonly value: string;
  readonly checked: boolean;
  readonly wrong: boolean;
  readonly describedBy?: string | undefined;
  readonly label: unknown;
  readonly pick: (event: Event) => void;
}

export function renderTick({ type, id, name, value, checked, wrong, describedBy, label, pick }: Tick): TemplateResult {
  return html`<div class="tick">
    <input
      type=${type}
      id=${id}
      name=${name}
      value=${value}
      aria-describedby=${describedBy ?? nothing}
      aria-invalid=${wrong && type === 'checkbox' ? 'true' : nothing}
      .checked=${live(checked)}
      @change=${pick}
    />
    <label for=${id}>${label}</label>
  </div>`;
}
