import type { OpeningHours, PublicService } from '@civickit/core';
import { html, nothing, type TemplateResult } from 'lit';
import { describeDays, describeSeason } from './describe-days.js';
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

function renderTimes(line: HoursLine, service: PublicService, setting: GuideSetting): unknown {
  const { times, note } = line;
  const { texts } = setting;
  const season = describeSeason(line, setting);
  return html`${
    times.length > 0 ? times.map((time) => html`<bdi class="time" dir="ltr">${time}</bdi> `) : texts.hours.closed
  }${season ? html`<span class="aside"> ${season}</span>` : nothing}${note ? html`<span class="aside"> ${said(note, service)}</span>` : nothing}`;
}
