import path from 'node:path';
import { CivicError, type CollectionOf, createCivicClient, createHttp, ownZone, type SourceOf } from '@civickit/core';
import { type Configuration, openShownSources, openSourceAt } from '@civickit/embed/configuration.js';
import { withTurns } from '../../pull/host-turns.js';
import type { ListKind } from './list-options.js';
import { siteHttp } from './site-http.js';

export interface SourcesSetting {
  readonly configuration: Configuration;
  /** Folder of the site's files; absent where they are not here. */
  readonly root: string | undefined;
  readonly site: string;
  readonly timeoutMs: number;
}

/** The sources of a site for all elements of all pages: each is asked once. */
export class SiteSources {
  readonly #setting: SourcesSetting;
  readonly #options: NonNullable<Parameters<typeof createCivicClient>[1]>;
  /** By kind, adapter and address; the configured one has neither. */
  readonly #collections = new Map<string, Promise<unknown>>();

  constructor(setting: SourcesSetting) {
    const { configuration, root, site, timeoutMs } = setting;
    const network = withTurns(createHttp({ timeoutMs, tryTimeoutMs: timeoutMs, retries: 1, validatorBytes: 0 }), 0);
    const { zone = ownZone(), area } = configuration;
    this.#setting = setting;
    this.#options = { zone, http: siteHttp(root, site, network), sourceTimeoutMs: timeoutMs, ...(area && { area }) };
  }

  /**
   * What the element with these attributes would show. `page` is the file it stands in.
   * @throws CivicError where the configuration or the element is wrong
   */
  async open<K extends ListKind>(kind: K, element: ReadonlyMap<string, string>, page: string): Promise<CollectionOf<K>> {
    const [src, adapter] = [element.get('src'), element.get('adapter')];
    const url = src && this.#addressOf(src, page);
    const key = `${kind} ${url ? `${adapter} ${url}` : ''}`;
    const opening = (this.#collections.get(key) as Promise<CollectionOf<K>> | undefined) ?? this.#openAll(kind, url, adapter);
    this.#collections.set(key, opening);
    const collection = await opening;
    const ids = url ? [] : (element.get('source')?.split(/\s+/u).filter(Boolean) ?? []);
    return ids.length > 0 ? collection.only(ids) : collection;
  }

  async #openAll<K extends ListKind>(kind: K, url: string | undefined, adapter: string | undefined): Promise<CollectionOf<K>> {
    const { configuration, site } = this.#setting;
    if (!url && (configuration[kind] ?? []).length === 0) {
      throw new CivicError('config/no-source', `no src="/feed.xml", and no "${kind}" in civickit.json`);
    }
    const sources: SourceOf[K][] = url
      ? [await openSourceAt(kind, url, adapter, configuration)]
      : await openShownSources(kind, configuration, site);
    return (createCivicClient({ [kind]: sources }, this.#options) as unknown as Record<K, CollectionOf<K>>)[kind];
  }

  /** @throws CivicError `invalid/url` */
  #addressOf(src: string, page: string): string {
    const { root, site } = this.#setting;
    const place = root === undefined ? '' : path.relative(root, page).split(path.sep).map(encodeURIComponent).join('/');
    try {
      return new URL(src, new URL(place.startsWith('..') ? '' : place, site)).href;
    } catch (cause) {
      throw new CivicError('invalid/url', `src="${src}" is no address`, { cause });
    }
  }
}
