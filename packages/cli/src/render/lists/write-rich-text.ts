import type { RichElement, RichText } from '@civickit/core';
import { attributes, markup, Markup } from '@civickit/core/markup';
import { link } from './write-setting.js';

export interface RichTextSetting {
  /** Level of the heading above the text. */
  readonly level: number;
  /** Text for a picture that has none. */
  readonly picture: string;
}

/** A rich text as HTML. Its tags are those of the closed list; pictures become links, so that no page asks another site by itself. */
export function writeRichText(text: RichText, setting: RichTextSetting): readonly Markup[] {
  return text.map((node) => (typeof node === 'string' ? markup`${node}` : writeElement(node, setting)));
}

function writeElement(node: RichElement, setting: RichTextSetting): Markup {
  const { tag, href, src, alt, lang, colspan, rowspan, children } = node;
  if (tag === 'br' || tag === 'hr') return new Markup(`<${tag}>`);
  if (tag === 'img') return link(src, markup`${alt ? `${setting.picture}: ${alt}` : setting.picture}`);
  const name = new Markup(tag === 'h3' || tag === 'h4' ? `h${Math.min(6, setting.level + (tag === 'h3' ? 1 : 2))}` : tag);
  const given = attributes({ href, rel: href === undefined ? undefined : 'noopener noreferrer', lang, colspan, rowspan });
  return markup`<${name}${given}>${writeRichText(children, setting)}</${name}>`;
}
