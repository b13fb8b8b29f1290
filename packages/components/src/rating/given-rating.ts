import { type GivenRating, instantOf } from '@civickit/core';
import { indicatorLabel, levelName, type RatingScheme } from '@civickit/core/rating-scheme';
import { html, nothing, type TemplateResult } from 'lit';
import { heading } from '../base/heading.js';
import type { Formatter } from '../i18n/formatter.js';
import { dateWithin } from '../requests/request-words.js';
import { levelIcons } from './level-icons.js';
import type { RatingTexts } from './rating-texts.js';

export interface GivenSetting {
  readonly texts: RatingTexts;
  readonly format: Formatter;
  readonly headingLevel: number;
  readonly scheme: RatingScheme;
  /** BCP 47 tag of the reader's language. */
  readonly lang: string;
  readonly now: number;
  readonly zone: string;
}

/** What was said of the office, and by when it answers what was bad. */
export function renderGiven(rating: GivenRating, setting: GivenSetting): TemplateResult {
  const { texts, headingLevel, scheme, lang } = setting;
  const { level, indicators, description } = rating;
  // A reason of a scheme that is not at hand has no words.
  const reasons = indicators.flatMap((id) => indicatorLabel(scheme, id, lang) ?? []);
  return html`<section class="rating given" part="rating">
    ${heading(headingLevel, html`<span id="rating-title" tabindex="-1">${texts.given}</span>`)}
    <p class="level level-${level}">${levelIcons[level]}<strong>${levelName(scheme, level, lang) ?? texts.levels[level]}</strong></p>
    ${
      reasons.length > 0
        ? html`<ul>
            ${reasons.map((reason) => html`<li>${reason}</li>`)}
          </ul>`
        : nothing
    }
    ${description ? html`<p class="words" dir="auto">${description}</p>` : nothing} ${renderClock(rating, setting)}
  </section>`;
}

function renderClock({ answerBy, answered }: GivenRating, { texts, format, now, zone }: GivenSetting): unknown {
  if (answered) return html`<p class="clock">${texts.answered(dateWithin(answered, format))}</p>`;
  if (!answerBy) return nothing;
  const isLate = instantOf(answerBy, zone) < now;
  const day = dateWithin(answerBy, format);
  return html`<p class="clock ${isLate ? 'late' : ''}">${isLate ? texts.answerLate(day) : texts.answerBy(day)}</p>`;
}
