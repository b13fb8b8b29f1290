import type { DraftAbout } from '@civickit/core/forms/drafts';
import { html, nothing, type TemplateResult } from 'lit';
import { paragraphs, words } from '../form-text.js';
import { action, caution, readOr, renderProblems, type ScreenView, stepHeading } from './screen.js';

export interface StartView extends ScreenView {
  readonly drafts: readonly DraftAbout[];
  /** No office is set up to take it. */
  readonly noWay: boolean;
  start(): void;
  resume(id: string): void;
  discard(id: string): void;
}

export function renderStart(view: StartView): TemplateResult {
  const { definition, drafts, texts } = view;
  const { title, intro } = definition;
  return html`${renderProblems(view)} ${stepHeading(view, readOr(view, title, definition.id))} ${view.notice}
    ${view.noWay ? caution(texts.noWay) : nothing}
    ${intro === undefined ? nothing : html`<div class="text">${paragraphs(view.read(intro))}</div>`} ${renderPrivacy(view)}
    ${drafts.length > 0 ? renderDrafts(view) : nothing} ${view.keep?.assistant(view)}
    <p>${action(drafts.length > 0 ? texts.startNew : texts.start, () => view.start(), drafts.length > 0 ? 'plain' : 'main')}</p>
    ${view.keep?.start(view)}`;
}

function renderDrafts(view: StartView): TemplateResult {
  const { texts, format } = view;
  return html`<div class="drafts">
    <p class="label" .textContent=${texts.resume}></p>
    <ul>
      ${view.drafts.map(({ id, changedAt, answered, expiring, expiresAt }) => {
        const name = texts.draft(format.moment(changedAt), format.number(answered), answered);
        const button = (text: string, run: () => void, kind: 'main' | 'quiet') =>
          html`<button type="button" class=${kind} aria-label=${`${text}: ${name}`} @click=${run}>${words(text)}</button>`;
        return html`<li>
          <p .textContent=${name}></p>
          ${expiring ? html`<p class="hint" .textContent=${texts.expires(format.moment(expiresAt))}></p>` : nothing}
          <div class="row">
            ${button(texts.goOn, () => view.resume(id), 'main')} ${button(texts.remove, () => view.discard(id), 'quiet')}
          </div>
        </li>`;
      })}
    </ul>
  </div>`;
}

/** Who takes it and what for stands open; the rest is a click away, as soon as it is here. */
export function renderPrivacy(view: ScreenView): unknown {
  const { privacy } = view.definition;
  if (!privacy) return nothing;
  return html`<details class="privacy">
    <summary>${words(view.texts.privacy)}</summary>
    <div class="text">${[privacy.controller, privacy.purpose].map((text) => paragraphs(view.read(text)))}</div>
    ${view.details?.privacy}
  </details>`;
}
