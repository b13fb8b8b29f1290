import { isOverdue, type ServiceRequest } from '@civickit/core';
import { html, nothing, type TemplateResult } from 'lit';
import { heading } from '../base/heading.js';
import type { Formatter } from '../i18n/formatter.js';
import { ageOf, dateWithin, numberOf, statusOf, titleOf } from '../requests/request-words.js';
import type { RequestTexts } from '../requests/request-texts.js';
import { isAllowedPicture } from '../rich-text/render-rich-text.js';

/** What an item needs to know about the list it stands in. */
export interface ItemSetting {
  readonly texts: RequestTexts;
  readonly format: Formatter;
  readonly zone: string;
  readonly now: number;
  readonly level: number;
  readonly imageOrigins: readonly string[];
  /** Name of the item's source, where more than one is shown. */
  readonly sourceName?: string | undefined;
}

/** One report of the list. */
export function renderRequest(request: ServiceRequest, setting: ItemSetting): TemplateResult {
  const { texts, level } = setting;
  const { url, description } = request;
  const name = html`<bdi>${titleOf(request, texts)}</bdi>`;
  const title = url
    ? html`<a class="title" href=${url} rel="noopener">${name}</a>`
    : html`<span class="title" tabindex="-1">${name}</span>`;
  // Where there is neither title nor type, the words stand above.
  const words = request.title || request.type?.name ? description?.trim() : undefined;
  return html`<article class="request" part="request">
    ${renderPhoto(request, setting)}
    <div class="text">
      ${heading(level, title)} ${renderStatus(request, setting)}
      ${words ? html`<p class="summary" part="summary" dir="auto" lang=${request.lang ?? nothing}>${words}</p>` : nothing}
      ${renderMeta(request, setting)}
    </div>
  </article>`;
}

function renderPhoto(request: ServiceRequest, { texts, imageOrigins }: ItemSetting): unknown {
  const [photo] = request.media ?? [];
  if (!photo) return nothing;
  const alt = `${texts.photo}: ${titleOf(request, texts)}`;
  // A picture of elsewhere would tell a third host who reads this.
  return isAllowedPicture(photo.url, imageOrigins)
    ? html`<img class="photo" src=${photo.url} alt=${alt} width="96" height="96" loading="lazy" decoding="async" />`
    : html`<a class="photo away" href=${photo.url} rel="noopener noreferrer" aria-label=${alt}>${texts.photo}</a>`;
}

function renderStatus(request: ServiceRequest, { texts, format, now, zone }: ItemSetting): TemplateResult {
  const { authorityStatus, closed, expected, citizenStatus } = request;
  const late = isOverdue(request, now, zone);
  return html`<p class="standing" part="status">
    <span class="badge ${authorityStatus}">${statusOf(request, texts)}</span>
    ${closed ? html`<span>${texts.closedOn(dateWithin(closed, format))}</span>` : nothing}
    ${
      expected && authorityStatus === 'open'
        ? html`<span class=${late ? 'late' : nothing}>${(late ? texts.overdue : texts.promised)(dateWithin(expected, format))}</span>`
        : nothing
    }
    ${citizenStatus ? html`<span>${texts.citizen[citizenStatus]}</span>` : nothing}
  </p>`;
}

function renderMeta(request: ServiceRequest, { texts, format, zone, now, sourceName }: ItemSetting): TemplateResult {
  const { requested, address } = request;
  return html`<p class="meta" part="meta">
    ${
      requested
        ? html`<span
            ><time datetime=${requested.iso}>${format.date(requested)}</time> · ${ageOf(requested, now, zone, texts, format)}</span
          >`
        : nothing
    }
    ${address ? html`<span><span class="visually-hidden">${texts.place}: </span><bdi>${address}</bdi></span>` : nothing}
    <span class="number">${numberOf(request, texts)}</span>
    ${sourceName ? html`<span><bdi>${sourceName}</bdi></span>` : nothing}
  </p>`;
}
