import type { RichElement, RichNode, RichText } from '@civickit/core';

/**
 * Rich text as people type it: an empty line begins a paragraph, `## ` a heading, `- ` and `1. ` lines of a list, `**bold**`,
 * `[words](https://…)`.
 */
export function parsePlainMarkup(text: string): RichText {
  return text
    .replace(/\r\n?/g, '\n')
    .split(/\n\s*\n/)
    .map((block) => block.trim())
    .filter((block) => block !== '')
    .map(parseBlock);
}

/** The text that gives this rich text again; undefined where it holds more than can be typed. */
export function writePlainMarkup(content: RichText): string | undefined {
  const text = content.map(writeBlock).join('\n\n');
  return JSON.stringify(parsePlainMarkup(text)) === JSON.stringify(content) ? text : undefined;
}

const bullet = /^- /;
const numeral = /^\d{1,3}\. /;

function parseBlock(block: string): RichElement {
  const lines = block.split('\n').map((line) => line.trim());
  const [first = ''] = lines;
  const heading = lines.length === 1 ? /^(###?) (.+)$/.exec(first) : null;
  if (heading) return { tag: heading[1] === '##' ? 'h3' : 'h4', children: parseInline(heading[2] ?? '') };
  for (const [mark, tag] of [[bullet, 'ul'], [numeral, 'ol']] as const) {
    if (!lines.every((line) => mark.test(line))) continue;
    return { tag, children: lines.map((line) => ({ tag: 'li', children: parseInline(line.replace(mark, '').trim()) })) };
  } // prettier-ignore
  const children = lines.flatMap((line, at): readonly RichNode[] => [
    ...(at > 0 ? [{ tag: 'br', children: [] } as const] : []),
    ...parseInline(line),
  ]);
  return { tag: 'p', children };
}

/** Neither opens more than one level: what it cannot say stays as it was typed. */
const inline = /\*\*([^*]+)\*\*|\[([^[\]]+)\]\(((?:https?:\/\/|mailto:|tel:)[^\s()]+)\)/g;

function parseInline(text: string): readonly RichNode[] {
  const nodes: RichNode[] = [];
  let at = 0;
  for (const { index, 0: whole, 1: bold, 2: words = '', 3: address = '' } of text.matchAll(inline)) {
    if (bold === undefined && !URL.canParse(address)) continue;
    if (index > at) nodes.push(text.slice(at, index));
    nodes.push(bold === undefined ? { tag: 'a', href: new URL(address).href, children: [words] } : { tag: 'strong', children: [bold] });
    at = index + whole.length;
  }
  if (at < text.length) nodes.push(text.slice(at));
  return nodes;
}

function writeBlock(node: RichNode): string {
  if (typeof node === 'string') return node;
  const { tag, children } = node;
  if (tag === 'h3') return `## ${writeInline(children)}`;
  if (tag === 'h4') return `### ${writeInline(children)}`;
  if (tag === 'ul') return children.map((item) => `- ${writeInline([item])}`).join('\n');
  if (tag === 'ol') return children.map((item, at) => `${at + 1}. ${writeInline([item])}`).join('\n');
  return writeInline(children);
}

function writeInline(nodes: RichText): string {
  return nodes
    .map((node) => {
      if (typeof node === 'string') return node;
      const { tag, href = '', children } = node;
      if (tag === 'br') return '\n';
      const inside = writeInline(children);
      if (tag === 'strong') return `**${inside}**`;
      return tag === 'a' ? `[${inside}](${href})` : inside;
    })
    .join('');
}
