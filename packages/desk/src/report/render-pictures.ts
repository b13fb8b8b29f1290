import { html, nothing, type TemplateResult } from 'lit';
import type { DeskTexts } from '../i18n/en.js';

interface Picture {
  readonly url: string;
  readonly description?: string | undefined;
}

/**
 * Pictures, each with what can be done with it. Only what lies on this server is loaded; what lies elsewhere learns nothing of who looks
 * at it.
 */
export function renderPictures(
  pictures: readonly Picture[],
  words: DeskTexts['report'],
  act: (position: number) => unknown = () => nothing,
): TemplateResult {
  return html`<ul class="photos">
    ${pictures.map(({ url, description }, at) => {
      if (!URL.canParse(url, location.href)) return nothing;
      const { origin, protocol } = new URL(url, location.href);
      if (origin === location.origin) {
        return html`<li>
          <a href=${url} download><img src=${url} alt=${description ?? words.photo(String(at + 1))} loading="lazy" /></a>
          ${description === undefined ? nothing : html`<p class="muted" dir="auto">${description}</p>`} ${act(at)}
        </li>`;
      }
      const text = words.link(url);
      return html`<li>${/^https?:$/.test(protocol) ? html`<a href=${url} rel="noopener noreferrer">${text}</a>` : text} ${act(at)}</li>`;
    })}
  </ul>`;
}
