import { plainText, type Notice } from '@civickit/core';
import { expect } from 'vitest';
import { parseFeed, type ParsedFeed, type ParseFeedOptions } from './parse-feed.js';

export const url = 'https://town.example/news/feed.xml';

export function read(source: string | Uint8Array, options: Partial<ParseFeedOptions> = {}): Promise<ParsedFeed> {
  return parseFeed(source, { url, zone: 'Asia/Shanghai', source: 'news', ...options });
}

export function rss(item: string, attributes = ''): string {
  return `<rss version="2.0" ${attributes}><channel><title>News</title><link>https://town.example/</link>${item}</channel></rss>`;
}

export function atom(entry: string, attributes = ''): string {
  return `<feed xmlns="http://www.w3.org/2005/Atom" ${attributes}><title>News</title><id>f</id>${entry}</feed>`;
}

export function json(item: object, more: object = {}): string {
  return JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: 'News', items: [item], ...more });
}

/** Expects these facts of the first notice in `source`, with its rich text as plain text. */
export async function expectFirst(source: string, expected: object): Promise<void> {
  const { items, problems } = await read(source);
  expect(problems).toEqual([]);
  const { ref, content, ...facts } = { ...(items[0] as Notice) };
  const notice = { ...facts, id: ref.id, content: content && plainText(content) };
  for (const [key, value] of Object.entries(expected) as [string, unknown][]) {
    if (value && typeof value === 'object' && !Array.isArray(value)) expect(notice).toMatchObject({ [key]: value });
    else expect(notice[key as keyof typeof notice], key).toEqual(value);
  }
}

/** Expects the first notice in `source` to lead to `href` from its content. */
export async function expectLink(source: string, href: string): Promise<void> {
  const { items } = await read(source);
  expect(JSON.stringify(items[0]?.content)).toContain(`"href":"${href}"`);
}
