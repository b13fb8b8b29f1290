import { pulled, type PulledOptions } from '@civickit/adapters/pulled';
import { isCivicError, type Source } from '@civickit/core';
import type { SourceEntry } from '../config/configuration.js';
import { type AdapterPart, openSources, type SourceSetting } from '../host/open-sources.js';

/**
 * The sources of a configuration with `pulled`: those of other sites out of the files that `civickit pull` wrote for them. Where such a
 * file is not there yet, the source itself is asked.
 */
export async function openPulled(entries: readonly SourceEntry[], setting: SourceSetting): Promise<Source<'notices'>[]> {
  const { base, pulled: folder = '' } = setting;
  const files = new URL(`${folder.replace(/\/$/, '')}/notices/`, base);
  const part: AdapterPart = {
    checks: {},
    sources: {
      notices: (entry, from) => {
        const url = new URL(`${entry.id}.json`, files);
        return withOriginal(pulled({ ...(entry as unknown as PulledOptions), url, base: from }), () =>
          openSources('notices', [entry], setting),
        );
      },
    },
  };
  const copies: SourceSetting = { ...setting, load: () => Promise.resolve(part) };
  const opened = await Promise.all(entries.map((entry) => openSources('notices', [entry], isOwn(entry, base) ? setting : copies)));
  return opened.flat();
}

/** Whether an entry's address lies on the site itself: `civickit pull` makes no copy of it. */
function isOwn({ url }: SourceEntry, base: string): boolean {
  try {
    return typeof url === 'string' && new URL(url, base).origin === new URL(base).origin;
  } catch {
    return false;
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
