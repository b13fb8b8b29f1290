import type { SourceReport } from '@civickit/core';
import { html, nothing } from 'lit';
import { words } from '../form/form-text.js';
import type { Formatter } from '../i18n/formatter.js';
import type { Texts } from '../i18n/texts.js';
import { renderNote } from '../sources/source-lines.js';
import { nameOf } from '../sources/source-notes.js';
import type { FeedbackFlow } from './feedback-flow.js';
import type { FeedbackTexts } from './feedback-texts.js';
import type { ReportTypes } from './report-types.js';

interface Receivers {
  readonly texts: FeedbackTexts;
  readonly format: Formatter;
  readonly types: ReportTypes;
  readonly common: Texts;
}

/** What is known of a source that does not answer. */
type SilentReport = Pick<SourceReport, 'source' | 'title' | 'fetchedAt'>;

/** Who has not answered, before anything is typed, and whom else to turn to. */
export function renderReceivers({ texts, format, types, common }: Receivers): unknown {
  const about = new Map((types.collection?.sources ?? []).map((one) => [one.id, one] as const));
  const silent =
    types.status === 'error' ? types.takers.map((source): SilentReport => ({ source })) : types.reports.filter(({ error }) => error);
  return silent.map((one) => {
    const known = about.get(one.source);
    const name = `\u2068${nameOf(one, known)}\u2069`;
    const text = one.fetchedAt ? texts.silent(name, format.moment(one.fetchedAt)) : texts.silentEver(name);
    const { window: open, above } = known?.contact ?? {};
    return html`${renderNote({ tone: 'caution', text, contact: known?.contact }, common)}
    ${open === undefined ? nothing : html`<p .textContent=${texts.window(open)}></p>`}
    ${above ? html`<p .textContent=${texts.above(above.unit, above.phone && `\u2066${above.phone}\u2069`)}></p>` : nothing}`;
  });
}

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
            <button type="button" class="quiet" aria-label=${`${texts.remove}: ${name}`} @click=${() => void flow.draft.remove(id)}>
              ${words(texts.remove)}
            </button>
          </div>
        </li>`;
      })}
    </ul>
  </div>`;
}
