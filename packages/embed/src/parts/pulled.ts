import { pulled, type PulledOptions } from '@civickit/adapters/pulled';
import { isCivicError, type Source } from '@civickit/core';
import type { SourceEntry } from '../config/configuration.js';
import { copyAddress } from '../config/copy-address.js';
import { type AdapterPart, openSources, type SourceSetting } from '../host/open-sources.js';

/**
 * The sources of a configuration with `pulled`: those of other sites out of the files that `civickit pull` wrote for them. Where such a
 * file is not there yet, the source itself is asked.
 */
export async function openPulled(entries: readonly SourceEntry[], setting: SourceSetting): Promise<Source<'notices'>[]> {
  const opened = await Promise.all(entries.map((entry) => openSources('notices', [entry], settingOf(entry, setting))));
  return opened.flat();
}

/** As the source itself is opened, or its copy. */
function settingOf(entry: SourceEntry, setting: SourceSetting): SourceSetting {
  const url = copyOf(entry, setting);
  if (url === undefined) return setting;
  const part: AdapterPart = {
    checks: {},
    sources: {
      notices: (given, base) =>
        withOriginal(pulled({ ...(given as unknown as PulledOptions), url, base }), () => openSources('notices', [entry], setting)),
    },
  };
  return { ...setting, load: () => Promise.resolve(part) };
}

function copyOf(entry: SourceEntry, { base, pulled: folder = '' }: SourceSetting): string | undefined {
  try {
    return copyAddress(entry, folder, base);
  } catch {
    // The source itself says what is wrong with its address.
    return undefined;
  }
}

function withOriginal(copy: Source<'notices'>, open: () => Promise<Source<'notices'>[]>): Source<'notices'> {
  let opening: Promise<Source<'notices'>[]> | undefined;
  return {
    ...copy,
    async list(query, cursor, context) {
      try {
        // A copy is one piece: only the source itself gives cursors.
        if (cursor === undefined) return await copy.list(query, cursor, context);
      } catch (error) {
        if (!isCivicError(error) || error.status !== 404) throw error;
      }
      const [source = copy] = await (opening ??= open());
      return source.list(query, cursor, context);
    },
  };
}
