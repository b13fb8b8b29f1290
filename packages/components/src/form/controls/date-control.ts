import { zoneOffset } from '@civickit/core';
import type { DateQuestion } from '@civickit/core/forms';
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { words } from '../form-text.js';
import type { ControlSetting } from '../form-view.js';
import { textOf, tokenOf } from './text-control.js';
import { dateOfParts, type DateParts, orderOfParts, partsOfDate } from './date-parts.js';

/** Known dates are typed by parts: nobody scrolls a calendar back to the year of their birth. */
export function renderDateControl(question: DateQuestion, setting: ControlSetting): TemplateResult {
  const { id, path, describedBy, wrong, view } = setting;
  const { texts, session } = view;
  if (question.type !== 'date') return renderClock(question, setting);
  const parts = partsOfDate(session.get(path));
  const order = orderOfParts(view.lang);
  const birthday = tokenOf(question) === 'bday';
  return html`<div class="date" role="group" aria-labelledby=${`${id}-label`} aria-describedby=${describedBy ?? nothing}>
    ${order.map((part, at) => {
      const partId = at === 0 ? id : `${id}-${part}`;
      return html`<div>
        <label for=${partId}>${words(texts[part])}</label>
        <input
          id=${partId}
          name=${part}
          class=${part === 'year' ? 'w4' : 'w2'}
          inputmode="numeric"
          autocomplete=${birthday ? `bday-${part}` : 'off'}
          aria-invalid=${wrong ? 'true' : nothing}
          .value=${live(parts[part])}
          @input=${(event: Event) => view.set(path, dateOfParts(readParts(event, part, parts)))}
          @change=${() => view.left(path)}
        />
      </div>`;
    })}
  </div>`;
}

/** From the fields themselves: another part may have been typed since the last drawing. */
function readParts({ target }: Event, part: keyof DateParts, drawn: DateParts): DateParts {
  const fields = (target as HTMLElement).closest('.date')?.querySelectorAll('input') ?? [];
  return {
    ...drawn,
    ...Object.fromEntries([...fields].map(({ name, value }) => [name, value])),
    [part]: (target as HTMLInputElement).value,
  };
}

function renderClock({ type }: DateQuestion, { id, path, describedBy, wrong, view }: ControlSetting): TemplateResult {
  const value = textOf(view.session.get(path));
  const shown = type === 'time' ? value : value.slice(0, 16);
  const read = (event: Event) => {
    const { value: typed } = event.target as HTMLInputElement;
    // Some browsers add seconds.
    view.set(path, type === 'time' ? typed.slice(0, 5) : withOffset(typed, view.zone));
  };
  return html`<input
    id=${id}
    type=${type === 'time' ? 'time' : 'datetime-local'}
    aria-describedby=${describedBy ?? nothing}
    aria-invalid=${wrong ? 'true' : nothing}
    .value=${live(shown)}
    @input=${read}
    @change=${() => view.left(path)}
  />`;
}

/** A date and time of the municipality as RFC 3339 wants it. */
function withOffset(typed: string, zone: string): string {
  const wall = Date.parse(`${typed}Z`);
  if (Number.isNaN(wall)) return typed;
  const first = zoneOffset(wall, zone);
  const minutes = zoneOffset(wall - first * 60_000, zone);
  const clock = new Date(Math.abs(minutes) * 60_000).toISOString().slice(11, 16);
  return `${typed.slice(0, 16)}:00${minutes < 0 ? '-' : '+'}${clock}`;
}
