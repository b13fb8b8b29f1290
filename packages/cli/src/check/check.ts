import path from 'node:path';
import { createHttp, type Http, type Kind, ownZone } from '@civickit/core';
import { openConfiguredSources, kinds, type Configuration } from '@civickit/embed/configuration.js';
import type { CommandSetting } from '../command-setting.js';
import { addressOf, isOwn, isPulledKind, pulledFolder, unnamedSite } from '../config/configured-sources.js';
import { readConfiguration, type ReadConfiguration } from '../config/read-configuration.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import { withTurns } from '../pull/host-turns.js';
import { checkCalendar } from './check-calendar.js';
import { checkOnline } from './check-online.js';
import { checkOwnSource, type CheckedSource } from './check-own-source.js';
import { checkPulled } from './check-pulled.js';
import type { Finding } from './finding.js';
import { checkPlaces } from './check-places.js';
import { checkRatingScheme } from './check-rating-scheme.js';
import { judgeHandoff } from './judge-handoff.js';
import { judgeRelay } from './judge-relay.js';
import { printFindings } from './print-findings.js';
import type { AnySource } from './read-kind.js';
import { settleDialects } from './settle-dialects.js';

export interface CheckOptions {
  /** Path or address of civickit.json. */
  readonly configuration: string;
  /** Folder of the site's files. */
  readonly root: string | undefined;
  readonly to: string | undefined;
  readonly online: boolean;
  /** Puts what is found of Open311 servers into the file. */
  readonly write: boolean;
  readonly site: string | undefined;
  readonly timeoutMs: number;
  readonly json: boolean;
}

/** Adapters whose address is no file, also on the site itself. */
const fromServers = new Set(['wordpress', 'drupal', 'hsds', 'open311', 'digit']);

/** `civickit check`: everything that can be told; nothing is changed without `--write`. */
export async function check(options: CheckOptions, setting: CommandSetting): Promise<ExitCode> {
  const { texts, signal } = setting;
  const read = await readConfiguration(options.configuration, texts);
  const findings: Finding[] = read.issues.map(({ row, column, path: at, message }) => ({
    level: 'wrong',
    where: row > 0 ? `${read.name}:${row}:${column}` : read.name,
    message: at ? `${at}: ${message}` : message,
  }));
  if (!read.configuration) {
    printFindings(findings, [], options.json, setting);
    return exitCodes.usage;
  }
  if (findings.length === 0) findings.push({ level: 'good', where: read.name, message: texts.check.configurationGood });
  if (kinds.every((kind) => (read.configuration?.[kind] ?? []).length === 0))
    findings.push({ level: 'caution', where: read.name, message: texts.check.noSources });
  const site = options.site ?? (read.url ? new URL('/', read.url).href : unnamedSite);
  for (const entry of read.configuration.notices ?? []) findings.push(...judgeRelay(entry, read.configuration, site, texts));
  for (const entry of [...(read.configuration.requests ?? []), ...(read.configuration.forms ?? [])])
    findings.push(...judgeHandoff(entry, texts));
  const zone = read.configuration.zone ?? ownZone();
  const { timeoutMs } = options;
  const http = withTurns(createHttp({ timeoutMs, tryTimeoutMs: timeoutMs, retries: 1, validatorBytes: 0 }), 0);
  const settled = options.online
    ? await settleDialects(read, read.configuration, options.write, { site, zone, http, texts, signal })
    : { configuration: read.configuration, findings: [] };
  findings.push(...settled.findings);
  const given = { ...options, site, zone, http };
  findings.push(...(await checkCalendar(settled.configuration, read, given, setting)));
  const checked = await Promise.all(kinds.map((kind) => checkSources(kind, read, settled.configuration, given, setting)));
  const sources = checked.flat();
  findings.push(...sources.flatMap(({ findings: found }) => found));
  const unasked = sources.filter(({ row }) => row.state === 'unasked').length;
  if (unasked > 0) findings.push({ level: 'note', where: read.name, message: texts.check.remoteUnchecked(unasked) });
  printFindings(
    findings,
    sources.map(({ row }) => row),
    options.json,
    setting,
  );
  return findings.some(({ level }) => level === 'wrong') ? exitCodes.problems : exitCodes.ok;
}

async function checkSources<K extends Kind>(
  kind: K,
  read: ReadConfiguration,
  configuration: Configuration,
  options: CheckOptions & { readonly site: string; readonly zone: string; readonly http: Http },
  { texts, signal }: CommandSetting,
): Promise<CheckedSource[]> {
  const { site, zone, http } = options;
  const entries = configuration[kind] ?? [];
  const opened = (await openConfiguredSources(kind, configuration, entries, site)) as unknown as AnySource[];
  const root = options.root ?? read.folder;
  const folder = pulledFolder(options.to, configuration, root && path.resolve(root));
  const copied = isPulledKind(kind) && configuration.pulled !== undefined ? kind : undefined;
  const covered = copied !== undefined || configuration.relay !== undefined;
  return Promise.all(
    opened.map(async (source, at): Promise<CheckedSource> => {
      const entry = entries[at] ?? { id: source.id, adapter: '' };
      const own = isOwn(entry, site);
      const told = { site, zone, texts, signal };
      const inFolder = own && root !== undefined;
      const files = { ...told, root, online: options.online, http };
      const beside = [...(await checkPlaces(entry, source, files)), ...(await checkRatingScheme(entry, files))];
      const withFiles = ({ findings, row }: CheckedSource): CheckedSource => ({ findings: [...findings, ...beside], row });
      if (inFolder && !fromServers.has(entry.adapter))
        return withFiles(await checkOwnSource(entry, source, { ...told, root: path.resolve(root) }));
      const pulled = own ? undefined : folder;
      const contract = source.about?.freshness;
      const copy = !copied || pulled === undefined ? [] : await checkPulled(copied, entry.id, { folder: pulled, contract, zone, texts });
      const unknown = own && site === unnamedSite;
      if (unknown || (!options.online && (!own || inFolder))) {
        const address = addressOf(entry, site);
        return {
          findings: [...copy, ...beside],
          row: { id: entry.id, kind, state: 'unasked', address: (unknown ? address?.pathname : address?.href) ?? '' },
        };
      }
      const asked = await checkOnline(entry, source, { ...told, http, covered: covered || own });
      return withFiles({ row: asked.row, findings: [...copy, ...asked.findings] });
    }),
  );
}
