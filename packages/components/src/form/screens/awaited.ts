import { html, nothing, type TemplateResult } from 'lit';
import { action, readOr, type ScreenView, stepHeading } from './screen.js';

export interface AwaitedView extends ScreenView {
  /** Undefined where nothing leads back. */
  readonly back: (() => void) | undefined;
  /** What came of sending, where that is known. */
  readonly told: string | undefined;
  /** It could not be loaded. */
  readonly lacks: boolean;
  readonly again: () => void;
}

/** Where what comes after the questions is not here yet, or cannot be had. What was written stays. */
export function renderAwaited(view: AwaitedView): TemplateResult {
  const { texts, definition, back, told, lacks, again } = view;
  return html`${back ? html`<p class="above">${action(texts.back, back, 'quiet')}</p>` : nothing}
    ${stepHeading(view, told === undefined ? { text: texts.check } : readOr(view, definition.title, definition.id))}
    ${told === undefined ? nothing : html`<p class="told" .textContent=${told}></p>`}
    <p class="hint" role="status" .textContent=${lacks ? texts.unavailable : texts.loading}></p>
    <p>${action(texts.tryAgain, again)}</p>`;
}
