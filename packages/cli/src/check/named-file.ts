import path from 'node:path';
import { type CivicError, type Http } from '@civickit/core';
import type { SourceEntry } from '@civickit/embed/configuration.js';
import type { CommandSetting } from '../command-setting.js';
import { addressOf, inside, isOwn, readableAddress, unnamedSite } from '../config/configured-sources.js';
import { fileHttp } from './file-http.js';
import { pageHttp } from './page-http.js';

export interface NamedFileSetting extends Pick<CommandSetting, 'texts' | 'signal'> {
  /** Folder of the site's files. */
  readonly root: string | undefined;
  readonly online: boolean;
  readonly site: string;
  readonly http: Http;
}

/** A file that an entry names beside its server. */
export interface NamedFile {
  readonly name: string;
  readonly url: URL | undefined;
  /** Undefined where it is not to be asked for. */
  readonly http: Http | undefined;
  /** In the folder, where an error says that it is not there. */
  readonly missingAt: (error: CivicError) => string | undefined;
}

export function namedFile(entry: SourceEntry, address: string, { root, online, site, http }: NamedFileSetting): NamedFile {
  const named = { ...entry, adapter: '', url: address };
  const url = addressOf(named, site);
  const folder = root !== undefined && isOwn(named, site) ? path.resolve(root) : undefined;
  const canAsk = online && url?.origin !== new URL(unnamedSite).origin;
  return {
    name: (url && readableAddress(url.pathname)) ?? address,
    url,
    http: folder !== undefined ? fileHttp(folder) : canAsk ? pageHttp(http, site) : undefined,
    missingAt: ({ status }) => (folder !== undefined && status === 404 ? inside(folder, url?.pathname ?? '') : undefined),
  };
}
