import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { columnById, type Column } from './columns.ts';
import { encodeGbk } from './gbk.ts';
import { readItems, type Item } from './items.ts';
import { fill } from './template.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** What a template is filled from: the moment, and both origins as the asking browser sees them. */
export interface Scene {
  readonly now: number;
  readonly site: string;
  readonly other: string;
  /** Whether the county's own server has lists to show, so that there is a site of its own. */
  readonly past?: boolean;
}

/** A feed as it stands at this moment. */
export function renderFeed(column: Column, scene: Scene): string {
  return fill(readFileSync(here(`../feeds/${column.file}`), 'utf8'), scene.now, {
    site: scene.site,
    other: scene.other,
    size: (file = '') => String(statSync(here(`../pages/files/${file}`)).size),
  });
}

/** A feed as its server sends it: what an office saves from a Chinese Excel is not UTF-8. */
export function sendable(column: Column, scene: Scene): string | Uint8Array {
  const feed = renderFeed(column, scene);
  return column.file.endsWith('.csv') ? encodeGbk(feed) : feed;
}

/** The items of a column, newest first; none for the one that never answers. */
export function itemsOf(id: string, scene: Scene): Item[] {
  const column = columnById(id);
  if (!column || column.behaviour === 'hangs') return [];
  return readItems(renderFeed(column, scene)).sort((one, two) => two.published - one.published);
}

/** The item whose page is `/column/number.html` on the given host. */
export function itemAt(path: string, host: Column['host'], scene: Scene): { column: Column; item: Item } | undefined {
  const id = /^\/([a-z-]+)\/\d+\.html$/.exec(path)?.[1];
  const column = id === undefined ? undefined : columnById(id);
  if (column?.host !== host) return undefined;
  const item = itemsOf(column.id, scene).find((candidate) => new URL(candidate.link, scene.site).pathname === path);
  return item && { column, item };
}
