import type { Notice, Ref, When } from '@civickit/core';
import { pageAddress } from './addresses.js';
import { isFields, listOf, present, shapeOf, textOf, whenOf } from './fields.js';
import { kindOf } from './pulled-kind.js';
import { isLanguage, richTextOf } from './rich-text.js';

type Attachment = NonNullable<Notice['attachments']>[number];

/**
 * A notice of a file, field by field: what a feed could not have brought, a file cannot bring either. A field of a wrong shape is left
 * out; undefined for what has no identity or no title.
 */
export function pulledNotice(value: unknown, source: string): Notice | undefined {
  if (!isFields(value) || !isFields(value.ref)) return undefined;
  const id = textOf(value.ref.id);
  const { title } = value;
  if (id === undefined || typeof title !== 'string') return undefined;
  return { ref: { source, id }, title, ...kindOf(value), ...present(factsOf(value)) };
}

function factsOf(value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const lang = textOf(value.lang);
  const dates: Record<string, When | undefined> = {};
  for (const name of ['published', 'updated', 'verified', 'expires']) dates[name] = whenOf(value[name]);
  return {
    ...dates,
    url: pageAddress(value.url),
    pinned: value.pinned === true || undefined,
    summary: textOf(value.summary),
    content: richTextOf(value.content),
    categories: listOf(value.categories, textOf),
    authors: listOf(value.authors, textOf),
    image: imageOf(value.image),
    attachments: listOf(value.attachments, attachmentOf),
    where: listOf(value.where, shapeOf),
    lang: lang && isLanguage(lang) ? lang : undefined,
    sameAs: listOf(value.sameAs, refOf),
  };
}

function imageOf(value: unknown): Notice['image'] {
  const src = isFields(value) ? pageAddress(value.src) : undefined;
  return src && isFields(value) ? { src, ...(typeof value.alt === 'string' && { alt: value.alt }) } : undefined;
}

function attachmentOf(value: unknown): Attachment | undefined {
  if (!isFields(value)) return undefined;
  const { type, title, bytes } = value;
  const url = pageAddress(value.url);
  if (!url) return undefined;
  return {
    url,
    ...(textOf(type) && { type: String(type) }),
    ...(textOf(title) && { title: String(title) }),
    ...(Number.isSafeInteger(bytes) && (bytes as number) > 0 && { bytes: bytes as number }),
  };
}

function refOf(value: unknown): Ref | undefined {
  if (!isFields(value)) return undefined;
  const source = textOf(value.source);
  const id = textOf(value.id);
  return source && id ? { source, id } : undefined;
}
