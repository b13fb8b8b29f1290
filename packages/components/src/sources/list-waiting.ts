import { html, type TemplateResult } from 'lit';
import { warningIcon } from '../icons/warning.js';

/** What stands in place of a list that cannot be had. */
export function renderFailure(text: string, tryAgain: string, reload: () => void): TemplateResult {
  return html`<div class="note caution error" part="note">
    ${warningIcon}
    <div>
      <p>${text}</p>
      <button type="button" @click=${reload}>${tryAgain}</button>
    </div>
  </div>`;
}

/** What stands in place of a list that is on its way. */
export function renderSkeleton(loading: string, most = 6): TemplateResult {
  // No Array.from: old libraries put their own in its place.
  const rows = new Array(most).fill(html`<li><span></span><span></span><span></span></li>`) as unknown[];
  return html`<p class="visually-hidden">${loading}</p>
    <ul class="skeleton" aria-hidden="true">
      ${rows}
    </ul>`;
}
