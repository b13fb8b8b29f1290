import type { RichText } from '@civickit/core';
import { plainText, plainTextFromHtml, richTextFromHtml, richTextFromText, shortened } from '@civickit/core/markup';
import { textOf } from '../record/fields.js';

/** HSDS knows plain text only, but what people paste in is often markup. */
const markup = /<\/?[a-z][^<>]*>|&(?:[a-z]{2,8}|#\d{1,6}|#x[\da-f]{1,5});/i;

/** A field as plain text; markup in it goes. */
export function proseOf(value: unknown): string | undefined {
  const text = textOf(value);
  return text && markup.test(text) ? plainTextFromHtml(text) || undefined : text;
}

/** A field as rich text; markup in it stays as far as rich text has it. */
export function richOf(value: unknown, base: string): RichText | undefined {
  const text = textOf(value);
  if (!text) return undefined;
  const rich = markup.test(text) ? richTextFromHtml(text, { base }) : richTextFromText(text);
  return rich.length > 0 ? rich : undefined;
}

/** The first sentences of a description, at most 200 characters. */
export function summaryOf(description: RichText | undefined): string | undefined {
  if (!description) return undefined;
  const line = plainText(description).replace(/\s+/g, ' ').trim();
  return shortened(line, 200) || undefined;
}

/** What there is of `parts`, each once, with `between` in between; undefined where there is nothing. */
export function joined(parts: readonly (string | undefined)[], between: string): string | undefined {
  return [...new Set(parts.filter(Boolean))].join(between) || undefined;
}
