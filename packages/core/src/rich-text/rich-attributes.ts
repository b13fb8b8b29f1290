import { linkUrl, pageUrl } from './checked-url.js';
import type { DraftAttributes } from './rich-tree.js';

type Attributes = ReadonlyMap<string, string>;

/** What a tag keeps of its attributes; undefined for a link that leads nowhere, which is unwrapped. */
export function elementAttributes(tag: string, attributes: Attributes, base: string | URL | undefined): DraftAttributes | undefined {
  const kept: { -readonly [K in keyof DraftAttributes]: DraftAttributes[K] } = {};
  const lang = attributes.get('lang') ?? attributes.get('xml:lang');
  if (lang && /^[a-z]{2,8}(-[a-z0-9]{1,8}){0,6}$/i.test(lang)) kept.lang = lang;
  if (tag === 'a') {
    const href = attributes.get('href')?.trim();
    // A link within its own page has no page here.
    const url = href?.startsWith('#') ? undefined : linkUrl(href, base);
    if (url === undefined) return undefined;
    kept.href = url;
  } else if (tag === 'td' || tag === 'th') {
    const colspan = span(attributes.get('colspan'));
    const rowspan = span(attributes.get('rowspan'));
    if (colspan) kept.colspan = colspan;
    if (rowspan) kept.rowspan = rowspan;
  }
  return kept;
}

/** What an image keeps; undefined for one that cannot be shown or is there to count readers. */
export function imageAttributes(attributes: Attributes, base: string | URL | undefined): DraftAttributes | undefined {
  const src = pageUrl(attributes.get('src'), base);
  if (src === undefined || (isDot(attributes.get('width')) && isDot(attributes.get('height')))) return undefined;
  const alt = attributes.get('alt')?.trim();
  return { src, ...(alt === undefined ? {} : { alt }) };
}

/** 2 to 100; anything else is as good as 1 or would only stretch the table. */
function span(value: string | undefined): number | undefined {
  const cells = value && /^\s*\d{1,3}\s*$/.test(value) ? Number(value) : 1;
  return cells > 1 && cells <= 100 ? cells : undefined;
}

function isDot(length: string | undefined): boolean {
  return length !== undefined && /^\s*[01](px)?\s*$/.test(length);
}
