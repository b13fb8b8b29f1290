import { html, nothing } from 'lit';
import { words } from '../form/form-text.js';
import type { Formatter } from '../i18n/formatter.js';
import type { FeedbackFlow } from './feedback-flow.js';
import type { FeedbackTexts } from './feedback-texts.js';

interface Begun {
  readonly texts: FeedbackTexts;
  readonly format: Formatter;
  readonly flow: FeedbackFlow;
}

/** What was begun on an earlier day, until something is written. */
export function renderBegun({ texts, format, flow: { body } }: Begun): unknown {
  const { flow } = body;
  const { found } = flow.draft;
  if (flow.session || found.length === 0) return nothing;
  return html`<div class="drafts">
    <ul>
      ${found.map(({ id, changedAt }) => {
        const name = texts.begun(format.moment(changedAt));
        return html`<li>
          <p .textContent=${name}></p>
          <div class="row">
            <button type="button" class="main" aria-label=${`${texts.goOn}: ${name}`} @click=${() => void flow.resume(id)}>
              ${words(texts.goOn)}
            </button>
            <button type="button" class="quiet" aria-label=${`${texts.remove}: ${name}`} @click=${() => body.discard(id)}>
              ${words(texts.remove)}
            </button>
          </div>
        </li>`;
      })}
    </ul>
  </div>`;
}
