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
  return html`${renderProblems(view)} ${stepHeading(view, readOr(view, title, definition.id))}
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
        return html`<li>
          <p .textContent=${name}></p>
          ${expiring ? html`<p class="hint" .textContent=${texts.expires(format.moment(expiresAt))}></p>` : nothing}
          <div class="row">
            <button type="button" class="main" aria-label=${`${texts.goOn}: ${name}`} @click=${() => view.resume(id)}>
              ${words(texts.goOn)}
            </button>
            <button type="button" class="quiet" aria-label=${`${texts.remove}: ${name}`} @click=${() => view.discard(id)}>
              ${words(texts.remove)}
            </button>
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
  const { details } = view;
  const notice = details?.notice;
  return html`<details class="privacy">
    <summary>${words(view.texts.privacy)}</summary>
    <div class="text">${[privacy.controller, privacy.purpose].map((text) => paragraphs(view.read(text)))}</div>
    ${
      notice && details
        ? html`<dl>
            ${rowsOf(notice, details.words.privacy).map(
              ([name, text]) =>
                html`<dt .textContent=${name}></dt>
                  <dd dir="auto" .textContent=${text}></dd>`,
            )}
          </dl>`
        : nothing
    }
  </details>`;
}

type Notice = NonNullable<NonNullable<ScreenView['details']>['notice']>;
type Words = NonNullable<ScreenView['details']>['words']['privacy'];

function rowsOf(notice: Notice, words: Words): readonly (readonly [string, string])[] {
  const asked = (kinds: Notice['ordinary']) =>
    kinds.map(({ label, questions }) => `${label}: ${questions.map((question) => question.label).join(' · ')}`).join('\n');
  const rows: readonly (readonly [string, string | undefined])[] = [
    [words.basis, [notice.basis, notice.law].filter((text) => text !== undefined).join(' · ')],
    [words.ordinary, asked(notice.ordinary)],
    [words.sensitive, asked(notice.sensitive)],
    [words.retention, notice.retention],
    [words.recipients, notice.recipients],
    [words.rights, notice.rights.join('\n')],
    [words.contact, notice.contact],
    [words.policy, notice.url],
  ];
  return rows.filter((row): row is readonly [string, string] => Boolean(row[1]));
}
