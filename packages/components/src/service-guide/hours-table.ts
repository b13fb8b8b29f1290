import type { OpeningHours, PublicService, Weekday } from '@civickit/core';
import { html, nothing, type TemplateResult } from 'lit';
import { groupHours, type HoursLine } from './group-hours.js';
import type { GuideSetting } from './guide-setting.js';
import { said, saidAtLength } from './own-words.js';

/** Whether it is open now, the hours by day, and what the office says of them in words. */
export function renderHours(hours: OpeningHours, service: PublicService, setting: GuideSetting): TemplateResult {
  const lines = groupHours(hours.periods ?? []);
  const opening = setting.opening(hours);
  return html`${opening ? html`<p class=${opening.open ? 'opening open' : 'opening'}>${opening.says}</p>` : nothing}
  ${
    lines.length > 0
      ? html`<dl class="hours">
          ${lines.map(
            (line) =>
              html`<div>
                <dt>${describeDays(line, setting)}</dt>
                <dd>${renderTimes(line, service, setting)}</dd>
              </div>`,
          )}
        </dl>`
      : nothing
  }
  ${hours.text?.trim() ? html`<div class=${lines.length > 0 ? 'aside' : nothing}>${saidAtLength(hours.text, service)}</div>` : nothing}`;
}

function describeDays({ runs, ordinals = [] }: HoursLine, { texts, wording }: GuideSetting): string {
  const name = (day: Weekday | undefined) => wording.texts.weekday[day ?? 'MO'];
  const whole = runs[0]?.length === 7;
  const names = runs.flatMap((run) => (run.length > 2 ? texts.hours.span(name(run[0]), name(run[run.length - 1])) : run.map(name)));
  const days = whole ? texts.hours.everyDay : wording.format.list(names);
  return ordinals.length > 0 ? wording.format.list(ordinals.map((which) => texts.hours.ordinal(which, days))) : days;
}

function renderTimes({ times, from, until, note }: HoursLine, service: PublicService, { texts, wording }: GuideSetting): unknown {
  const date = (iso: string) => wording.format.date({ iso, precision: 'day', zone: 'given' });
  const season = [from && texts.hours.from(date(from)), until && texts.hours.until(date(until))].filter(Boolean).join(' ');
  return html`${
    times.length > 0 ? times.map((time) => html`<bdi class="time" dir="ltr">${time}</bdi> `) : texts.hours.closed
  }${season ? html`<span class="aside"> ${season}</span>` : nothing}${note ? html`<span class="aside"> ${said(note, service)}</span>` : nothing}`;
}
