import type { ReadText } from '@civickit/core/forms';
import { html, nothing, type TemplateResult } from 'lit';

/**
 * Words in an element of their own, set as a whole: page translators put other nodes in the place of a text, and whoever wrote it as a
 * child would go on writing into what is not on the page any more.
 */
export function words(text: string, name?: string): TemplateResult {
  return html`<span class=${name ?? nothing} .textContent=${text}></span>`;
}

/** Words of the definition, with their language where it is known. */
export function read({ text, lang }: ReadText, name?: string): TemplateResult {
  return html`<span class=${name ?? nothing} lang=${lang ?? nothing} dir="auto" .textContent=${text}></span>`;
}

/** Paragraphs parted by blank lines. */
export function paragraphs({ text, lang }: ReadText): readonly TemplateResult[] {
  return text
    .split(/\n\s*\n/u)
    .filter((part) => part.trim() !== '')
    .map((part) => html`<p lang=${lang ?? nothing} dir="auto" .textContent=${part.trim()}></p>`);
}
