import type { RichText } from '@civickit/core';
import { oneLine, plainTextFromHtml, richTextFromHtml, richTextFromText, shortened, type XmlElement } from '@civickit/core/markup';

/** A stretch of prose as its source wrote it. */
export type Body = { readonly html: string; readonly xhtml?: boolean; readonly base: string | undefined } | { readonly text: string };

/**
 * The prose in an element: RFC 4287 sections 3.1.1 and 4.1.3, `mode` of Atom 0.3, escaped HTML in RSS. Undefined for what is no prose,
 * such as a picture in base64.
 */
export function bodyOf(element: XmlElement | undefined, atom: boolean, base: string | undefined): Body | undefined {
  if (!element) return undefined;
  const type = element.attribute('type')?.toLowerCase() ?? (atom ? 'text' : 'html');
  if (element.attribute('mode') === 'base64' || !/^(text|html|xhtml|application\/xhtml\+xml)\b/.test(type)) return undefined;
  if (type === 'text' || type === 'text/plain') return { text: element.text() };
  return element.hasElements ? { html: element.inner, xhtml: true, base } : { html: element.text(), base };
}

/** Undefined when nothing is left of it. */
export function richTextOf(body: Body | undefined): RichText | undefined {
  if (!body) return undefined;
  const rich = 'text' in body ? richTextFromText(body.text) : richTextFromHtml(body.html, body);
  return rich.length ? rich : undefined;
}

/** One line of at most `maxChars` characters. */
export function summaryOf(body: Body | undefined, maxChars: number): string | undefined {
  if (!body) return undefined;
  return 'text' in body ? shortened(oneLine(body.text), maxChars) : plainTextFromHtml(body.html, maxChars, body.xhtml) || undefined;
}
