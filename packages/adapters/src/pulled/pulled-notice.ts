import type { Correction, Notice, NoticeType, Ref, TimelineEntry, When } from '@civickit/core';
import { pageAddress } from './addresses.js';
import { isFields, listOf, present, shapeOf, textOf, whenOf } from './fields.js';
import { alertOf } from './pulled-alert.js';
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
  return { ref: { source, id }, title, ...present(factsOf(value)) };
}

function factsOf(value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const lang = textOf(value.lang);
  const dates: Record<string, When | undefined> = {};
  for (const name of ['published', 'updated', 'verified', 'expires']) dates[name] = whenOf(value[name]);
  return {
    ...dates,
    type: types.includes(value.type) ? value.type : undefined,
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
    alert: alertOf(value.alert),
    correction: correctionOf(value.correction),
    timeline: listOf(value.timeline, stepOf),
    sameAs: listOf(value.sameAs, refOf),
  };
}

const types: readonly unknown[] = ['news', 'alert', 'correction', 'statement'] satisfies NoticeType[];
const verdicts: readonly unknown[] = ['false', 'misleading', 'unproven', 'true'] satisfies Correction['verdict'][];

function correctionOf(value: unknown): Correction | undefined {
  const claim = isFields(value) ? textOf(value.claim) : undefined;
  if (!isFields(value) || claim === undefined || !verdicts.includes(value.verdict)) return undefined;
  return { claim, verdict: value.verdict as Correction['verdict'] };
}

function stepOf(value: unknown): TimelineEntry | undefined {
  const at = isFields(value) ? whenOf(value.at) : undefined;
  const text = isFields(value) ? textOf(value.text) : undefined;
  return at && text !== undefined ? { at, text } : undefined;
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
  const size = Number.isSafeInteger(bytes) && (bytes as number) > 0 ? (bytes as number) : undefined;
  return { url, ...present({ type: textOf(type), title: textOf(title), bytes: size }) };
}

function refOf(value: unknown): Ref | undefined {
  if (!isFields(value)) return undefined;
  const source = textOf(value.source);
  const id = textOf(value.id);
  return source && id ? { source, id } : undefined;
}
