import type { RatingCount, RatingFigures, RatingLevel } from '@civickit/core';
import { html, nothing, type TemplateResult } from 'lit';
import { heading } from '../base/heading.js';
import type { Formatter } from '../i18n/formatter.js';
import { levelIcons } from './level-icons.js';
import type { RatingTexts } from './rating-texts.js';

export interface ResultsSetting {
  readonly texts: RatingTexts;
  readonly format: Formatter;
  /** BCP 47 tag of the reader's language. */
  readonly lang: string;
  /** What levels are called. */
  readonly nameOf: (level: RatingLevel) => string;
  readonly headingLevel: number;
}

const levels: readonly RatingLevel[] = [5, 4, 3, 2, 1];

/** Of fewer somebody could tell who it was, whatever the office gives. */
const fewest = 5;

/** How satisfied residents are: of how many, and the share of each level. What is of few is not there, and that is said. */
export function renderResults(figures: RatingFigures, setting: ResultsSetting): TemplateResult {
  const { texts, format, headingLevel, lang } = setting;
  const { all } = figures;
  const least = Math.max(fewest, figures.least);
  const isEnough = ({ n }: RatingCount): boolean => n >= least;
  const [types, months] = [figures.types.filter(isEnough), figures.months.filter(isEnough)];
  const few = format.number(least);
  const title = heading(headingLevel, texts.results);
  if (!all || !isEnough(all))
    return html`<section class="results" part="results">
      ${title}
      <p>${texts.tooFew(few)}</p>
    </section>`;
  const month = new Intl.DateTimeFormat(lang, { year: 'numeric', month: 'long', timeZone: 'UTC' });
  return html`<section class="results" part="results">
    ${title}
    <p class="basis">${texts.ofAll(format.number(all.n), all.n)}</p>
    ${renderShares(all, setting)}
    ${renderTable(
      texts.byType,
      types.map(({ type, ...count }) => [type.name ?? type.id, count]),
      setting,
    )}
    ${renderTable(
      texts.byMonth,
      months.map(({ month: given, ...count }) => [month.format(new Date(`${given}-15T00:00:00Z`)), count]),
      setting,
    )}
    <p class="basis">${texts.fewHidden(few)}</p>
  </section>`;
}

function renderShares({ n, levels: counts }: RatingCount, { nameOf, lang }: ResultsSetting): TemplateResult {
  const share = shareIn(lang);
  return html`<dl class="shares">
    ${levels.map(
      (level) =>
        html`<div class="level-${level}">
          <dt>${levelIcons[level]}<span>${nameOf(level)}</span></dt>
          <dd><meter min="0" max=${n} value=${counts[level]} aria-hidden="true"></meter> ${share(counts[level] / n)}</dd>
        </div>`,
    )}
  </dl>`;
}

function renderTable(
  caption: string,
  rows: readonly (readonly [name: string, count: RatingCount])[],
  { texts, format, lang, nameOf }: ResultsSetting,
): unknown {
  if (rows.length === 0) return nothing;
  const share = shareIn(lang);
  return html`<div class="scroll" tabindex="0" role="region" aria-label=${caption}>
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          <td></td>
          <th scope="col">${texts.count}</th>
          ${levels.map((level) => html`<th scope="col">${nameOf(level)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([name, { n, levels: counts }]) =>
            html`<tr>
              <th scope="row"><bdi>${name}</bdi></th>
              <td>${format.number(n)}</td>
              ${levels.map((level) => html`<td>${share(counts[level] / n)}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function shareIn(lang: string): (share: number) => string {
  const format = new Intl.NumberFormat(lang, { style: 'percent', maximumFractionDigits: 0 });
  return (share) => format.format(share);
}
