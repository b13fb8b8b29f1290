import type { Page, SourceAbout } from '@civickit/core';
import { html, nothing, type TemplateResult } from 'lit';
import { noteIcon } from '../icons/note.js';
import { warningIcon } from '../icons/warning.js';
import type { Formatter } from '../i18n/formatter.js';
import type { Texts } from '../i18n/texts.js';
import { nameOf, type SourceNote } from './source-notes.js';
import type { SourceTexts } from './source-texts.js';

/** A sentence about a source, with who answers for it. */
export function renderNote(
  { tone, text, contact }: SourceNote,
  { responsible, phone }: Pick<Texts, 'responsible' | 'phone'>,
): TemplateResult {
  return html`<div class="note ${tone}" part="note">
    ${tone === 'note' ? noteIcon : warningIcon}
    <div>
      <p>${text}</p>
      ${
        contact
          ? html`<p>
              ${responsible(contact.unit)}${
                contact.phone
                  ? html` · <a href="tel:${contact.phone.replace(/[^+\d]/g, '')}">${phone(leftToRight(contact.phone))}</a>`
                  : nothing
              }
            </p>`
          : nothing
      }
    </div>
  </div>`;
}

/** Where what is shown comes from, and of when. */
export function renderOrigin(
  page: Page<unknown>,
  about: ReadonlyMap<string, SourceAbout>,
  texts: SourceTexts,
  format: Formatter,
): TemplateResult {
  const [oldest] = page.sources.flatMap(({ state, fetchedAt }) => (state === 'ok' && fetchedAt ? fetchedAt : [])).sort();
  const names = page.sources.map((report) => {
    const known = about.get(report.source);
    const name = html`<bdi>${nameOf(report, known)}</bdi>`;
    return known?.homepage && /^https?:/i.test(known.homepage) ? html`<a href=${known.homepage} rel="noopener">${name}</a>` : name;
  });
  return html`<p class="origin" part="origin">
    <span>${texts.sources}${names.map((name, index) => html`${index > 0 ? ' · ' : nothing}${name}`)}</span>
    ${oldest ? html`<span class="as-of">${texts.asOf(format.moment(oldest))}</span>` : nothing}
  </p>`;
}

/** After Arabic letters, digits parted by a hyphen change places. */
function leftToRight(phone: string): string {
  return `\u2066${phone}\u2069`;
}
