import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { AreaSources, Relay } from '@civickit/server';
import type { CommandSetting } from '../command-setting.js';
import { pull } from '../pull/pull.js';
import type { ServerOptions } from './server-options.js';

type Setting = Pick<CommandSetting, 'terminal' | 'texts' | 'language' | 'signal'>;

export interface OpenSources {
  readonly sources: Readonly<Record<string, AreaSources>>;
  /** Begins to make the copies, and ends with the signal of the command. A server goes on without them. */
  readonly collect: () => Promise<unknown>;
}

/** Two questions to one host. */
const spacingMs = 1000;

/**
 * What `civickit start` reads of other people's servers: the relay of relay.mjs and the copies of `civickit pull`, for each area's own
 * civickit.json. Neither reaches the network of the office, but for the hosts that are named.
 */
export async function openSources(options: ServerOptions, folder: string, setting: Setting): Promise<OpenSources> {
  const { configurations, everyMs, privateHosts, relaySettings } = options;
  if (configurations.length === 0) return { sources: {}, collect: () => Promise.resolve() };
  const [{ createRelaying }, { guardedFetcher }] = await Promise.all([import('#relay'), import('@civickit/server')]);
  const given = relaySettings === undefined ? {} : (JSON.parse((await readFile(relaySettings, 'utf8')).replace(/^\uFEFF/, '')) as object);
  const fetch = guardedFetcher({ privateHosts });
  const opened = configurations.map(({ area, file }) => {
    const own = encodeURIComponent(area);
    const pulled = path.join(folder, 'pulled', own);
    const relay: Relay = createRelaying({
      // The server counts who asks how often.
      requestsPerMinute: Infinity,
      privateHosts,
      ...given,
      configuration: path.resolve(file),
      cacheFolder: path.join(folder, 'relayed', own),
    });
    const asked = { sources: [], site: undefined, everyMs, jitterMs: 0, timeoutMs: 30_000, json: false, spacingMs, fetch };
    const collect = () =>
      pull({ configuration: file, to: pulled, ...asked }, setting).catch((error: unknown) =>
        setting.terminal.warn(`${file}: ${String(error)}`),
      );
    return { area, sources: { relay, pulled }, collect };
  });
  return {
    sources: Object.fromEntries(opened.map(({ area, sources }) => [area, sources])),
    collect: () => Promise.all(opened.map(({ collect }) => collect())),
  };
}
