import type { RichNode, RichText } from '@civickit/core';
import { plainText, shortened } from '@civickit/core/markup';
import { textOf } from '../record/fields.js';
import { lateReading } from './late-reading.js';

/** HSDS knows plain text only, but what people paste in is often markup. */
const markup = /<\/?[a-z][^<>]*>|&(?:[a-z]{2,8}|#\d{1,6}|#x[\da-f]{1,5});/i;
/** Links, and characters that no text should have. */
const unplain = /https?:\/\/|[^\P{C}\r\n\t]/u;

/** Longer texts meet caps of the reader of texts. */
const longest = 50_000;

/** A field as plain text; markup in it goes. */
export function proseOf(value: unknown): string | undefined {
  const text = textOf(value);
  return text && markup.test(text) ? lateReading()?.plainTextFromHtml(text) || undefined : text;
}

/** A field as rich text; markup in it stays as far as rich text has it. */
export function richOf(value: unknown, base: string): RichText | undefined {
  const text = textOf(value);
  if (!text) return undefined;
  const rich = markup.test(text)
    ? lateReading()?.richTextFromHtml(text, { base })
    : text.length > longest || unplain.test(text)
      ? lateReading()?.richTextFromText(text)
      : paragraphsOf(text);
  return rich?.length ? rich : undefined;
}

/** What `richTextFromText` makes of a text without links. */
export function paragraphsOf(text: string): RichText {
  const paragraphs: RichNode[] = [];
  let lines: RichNode[] | undefined;
  for (const line of text.split(/\r\n|[\r\n\u2028\u2029]/)) {
    const written = line.trim().replace(/[ \t]+/g, ' ');
    if (!written) lines = undefined;
    else if (lines) lines.push({ tag: 'br', children: [] }, written);
    else paragraphs.push({ tag: 'p', children: (lines = [written]) });
  }
  return paragraphs;
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
