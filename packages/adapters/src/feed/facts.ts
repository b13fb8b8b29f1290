import type { Notice } from '@civickit/core';
import { oneLine, pageUrl } from '@civickit/core/markup';

/** A BCP 47 tag; some systems write an underscore. Undefined for what is none. */
export function languageTag(written: string | undefined): string | undefined {
  const tag = written && written.trim().replaceAll('_', '-');
  return tag && /^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i.test(tag) && tag.length <= 35 ? tag : undefined;
}

/** `facts` without those that are not there. */
export function known<T extends object>(facts: { [K in keyof T]?: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact)) as T;
}

/** Distinct and not blank; undefined for none. */
export function distinct(lines: readonly (string | undefined)[]): string[] | undefined {
  if (lines.length < 2) return lines[0] ? [lines[0]] : undefined;
  const found = new Set<string>();
  for (const line of lines) if (line) found.add(line);
  return found.size ? [...found] : undefined;
}

/** The name in `desk@town.example (Desk)` or `Desk (desk@town.example)` (RSS 2.0, author); the address where there is none. */
export function personName(written: string): string {
  const line = oneLine(written);
  const [, before = '', within = ''] = /^(.*?)\s*[(<]([^()<>]*)[)>]$/.exec(line) ?? [];
  if (!before || !within) return within || line;
  return before.includes('@') ? within : before;
}

type Attachment = NonNullable<Notice['attachments']>[number];

/** Undefined without an http(s) address. */
export function attachmentOf(
  address: string | undefined,
  base: string | undefined,
  type?: string,
  bytes?: string | number,
  title?: string,
): Attachment | undefined {
  const url = pageUrl(address, base);
  if (!url) return undefined;
  const length = Number(bytes);
  return known({ url, type, title, bytes: Number.isSafeInteger(length) && length > 0 ? length : undefined });
}

/** The categories that tell what a notice is about: the one that marks pinned notices does not. */
export function topicsOf(categories: readonly string[] | undefined, pinnedCategory: string | undefined): readonly string[] | undefined {
  const marker = pinnedCategory?.toLowerCase();
  if (!marker) return categories;
  const topics = categories?.filter((category) => category.toLowerCase() !== marker);
  return topics?.length ? topics : undefined;
}

/** Whether one of `categories` is the one that marks pinned notices, letter case aside. */
export function isPinned(categories: readonly string[] | undefined, pinnedCategory: string | undefined): boolean {
  return topicsOf(categories, pinnedCategory)?.length !== categories?.length;
}

/** The address of the next page, if it is another one on the feed's own origin: a feed must not send readers to a third host. */
export function nextPage(next: string | undefined, url: string): string | undefined {
  return next && next !== url && new URL(next).origin === new URL(url).origin ? next : undefined;
}
