import {
  type FollowedRequest,
  instantOf,
  isOverdue,
  type RequestMedia,
  type RequestUpdate,
  type ServiceRequest,
  type When,
  type WorkCalendar,
} from '@civickit/core';
import { countWorkdays, dayAt, dayOf } from '@civickit/core/request-summary';
import { html, nothing, type TemplateResult } from 'lit';
import { heading } from '../base/heading.js';
import type { Formatter } from '../i18n/formatter.js';
import { dateWithin, numberOf, statusOf, titleOf } from '../requests/request-words.js';
import type { RequestTexts } from '../requests/request-texts.js';
import { isAllowedPicture } from '../rich-text/render-rich-text.js';
import type { TrackerTexts } from './tracker-texts.js';

export { loadRating, wantsRating } from '../rating/load-rating.js';
export { renderFollowUpForm, troubleOf, wantedOf } from './follow-up-form.js';
export { loadPhotos } from './load-photos.js';

/** What the view of a report needs to know. */
export interface ReportSetting {
  readonly texts: TrackerTexts;
  readonly words: RequestTexts;
  readonly format: Formatter;
  readonly zone: string;
  readonly now: number;
  readonly level: number;
  readonly calendar: WorkCalendar | undefined;
  readonly imageOrigins: readonly string[];
}

/** One report: what the office says and what its reporter says, as two facts; what was promised; and what happened. */
export function renderReport(followed: FollowedRequest, setting: ReportSetting): TemplateResult {
  const { request } = followed;
  const { words, level } = setting;
  const { description, address } = request;
  const title = titleOf(request, words);
  return html`<article class="report" part="report">
    ${heading(level, html`<span class="title" id="title" tabindex="-1"><bdi>${title}</bdi></span>`)}
    <p class="meta">
      <span>${numberOf(request, words)}</span>
      ${address ? html`<span><span class="visually-hidden">${words.place}: </span><bdi>${address}</bdi></span>` : nothing}
    </p>
    ${renderSight(followed, setting)} ${renderFacts(followed, setting)} ${renderPromise(request, setting)}
    ${description && description !== title ? html`<p class="words" dir="auto" lang=${request.lang ?? nothing}>${description}</p>` : nothing}
    ${renderSeen(followed, setting)} ${renderHistory(followed, setting)}
  </article>`;
}

/** What the office showed last, since it closed the report, where there are photos of before too. */
function shownAfter({ request, updates }: FollowedRequest): RequestUpdate | undefined {
  if (request.authorityStatus !== 'closed' || !request.media?.length) return undefined;
  const closing = updates.findLastIndex((update) => update.authorityStatus === 'closed');
  return closing < 0 ? undefined : updates.slice(closing).findLast(({ media }) => media?.length);
}

/** Photos of the report; beside them those of when it was closed. */
function renderSeen(followed: FollowedRequest, setting: ReportSetting): unknown {
  const { texts } = setting;
  const { requested, media } = followed.request;
  const after = shownAfter(followed);
  if (!after) return renderPhotos(texts.before, media, setting);
  const side = (name: string, at: When | undefined, shown: readonly RequestMedia[] | undefined) =>
    html`<div>
      <p class="meta">${dated(name, at, setting)}</p>
      ${renderPhotos(name, shown, setting)}
    </div>`;
  return html`<div class="compare" part="compare">
    ${side(texts.before, requested, media)} ${side(texts.after, after.at, after.media)}
  </div>`;
}

function dated(words: string, at: When | undefined, { texts, format }: ReportSetting): string {
  return at ? texts.onDay(words, dateWithin(at, format)) : words;
}

/** Who can read it. */
function renderSight({ visibility, hiddenReason = '', isOwn }: FollowedRequest, { texts }: ReportSetting): unknown {
  const text =
    visibility === 'waiting'
      ? texts.waiting
      : visibility === 'hidden'
        ? texts.hidden(hiddenReason)
        : visibility === 'private'
          ? texts.isPrivate
          : isOwn
            ? undefined
            : texts.publicOnly;
  return text ? html`<p class="sight">${text}</p>` : nothing;
}

function renderFacts({ request, followUps, isOwn }: FollowedRequest, setting: ReportSetting): TemplateResult {
  const { texts, words } = setting;
  const { closed, statusNote, citizenStatus } = request;
  const judged = followUps.findLast(({ kind }) => kind !== 'note');
  const said = judged ? dated(texts.said[judged.kind], judged.at, setting) : citizenStatus && words.citizen[citizenStatus];
  return html`<dl class="facts" part="facts">
    <div>
      <dt>${texts.officeSays}</dt>
      <dd>
        <strong>${dated(statusOf(request, words), closed, setting)}</strong>
        ${statusNote ? html`<span class="note-text" dir="auto">${statusNote}</span>` : nothing}
      </dd>
    </div>
    <div>
      <dt>${isOwn ? texts.youSay : texts.residentSays}</dt>
      <dd><strong>${said ?? texts.saidNothing}</strong></dd>
    </div>
  </dl>`;
}

