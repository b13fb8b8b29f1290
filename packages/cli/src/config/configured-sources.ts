import path from 'node:path';
import type { Kind } from '@civickit/core';
import type { Configuration, SourceEntry } from '@civickit/embed/configuration.js';

/** Kinds of resources that `civickit pull` makes copies of. Requests change too quickly, and are answered to the page alone. */
export const pulledKinds = ['notices', 'services'] as const satisfies readonly Kind[];

export type PulledKind = (typeof pulledKinds)[number];

export const isPulledKind = (kind: Kind): kind is PulledKind => (pulledKinds as readonly Kind[]).includes(kind);

/** Stands for the site where nobody has named it: relative addresses count from here. */
export const unnamedSite = 'http://site.invalid/';

/** The address that an entry is read from; undefined where it names none. The `url` of `submit` takes forms, and is never asked for any. */
export function addressOf({ adapter, url, forms }: SourceEntry, site: string): URL | undefined {
  const read = adapter === 'submit' ? forms : url;
  return typeof read === 'string' && URL.canParse(read, site) ? new URL(read, site) : undefined;
}

/** Whether an entry's file lies on the site itself, where pages read it without help. */
export function isOwn(entry: SourceEntry, site: string): boolean {
  return addressOf(entry, site)?.origin === new URL(site).origin;
}

/** The folder that `pulled` stands for; `folder` is that of civickit.json, taken as the root of the site. */
export function pulledFolder(to: string | undefined, { pulled }: Configuration, folder: string | undefined): string | undefined {
  if (to !== undefined) return path.resolve(to);
  if (!pulled || !folder || /^([a-z]+:)?\/\//i.test(pulled)) return undefined;
  return inside(folder, pulled);
}

/** The file of `address` below `root`; undefined for one that leads out of it, or that no server could read. */
export function inside(root: string, address: string): string | undefined {
  const name = readableAddress(address.replace(/[?#].*$/s, ''));
  if (name === undefined) return undefined;
  const file = path.resolve(root, `.${path.sep}${name}`);
  return file === path.resolve(root) || file.startsWith(path.resolve(root) + path.sep) ? file : undefined;
}

/** What the copy of a source is called within the folder. */
export function copyName(kind: PulledKind, id: string): string {
  return `${kind}/${id}.json`;
}

export function pulledFile(folder: string, kind: PulledKind, id: string): string {
  return path.join(folder, copyName(kind, id));
}

/** An address as people write it, `/公告.csv`; undefined where a `%` stands for nothing. */
export function readableAddress(address: string): string | undefined {
  try {
    return decodeURIComponent(address);
  } catch {
    return undefined;
  }
}
