import { richTags, type RichElement, type RichNode, type RichTag, type RichText } from '@civickit/core';
import { linkAddress, pageAddress } from './addresses.js';
import { isFields, listOf, textOf } from './fields.js';

const tags: ReadonlySet<unknown> = new Set(richTags);
const deepest = 50;

/** Rich text out of a file: tags of the closed list, addresses checked as those of a feed are. The rest is left out or unwrapped. */
export function richTextOf(value: unknown, depth = 0): RichText | undefined {
  return depth > deepest ? undefined : listOf(value, (node) => nodesOf(node, depth))?.flat();
}

function nodesOf(value: unknown, depth: number): RichNode[] | undefined {
  if (typeof value === 'string') return [value];
  if (!isFields(value) || !tags.has(value.tag)) return undefined;
  const children = richTextOf(value.children, depth + 1) ?? [];
  const tag = value.tag as RichTag;
  const lang = textOf(value.lang);
  const element = { tag, ...(lang && isLanguage(lang) && { lang }), children };
  if (tag === 'a') {
    const href = linkAddress(value.href);
    // A link that leads nowhere is its text.
    return href ? [{ ...element, href }] : [...children];
  }
  if (tag === 'img') {
    const src = pageAddress(value.src);
    return src ? [{ ...element, src, ...(typeof value.alt === 'string' && { alt: value.alt }), children: [] }] : undefined;
  }
  return [tag === 'td' || tag === 'th' ? { ...element, ...spansOf(value) } : element];
}

function spansOf({ colspan, rowspan }: Readonly<Record<string, unknown>>): Pick<RichElement, 'colspan' | 'rowspan'> {
  const cells = (span: unknown): span is number => Number.isInteger(span) && (span as number) > 1 && (span as number) <= 100;
  return { ...(cells(colspan) && { colspan }), ...(cells(rowspan) && { rowspan }) };
}

/** Whether `tag` looks like a BCP 47 tag, as far as an attribute needs. */
export function isLanguage(tag: string): boolean {
  return /^[a-z]{2,8}(-[a-z0-9]{1,8}){0,6}$/i.test(tag);
}
