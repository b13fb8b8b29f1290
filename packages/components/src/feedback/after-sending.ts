import type { Receipt, RequestType } from '@civickit/core';
import { html, nothing } from 'lit';
import { action } from '../form/screens/screen.js';
import { words } from '../form/form-text.js';
import type { FeedbackTexts } from './feedback-texts.js';

export interface AfterSending {
  readonly texts: FeedbackTexts;
  readonly receipt: Receipt;
  readonly type: RequestType | undefined;
  readonly trackHref: string | undefined;
  readonly now: number;
  /** Says aloud what was done. */
  say(text: string): void;
}

/** What a calendar is told where the office promised nothing. */
const usualDays = 7;
const dayMs = 86_400_000;

/** With the number somebody can see what becomes of it, pass it on, and be reminded. */
export function renderAfter(view: AfterSending): unknown {
  const { texts, receipt, trackHref } = view;
  if (receipt.strength !== 'confirmed' && receipt.strength !== 'acknowledged') return nothing;
  const number = receipt.code ?? receipt.ref?.id;
  if (number === undefined) return nothing;
  return html`<div class="after">
    <p class="hint" .textContent=${texts.keepCode}></p>
    <div class="row">
      ${trackHref === undefined ? nothing : html`<a href=${trackHref}>${words(texts.trackIt)}</a>`}
      ${'share' in navigator ? action(texts.share, () => void navigator.share({ text: texts.reminder(number) }).catch(() => undefined)) : nothing}
      ${action(texts.remind, () => void remind(view, number))}
    </div>
  </div>`;
}

async function remind({ texts, receipt, type, now, trackHref, say }: AfterSending, number: string): Promise<void> {
  const [{ calendarEvent }, { download, fileName }] = await Promise.all([
    import('../service-guide/share/calendar-event.js'),
    import('../service-guide/share/download.js'),
  ]);
  const summary = texts.reminder(number);
  const file = calendarEvent({
    uid: `${receipt.source}/${number}@civickit`,
    start: now + daysOf(type?.promised) * dayMs,
    minutes: 15,
    written: now,
    summary,
    ...(trackHref !== undefined && { url: new URL(trackHref, location.href).href }),
    alarms: ['PT0M'],
  });
  download(fileName(summary, 'ics'), 'text/calendar', file);
  say(texts.saved);
}

/** Of a promise in whole days or weeks; hours are a day. */
function daysOf(promised: string | undefined): number {
  const [, weeks, days] = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T|$)/u.exec(promised ?? '') ?? [];
  if (weeks === undefined && days === undefined) return promised === undefined ? usualDays : 1;
  return Number(weeks ?? 0) * 7 + Number(days ?? 0);
}
