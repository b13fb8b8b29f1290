import type { PublicService } from '@civickit/core';
import { html, nothing, type TemplateResult } from 'lit';
import { heading } from '../base/heading.js';
import { describeAudience, describeDistance, describeFees, describeTime, describeVisits, type Wording } from '../services/wording.js';
import type { CatalogueTexts } from './catalogue-texts.js';
import { findNearest, type NearPlace } from './near-place.js';

/** What a card needs to know about the list it stands in. */
export interface CardSetting {
  readonly texts: CatalogueTexts;
  readonly wording: Wording;
  /** Level of its heading. */
  readonly level: number;
  /** Name of the service's source, where more than one is shown. */
  readonly sourceName: string | undefined;
  readonly near: NearPlace | undefined;
  /** Deep link; without one it opens by a button. */
  readonly address: string | undefined;
  readonly open: (event: Event) => void;
}

/** What it is, for whom, how long, how many visits, what it costs. What nobody says is left out. */
export function renderCard(service: PublicService, setting: CardSetting): TemplateResult {
  const { texts } = setting;
  const { alert, summary, status } = service;
  return html`<article class="card" part="card" lang=${service.lang ?? nothing}>
    ${heading(setting.level, renderTitle(service, setting))}
    ${(status === 'temporarily-closed' || status === 'inactive') && !alert ? html`<p class="alert">${texts.suspended}</p>` : nothing}
    ${alert ? html`<p class="alert" dir="auto">${alert}</p>` : nothing}
    ${summary ? html`<p class="summary" dir="auto">${summary}</p>` : nothing} ${renderFacts(service, setting)}
  </article>`;
}

function renderTitle({ name }: PublicService, { address, open }: CardSetting): TemplateResult {
  const title = html`<bdi>${name}</bdi>`;
  return address
    ? html`<a class="title" href=${address} @click=${open}>${title}</a>`
    : html`<button class="title" type="button" @click=${open}>${title}</button>`;
}

function renderFacts(service: PublicService, { texts, wording, sourceName, near }: CardSetting): unknown {
  const { audience, time, visits, fees, organization, places } = service;
  const limit = time?.promised ?? time?.legal;
  const nearest = near && places && findNearest(places, near.where);
  const facts: readonly (readonly [label: string, fact: string | undefined])[] = [
    [texts.forWhom, audience && describeAudience(audience, wording)],
    [texts.timeLabel, limit && describeTime(limit, wording)],
    [texts.visitsLabel, visits !== undefined && visits >= 0 ? describeVisits(visits, wording) : undefined],
    [texts.feeLabel, fees && describeFees(fees, wording)],
    [texts.how, nearest && texts.nearest(nearest.place.name ?? nearest.place.address ?? '', describeDistance(nearest.metres, wording))],
  ];
  const known = facts.filter(([, fact]) => fact);
  const owners = [organization?.name, sourceName].filter(Boolean);
  return html`${
    known.length > 0
      ? html`<dl class="facts" part="facts" lang=${wording.lang}>
          ${known.map(
            ([label, fact]) =>
              html`<div>
                <dt>${label}</dt>
                <dd>${fact}</dd>
              </div>`,
          )}
        </dl>`
      : nothing
  }
  ${owners.length > 0 ? html`<p class="meta">${owners.map((name) => html`<bdi>${name}</bdi>`)}</p>` : nothing}`;
}
