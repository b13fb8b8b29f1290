import type { Host, HostSpec } from '@civickit/components/runtime.js';
import { browserStore, type Client, CivicError, type Collection, createCivicClient, type Source } from '@civickit/core';
import type { Configuration } from '../config/configuration.js';
import { openSource, openSources, type SourceSetting } from './open-sources.js';

type NoticeClient = Client<{ notices: readonly Source<'notices'>[] }>;

export interface ConfiguredHostOptions extends Omit<SourceSetting, 'base' | 'contact'> {
  /** Fetches the configuration; missing where the page names none. */
  readonly configuration?: () => Promise<Configuration>;
  readonly configurationUrl?: string;
}

/** The port over `civickit.json`, and over addresses that a page gives in `src`. Everything is opened once per page. */
export function createConfiguredHost({ configuration, configurationUrl, ...setting }: ConfiguredHostOptions): Host {
  let reading: Promise<Configuration> | undefined;
  /** Once for all elements, but again after it could not be had. */
  const readSettings = (): Promise<Configuration> => {
    reading ??= configuration?.() ?? Promise.resolve<Configuration>({ civickit: 1 });
    reading.catch(() => (reading = undefined));
    return reading;
  };
  // Counties that share a host have stores of their own.
  const store = browserStore({ name: configurationUrl ? `civickit ${configurationUrl}` : 'civickit' });
  const byAddress = new Map<string, Promise<NoticeClient>>();
  let configured: Promise<NoticeClient> | undefined;

  /** Without `zone`, most readers of a county's page stand in the county. */
  const createClient = (sources: readonly Source<'notices'>[], { zone, area, relay }: Configuration): NoticeClient =>
    createCivicClient(
      { notices: sources },
      {
        zone: zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
        store,
        ...(area && { area }),
        ...(relay && { relay: new URL(relay, configurationUrl) }),
      },
    );

  const openConfigured = async (): Promise<NoticeClient> => {
    const known = await readSettings();
    const entries = known.notices ?? [];
    if (entries.length === 0) {
      throw new CivicError(
        'config/no-source',
        'nothing to show: name a feed by src="/feed.xml", or sources in civickit.json under "notices"',
      );
    }
    const { contact } = known;
    return createClient(
      await openSources(entries, { ...setting, base: configurationUrl ?? document.baseURI, ...(contact && { contact }) }),
      known,
    );
  };

  const openAddress = async (src: string, adapter: string): Promise<NoticeClient> => {
    const known = await readSettings().catch((): Configuration => ({ civickit: 1 }));
    const url = new URL(src, document.baseURI).href;
    const source = await openSource({ id: url, adapter, url }, { ...setting, base: document.baseURI });
    // A relay serves configured sources only.
    return createClient([source], { ...known, relay: undefined });
  };

  return {
    version: 1,
    store,
    async open(kind, spec) {
      const collection = (await openClient(spec))[kind] as Collection<typeof kind>;
      const ids = !spec.src ? (spec.source?.split(/\s+/).filter(Boolean) ?? []) : [];
      const { imageOrigins = [] } = await readSettings().catch((): Partial<Configuration> => ({}));
      return { collection: ids.length > 0 ? collection.only(ids) : collection, imageOrigins };
    },
  };

  function openClient({ src, adapter }: HostSpec): Promise<NoticeClient> {
    if (!src) {
      configured ??= openConfigured();
      configured.catch(() => (configured = undefined));
      return configured;
    }
    const reader = adapter || 'feed';
    const key = `${reader} ${new URL(src, document.baseURI).href}`;
    const client = byAddress.get(key) ?? openAddress(src, reader);
    byAddress.set(key, client);
    client.catch(() => byAddress.delete(key));
    return client;
  }
}
