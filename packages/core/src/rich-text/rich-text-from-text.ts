import { withoutInvalid } from '../markup/without-invalid.js';
import { pageUrl } from './checked-url.js';
import { pruned } from './prune.js';
import { RichBuilder } from './rich-builder.js';
import type { RichText } from './rich-text.js';

const maxChars = 1024 * 1024;
/** ASCII only, so that an address followed by ideographs ends where they begin. */
const address = /\bhttps?:\/\/[\w!#$%&'()*+,./:;=?@[\]~-]{1,2000}/g;

/**
 * Plain text as rich text: blank lines part paragraphs, a line break stays one, and complete http(s) addresses become links.
 * Never throws; the caps of `richTextFromHtml` hold.
 */
export function richTextFromText(text: string): RichText {
  const builder = new RichBuilder();
  let inParagraph = false;
  for (const line of withoutInvalid(text.slice(0, maxChars)).split(/\r\n|[\r\n\u2028\u2029]/)) {
    const written = line.trim();
    if (written && inParagraph) builder.breakLine();
    else if (written) builder.open('p', {});
    if (written) writeLinked(builder, written);
    inParagraph = written !== '';
  }
  return pruned(builder.nodes);
}

function writeLinked(builder: RichBuilder, line: string): void {
  let from = 0;
  for (const match of line.matchAll(address)) {
    const written = withoutTail(match[0]);
    const href = pageUrl(written);
    if (!href) continue;
    builder.text(line.slice(from, match.index));
    builder.open('a', { href });
    builder.text(written);
    builder.close('a');
    from = match.index + written.length;
  }
  builder.text(line.slice(from));
}

/** Punctuation at the end belongs to the sentence; a closing bracket too, unless one was opened in the address. */
function withoutTail(written: string): string {
  const tail = /[([]/.test(written) ? ".,:;!?'*" : ".,:;!?'*)]";
  let end = written.length;
  while (tail.includes(written.charAt(end - 1))) end--;
  return written.slice(0, end);
}