/** In working days, for so offices promise. */
function renderPromise(request: ServiceRequest, { texts, words, format, zone, now, calendar }: ReportSetting): unknown {
  const { expected, authorityStatus } = request;
  if (!expected || authorityStatus === 'closed' || Number.isNaN(instantOf(expected, zone))) return nothing;
  const late = isOverdue(request, now, zone);
  const { days, sure } = countWorkdays(dayAt(now, zone), dayOf(expected, zone), calendar);
  const count = Math.abs(days);
  const number = format.number(count);
  const day = dateWithin(expected, format);
  const span = late ? texts.late(number, count) : dayAt(now, zone) === dayOf(expected, zone) ? texts.dueToday : texts.left(number, count);
  return html`<p class="promise ${late ? 'late' : ''}" part="promise">
    ${
      // On the weekend after a Friday it is late by none.
      late && count === 0
        ? words.overdue(day)
        : html`${texts.promised(day)} · ${span}${sure ? nothing : html` <span class="unsure">(${texts.noHolidays})</span>`}`
    }
  </p>`;
}

interface Entry {
  readonly at?: When | undefined;
  readonly who: string;
  readonly what?: string | undefined;
  readonly words?: string | undefined;
  readonly media?: readonly RequestMedia[] | undefined;
}

function renderHistory(followed: FollowedRequest, setting: ReportSetting): TemplateResult {
  const { texts, format, level } = setting;
  return html`${heading(level + 1, texts.history)}
    <ol class="history" part="history">
      ${entriesOf(followed, setting).map(
        ({ at, who, what, words, media }) =>
          html`<li>
            <p class="meta">${at ? html`<time datetime=${at.iso}>${format.date(at)}</time>` : nothing} <span>${who}</span></p>
            ${what ? html`<p class="what">${what}</p>` : nothing} ${words ? html`<p dir="auto">${words}</p>` : nothing}
            ${renderPhotos(texts.after, media, setting)}
          </li>`,
      )}
    </ol>`;
}

/** The oldest first; what is undated keeps its place. */
function entriesOf(followed: FollowedRequest, { texts, words, format, zone }: ReportSetting): readonly Entry[] {
  const { request, updates, followUps, isOwn } = followed;
  const compared = shownAfter(followed);
  const { requested, closed, authorityStatus, statusNote } = request;
  const resident = isOwn ? texts.you : texts.residentSays;
  const office = updates.map((update): Entry => {
    const status = update.authorityStatus ?? (update.stage ? 'open' : undefined);
    return {
      at: update.at,
      who: texts.office,
      what: status && statusOf({ ...update, authorityStatus: status }, words),
      words: update.description,
      media: update === compared ? undefined : update.media,
    };
  });
  const isTold = updates.some((update) => update.authorityStatus === 'closed');
  const entries: readonly Entry[] = [
    { at: requested, who: resident, what: texts.reported },
    ...office,
    ...(authorityStatus === 'closed' && !isTold
      ? [{ at: closed, who: texts.office, what: statusOf(request, words), words: statusNote }]
      : []),
    ...followUps.map(({ at, kind, description, photoCount: count = 0 }) => ({
      at,
      who: resident,
      what: count > 0 ? texts.withPhotos(texts.said[kind], format.number(count), count) : texts.said[kind],
      words: description,
    })),
  ];
  let before = -Infinity;
  return entries
    .map((entry) => ({ entry, at: (before = entry.at ? instantOf(entry.at, zone) : before) }))
    .sort((a, b) => a.at - b.at)
    .map(({ entry }) => entry);
}

function renderPhotos(label: string, media: readonly RequestMedia[] | undefined, { texts, format, imageOrigins }: ReportSetting): unknown {
  if (!media?.length) return nothing;
  return html`<div class="photos" role="group" aria-label=${label}>
    ${media.map(({ url, description }, at) => {
      const name = description ?? texts.photo(format.number(at + 1));
      // A picture of elsewhere would tell a third host who looks.
      return html`<a href=${url} rel="noopener noreferrer"
        >${isAllowedPicture(url, imageOrigins) ? html`<img src=${url} alt=${`${label}: ${name}`} width="160" height="120" loading="lazy" />` : name}</a
      >`;
    })}
  </div>`;
}
