import { isCivicError, type Source } from '@civickit/core';
import type { SourceEntry } from '@civickit/embed/configuration.js';
import type { CommandSetting } from '../command-setting.js';
import { addressOf, inside, readableAddress } from '../config/configured-sources.js';
import { readPages } from '../pull/read-all.js';
import { fileHttp } from './file-http.js';
import type { Finding, SourceRow } from './finding.js';
import { judgeItems, newestDay } from './judge-items.js';
import { explainFile, judgeProblems } from './judge-problems.js';

export interface CheckedSource {
  readonly findings: readonly Finding[];
  readonly row: SourceRow;
}

export interface OwnSetting extends Pick<CommandSetting, 'texts' | 'signal'> {
  readonly root: string;
  readonly site: string;
  readonly zone: string;
}

/** A source on the site itself: its file must exist, and its adapter must be able to read it. */
export async function checkOwnSource(entry: SourceEntry, source: Source<'notices'>, setting: OwnSetting): Promise<CheckedSource> {
  const { root, site, zone, texts, signal } = setting;
  const { id } = entry;
  const path = addressOf(entry, site)?.pathname ?? '';
  const address = readableAddress(path) ?? path;
  const say = (level: Finding['level'], message: string): Finding => ({ level, where: id, message });
  try {
    const { items, count, problems } = await readPages(source, { http: fileHttp(root), clock: Date, zone, signal });
    const newest = newestDay(items);
    const unreadable = items.length === 0 && problems.length > 0;
    const findings = [say(unreadable ? 'wrong' : 'good', `${address}: ${texts.check.fileRead(count)}`)];
    findings.push(...judgeProblems(id, address, problems, texts));
    if (unreadable) return { findings, row: { id, state: 'failed', address } };
    findings.push(...judgeItems(id, items, source.about?.freshness, zone, texts));
    return { findings, row: { id, state: 'ok', ...count, ...(newest && { newest }), address } };
  } catch (error) {
    if (!isCivicError(error)) throw error;
    const message =
      error.status === 404 ? texts.check.fileMissing(inside(root, path) ?? address) : `${address}: ${explainFile(error, texts)}`;
    return { findings: [say('wrong', message)], row: { id, state: 'failed', address } };
  }
}
