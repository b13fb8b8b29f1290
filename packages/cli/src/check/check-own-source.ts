import { isCivicError, type Source } from '@civickit/core';
import type { SourceEntry } from '@civickit/embed/configuration.js';
import type { CommandSetting } from '../command-setting.js';
import { addressOf, inside, readableAddress } from '../config/configured-sources.js';
import { readAll } from '../pull/read-all.js';
import { explainProblems, sentencesOf } from './explain-problems.js';
import { fileHttp } from './file-http.js';
import type { Finding, SourceRow } from './finding.js';
import { judgeItems, newestDay } from './judge-items.js';

export interface CheckedSource {
  readonly findings: readonly Finding[];
  readonly row: SourceRow;
}

export interface OwnSetting extends Omit<CommandSetting, 'terminal'> {
  readonly root: string;
  readonly site: string;
  readonly zone: string;
}

/** A source on the site itself: its file must exist, and its adapter must be able to read it. */
export async function checkOwnSource(entry: SourceEntry, source: Source<'notices'>, setting: OwnSetting): Promise<CheckedSource> {
  const { root, site, zone, texts, language, signal } = setting;
  const { id } = entry;
  const path = addressOf(entry, site)?.pathname ?? '';
  const address = readableAddress(path) ?? path;
  const say = (level: Finding['level'], message: string): Finding => ({ level, where: id, message });
  try {
    const { items, problems } = await readAll(source, { http: fileHttp(root), clock: Date, zone, signal });
    const newest = newestDay(items);
    const findings = [say('good', `${address}: ${texts.check.fileRead(items.length)}`)];
    findings.push(...explainProblems(id, problems, setting), ...judgeItems(id, items, source.about?.freshness, zone, texts));
    return { findings, row: { id, state: 'ok', items: items.length, ...(newest && { newest }), address } };
  } catch (error) {
    if (!isCivicError(error)) throw error;
    const message =
      error.status === 404
        ? texts.check.fileMissing(inside(root, path) ?? address)
        : texts.check.fileUnreadable(error.code, sentencesOf(error, language).join(' ') || error.message);
    return { findings: [say('wrong', message)], row: { id, state: 'failed', address } };
  }
}
