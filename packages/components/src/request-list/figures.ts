import type { RequestSummary } from '@civickit/core/request-summary';
import { html, nothing, type TemplateResult } from 'lit';
import { heading } from '../base/heading.js';
import type { Formatter } from '../i18n/formatter.js';
import { dateWithin } from '../requests/request-words.js';
import type { FigureTexts } from '../requests/request-texts.js';

export { summarizeRequests } from '@civickit/core/request-summary';

export interface FiguresSetting {
  readonly texts: FigureTexts;
  readonly format: Formatter;
  readonly level: number;
  /** Whether there are no others than these. */
  readonly isAll: boolean;
}

/** Figures of the office, counted from the reports themselves, and from which. */
export function renderFigures(summary: RequestSummary, setting: FiguresSetting): TemplateResult {
  const { texts, format, level, isAll } = setting;
  const { received, answered, overdue, unpromised, median, from, until } = summary;
  const figure = (name: string, value: string) =>
    html`<div>
      <dt>${name}</dt>
      <dd>${value}</dd>
    </div>`;
  return html`<section class="figures" part="figures">
    ${heading(level, texts.heading)}
    <dl>
      ${figure(texts.received, format.number(received))} ${figure(texts.answered, format.number(answered))}
      ${median ? figure(texts.median, texts.workdays(format.number(median.days), median.days)) : nothing}
      ${figure(texts.overdue, format.number(overdue))}
    </dl>
    <p class="basis">
      ${(isAll ? texts.ofAll : texts.ofLoaded)(format.number(received), received)}
      ${from && until ? texts.between(dateWithin(from, format), dateWithin(until, format)) : nothing}
      ${median ? texts.medianOf(format.number(median.of), median.of) : nothing} ${median && !median.sure ? texts.noHolidays : nothing}
      ${unpromised ? texts.unpromised(format.number(unpromised), unpromised) : nothing}
    </p>
  </section>`;
}
