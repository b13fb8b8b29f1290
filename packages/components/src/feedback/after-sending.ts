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
  /** The promised day, as a sentence. */
  readonly promised: string | undefined;
  readonly now: number;
  readonly zone: string;
  /** Says aloud what was done. */
  readonly say: (text: string) => void;
}

/** With the number somebody can see what becomes of it, pass it on, and be reminded. */
export function renderAfter(view: AfterSending): unknown {
  const { texts, receipt, promised, trackHref } = view;
  if (receipt.strength === 'handed-off') return nothing;
  // Not the code, which opens the report to whoever has it.
  const number = receipt.strength === 'pending' ? undefined : receipt.ref?.id;
  const hasAny = number !== undefined || receipt.code !== undefined;
  if (!hasAny) return nothing;
  return html`<div class="after">
    ${promised === undefined ? nothing : html`<p class="promise" .textContent=${promised}></p>`}
    <p class="hint" .textContent=${texts.keepCode}></p>
    ${number === undefined || receipt.code === undefined ? nothing : html`<p class="hint" .textContent=${texts.publicNumber(`\u2066${number}\u2069`)}></p>`}
    <div class="row">
      ${trackHref === undefined ? nothing : html`<a href=${trackHref}>${words(texts.trackIt)}</a>`}
      ${number === undefined ? nothing : renderTools(view, number)}
    </div>
  </div>`;
}

function renderTools(view: AfterSending, number: string): unknown {
  const { texts } = view;
  return html`${'share' in navigator ? action(texts.share, () => void navigator.share({ text: texts.reminder(number) }).catch(() => undefined)) : nothing}
  ${action(texts.remind, () => void remind(view, number))}`;
}

async function remind({ texts, receipt, type, now, zone, trackHref, say }: AfterSending, number: string): Promise<void> {
  const { saveReminder } = await import('./save-reminder.js');
  const { source, expected: by } = receipt;
  const expected = by && { by, zone };
  saveReminder({ source, number, summary: texts.reminder(number), expected, promised: type?.promised, now, trackHref });
  say(texts.saved);
}
