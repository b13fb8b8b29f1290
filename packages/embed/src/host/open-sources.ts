import { CivicError, isCivicError, type Source } from '@civickit/core';
import type { Configuration, SourceEntry } from '../config/configuration.js';
import type { LoadPart } from '../manifest.js';

/** What a part `adapters/<name>` exports: builds a source from its entry, with addresses relative to `base`. */
export interface AdapterPart {
  createSource(entry: SourceEntry, base: string): Source<'notices'>;
}

export interface SourceSetting {
  readonly load: LoadPart;
  /** Names of the adapters of this release. */
  readonly adapters: readonly string[];
  /** Address that relative ones in entries resolve against. */
  readonly base: string;
  readonly contact?: Configuration['contact'];
}

/** The sources of a configuration. One that cannot be made stands as a source that always fails, so that the others go on. */
export function openSources(entries: readonly SourceEntry[], setting: SourceSetting): Promise<Source<'notices'>[]> {
  return Promise.all(entries.map((entry) => openSource(entry, setting).catch((cause: unknown) => brokenSource(entry, cause))));
}

/** @throws `config/unknown-adapter`, or what the adapter says of its entry. */
export async function openSource(entry: SourceEntry, { load, adapters, base, contact }: SourceSetting): Promise<Source<'notices'>> {
  if (!adapters.includes(entry.adapter)) {
    throw new CivicError(
      'config/unknown-adapter',
      `source "${entry.id}": there is no adapter "${entry.adapter}"; write one of ${adapters.join(', ')}`,
      {
        source: entry.id,
      },
    );
  }
  const part = (await load(`adapters/${entry.adapter}`)) as AdapterPart;
  return part.createSource({ ...(contact && { contact }), ...entry }, base);
}

function brokenSource({ id, title }: SourceEntry, cause: unknown): Source<'notices'> {
  const error = isCivicError(cause) ? cause : new CivicError('network/part', String(cause), { cause, source: id });
  return {
    kind: 'notices',
    id,
    ...(typeof title === 'string' && { about: { title } }),
    applies: new Set(),
    list: () => Promise.reject(error),
  };
}
