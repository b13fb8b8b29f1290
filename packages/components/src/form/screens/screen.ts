import type { AnswerPath, FormDefinition, FormIssue, LocalText, ReadText } from '@civickit/core/forms';
import { html, nothing, type TemplateResult } from 'lit';
import { warningIcon } from '../../icons/warning.js';
import type { FormDetails } from '../form-details.js';
import { words } from '../form-text.js';
import type { FormView } from '../form-view.js';
import type { FormKeep } from '../keep/form-keep.js';

export interface Problem {
  readonly issue: Pick<FormIssue, 'path'>;
  /** What is wrong, beside the question. */
  readonly words: string;
  /** The same in the list above the questions, where nothing else says what was asked. */
  readonly listed: string;
}

/** What all steps of a form are drawn with. */
export interface ScreenView extends FormView {
  readonly definition: FormDefinition;
  /** Undefined until they are here, and where they cannot be had. */
  readonly details: FormDetails | undefined;
  /** Files to go on with, and the switch for shared devices; likewise. */
  readonly keep: FormKeep | undefined;
  /** That nothing is sent from here, where that is to be said; below the heading. */
  readonly notice: unknown;
  /** Somebody fills it in for another. */
  readonly assisted: boolean;
  readonly problems: readonly Problem[];
  /** Leads to the control of an answer. */
  readonly lead: (path: AnswerPath) => void;
}

/** The heading that the focus goes to when a step is new. */
export function stepHeading(view: Pick<ScreenView, 'level'>, { text, lang }: ReadText): TemplateResult {
  return leveled(view.level, text, lang, 'step');
}

export function subHeading(view: Pick<ScreenView, 'level'>, text: string): TemplateResult {
  return leveled(view.level + 1, text, undefined, 'sub');
}

function leveled(level: number, text: string, lang: string | undefined, name: string): TemplateResult {
  const heading = `heading ${name}`;
  if (level <= 2) return html`<h2 class=${heading} tabindex="-1" lang=${lang ?? nothing}>${words(text)}</h2>`;
  if (level === 3) return html`<h3 class=${heading} tabindex="-1" lang=${lang ?? nothing}>${words(text)}</h3>`;
  if (level === 4) return html`<h4 class=${heading} tabindex="-1" lang=${lang ?? nothing}>${words(text)}</h4>`;
  if (level === 5) return html`<h5 class=${heading} tabindex="-1" lang=${lang ?? nothing}>${words(text)}</h5>`;
  return html`<h6 class=${heading} tabindex="-1" lang=${lang ?? nothing}>${words(text)}</h6>`;
}

export function readOr(view: Pick<FormView, 'read'>, text: LocalText | undefined, other: string): ReadText {
  return text === undefined ? { text: other } : view.read(text);
}

/** Takes the focus when it appears: nobody has to look for what is wrong. */
export function renderProblems({ problems, texts, level, lead }: ScreenView): unknown {
  if (problems.length === 0) return nothing;
  return html`<div class="problems" role="alert" tabindex="-1" part="errors">
    ${leveled(level + 1, texts.problems, undefined, 'sub')}
    <ul>
      ${problems.map(
        ({ issue: { path }, listed }) =>
          html`<li>
            <a
              href=${`#q-${path}`}
              @click=${(event: Event) => {
                event.preventDefault();
                lead(path);
              }}
              >${words(listed)}</a
            >
          </li>`,
      )}
    </ul>
  </div>`;
}

export function caution(text: string): TemplateResult {
  return html`<div class="note caution">
    ${warningIcon}
    <div .textContent=${text}></div>
  </div>`;
}

export function action(text: string, run: () => void, kind: 'quiet' | 'plain' | 'main' = 'plain'): TemplateResult {
  return html`<button type="button" class=${kind === 'plain' ? nothing : kind} @click=${run}>${words(text)}</button>`;
}
