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
export { CollectionController, Formatter, heading } from '@civickit/components/runtime.js';
export { repeat } from 'lit/directives/repeat.js';

export interface StartOptions {
  /** Address of the loader. */
  readonly base: string;
  readonly load: LoadPart;
  /** Names of all parts of the release. */
  readonly parts: readonly string[];
  /** Fetches the configuration, each time anew. */
  readonly configuration?: (() => Promise<unknown>) | undefined;
  readonly configurationUrl?: string | undefined;
}

/** Stands the port up before any element is defined; the configuration may still be on its way. */
export function start({ base, load, parts, configuration, configurationUrl }: StartOptions): void {
  const docs = `${new URL('errors.html', base).href}#`;
  setDocsBase(docs);
  registerCatalogues(
    Object.fromEntries(
      named(parts, 'lang/').map((tag): [string, CatalogueLoader] => [
        tag,
        async () => ((await load(`lang/${tag}`)) as { catalogue: Awaited<ReturnType<CatalogueLoader>> }).catalogue,
      ]),
    ),
  );
  const host = createConfiguredHost({
    load,
    adapters: named(parts, 'adapters/'),
    ...(configuration && { configuration: () => checkConfiguration(configuration(), { url: configurationUrl, docs, load }) }),
    ...(configurationUrl && { configurationUrl }),
  });
  // The document itself provides: an element anywhere on the page finds the port, and <civic-kit> may stand nearer.
  new ContextProvider(document.documentElement, { context: hostContext, initialValue: host }).hostConnected();
}

interface ConfigurationOrigin {
  readonly url: string | undefined;
  readonly docs: string;
  readonly load: LoadPart;
}

function named(parts: readonly string[], prefix: string): string[] {
  return parts.filter((part) => part.startsWith(prefix)).map((part) => part.slice(prefix.length));
}

async function checkConfiguration(arriving: Promise<unknown>, { url, docs, load }: ConfigurationOrigin): Promise<Configuration> {
  const given = await arriving.catch((cause: unknown) => {
    throw new CivicError('config/missing', `the configuration cannot be read: ${String(cause)}`, { cause, ...(url && { url }) });
  });
  const { configuration, flawed } = takeConfiguration(given);
  // While a page is being built, what only adapters would notice is looked for too, when there is time.
  if (flawed || isDeveloping()) setTimeout(() => void explain(given, { url, docs, load }), flawed ? 0 : 1000);
  if (!configuration) throw new CivicError('config/invalid', `${url ?? ''} does not begin with "civickit": 1`);
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
