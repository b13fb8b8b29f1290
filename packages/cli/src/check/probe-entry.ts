import { probeOpen311, type Probed } from '@civickit/adapters/open311/probe';
import { type Http, isCivicError } from '@civickit/core';
import type { SourceEntry } from '@civickit/embed/configuration.js';
import type { CommandSetting } from '../command-setting.js';
import type { EntryChanges } from '../config/change-entries.js';
import { addressOf } from '../config/configured-sources.js';
import type { Finding } from './finding.js';
import { pageHttp } from './page-http.js';

export interface ProbedEntry {
  readonly findings: readonly Finding[];
  /** What the entry should say instead; empty where it is right. */
  readonly changes: EntryChanges;
}

export interface ProbeSetting extends Pick<CommandSetting, 'texts' | 'signal'> {
  readonly http: Http;
  readonly site: string;
  readonly zone: string;
}

/** Asks the server of an `open311` entry how it speaks. Where nobody answers nothing is said: the check of the source says it. */
export async function probeEntry(entry: SourceEntry, { http, site, zone, texts, signal }: ProbeSetting): Promise<ProbedEntry> {
  const { id, dialect = 'spec', jurisdictionId } = entry;
  const say = (level: Finding['level'], message: string): Finding => ({ level, where: id, message });
  const address = addressOf(entry, site);
  if (!address) return { findings: [], changes: {} };
  if (typeof jurisdictionId === 'string') address.searchParams.set('jurisdiction_id', jurisdictionId);
  try {
    const probed = await probeOpen311(address, { http: pageHttp(http, site), clock: Date, zone, signal });
    const findings = [say('good', texts.check.speaks(probed.dialect, probed.evidence.join('; ')))];
    // The standard is told by the lack of signs, as on a server without requests: no reason to give up a dialect that somebody chose.
    const isDoubtful = probed.dialect === 'spec' && dialect !== 'spec';
    if (isDoubtful) findings.push(say('caution', texts.check.noSigns(String(dialect))));
    return {
      findings,
      changes: { ...(!isDoubtful && probed.dialect !== dialect && { dialect: probed.dialect }), ...deploymentOf(entry, probed, site) },
    };
  } catch (error) {
    if (!isCivicError(error)) throw error;
    const unknown = error.kind === 'protocol' ? [say('caution', texts.check.speaksNone(error.message))] : [];
    return { findings: unknown, changes: {} };
  }
}

/** Where this server lies and what it is called, as far as the entry says something else. */
function deploymentOf(entry: SourceEntry, probed: Probed, site: string): EntryChanges {
  const { paths, jurisdictionId, endpoint } = probed;
  const own = (typeof entry.paths === 'object' ? entry.paths : {}) as Readonly<Record<string, unknown>>;
  const otherPaths = Object.entries(paths ?? {}).some(([name, path]) => own[name] !== path);
  return {
    ...urlOf(entry, endpoint, site),
    ...(otherPaths && { paths: { ...own, ...paths } }),
    ...(jurisdictionId !== undefined && jurisdictionId !== entry.jurisdictionId && { jurisdictionId }),
  };
}

function urlOf(entry: SourceEntry, endpoint: string, site: string): EntryChanges {
  const address = addressOf(entry, site);
  if (!address) return {};
  const asked = address.searchParams.has('jurisdiction_id');
  address.searchParams.delete('jurisdiction_id');
  // What else stands in a query is somebody's own.
  if (address.search || (!asked && address.href.replace(/\/+$/, '') === endpoint)) return {};
  const isRelative = !/^([a-z]+:)?\/\//i.test(String(entry.url)) && new URL(endpoint).origin === address.origin;
  return { url: isRelative ? new URL(endpoint).pathname : endpoint };
}
