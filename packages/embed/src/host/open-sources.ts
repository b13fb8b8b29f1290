import { checkContract, CivicError, type FreshnessContract, isCivicError, type Kind, type SourceOf } from '@civickit/core';
import { type Configuration, isContact, isRecord, isText, type SourceEntry } from '../config/configuration.js';
import type { LoadPart } from '../manifest.js';

type Check = (value: unknown) => boolean;

/** What a part `adapters/<name>` exports. */
export interface AdapterPart {
  /** What its own options must be; what every source has is checked already. */
  readonly checks: Readonly<Record<string, Check>>;
  /** Builds a source from its entry, with addresses relative to `base`, for each kind that the adapter gives. */
  readonly sources: { readonly [K in Kind]?: (entry: SourceEntry, base: string) => SourceOf[K] | Promise<SourceOf[K]> };
}

export const isAbsentOr =
  (is: Check): Check =>
  (value) =>
    value === undefined || is(value);

export const isCount: Check = (value) => Number.isInteger(value) && (value as number) > 0;

/** Kinds of notices by category. */
export const areTypes = isAbsentOr(
  (value) => isRecord(value) && Object.keys(value).every((key) => key && /^(news|alert|correction|statement)$/.test(String(value[key]))),
);

/** The same verdict as the schema, in little code; the schema explains. Durations are read below. */
const common: Readonly<Record<string, Check>> = {
  url: isText,
  area: isAbsentOr(isText),
  title: isAbsentOr(isText),
  homepage: isAbsentOr(isText),
  contact: isAbsentOr(isContact),
  freshness: isAbsentOr((value) => /^(published|verified)$/.test(String((value as Partial<FreshnessContract> | null)?.basis))),
  maxBytes: isAbsentOr(isCount),
};

export interface SourceSetting {
  readonly load: LoadPart;
  /** Address that relative ones in entries resolve against. */
  readonly base: string;
  readonly contact?: Configuration['contact'];
  /** Address of the folder that `civickit pull` writes. */
  readonly pulled?: string;
}

/** The sources of a configuration. One that cannot be made stands as a source that always fails, so that the others go on. */
export function openSources<K extends Kind>(kind: K, entries: readonly SourceEntry[], setting: SourceSetting): Promise<SourceOf[K][]> {
  return Promise.all(entries.map((entry) => openSource(kind, entry, setting).catch((cause: unknown) => brokenSource(kind, entry, cause))));
}

/** @throws `config/unknown-adapter`, `config/invalid`, `invalid/duration`, or what the adapter says of its entry. */
export async function openSource<K extends Kind>(
  kind: K,
  entry: SourceEntry,
  { load, base, contact }: SourceSetting,
): Promise<SourceOf[K]> {
  const part = (await load(`adapters/${entry.adapter}`)) as AdapterPart | undefined;
  const createSource = part?.sources[kind];
  if (!part || !createSource) {
    const message = `source "${entry.id}": no adapter "${entry.adapter}" of ${kind}`;
    throw new CivicError('config/unknown-adapter', message, { source: entry.id });
  }
  checkEntry(entry, { ...common, ...part.checks });
  return createSource({ ...(contact && { contact }), ...entry }, base);
}

/** The notices at an address. Without `adapter`, a file of notices by its name; otherwise a feed, or a file where what comes is no feed. */
async function openNotices(url: string, adapter: string | undefined, setting: SourceSetting): Promise<SourceOf['notices']> {
  const open = (reader: string) => openSource('notices', { id: url, adapter: reader, url }, setting);
  const named = adapter || (/\.(csv|xlsx)\b/i.test(url) && 'files');
  const source = await open(named || 'feed');
  const list: typeof source.list = (...asked) =>
    source.list(...asked).catch(async (error: CivicError) => {
      if (error.kind !== 'protocol') throw error;
      return (await open('files')).list(...asked);
    });
  return named ? source : { ...source, list };
}

/** The source at an address. Without `adapter`, notices are told apart by what comes; all else is a file. */
export function openAddress<K extends Kind>(
  kind: K,
  url: string,
  adapter: string | undefined,
  setting: SourceSetting,
): Promise<SourceOf[K]> {
  if (kind === 'notices') return openNotices(url, adapter, setting) as Promise<SourceOf[K]>;
  return openSource(kind, { id: url, adapter: adapter || 'files', url }, setting);
}

/** @throws `config/invalid`, `invalid/duration` */
function checkEntry(entry: SourceEntry, checks: AdapterPart['checks']): void {
  const wrong = Object.keys(checks).filter((key) => !checks[key]?.(entry[key]));
  if (wrong.length > 0)
    throw new CivicError('config/invalid', `source "${entry.id}": ${wrong.join(', ')} cannot be read`, { source: entry.id });
  const freshness = entry.freshness as FreshnessContract | undefined;
  if (freshness) checkContract(freshness);
}

function brokenSource<K extends Kind>(kind: K, { id, title }: SourceEntry, cause: unknown): SourceOf[K] {
  const error = isCivicError(cause) ? cause : new CivicError('network/part', String(cause), { cause, source: id });
  return {
    kind,
    id,
    ...(typeof title === 'string' && { about: { title } }),
    applies: new Set(),
    list: () => Promise.reject(error),
  } as unknown as SourceOf[K];
}
