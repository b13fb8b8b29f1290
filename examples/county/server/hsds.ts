import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Scene } from './feeds.ts';
import { fill } from './template.ts';

interface Entry {
  readonly id: string;
  readonly name: string;
}
type Lists = Readonly<Record<'services' | 'taxonomies' | 'taxonomy_terms', readonly Entry[]>>;

/** What the city's health commission answers under `/hsds`: a page of one of its lists, or one service, by Open Referral HSDS 3. */
export function hsdsAt(url: URL, scene: Scene): object | undefined {
  const [, list, id] = /^\/hsds\/(services|taxonomies|taxonomy_terms)(?:\/([\w-]+))?$/.exec(url.pathname) ?? [];
  if (list === undefined) return undefined;
  const file = readFileSync(fileURLToPath(new URL('../services/health.json', import.meta.url)), 'utf8');
  const entries = (JSON.parse(fill(file, scene.now, { site: scene.site, other: scene.other })) as Lists)[list as keyof Lists];
  if (id !== undefined) return entries.find((entry) => entry.id === id);
  return pageOf(entries, url.searchParams);
}

function pageOf(entries: readonly Entry[], asked: URLSearchParams): object {
  const size = Math.max(1, Number(asked.get('per_page') ?? 10) || 10);
  const page = Math.max(1, Number(asked.get('page') ?? 1) || 1);
  const contents = entries.slice((page - 1) * size, page * size);
  const pages = Math.ceil(entries.length / size);
  return {
    total_items: entries.length,
    total_pages: pages,
    page_number: page,
    size: contents.length,
    first_page: page === 1,
    last_page: page >= pages,
    empty: contents.length === 0,
    contents,
  };
}
