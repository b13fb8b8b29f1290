import { instantOf, isExpired, type Notice, type When } from '@civickit/core';
import { html, nothing, type TemplateResult } from 'lit';
import { heading } from '../base/heading.js';
import type { Formatter } from '../i18n/formatter.js';
import type { Texts } from '../i18n/texts.js';
import type * as Body from './notice-body.js';

/** What an item needs to know about the list it stands in. */
export interface ItemSetting {
  readonly texts: Texts['notices'];
  readonly format: Formatter;
  readonly zone: string;
  readonly now: number;
  readonly level: number;
  readonly imageOrigins: readonly string[];
  /** Name of the item's source, where more than one is shown. */
  readonly sourceName?: string;
  /** Whether the text opens in place; otherwise the title links out. */
  readonly inline: boolean;
  readonly open: boolean;
  /** Draws texts, and marks of notices that are no news; loaded with the first of either, and missing where it could not be. */
  readonly body: typeof Body | undefined;
  /** BCP 47 tag of the texts. */
  readonly lang: string;
  readonly toggle: () => void;
}

/** One notice of the list. */
export function renderNotice(notice: Notice, setting: ItemSetting): TemplateResult {
  const expired = isExpired(notice, setting.now, (when) => instantOf(when, setting.zone));
  return html`<article class=${expired ? 'notice expired' : 'notice'} part="notice" lang=${notice.lang ?? nothing}>
    ${notice.type && setting.body?.renderKind(notice, setting)} ${heading(setting.level, renderTitle(notice, setting))}
    ${renderMeta(notice, setting, expired)}
    ${setting.open && setting.body ? setting.body.renderBody(notice, setting) : renderSummary(notice)}
  </article>`;
}

function renderTitle(notice: Notice, { texts, inline, open, toggle }: ItemSetting): TemplateResult {
  const title = html`<bdi>${notice.title || texts.untitled}</bdi>`;
  if (inline || !notice.url) {
    return html`<button class="title" type="button" aria-expanded=${open ? 'true' : 'false'} @click=${toggle}>${title}</button>`;
  }
  return html`<a class="title" href=${notice.url} rel="noopener">${title}</a>`;
}

function renderMeta(notice: Notice, { texts, format, sourceName }: ItemSetting, expired: boolean): TemplateResult {
  const { published, verified, expires, pinned, categories } = notice;
  return html`<p class="meta" part="meta">
    ${pinned && !expired ? html`<span class="badge">${texts.pinned}</span>` : nothing}
    ${expired && expires ? html`<span class="badge expired">${texts.expired(format.date(expires))}</span>` : nothing}
    ${published ? html`<span>${renderTime(published, format)}</span>` : nothing}
    ${categories?.slice(0, 3).map((name) => html`<span class="tag"><bdi>${name}</bdi></span>`)}
    ${sourceName ? html`<span><bdi>${sourceName}</bdi></span>` : nothing}
    ${verified ? html`<span>${texts.verified(format.date(verified))}</span>` : nothing}
  </p>`;
}

function renderTime(when: When, format: Formatter): TemplateResult {
  return html`<time datetime=${when.iso}>${format.date(when)}</time>`;
}

function renderSummary({ summary }: Notice): unknown {
  return summary ? html`<p class="summary" part="summary" dir="auto">${summary}</p>` : nothing;
}
