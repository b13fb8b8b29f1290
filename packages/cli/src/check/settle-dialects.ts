import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Configuration, SourceEntry } from '@civickit/embed/configuration.js';
import { changeEntries, type EntryChanges } from '../config/change-entries.js';
import { isOwn, unnamedSite } from '../config/configured-sources.js';
import type { ReadConfiguration } from '../config/read-configuration.js';
import { writeWhole } from '../pull/write-whole.js';
import type { Finding } from './finding.js';
import { probeEntry, type ProbeSetting } from './probe-entry.js';

/** The configuration as it is now, and what was found on the way. */
export interface Settled {
  readonly configuration: Configuration;
  readonly findings: readonly Finding[];
}

/** Probes the servers of all `open311` entries. With `write` what they should say is put into the file, and counts from then on. */
export async function settleDialects(
  read: ReadConfiguration,
  configuration: Configuration,
  write: boolean,
  setting: ProbeSetting,
): Promise<Settled> {
  const { site, texts } = setting;
  const entries = configuration.requests ?? [];
  const asked = entries.filter((entry) => entry.adapter === 'open311' && !(site === unnamedSite && isOwn(entry, site)));
  const probed = await Promise.all(asked.map(async (entry) => ({ entry, ...(await probeEntry(entry, setting)) })));
  const findings = probed.flatMap(({ findings: found }) => found);
  const differing = probed.filter(({ changes }) => Object.keys(changes).length > 0);
  if (differing.length === 0) return { configuration, findings };

  const failure = write ? await writeChanges(read, new Map(differing.map(({ entry, changes }) => [entry.id, changes]))) : undefined;
  if (failure) findings.push({ level: 'wrong', where: read.name, message: texts.check.notWritten(failure.message) });
  const isWritten = write && !failure;
  for (const { entry, changes } of differing) {
    const told = { where: entry.id, message: isWritten ? texts.check.written(inWords(changes)) : texts.check.shouldSay(inWords(changes)) };
    findings.push({ level: isWritten ? 'good' : 'caution', ...told });
  }
  if (!isWritten) return { configuration, findings };
  const changed = (entry: SourceEntry): SourceEntry => ({ ...entry, ...differing.find(({ entry: { id } }) => id === entry.id)?.changes });
  return { configuration: { ...configuration, requests: entries.map(changed) }, findings };
}

/** Reads the file again: others may have changed it while servers were asked. */
async function writeChanges({ name, folder }: ReadConfiguration, changes: ReadonlyMap<string, EntryChanges>): Promise<Error | undefined> {
  try {
    if (folder === undefined) throw new Error(`${name}: no file`);
    // A link stays one, and who may read the file stays as it is.
    const file = await realpath(path.resolve(name));
    const text = changeEntries(await readFile(file, 'utf8'), 'requests', changes);
    if (text === undefined) throw new Error(`${name}: "requests"?`);
    await writeWhole(file, text, (await stat(file)).mode & 0o777);
    return undefined;
  } catch (error) {
    return error as Error;
  }
}

function inWords(changes: EntryChanges): string {
  return Object.entries(changes)
    .map(([key, value]) => `"${key}": ${JSON.stringify(value)}`)
    .join(', ');
}
