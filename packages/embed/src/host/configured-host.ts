import type { Host, HostSpec } from '@civickit/components/runtime.js';
import {
  browserStore,
  type Client,
  CivicError,
  type Collection,
  createCivicClient,
  createHttp,
  ownZone,
  type Source,
} from '@civickit/core';
import type { Configuration } from '../config/configuration.js';
import type * as Pulled from '../parts/pulled.js';
import { openAddress, openSources, type SourceSetting } from './open-sources.js';

type NoticeClient = Client<{ notices: readonly Source<'notices'>[] }>;

export interface ConfiguredHostOptions extends Omit<SourceSetting, 'base' | 'contact' | 'pulled'> {
  /** Fetches the configuration; missing where the page names none. */
  readonly configuration?: () => Promise<Configuration>;
  readonly configurationUrl?: string;
  readonly fetch?: typeof globalThis.fetch;
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
  /** By adapter and address; the configured one by the empty text. */
  const clients = new Map<string, Promise<NoticeClient>>();

  /** Without `zone`, most readers of a county's page stand in the county. */
  const createClient = (sources: readonly Source<'notices'>[], { zone, area, relay }: Configuration): NoticeClient =>
    createCivicClient(
      { notices: sources },
      {
        zone: zone ?? ownZone(),
        store,
        http,
        ...(area && { area }),
        ...(relay && { relay: new URL(relay, configurationUrl) }),
      },
    );

  const openConfigured = async (): Promise<NoticeClient> => {
    const known = await readSettings();
    const entries = known.notices ?? [];
    if (entries.length === 0) {
      throw new CivicError('config/no-source', 'no src="/feed.xml", and no "notices" in civickit.json');
    }
    const open = known.pulled ? ((await setting.load('pulled')) as typeof Pulled).openPulled : openSources;
    return createClient(await open(entries, { ...setting, ...known, base: configurationUrl ?? document.baseURI }), known);
  };

  const openSrc = async (url: string, adapter?: string): Promise<NoticeClient> => {
    const known = await readSettingsIfAny();
    const source = await openAddress(url, adapter, { ...setting, base: url });
    // A relay serves configured sources only.
    return createClient([source], { ...known, relay: undefined });
  };

  return {
    version: 1,
    store,
    async open(kind, spec) {
      const collection = (await openClient(spec))[kind] as Collection<typeof kind>;
      const ids = !spec.src ? (spec.source?.split(/\s+/).filter(Boolean) ?? []) : [];
      const { imageOrigins = [] } = await readSettingsIfAny();
      return { collection: ids.length > 0 ? collection.only(ids) : collection, imageOrigins };
    },
  };

  function openClient({ src, adapter }: HostSpec): Promise<NoticeClient> {
    const url = src && new URL(src, document.baseURI).href;
    const key = url ? `${adapter} ${url}` : '';
    const client = clients.get(key) ?? (url ? openSrc(url, adapter) : openConfigured());
    clients.set(key, client);
    client.catch(() => clients.delete(key));
    return client;
  }
}
