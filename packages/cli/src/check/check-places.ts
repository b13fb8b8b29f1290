import path from 'node:path';
import { type Http, isCivicError } from '@civickit/core';
import type { SourceEntry } from '@civickit/embed/configuration.js';
import type { CommandSetting } from '../command-setting.js';
import { addressOf, inside, isOwn, readableAddress, unnamedSite } from '../config/configured-sources.js';
import { fileHttp } from './file-http.js';
import type { Finding } from './finding.js';
import { explainFile, judgeProblems } from './judge-problems.js';
import { pageHttp } from './page-http.js';
import type { AnySource } from './read-kind.js';

export interface PlacesSetting extends Pick<CommandSetting, 'texts' | 'signal'> {
  /** Folder of the site's files. */
  readonly root: string | undefined;
  readonly online: boolean;
  readonly site: string;
  readonly zone: string;
  readonly http: Http;
}

/** The file of places that an entry of reports names: whether it is there, and what of it cannot be read. */
export async function checkPlaces(entry: SourceEntry, source: AnySource, setting: PlacesSetting): Promise<Finding[]> {
  const { root, online, site, zone, http, texts, signal } = setting;
  const { id, places } = entry;
  if (source.kind !== 'requests' || !source.places || typeof places !== 'string') return [];
  const say = (level: Finding['level'], message: string): Finding => ({ level, where: id, message });
  const named = { ...entry, adapter: '', url: places };
  const url = addressOf(named, site);
  const name = (url && readableAddress(url.pathname)) ?? places;
  const inFolder = root !== undefined && isOwn(named, site);
  if (!inFolder && (!online || url?.origin === new URL(unnamedSite).origin)) return [say('note', texts.check.placesUnasked(name))];
  try {
    const found = await source.places(
      {},
      { http: inFolder ? fileHttp(path.resolve(root)) : pageHttp(http, site), clock: Date, zone, signal },
    );
    const level = found.items.length === 0 ? 'wrong' : 'good';
    return [
      say(level, `${name}: ${texts.check.places(found.items.length)}`),
      ...judgeProblems(source, name, found.problems ?? found.skipped, texts),
    ];
  } catch (error) {
    if (!isCivicError(error)) throw error;
    const missing = inFolder && error.status === 404 ? inside(path.resolve(root), url?.pathname ?? '') : undefined;
    return [say('wrong', missing ? texts.check.fileMissing(missing) : `${name}: ${explainFile(error, texts)}`)];
  }
}
