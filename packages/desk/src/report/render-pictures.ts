import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { DeskTexts } from '../i18n/en.js';

interface Picture {
  readonly url: string;
  readonly description?: string | undefined;
}

/**
 * Pictures, each with what can be done with it. Only what lies on this server is loaded; what lies elsewhere learns nothing of who looks
 * at it.
 */
export function renderPictures<P extends Picture>(
  pictures: readonly P[],
  words: DeskTexts['report'],
  act: (picture: P, position: number) => unknown = () => nothing,
): TemplateResult {
  return html`<ul class="photos">
    ${pictures.map((picture, at) => {
      const { url, description } = picture;
      if (!URL.canParse(url, location.href)) return nothing;
      const { origin, protocol } = new URL(url, location.href);
      if (origin === location.origin) {
        // Anew for each address: an image goes on showing the picture before until the next one is there.
        return keyed(
          url,
          html`<li>
            <a href=${url} download><img src=${url} alt=${description ?? words.photo(String(at + 1))} loading="lazy" /></a>
            ${description === undefined ? nothing : html`<p class="muted" dir="auto">${description}</p>`} ${act(picture, at)}
          </li>`,
        );
      }
      const text = words.link(url);
      const link = /^https?:$/.test(protocol) ? html`<a href=${url} rel="noopener noreferrer">${text}</a>` : text;
      return keyed(url, html`<li>${link} ${act(picture, at)}</li>`);
    })}
  </ul>`;
}
