import type { CollectionOf, Page, ServiceRequest, WorkCalendar } from '@civickit/core';
import { type RequestSummary, summarizeRequests } from '@civickit/core/request-summary';
import { html, nothing, type TemplateResult } from 'lit';
import { heading } from '../base/heading.js';
import type { Formatter } from '../i18n/formatter.js';
import { dateWithin } from '../requests/request-words.js';
import type { FigureTexts } from '../requests/request-texts.js';
import { report } from '../base/report.js';
import type { OpenLatePart } from './late-part.js';

interface FiguresSetting {
  readonly texts: FigureTexts;
  readonly format: Formatter;
  readonly level: number;
  /** Whether there are no others than these. */
  readonly isAll: boolean;
}

/** Figures of the office, counted from the reports themselves, and from which. */
function renderFigures(summary: RequestSummary, setting: FiguresSetting): TemplateResult {
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

/** Figures of a list, counted once for each answer, however often that is drawn. */
export const openPart: OpenLatePart = (host) => {
  let known: { readonly of: CollectionOf<'requests'>; readonly calendar: Promise<WorkCalendar | undefined> } | undefined;
  let calendar: { readonly value: WorkCalendar | undefined } | undefined;
  let counted: { readonly page: Page<ServiceRequest>; readonly summary: RequestSummary } | undefined;
  const ask = (collection: CollectionOf<'requests'>): void => {
    const asked = (known = { of: collection, calendar: collection.calendar() });
    calendar = undefined;
    asked.calendar.then(
      (value) => {
        if (known !== asked) return;
        calendar = { value };
        host.requestUpdate();
      },
      (cause: unknown) => report(host.localName, { code: 'network/part', message: String(cause) }),
    );
  };
  return {
    render({ page, collection, filter, texts, format, level }) {
      if (known?.of !== collection) ask(collection);
      if (!calendar || page.items.length === 0) return nothing;
      if (counted?.page !== page) {
        const setting = { zone: collection.zone, now: collection.clock.now(), calendar: calendar.value };
        counted = { page, summary: summarizeRequests(collection.loaded(filter), setting) };
      }
      const isAll = page.total !== undefined && page.sources.every(({ state }) => state === 'ok');
      return renderFigures(counted.summary, { texts: texts.figures, format, level, isAll });
    },
  };
};
