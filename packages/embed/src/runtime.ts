import { type CatalogueLoader, hostContext, registerCatalogues, setDocsBase } from '@civickit/components';
import { CivicError, isCivicError } from '@civickit/core';
import { ContextProvider } from '@lit/context';
import { readConfiguration } from './config/read-configuration.js';
import type { Configuration } from './config/schema.js';
import { createConfiguredHost } from './host/configured-host.js';
import type { LoadPart } from './manifest.js';

export interface StartOptions {
  /** Address of the loader. */
  readonly base: string;
  readonly load: LoadPart;
  /** Names of all parts of the release. */
  readonly parts: readonly string[];
  readonly configuration?: Promise<unknown> | undefined;
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
    ...(configuration && { configuration: checkConfiguration(configuration, configurationUrl, docs) }),
    ...(configurationUrl && { configurationUrl }),
  });
  // The document itself provides: an element anywhere on the page finds the port, and <civic-kit> may stand nearer.
  new ContextProvider(document.documentElement, { context: hostContext, initialValue: host }).hostConnected();
}

function named(parts: readonly string[], prefix: string): string[] {
  return parts.filter((part) => part.startsWith(prefix)).map((part) => part.slice(prefix.length));
}

async function checkConfiguration(arriving: Promise<unknown>, url: string | undefined, docs: string): Promise<Configuration> {
  try {
    const { configuration, problems } = readConfiguration(await arriving);
    for (const { path, message } of problems)
      console.warn(`[civickit] config/invalid: ${url ?? ''} ${path} ${message} — ${docs}config/invalid`);
    return configuration;
  } catch (cause) {
    if (isCivicError(cause)) throw cause;
    throw new CivicError('config/missing', `the configuration cannot be read: ${String(cause)}`, { cause, ...(url && { url }) });
  }
}
