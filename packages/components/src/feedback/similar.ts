import { distanceBetween, type GeoPoint, type Page, type RequestType, type ServiceRequest } from '@civickit/core';
import { html, nothing, type TemplateResult } from 'lit';
import type { Formatter } from '../i18n/formatter.js';
import { words } from '../form/form-text.js';
import { ageOf, numberOf, titleOf } from '../requests/request-words.js';
import type { RequestTexts } from '../requests/request-texts.js';
import { isAllowedPicture } from '../rich-text/render-rich-text.js';
import type { FeedbackTexts } from './feedback-texts.js';
import type { RequestCollection } from './report-types.js';

/** In metres, where a type does not say. */
const usualRadius = 50;
const most = 3;

/** Open reports that may be about the same thing. */
export interface Similar {
  readonly reports: readonly ServiceRequest[];
  /** Of a copy: when it was made. */
  readonly asOf: string | undefined;
}

/** Asks for what is near; what cannot be asked is not known, and keeps nobody from writing. Never rejects. */
export async function findSimilar(
  collection: RequestCollection,
  { ref, similarWithin = usualRadius }: RequestType,
  where: GeoPoint,
  signal: AbortSignal,
): Promise<Similar | undefined> {
  if (similarWithin === 0) return undefined;
  try {
    const near = { latitude: where.latitude, longitude: where.longitude, radius: similarWithin };
    const asked = collection.only([ref.source]);
    const isSimilar = (one: ServiceRequest) =>
      one.type?.id === ref.id && one.authorityStatus === 'open' && away(one, where) <= similarWithin;
    // Copies are kept by what was asked for, and this place may be a new one.
    const found = await asked.page({ type: ref.id, status: 'open', near }, { signal }).catch(() => asked.kept(isSimilar, { signal }));
    const reports = [...found.items].sort((one, other) => away(one, where) - away(other, where)).slice(0, most);
    return { reports, asOf: copyOf(found) };
  } catch {
    return undefined;
  }
}

const away = (request: ServiceRequest, from: GeoPoint): number => (request.where ? distanceBetween(request.where, from) : Infinity);

function copyOf({ sources }: Pick<Page<ServiceRequest>, 'sources'>): string | undefined {
  return sources.find(({ state, origin }) => state === 'cached' || origin === 'cache')?.fetchedAt;
}

export interface SimilarView extends Similar {
  readonly texts: FeedbackTexts;
  readonly requestTexts: RequestTexts;
  readonly format: Formatter;
  readonly zone: string;
  /** Metres in words; undefined until the words for them are here. */
  readonly distance: (metres: number) => string | undefined;
  readonly now: number;
  readonly where: GeoPoint;
  readonly imageOrigins: readonly string[];
  /** The one that the reader has found to be the same. */
  readonly same: ServiceRequest | undefined;
  /** Page on which reports are followed. */
  readonly trackHref: string | undefined;
  choose(request: ServiceRequest | undefined): void;
  dismiss(): void;
}

export function renderSimilar(view: SimilarView): unknown {
  const { reports, texts, format, same, asOf } = view;
  if (reports.length === 0) return nothing;
  return html`<section class="similar" aria-labelledby="similar-title">
    <p class="label" id="similar-title" role="status" .textContent=${texts.similar(format.number(reports.length), reports.length)}></p>
    <p
      class="hint"
      .textContent=${asOf === undefined ? texts.similarHint : `${texts.similarHint} ${texts.maybeOld(format.moment(asOf as never))}`}
    ></p>
    <ul>
      ${reports.map((report) => renderOne(report, view))}
    </ul>
    ${
      same
        ? html`<p>
            <button type="button" class="quiet" @click=${() => view.choose(undefined)}>${words(texts.sendAnyway)}</button>
          </p>`
        : html`<p>
            <button type="button" @click=${() => view.dismiss()}>${words(texts.different)}</button>
          </p>`
    }
  </section>`;
}

/** Without a network there may be a report and no photo: an empty frame tells nothing. */
const leaveOut = ({ target }: Event): void => void ((target as HTMLElement).hidden = true);

function renderOne(report: ServiceRequest, view: SimilarView): TemplateResult {
  const { texts, requestTexts, format, zone, now, where, imageOrigins, same, trackHref } = view;
  const distance = report.where && view.distance(distanceBetween(report.where, where));
  const [photo] = report.media ?? [];
  const facts = [
    report.requested && ageOf(report.requested, now, zone, requestTexts, format),
    distance && texts.away(distance),
    report.address,
  ].filter((fact) => fact !== undefined);
  const href = report.url && /^https?:/iu.test(report.url) ? report.url : trackHref;
  return html`<li class="one">
    ${
      photo && isAllowedPicture(photo.url, imageOrigins)
        ? html`<img class="photo" src=${photo.url} alt="" width="80" height="80" loading="lazy" @error=${leaveOut} />`
        : nothing
    }
    <div>
      <p class="label" dir="auto" .textContent=${titleOf(report, requestTexts)}></p>
      ${report.description ? html`<p dir="auto" .textContent=${report.description}></p>` : nothing}
      <p class="hint" dir="auto" .textContent=${facts.join(' · ')}></p>
      ${
        same === report
          ? html`<p .textContent=${texts.followIt(`\u2066${report.ref.id}\u2069`)}></p>
              ${href ? html`<p><a href=${href}>${words(texts.followLink)}</a></p>` : nothing}`
          : html`<button type="button" aria-label=${`${texts.same}: ${numberOf(report, requestTexts)}`} @click=${() => view.choose(report)}>
              ${words(texts.same)}
            </button>`
      }
    </div>
  </li>`;
}
