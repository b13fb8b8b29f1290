import { plainText, richTextFromHtml, withoutReferences } from '@civickit/core/markup';
import { textOf } from '../../record/fields.js';
import { plainProseOf } from './prose.js';

export { charsetOf, decodeText, plainTextFromHtml } from '@civickit/core/markup';

const tag = /<\/?[a-z][^<>]*>/i;

/** As `plainProseOf`, of any text: the standard wants plain text; servers give HTML, references, and references to HTML. */
export function markedProseOf(value: unknown): string | undefined {
  const text = textOf(value);
  if (text === undefined || !/[<&]/.test(text)) return plainProseOf(text);
  const decoded = tag.test(text) ? text : withoutReferences(text);
  return plainProseOf(tag.test(decoded) ? plainText(richTextFromHtml(decoded)) : decoded);
}
