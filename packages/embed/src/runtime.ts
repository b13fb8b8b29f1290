import {
  type CatalogueLoader,
  hostContext,
  isDeveloping,
  registerCatalogues,
  setDocsBase,
  setFallbackLanguage,
} from '@civickit/components/runtime.js';
import { CivicError } from '@civickit/core';
import { ContextProvider } from '@lit/context';
import { type Configuration, takeConfiguration } from './config/configuration.js';
import type * as Explain from './parts/explain.js';
import { createConfiguredHost } from './host/configured-host.js';
import type { LoadPart } from './manifest.js';

/** What every element is made of: named here, it stands in the file that all of them load, and not in pieces of its own. */
export { CivicElement, CollectionController, heading, LiveMessage } from '@civickit/components/runtime.js';
export { repeat } from 'lit/directives/repeat.js';

export interface StartOptions {
  /** Address of the loader. */
  readonly base: string;
  readonly load: LoadPart;
  /** Names of parts of the release, those of languages among them. */
  readonly parts: readonly string[];
  /** Fetches the configuration, each time anew. */
  readonly configuration?: (() => Promise<unknown>) | undefined;
  readonly configurationUrl?: string | undefined;
  /** What the client reaches the network by. @default the page's */
  readonly fetch?: typeof globalThis.fetch | undefined;
}

/** Stands the port up before any element is defined; the configuration may still be on its way. */
export function start({ base, load, parts, configuration, configurationUrl, fetch }: StartOptions): void {
  const docs = `${new URL('errors.html', base).href}#`;
  setDocsBase(docs);
  registerCatalogues(
    Object.fromEntries(
      parts
        .filter((part) => part.startsWith('lang/'))
        .map((part): [string, CatalogueLoader] => [
          part.slice(5),
          async () => ((await load(part)) as { catalogue: Awaited<ReturnType<CatalogueLoader>> }).catalogue,
        ]),
    ),
  );
  const host = createConfiguredHost({
    load,
    configuration: configuration && (() => checkConfiguration(configuration(), { url: configurationUrl, docs, load })),
    configurationUrl,
    fetch,
  });
  // The document itself provides: an element anywhere on the page finds the port, and <civic-kit> may stand nearer.
  new ContextProvider(document.documentElement, { context: hostContext, initialValue: host }).hostConnected();
}

interface ConfigurationOrigin {
  readonly url: string | undefined;
  readonly docs: string;
  readonly load: LoadPart;
}

async function checkConfiguration(arriving: Promise<unknown>, { url, docs, load }: ConfigurationOrigin): Promise<Configuration> {
  const given = await arriving.catch((cause: unknown) => {
    throw new CivicError('config/missing', String(cause), { cause, ...(url && { url }) });
  });
  const { configuration, flawed } = takeConfiguration(given);
  // While a page is being built, what only adapters would notice is looked for too, when there is time.
  if (flawed || isDeveloping()) setTimeout(() => void explain(given, { url, docs, load }), flawed ? 0 : 1000);
  if (!configuration) throw new CivicError('config/invalid', `no "civickit": 1 in ${url ?? ''}`);
  if (configuration.lang) setFallbackLanguage(configuration.lang);
  return configuration;
}

/** Says on the console what is wrong and what to write instead. */
async function explain(given: unknown, { url, docs, load }: ConfigurationOrigin): Promise<void> {
  const { explainConfiguration } = (await load('explain')) as typeof Explain;
  for (const { path, message } of explainConfiguration(given)) {
    console.warn(`[civickit] config/invalid: ${url ?? ''} ${path}: ${message} — ${docs}config/invalid`);
  }
}
