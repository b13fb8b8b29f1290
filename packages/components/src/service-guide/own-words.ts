import type { PublicService } from '@civickit/core';
import { html, nothing, type TemplateResult } from 'lit';

/** Words of the office in a line of ours: in their own language and direction. */
export function said(text: string, { lang }: Pick<PublicService, 'lang'>): TemplateResult {
  return html`<bdi lang=${lang ?? nothing}>${text}</bdi>`;
}

/** Words of the office as a paragraph, with their own breaks. */
export function saidAtLength(text: string, { lang }: Pick<PublicService, 'lang'>): TemplateResult {
  return html`<p class="said" lang=${lang ?? nothing} dir="auto">${text}</p>`;
}

/** A link to a page of the web, or only its words where the address is none. */
export function webLink(url: string | undefined, content: unknown): unknown {
  return url && /^https?:/i.test(url) ? html`<a href=${url} rel="noopener">${content}</a>` : content;
}

/** For a part of an address. Half a character, as broken exports have them, cannot be written in one. */
export function encoded(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    return '';
  }
}
