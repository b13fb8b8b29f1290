import { plainText, richTextFromHtml, withoutInvalid, withoutReferences } from '@civickit/core/markup';
import { textOf } from '../../record/fields.js';

const tag = /<\/?[a-z][^<>]*>/i;
const untidy = /[<&\r\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/; // eslint-disable-line no-control-regex

/**
 * A text for people, with its lines. The standard wants plain text; servers give HTML, references, and references to HTML. Without the
 * bidirectional overrides that let a text pose as another.
 */
export function proseOf(value: unknown): string | undefined {
  const text = textOf(value);
  if (text === undefined || !untidy.test(text)) return text;
  const decoded = text.includes('&') && !tag.test(text) ? withoutReferences(text) : text;
  const plain = tag.test(decoded) ? plainText(richTextFromHtml(decoded)) : withoutInvalid(decoded);
  const lines = plain.replace(/\r\n?/g, '\n').replace(/[\u202a-\u202e\u2066-\u2069]/g, '');
  return lines.trim() || undefined;
}
