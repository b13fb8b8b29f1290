import type { Host, HostSpec, Opened } from '@civickit/components/runtime.js';
import {
  browserStore,
  CivicError,
  createClientOf,
  createHttp,
  type Kind,
  noticeKind,
  type Kinds,
  ownZone,
  type SourceOf,
} from '@civickit/core';
import type { Configuration, SourceEntry } from '../config/configuration.js';
import type * as Calendar from '../parts/calendar.js';
import type * as OutboxPart from '../parts/outbox.js';
import { openAddress, openSources, type SourceSetting } from './open-sources.js';

type Opening<K extends Kind> = Promise<Opened<K>['collection']>;

/** What a part `kinds/<kind>` exports. Notices, which most pages show, are known without one. */
interface KindPart<K extends Kind> {
  readonly support: NonNullable<Kinds[K]>;
}

/** What a part `pulled/<kind>` exports. */
interface PulledPart<K extends Kind> {
  readonly openPulled: (entries: readonly SourceEntry[], setting: SourceSetting) => Promise<SourceOf[K][]>;
}

export interface ConfiguredHostOptions extends Omit<SourceSetting, 'base' | 'contact' | 'pulled'> {
  /** Fetches the configuration; missing where the page names none. */
  readonly configuration?: (() => Promise<Configuration>) | undefined;
  readonly configurationUrl?: string | undefined;
  readonly fetch?: typeof globalThis.fetch | undefined;
}

/** The port over `civickit.json`, and over addresses that a page gives in `src`. Everything is opened once per page. */
export function createConfiguredHost({ configuration, configurationUrl, fetch, ...setting }: ConfiguredHostOptions): Host {
  let reading: Promise<Configuration> | undefined;
  /** Once for all elements, but again after it could not be had. */
  const readSettings = (): Promise<Configuration> => {
    reading ??= configuration?.() ?? Promise.resolve<Configuration>({ civickit: 1 });
    reading.catch(() => (reading = undefined));
    return reading;
  };
  const readSettingsIfAny = () => readSettings().catch((): Configuration => ({ civickit: 1 }));
  // Counties that share a host have stores of their own.
  const store = browserStore({ name: configurationUrl ? `civickit ${configurationUrl}` : 'civickit' });
  const http = createHttp(fetch && { fetch });
  /** By kind, adapter and address; the configured one has neither. */
  const collections = new Map<string, Promise<unknown>>();

  /** Without `zone`, most readers of a county's page stand in the county. */
  const createCollection = async <K extends Kind>(
    kind: K,
    arriving: Promise<readonly SourceOf[K][]>,
    { zone, area, relay, calendar }: Configuration,
  ): Opening<K> => {
    const part = kind === 'notices' ? { support: noticeKind } : setting.load(`kinds/${kind}`);
    const [{ support }, sources] = await Promise.all([part as Promise<KindPart<K>>, arriving]);
    const client = createClientOf(
      { [kind]: support },
      { [kind]: sources },
      {
        zone: zone ?? ownZone(),
        store,
        http,
        ...(area && { area }),
        ...(calendar && {
          calendar: async () => ((await setting.load('calendar')) as typeof Calendar).openCalendar(calendar, configurationUrl, http),
        }),
        ...(relay && { relay: new URL(relay, configurationUrl) }),
      },
    );
    return (client as unknown as Record<K, Opened<K>['collection']>)[kind];
  };

  const openConfigured = async <K extends Kind>(kind: K): Opening<K> => {
    const known = await readSettings();
    const entries = known[kind] ?? [];
    if (entries.length === 0) {
      throw new CivicError('config/no-source', `no src="/feed.xml", and no "${kind}" in civickit.json`);
    }
    const opening = { ...setting, ...known, base: configurationUrl ?? document.baseURI };
    const open = async (): Promise<readonly SourceOf[K][]> => {
      const isPulled = known.pulled && (kind === 'notices' || kind === 'services');
      const part = isPulled && ((await setting.load(`pulled/${kind}`)) as PulledPart<K> | undefined);
      return part ? part.openPulled(entries, opening) : openSources(kind, entries, opening);
    };
    return createCollection(kind, open(), known);
  };

  const openSrc = async <K extends Kind>(kind: K, url: string, adapter?: string): Opening<K> => {
    const known = await readSettingsIfAny();
    const open = async () => [await openAddress(kind, url, adapter, { ...setting, base: url })];
    // A relay serves configured sources only.
    return createCollection(kind, open(), { ...known, relay: undefined });
  };

  return {
    version: 1,
    store,
    async outbox() {
      return ((await setting.load('outbox')) as typeof OutboxPart).open(this, configurationUrl);
    },
    async open(kind, spec) {
      const collection = await openCollection(kind, spec);
      const ids = spec.src ? [] : (spec.source?.match(/\S+/g) ?? []);
      const { imageOrigins = [] } = await readSettingsIfAny();
      return { collection: ids.length > 0 ? collection.only(ids) : collection, imageOrigins };
    },
  };

  function openCollection<K extends Kind>(kind: K, { src, adapter }: HostSpec): Opening<K> {
    const url = src && addressOf(src);
    const key = url ? `${kind} ${adapter} ${url}` : kind;
    const opening = (collections.get(key) as Opening<K> | undefined) ?? (url ? openSrc(kind, url, adapter) : openConfigured(kind));
    collections.set(key, opening);
    opening.catch(() => collections.delete(key));
    return opening;
  }
}

/** @throws CivicError `invalid/url` */
function addressOf(src: string): string {
  try {
    return new URL(src, document.baseURI).href;
  } catch (cause) {
    throw new CivicError('invalid/url', `src="${src}" is no address`, { cause });
  }
}
