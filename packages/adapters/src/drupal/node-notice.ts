import { parseWhen, type Notice, type RichText, type When } from '@civickit/core';
import { oneLine, pageUrl, plainTextFromHtml, richTextFromHtml, richTextFromText, shortened } from '@civickit/core/markup';
import { summaryChars } from '../feed/feed-reading.js';
import { distinct, isPinned, languageTag, topicsOf } from '../feed/facts.js';

import { lazyNotice } from '../feed/lazy-notice.js';
import { follow, type Included } from './document.js';
import { drupalFile, drupalPath, drupalText, type DrupalResource } from './document.schema.js';
import type { DrupalFields } from './drupal-fields.js';

export interface NodeOrigin {
  readonly source: string;
  /** Address of the answer, for addresses without host. */
  readonly url: URL;
  /** What path aliases count from. */
  readonly pages: URL;
  /** IANA zone for dates without offset. */
  readonly zone: string;
  readonly fields: DrupalFields;
  readonly pinnedCategory?: string | undefined;
}

/** Whether a visitor may read it: the filter for published content may be asked of a server that knows none. */
export function isPublished({ attributes }: DrupalResource): boolean {
  return attributes?.['status'] !== false;
}

export function nodeNotice(node: DrupalResource, included: Included, raw: unknown, origin: NodeOrigin): Notice {
  const { source, url, zone, fields, pinnedCategory } = origin;
  const attributes = node.attributes ?? {};
  const at = (name: string | undefined): unknown => (name ? attributes[name] : undefined);
  const address = addressOf(attributes, origin.pages);
  const published = dateOf(at(fields.published), zone);
  const updated = dateOf(attributes['changed'], zone);
  const categories = distinct(
    fields.categories.flatMap((path) => follow(node, path, included)).map(({ resource }) => line(resource.attributes?.['name'])),
  );
  const body = at(fields.body);
  const base = address ?? url.href;
  return lazyNotice(
    {
      ref: { source, id: node.id },
      title: line(attributes['title']),
      url: address,
      published,
      updated: updated?.iso === published?.iso ? undefined : updated,
      expires: dateOf(at(fields.expires), zone),
      pinned: attributes['sticky'] === true || isPinned(categories, pinnedCategory) || undefined,
      categories: topicsOf(categories, pinnedCategory),
      image: fields.image ? imageOf(node, fields.image, included, url) : undefined,
      lang: languageOf(attributes['langcode']),
      raw,
    },
    {
      content: () => contentOf(body, base),
      summary: () => summaryOf(at(fields.summary)) ?? summaryOf(drupalText.safeParse(body).data?.summary) ?? summaryOf(body),
    },
  );
}

function line(value: unknown): string {
  return typeof value === 'string' ? oneLine(value) : '';
}

/** ISO 8601 with offset; old sites write seconds since 1970. */
function dateOf(value: unknown, zone: string): When | undefined {
  if (typeof value === 'string' && !/^\d{5,}$/.test(value)) return parseWhen(value, zone);
  const seconds = Number(value);
  const date = new Date(seconds * 1000);
  if ((typeof value !== 'number' && typeof value !== 'string') || seconds <= 0 || Number.isNaN(date.getTime())) return undefined;
  return parseWhen(date.toISOString().replace(/\.\d+/, ''), zone);
}

/** The alias, written from the site's root; without one, the address that every node has. */
function addressOf(attributes: Readonly<Record<string, unknown>>, pages: URL): string | undefined {
  const alias = drupalPath.safeParse(attributes['path']).data?.alias;
  const number = attributes['drupal_internal__nid'];
  const path = alias ?? (typeof number === 'number' ? `/node/${number}` : undefined);
  return pageUrl(path?.replace(/^\/+/, './'), pages);
}

/** `und` and `zxx` say that it has none. */
function languageOf(code: unknown): string | undefined {
  return typeof code === 'string' && code !== 'und' && code !== 'zxx' ? languageTag(code) : undefined;
}

/** Only what Drupal's text format has let through is shown: never `value`, which is what somebody typed. */
function contentOf(field: unknown, base: string): RichText | undefined {
  const rich =
    typeof field === 'string' ? richTextFromText(field) : richTextFromHtml(drupalText.safeParse(field).data?.processed ?? '', { base });
  return rich.length ? rich : undefined;
}

function summaryOf(field: unknown): string | undefined {
  const text = typeof field === 'string' ? field : (drupalText.safeParse(field).data?.processed ?? '');
  return (text.includes('<') ? plainTextFromHtml(text, summaryChars) : shortened(oneLine(text), summaryChars)) || undefined;
}

function imageOf(node: DrupalResource, path: string, included: Included, base: URL): Notice['image'] {
  for (const { resource, alt } of follow(node, path, included)) {
    const src = pageUrl(drupalFile.safeParse(resource.attributes).data?.uri.url, base);
    if (src) return { src, ...(alt?.trim() ? { alt: alt.trim() } : {}) };
  }
  return undefined;
}
