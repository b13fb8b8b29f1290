import type { SourceReport } from '@civickit/core';
import { html, nothing } from 'lit';
import type { Formatter } from '../i18n/formatter.js';
import type { Texts } from '../i18n/texts.js';
import { renderNote } from '../sources/source-lines.js';
import { nameOf } from '../sources/source-notes.js';
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
