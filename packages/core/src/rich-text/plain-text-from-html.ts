import { blockTags, boundaryTags } from './html-tags.js';
import { shortened } from './plain-text.js';
import { readProse } from './read-prose.js';

/**
 * HTML as one line of plain text of at most `maxChars` characters, cut as `plainText` does. It reads no further than it must, so ten
 * thousand summaries cost little; `plainText(richTextFromHtml(…))` gives lines instead. Never throws.
 */
export function plainTextFromHtml(html: string, maxChars = Infinity, xhtml = false): string {
  let text = '';
  const gap = (name: string): void => {
    if (name === 'br' || name === 'hr' || blockTags.has(name) || boundaryTags.has(name)) text += ' ';
  };
  readProse(html, xhtml, {
    text(more) {
      text += more;
      // White space still counts here: when all of it goes, the next token is read.
      if (text.length > maxChars * 2 + 64) text = oneLine(text, ' ');
      return text.length <= maxChars * 2 + 64;
    },
    open: gap,
    close: gap,
  });
  return shortened(oneLine(text), maxChars);
}

const untidy = /^\s|\s$|\s\s|[\t-\r\u00a0\u2028-\u202e\u2066-\u2069]/;

/** Markup, what `oneLine` changes and what is no text are among these, and much that is none of it, such as emoji; that costs only time. */
const odd = /[^ -%'-;=-~\xa1-\u167f\u2010-\u2027\u3001-\ud7ff\uff01-\uffe6]|^ | {2}| $/;

/** Whether `written`, of at most `maxChars`, is certain to be one line of text as it stands, which is told at once of most titles and names. */
export function isTidy(written: string, maxChars: number): boolean {
  return written.length <= maxChars && !odd.test(written);
}

/** `text` with white space collapsed, and without the bidirectional overrides that let a title pose as another. */
export function oneLine(text: string, ends = ''): string {
  if (!untidy.test(text)) return text;
  const line = text.replace(/[\u202a-\u202e\u2066-\u2069]/g, '').replace(/\s+/g, ' ');
  return ends ? line : line.trim();
}
