import type { PulledOptions } from '@civickit/adapters/pulled';
import { isCivicError, type Kind, type Source, type SourceOf } from '@civickit/core';
import type { SourceEntry } from '../config/configuration.js';
import { copyAddress } from '../config/copy-address.js';
import { type AdapterPart, openSources, type SourceSetting } from './open-sources.js';

/** Builds the source of a copy. `original` opens the source that it is a copy of. */
type CreateCopy<K extends Kind> = (options: PulledOptions, original: () => Promise<SourceOf[K]>) => SourceOf[K];

/**
 * The sources of a configuration with `pulled`: those of other sites out of the files that `civickit pull` wrote for them. Where such a
 * file is not there yet, the source itself is asked.
 */
export async function openCopies<K extends Kind>(
  kind: K,
  create: CreateCopy<K>,
  entries: readonly SourceEntry[],
  setting: SourceSetting,
): Promise<SourceOf[K][]> {
  const opened = await Promise.all(
    entries.map((entry) => {
      const url = copyOf(kind, entry, setting);
      let opening: Promise<SourceOf[K][]> | undefined;
      const original = async () => (await (opening ??= openSources(kind, [entry], setting)))[0] as SourceOf[K];
      const createSource = (given: object, base: string) => create({ ...(given as PulledOptions), url: url as string, base }, original);
      const part = { checks: {}, sources: { [kind]: createSource } } as AdapterPart;
      return openSources(kind, [entry], url ? { ...setting, load: async () => part } : setting);
    }),
  );
  return opened.flat();
}

function copyOf(kind: Kind, entry: SourceEntry, { base, pulled: folder = '' }: SourceSetting): string | undefined {
  try {
    return copyAddress(kind, entry, folder, base);
  } catch {
    // The source itself says what is wrong with its address.
    return undefined;
  }
}

/** A copy that the source itself stands in for while there is none. */
export function withOriginal<S extends Pick<Source, 'list'>>(copy: S, original: () => Promise<S>): S {
  const list: Source['list'] = (...asked) => {
    const ask = async () => (await original()).list(...asked);
    // A copy is one piece: only the source itself gives cursors.
    return asked[1] === undefined ? orElse(copy.list(...asked), ask) : ask();
  };
  return { ...copy, list };
}

/** What a copy gives, or something else where there is none. */
export async function orElse<T>(asked: Promise<T>, otherwise: () => Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (!isCivicError(error) || error.status !== 404) throw error;
    return otherwise();
  }
}
