import type { StaffRating } from '@civickit/adapters/staff';
import { html, nothing } from 'lit';
import type { DeskTexts } from '../i18n/en.js';

/** By when a bad rating is to be answered, or when it was. */
export function renderClock(rating: StaffRating | undefined, words: DeskTexts['report'], dayOf: (at: string) => string): unknown {
  if (rating?.answerBy === undefined) return nothing;
  const day = dayOf(rating.answerBy);
  if (rating.answeredAt !== undefined) return html`<span class="muted">${words.rating}: ${words.answered(dayOf(rating.answeredAt))}</span>`;
  const isLate = Date.parse(rating.answerBy) < Date.now();
  return html`<span class="tag ${isLate ? 'alarm' : 'caution'}">${isLate ? words.answerLate(day) : words.answerBy(day)}</span>`;
}
