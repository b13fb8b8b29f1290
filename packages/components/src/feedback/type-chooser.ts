import type { RequestType } from '@civickit/core';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { renderTick } from '../form/controls/choice-control.js';
import { words } from '../form/form-text.js';
import { action } from '../form/screens/screen.js';
import { phoneIcon } from '../icons/phone.js';
import type { Formatter } from '../i18n/formatter.js';
import type { FeedbackTexts } from './feedback-texts.js';
import { fittingTypes, groupTypes, searchTypes } from './match-types.js';

export interface ChooserView {
  readonly texts: FeedbackTexts;
  readonly format: Formatter;
  /** Of the control that the label names. */
  readonly id: string;
  readonly describedBy: string | undefined;
  readonly wrong: boolean;
  readonly types: readonly RequestType[];
  readonly chosen: RequestType | undefined;
  /** What was written about the matter. */
  readonly description: string;
  readonly search: string;
  /** Whether it is known what can be reported. */
  readonly state: 'pending' | 'ready' | 'error';
  readonly retry: () => void;
  readonly tryAgain: string;
  readonly searched: (text: string) => void;
  readonly choose: (type: RequestType) => void;
}

/** A list up to this long is shown open. */
const mostOpen = 8;

/** By the words of the report, by a search, or among all: nobody has to know how the office sorts its matters. */
export function renderChooser(view: ChooserView): TemplateResult {
  const { texts, format, id, describedBy, wrong, types, description, search } = view;
  const found = searchTypes(types, search);
  const fitting = search.trim() === '' ? fittingTypes(types, description) : [];
  const others = types.filter((type) => !fitting.includes(type));
  const isShort = others.length <= mostOpen;
  if (types.length === 0 && view.state !== 'ready') {
    return html`<div class="chooser" id=${id} tabindex="-1" role="group" aria-labelledby=${`${id}-label`}>
      <p role="status" .textContent=${view.state === 'pending' ? texts.looking : texts.noTypes}></p>
      ${view.state === 'error' ? html`<p>${action(view.tryAgain, view.retry)}</p>` : nothing}
    </div>`;
  }
  return html`<div class="chooser">
    <label class="hint" for=${id}>${words(texts.searchHint)}</label>
    <input
      type="search"
      id=${id}
      enterkeyhint="search"
      autocomplete="off"
      aria-describedby=${describedBy ?? nothing}
      aria-invalid=${wrong ? 'true' : nothing}
      .value=${live(search)}
      @input=${(event: Event) => view.searched((event.target as HTMLInputElement).value)}
      @keydown=${(event: KeyboardEvent) => event.key === 'Enter' && event.preventDefault()}
    />
    <p
      class="hint"
      role="status"
      .textContent=${search.trim() === '' ? '' : found.length > 0 ? texts.found(format.number(found.length), found.length) : texts.nothingFits}
    ></p>
    ${found.length > 0 ? renderList(found, texts.search, view) : nothing}
    ${fitting.length > 0 ? html`${words(texts.fitting, 'label')}${renderList(fitting, texts.fitting, view)}` : nothing}
    ${
      found.length > 0
        ? nothing
        : isShort && fitting.length === 0
          ? renderList(others, texts.all, view)
          : groupTypes(others).map(([group, members]) => renderGroup(group ?? texts.otherTypes, members, view))
    }
  </div>`;
}

function renderGroup(name: string, types: readonly RequestType[], view: ChooserView): TemplateResult {
  return html`<details class="types" ?open=${view.chosen !== undefined && types.includes(view.chosen)}>
    <summary>${words(name)} ${words(view.format.number(types.length), 'hint')}</summary>
    ${renderList(types, name, view)}
  </details>`;
}

function renderList(types: readonly RequestType[], name: string, view: ChooserView): TemplateResult {
  return html`<div class="ticks" role="group" aria-label=${name}>
    ${types.map((type) => (type.instead ? renderStopper(type, view.texts) : renderType(type, name, view)))}
  </div>`;
}

function renderType(type: RequestType, list: string, { id, wrong, chosen, choose }: ChooserView): TemplateResult {
  const { ref, name, description, lang } = type;
  return renderTick({
    type: 'radio',
    id: `${id}:${ref.source}/${ref.id}`,
    // Each list has a way in by the Tab key, also where the chosen one stands in another that is closed.
    name: `${id}:${list}`,
    value: ref.id,
    checked: chosen === type,
    wrong,
    label: html`<span class="name" lang=${lang ?? nothing} dir="auto" .textContent=${name}></span>${
        description ? html`<span class="hint" lang=${lang ?? nothing} dir="auto" .textContent=${description}></span>` : nothing
      }`,
    pick: () => choose(type),
  });
}

/** Whom to turn to in place of this office, before anything is typed in vain. */
export function renderStopper({ name, instead }: RequestType, texts: FeedbackTexts): unknown {
  if (!instead) return nothing;
  const { office, phone, url, reason } = instead;
  return html`<div class="stopper ${reason}">
    ${(reason === 'emergency' ? [name, texts.emergency] : [texts.insteadOf(name, office)]).map(
      (line) => html`<p dir="auto" .textContent=${line}></p>`,
    )}
    <p class="row">
      ${phone ? renderCall(office, phone, texts) : nothing}
      ${url && /^https?:/iu.test(url) ? html`<a href=${url} rel="noopener">${words(texts.toOffice(office))}</a>` : nothing}
    </p>
  </div>`;
}

export function renderCall(office: string, phone: string, texts: FeedbackTexts): TemplateResult {
  return html`<a class="call" href=${`tel:${phone.replace(/[^+\d]/gu, '')}`}
    >${phoneIcon} ${words(texts.call(office, `\u2066${phone}\u2069`))}</a
  >`;
}
