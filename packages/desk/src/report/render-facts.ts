import { html, nothing, type TemplateResult } from 'lit';
import { dateIn, momentIn } from '../base/day.js';
import { renderClock } from './render-clock.js';
import { renderPictures } from './render-pictures.js';
import type { ReportView } from './report-view.js';

/** What was reported: words, place, pictures, answers, and by whom as far as one may see it. */
export function renderFacts(view: ReportView): TemplateResult {
  const { report, texts, format, areaName } = view;
  const words = texts.report;
  return html`<section class="card" aria-labelledby="what">
    <h2 id="what">${words.what}</h2>
    <p class="row">
      <span class="tag">${report.stage ? texts.stages[report.stage] : texts.status[report.status]}</span>
      <span class="tag ${report.publication === 'public' ? '' : 'caution'}">${texts.publication[report.publication]}</span>
      ${renderDue(view)} ${renderClock(report.rating, texts.report, (at) => dateIn(format, at))}
      <span class="muted">${areaName} · ${texts.inbox.reported(momentIn(format, report.requestedAt))}</span>
    </p>
    <p class="text" dir="auto" lang=${report.lang ?? nothing}>${report.description ?? texts.inbox.noText}</p>
    ${renderPlace(view)} ${renderPhotos(view)}
    ${
      report.answers.length > 0
        ? html`<h3>${words.answers}</h3>
            <dl class="rows">
              ${report.answers.map(
                ({ label, value }) =>
                  html`<dt>${label}</dt>
                    <dd class="text" dir="auto">${value}</dd>`,
              )}
            </dl>`
        : nothing
    }
    ${renderRating(view)} ${renderContact(view)}
  </section>`;
}

function renderDue(view: ReportView): unknown {
  const { report, texts } = view;
  if (report.expectedAt === undefined) return nothing;
  const day = dateIn(view.format, report.expectedAt);
  return report.overdue
    ? html`<span class="tag alarm">${texts.inbox.overdueSince(day)}</span>`
    : html`<span>${texts.inbox.dueOn(day)}</span>`;
}

/** What was chosen; what was written stands in the history. */
function renderRating({ report, texts, format }: ReportView): unknown {
  const { rating, reasons = [] } = report;
  if (!rating) return nothing;
  const words = texts.report;
  const level = words.levels[rating.level as keyof typeof words.levels];
  return html`<h3>${words.rating}</h3>
    <p class="text"><strong>${level}</strong>${reasons.length > 0 ? html` · ${format.list(reasons)}` : nothing}</p>
    ${rating.answerBy && !rating.answeredAt ? html`<p class="hint">${words.answerHow}</p>` : nothing}`;
}

function renderPlace({ report, texts }: ReportView): unknown {
  const { address, latitude, longitude } = report;
  const place = latitude === undefined || longitude === undefined ? undefined : `${latitude.toFixed(5)},${longitude.toFixed(5)}`;
  if (address === undefined && place === undefined) return nothing;
  return html`<h3>${texts.report.where}</h3>
    <p>
      ${address === undefined ? nothing : html`<bdi>${address}</bdi>`}
      ${place === undefined ? nothing : html` <a class="no-print" dir="ltr" href=${`geo:${place}`} aria-label=${texts.report.map(place)}>${place}</a>`}
    </p>`;
}

function renderPhotos({ report, texts }: ReportView): unknown {
  if (report.media.length === 0) return nothing;
  return html`<h3>${texts.report.photos}</h3>
    ${renderPictures(report.media, texts.report)}`;
}

function renderContact({ report, texts }: ReportView): TemplateResult {
  const words = texts.report;
  const { contact, consent, may } = report;
  const heading = html`<h3>${words.contact}</h3>`;
  if (!may.includes('requests.contact'))
    return html`${heading}
      <p class="muted">${words.contactHidden}</p>`;
  const name = contact?.name ?? [contact?.lastName, contact?.firstName].filter(Boolean).join(' ');
  const { email, phone } = contact ?? {};
  const rows = [
    name
      ? html`<dt>${words.name}</dt>
          <dd><bdi>${name}</bdi></dd>`
      : undefined,
    phone
      ? html`<dt>${words.phone}</dt>
          <dd><a dir="ltr" href=${`tel:${phone.replace(/[^+\d]/g, '')}`}>${phone}</a></dd>`
      : undefined,
    email
      ? html`<dt>${words.email}</dt>
          <dd><a dir="ltr" href=${`mailto:${encodeURIComponent(email)}`}>${email}</a></dd>`
      : undefined,
  ].filter((row) => row !== undefined);
  return html`${heading} ${rows.length > 0 ? html`<dl class="rows">${rows}</dl>` : html`<p class="muted">${words.contactNone}</p>`}
  ${consent ? html`<p class="hint">${words.consent(consent.policy, consent.version)}</p>` : nothing}`;
}
