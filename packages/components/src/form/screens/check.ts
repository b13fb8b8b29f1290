import type { UnknownAnswer } from '@civickit/core/forms/drafts';
import { html, nothing, type TemplateResult } from 'lit';
import { renderTick } from '../controls/choice-control.js';
import { consentPath } from '../form-agreement.js';
import { paragraphs, words } from '../form-text.js';
import type { FormOutcome } from '../form-sending.js';
import { controlId } from '../form-view.js';
import { renderKeeping, type QuestionsView } from './questions.js';
import { leftEn } from '../texts/ending-en.js';
import { tellOutcome } from '../tell-outcome.js';
import { action, caution, readOr, renderProblems, type ScreenView, stepHeading, subHeading } from './screen.js';
import { endingTexts } from './ending-texts.js';
import { renderPrivacy } from './start.js';

interface CheckView extends ScreenView, Pick<QuestionsView, 'keeping' | 'back'> {
  readonly agreed: boolean;
  readonly sending: boolean;
  readonly unknown: readonly UnknownAnswer[];
  readonly noWay: boolean;
  /** In place of "Send", where nothing is sent. */
  readonly sendWords: string | undefined;
  /** What came of the last try to send; told where that did not even begin. */
  readonly failure: FormOutcome | undefined;
  readonly agree: (agreed: boolean) => void;
  send(): void;
}

/** States in which the form has all that there is. */
const notBegun: ReadonlySet<string> = new Set<FormOutcome['state']>(['failed', 'noWay', 'left']);

export function renderCheck(view: CheckView): TemplateResult {
  const { sending, sendWords } = view;
  const texts = endingTexts(view);
  return html`<p class="above">${action(texts.back, () => view.back(), 'quiet')}</p>
    ${renderProblems(view)} ${stepHeading(view, { text: texts.check })} ${view.notice} ${renderSummary(view)}
    ${view.unknown.map(({ label, path }) => caution(texts.lost(label === undefined ? path : view.read(label).text)))}
    <form
      novalidate
      @submit=${(event: Event) => {
        event.preventDefault();
        event.stopPropagation();
        if (!sending) view.send();
      }}
    >
      ${view.keep?.assistant(view)} ${renderConsent(view)} ${view.noWay ? caution(texts.noWay) : nothing}
      ${view.failure && notBegun.has(view.failure.state) ? caution(tellOutcome(view.failure, { left: leftEn, ...texts })) : nothing}
      <p>
        <button class="main" type="submit" aria-disabled=${sending ? 'true' : nothing}>
          ${words(sendWords === undefined ? (sending ? texts.sending : texts.send) : sending ? texts.loading : sendWords)}
        </button>
      </p>
      ${renderKeeping(view)}
    </form>
    ${view.keep?.beside(view)}`;
}

interface SummaryPart {
  readonly title?: string | undefined;
  /** Without `value` of what is not at hand. */
  readonly rows: readonly { readonly path: string; readonly label: string; readonly value?: string }[];
}

/** Every answer with a way back to it; where the code for that cannot be had, the way back to each page. */
export function renderSummary(view: ScreenView & { readonly isSent?: boolean }): unknown {
  const { details, session, definition, isSent } = view;
  const texts = endingTexts(view);
  const pages = () => session.pages().map(({ id, title }) => ({ path: `page:${id}`, label: readOr(view, title, definition.id).text }));
  const sections: readonly SummaryPart[] = details?.summary(session.answers, (path) => session.shows(path)) ?? [{ rows: pages() }];
  return sections.map(
    ({ title, rows }) =>
      html`${title ? subHeading(view, title) : nothing}
        <dl class="summary">
          ${rows.map(
            ({ path, label, value }) =>
              html`<div>
                <dt dir="auto" .textContent=${label}></dt>
                ${
                  value === undefined
                    ? nothing
                    : html`<dd dir="auto" class=${value ? nothing : 'hint'} .textContent=${value || texts.unanswered}></dd>`
                }
                ${
                  isSent
                    ? nothing
                    : html`<dd class="change">
                        <button class="quiet" type="button" aria-label=${`${texts.change}: ${label}`} @click=${() => view.lead(path)}>
                          ${words(texts.change)}
                        </button>
                      </dd>`
                }
              </div>`,
          )}
        </dl>`,
  );
}

function renderConsent(view: CheckView): unknown {
  const consent = view.definition.privacy?.consent;
  if (!consent) return nothing;
  return html`<div class=${view.wrongAt(consentPath) === undefined ? 'question' : 'question wrong'}>
    ${renderPrivacy(view)} ${renderAgreement(view, consentPath, view.agreed, paragraphs(view.read(consent.text)), view.agree)}
  </div>`;
}

/** With the error of the whole above the box, for that is what is left out. */
function renderAgreement(view: CheckView, path: string, checked: boolean, label: unknown, pick: (agreed: boolean) => void): unknown {
  const id = controlId(path);
  const wrong = view.wrongAt(path);
  return html`${wrong === undefined ? nothing : html`<p class="error-text" id=${`${id}-error`}>${words(`${view.texts.error} ${wrong}`)}</p>`}
  ${renderTick({
    type: 'checkbox',
    id,
    name: id,
    value: 'true',
    checked,
    wrong: wrong !== undefined,
    ...(wrong !== undefined && { describedBy: `${id}-error` }),
    label,
    pick: (event) => pick((event.target as HTMLInputElement).checked),
  })}`;
}
