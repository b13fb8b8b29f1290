import { isCivicError } from '@civickit/core';
import type { SourceEntry } from '@civickit/embed/configuration.js';
import type { CommandSetting } from '../command-setting.js';
import { addressOf, inside, readableAddress } from '../config/configured-sources.js';
import { fileHttp } from './file-http.js';
import type { Finding, SourceRow } from './finding.js';
import { explainFile, judgeProblems } from './judge-problems.js';
import { type AnySource, isUnreadable, readKind } from './read-kind.js';

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
export async function checkOwnSource(entry: SourceEntry, source: AnySource, setting: OwnSetting): Promise<CheckedSource> {
  const { root, site, zone, texts, signal } = setting;
  const { id } = entry;
  const { kind } = source;
  const path = addressOf(entry, site)?.pathname ?? '';
  const address = readableAddress(path) ?? path;
  const say = (level: Finding['level'], message: string): Finding => ({ level, where: id, message });
  try {
    const {
      count,
      problems,
      newest,
      findings: judged,
    } = await readKind(source, { http: fileHttp(root), clock: Date, zone, signal }, texts);
    const unreadable = isUnreadable(count, problems);
    const findings = [say(unreadable ? 'wrong' : 'good', `${address}: ${texts.check.fileRead(count)}`)];
    findings.push(...judgeProblems(source, address, problems, texts));
    if (unreadable) return { findings, row: { id, kind, state: 'failed', address } };
    findings.push(...judged);
    return { findings, row: { id, state: 'ok', ...count, ...(newest && { newest }), address } };
  } catch (error) {
    if (!isCivicError(error)) throw error;
    const message =
      error.status === 404 ? texts.check.fileMissing(inside(root, path) ?? address) : `${address}: ${explainFile(error, texts)}`;
    return { findings: [say('wrong', message)], row: { id, kind, state: 'failed', address } };
  }
}
