import { setTimeout as sleep } from 'node:timers/promises';
import { createHttp, ownZone } from '@civickit/core';
import { openConfiguredSources, type Configuration, type SourceEntry } from '@civickit/embed/configuration.js';
import type { CommandSetting } from '../command-setting.js';
import { copyName, isOwn, type PulledKind, pulledFolder, pulledKinds, unnamedSite } from '../config/configured-sources.js';
import { readConfiguration } from '../config/read-configuration.js';
import { type ExitCode, exitCodes } from '../exit-codes.js';
import { withTurns } from './host-turns.js';
import { lockFolder } from './lock.js';
import { readIndex, writeIndex } from './pull-index.js';
import { pullSource, type PulledSource } from './pull-source.js';
import { pullReporter, type PullReporter } from './reporter.js';

export interface PullOptions {
  /** Path or address of civickit.json. */
  readonly configuration: string;
  readonly to: string | undefined;
  readonly sources: readonly string[];
  readonly site: string | undefined;
  readonly everyMs: number | undefined;
  readonly jitterMs: number;
  readonly timeoutMs: number;
  readonly json: boolean;
  /** Between two requests to one host. */
  readonly spacingMs: number;
  /** What asks the sources. @default the `fetch` of this Node, which also reaches one's own network */
  readonly fetch?: typeof fetch;
}

/** Whoever asks more often is a burden. */
const shortestMs = 60_000;

/** `civickit pull`: once, or again and again until `signal`. */
export async function pull(options: PullOptions, setting: CommandSetting): Promise<ExitCode> {
  const { everyMs, jitterMs } = options;
  const { signal } = setting;
  const reporter = pullReporter(options.json, setting);
  try {
    await sleep(Math.random() * jitterMs, undefined, { signal });
    for (;;) {
      const code = await pullOnce(options, setting, reporter);
      if (everyMs === undefined || code === exitCodes.usage) return code;
      const wait = Math.max(everyMs, shortestMs) * (0.9 + Math.random() * 0.2);
      reporter.next(new Date(Date.now() + wait));
      await sleep(wait, undefined, { signal });
    }
  } catch (error) {
    if (signal.aborted) return exitCodes.stopped;
    throw error;
  }
}

async function pullOnce(options: PullOptions, setting: CommandSetting, reporter: PullReporter): Promise<ExitCode> {
  const { texts } = setting;
  const read = await readConfiguration(options.configuration, texts);
  for (const issue of read.issues) reporter.issue(read.name, issue);
  if (!read.configuration) return exitCodes.usage;
  const site = options.site ?? (read.url ? new URL('/', read.url).href : unnamedSite);
  const foreign = foreignEntries(read.configuration, site);
  const folder = pulledFolder(options.to, read.configuration, read.folder);
  const unknown = options.sources.find((id) => !foreign.some(({ entry }) => entry.id === id));
  if (folder === undefined) return (reporter.trouble('usage', texts.pull.noFolder), exitCodes.usage);
  if (unknown !== undefined) {
    const ids = foreign.map(({ entry }) => entry.id).join(', ');
    return (reporter.trouble('usage', texts.pull.unknownSource(unknown, ids)), exitCodes.usage);
  }
  const wanted = options.sources.length > 0 ? foreign.filter(({ entry }) => options.sources.includes(entry.id)) : foreign;
  if (wanted.length === 0) return (reporter.trouble('nothing', texts.pull.nothing), exitCodes.ok);
  try {
    const lock = await lockFolder(folder);
    if ('since' in lock) return (reporter.trouble('busy', texts.pull.busy(lock.since)), exitCodes.busy);
    try {
      reporter.begin(folder, wanted.length);
      return await pullAll({ configuration: read.configuration, foreign, wanted, folder, site }, options, setting, reporter);
    } finally {
      await lock.release();
    }
  } catch (error) {
    if (setting.signal.aborted || (error as NodeJS.ErrnoException).code === undefined) throw error;
    return (reporter.trouble('unwritable', texts.pull.unwritable(folder, (error as Error).message)), exitCodes.unwritable);
  }
}

/** A source that a copy is made of. */
interface ForeignEntry {
  readonly kind: PulledKind;
  readonly entry: SourceEntry;
}

function foreignEntries(configuration: Configuration, site: string): ForeignEntry[] {
  return pulledKinds.flatMap((kind) =>
    (configuration[kind] ?? []).filter((entry) => !isOwn(entry, site)).map((entry) => ({ kind, entry })),
  );
}

interface Work {
  readonly configuration: Configuration;
  readonly foreign: readonly ForeignEntry[];
  readonly wanted: readonly ForeignEntry[];
  readonly folder: string;
  readonly site: string;
}

async function pullAll(work: Work, options: PullOptions, { signal }: CommandSetting, reporter: PullReporter): Promise<ExitCode> {
  const { configuration, foreign, wanted, folder, site } = work;
  const { timeoutMs, fetch } = options;
  const network = createHttp({ timeoutMs, tryTimeoutMs: timeoutMs, retries: 1, validatorBytes: 0, ...(fetch && { fetch }) });
  const http = withTurns(network, options.spacingMs);
  const index = await readIndex(folder);
  const zone = configuration.zone ?? ownZone();
  const results = await Promise.all(
    wanted.map(async ({ kind, entry }): Promise<PulledSource[]> => {
      const [source] = await openConfiguredSources(kind, configuration, [entry], site);
      if (!source) return [];
      reporter.asking(entry.id);
      const before = index.get(copyName(kind, entry.id));
      const result = await pullSource({ entry, source, folder, zone, http, before, signal });
      signal.throwIfAborted();
      reporter.result(result);
      return [result];
    }),
  );
  const told = results.flat();
  for (const { state } of told) index.set(state.file, state);
  const states = foreign.flatMap(({ kind, entry }) => index.get(copyName(kind, entry.id)) ?? []);
  await writeIndex(folder, states, new Date().toISOString());
  const failed = told.filter(({ state }) => state.state === 'failed' || state.state === 'waiting').length;
  reporter.done(told.length - failed, failed);
  return failed > 0 ? exitCodes.problems : exitCodes.ok;
}
