import { pruned } from './prune.js';
import { readProse } from './read-prose.js';
import { elementAttributes, imageAttributes } from './rich-attributes.js';
import { RichBuilder } from './rich-builder.js';
import type { RichText } from './rich-text.js';

export interface RichTextOptions {
  /** What relative addresses resolve against; without it they are dropped. */
  readonly base?: string | URL | undefined;
  /** The markup comes from XML, so `<p/>` is a whole element and prefixes may stand before names. @default false */
  readonly xhtml?: boolean;
  /** Characters of markup that are read; the rest is left out. A picture inside the markup counts. @default 1 Mi */
  readonly maxChars?: number;
}

const maxChars = 1024 * 1024;
/** Checking an address takes some microseconds, so a wall of links would hold up the page. */
const maxAddresses = 5000;

/**
 * HTML as rich text: unknown tags are unwrapped, what is not prose is dropped with its content, addresses are checked and absolute.
 * Never throws, whatever it is given. At most 32 levels and 5,000 elements; past them the text goes on without elements.
 */
export function richTextFromHtml(html: string, options: RichTextOptions = {}): RichText {
  const builder = new RichBuilder();
  let addresses = 0;
  readProse(html.slice(0, options.maxChars ?? maxChars), options.xhtml ?? false, {
    text: (text) => builder.text(text),
    close: (name) => builder.close(name),
    open(name, attributes) {
      if (name === 'br') builder.breakLine();
      else if (name === 'hr') builder.rule();
      else if ((name === 'img' || name === 'a') && ++addresses > maxAddresses) return;
      else if (name === 'img') {
        const image = imageAttributes(attributes(), options.base);
        if (image) builder.image(image);
      } else {
        const found = elementAttributes(name, attributes(), options.base);
        if (found) builder.open(name, found);
      }
    },
  });
  return pruned(builder.nodes);
}
