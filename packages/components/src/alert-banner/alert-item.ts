import { toInstant, type When, instantOf } from '@civickit/core';
import { html, nothing, type TemplateResult } from 'lit';
import { heading } from '../base/heading.js';
import type { Formatter } from '../i18n/formatter.js';
import { alertIcon } from './alert-icons.js';
import type { AlertTexts } from './alert-texts.js';
import type { AlertView } from './alert-view.js';

export interface AlertSetting {
  readonly texts: AlertTexts;
  readonly format: Formatter;
  readonly zone: string;
  readonly now: number;
  readonly level: number;
  /** Only of an extreme warning: just its name is shown. */
  readonly collapsed: boolean;
  /** Dismisses it; collapses or expands an extreme one. */
  readonly toggle: () => void;
}

/** Characters of a description that stands where nothing is said of what to do. */
const briefChars = 280;

/** One warning: how grave, what, what to do, where, until when, who says so; the rest on demand. */
export function renderAlert(view: AlertView, setting: AlertSetting): TemplateResult {
  const { texts, collapsed } = setting;
  const { text, colour, allClear, extreme, severity, updated } = view;
  return html`<article class="alert ${allClear ? 'clear' : colour}" part="alert">
    <div class="first" role=${extreme ? 'alert' : nothing}>
      <p class="level" part="level">
        <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" fill="currentColor">
          ${alertIcon(allClear ? 'clear' : colour)}
        </svg>
        <strong>${allClear ? texts.allClear : texts.level[colour]}</strong>
        ${allClear || severity === 'Unknown' ? nothing : html`<span>${texts.severity[severity]}</span>`}
        ${updated ? html`<span>${texts.updated}</span>` : nothing}
      </p>
      ${heading(setting.level, html`<span class="headline" lang=${text.lang ?? nothing} dir="auto">${view.headline}</span>`)}
      ${collapsed ? nothing : renderAdvice(view, texts)}
    </div>
    ${collapsed ? nothing : renderFacts(view, setting)} ${renderButton(view, setting)}
  </article>`;
}

function renderAdvice({ text }: AlertView, texts: AlertTexts): unknown {
  const { instruction, description, lang } = text;
  if (instruction) {
    return html`<div class="advice" part="advice">
      <p class="label">${texts.whatToDo}</p>
      <p class="prose" lang=${lang ?? nothing} dir="auto">${instruction}</p>
    </div>`;
  }
  return description ? html`<p class="prose" lang=${lang ?? nothing} dir="auto">${brief(description)}</p>` : nothing;
}

function renderFacts(view: AlertView, setting: AlertSetting): TemplateResult {
  const { texts } = setting;
  const { text, sent } = view;
  const moment = (when: When) => momentOf(when, setting);
  const places = text.places?.join(' · ');
  return html`<ul class="facts" part="facts">
      ${places ? html`<li>${texts.where(isolate(places))}</li>` : nothing}
      <li>${renderSpan(view, setting)}</li>
      ${sent ? html`<li>${text.senderName ? texts.issued(isolate(text.senderName), moment(sent)) : texts.issuedOnly(moment(sent))}</li>` : nothing}
    </ul>
    ${renderDetails(view, texts)}`;
}

function renderSpan({ onset, expires }: AlertView, setting: AlertSetting): unknown {
  const { texts, now, zone } = setting;
  const time = (when: When, text: string) => html`<time datetime=${when.iso}>${text}</time>`;
  const begins = onset && instantOf(onset, zone) > now ? html`${time(onset, texts.from(momentOf(onset, setting)))} · ` : nothing;
  return html`${begins}${expires ? time(expires, texts.until(momentOf(expires, setting))) : texts.openEnd}`;
}

function renderDetails({ text, notice }: AlertView, texts: AlertTexts): unknown {
  const { description, instruction, contact, lang } = text;
  const link = text.web ?? notice.url;
  // Without advice the beginning of the description stands above already.
  const rest = description && (instruction || description.length > briefChars) ? description : undefined;
  if (!rest && !contact && !link) return nothing;
  return html`<details part="details">
    <summary>${texts.details}</summary>
    ${rest ? html`<p class="prose" lang=${lang ?? nothing} dir="auto">${rest}</p>` : nothing}
    ${contact ? html`<p>${texts.contact(isolate(contact))}</p>` : nothing}
    ${link ? html`<p><a href=${link} rel="noopener">${texts.more}</a></p>` : nothing}
  </details>`;
}

function renderButton({ extreme, headline }: AlertView, { texts, collapsed, toggle }: AlertSetting): TemplateResult {
  if (!extreme)
    return html`<button class="toggle" type="button" aria-label=${texts.dismissNamed(headline)} @click=${toggle}>${texts.dismiss}</button>`;
  return html`<button class="toggle" type="button" aria-expanded=${collapsed ? 'false' : 'true'} @click=${toggle}>
    ${collapsed ? texts.expand : texts.collapse}
  </button>`;
}

function momentOf(when: When, { format, zone }: AlertSetting): string {
  const at = instantOf(when, zone);
  return isolate(when.precision === 'day' || Number.isNaN(at) ? format.date(when) : format.moment(toInstant(at)));
}

function brief(text: string): string {
  return text.length > briefChars ? `${text.slice(0, briefChars).trimEnd()}…` : text;
}

/** Keeps a name or a date of another script from reordering the sentence around it. */
function isolate(text: string): string {
  return `\u2068${text}\u2069`;
}
