import type { Kind, SourceOf } from '@civickit/core';
import type { Configuration, SourceEntry } from './config/configuration.js';
import { type AdapterPart, openAddress, openSources, type SourceSetting } from './host/open-sources.js';

export { kinds, takeConfiguration, type Configuration, type SourceEntry } from './config/configuration.js';
export { explainConfiguration } from './config/explain-configuration.js';
export { chineseExplanations, englishExplanations, type Explanations } from './config/explanations.js';

/** The same code that a page loads by the same names. */
const adapters: Readonly<Record<string, () => Promise<AdapterPart>>> = {
  cap: () => import('./parts/adapters/cap.js'),
  feed: () => import('./parts/adapters/feed.js'),
  files: () => import('./parts/adapters/files.js'),
  wordpress: () => import('./parts/adapters/wordpress.js'),
  drupal: () => import('./parts/adapters/drupal.js'),
  handoff: () => import('./parts/adapters/handoff.js'),
  hsds: () => import('./parts/adapters/hsds.js'),
  open311: () => import('./parts/adapters/open311.js'),
  digit: () => import('./parts/adapters/digit.js'),
  submit: () => import('./parts/adapters/submit.js'),
};

const pulledParts = { notices: () => import('./parts/pulled/notices.js'), services: () => import('./parts/pulled/services.js') };

const settingOf = ({ contact, pulled }: Configuration, base: string): SourceSetting => ({
  load: (name) => adapters[name.replace('adapters/', '')]?.() ?? Promise.resolve(undefined),
  base,
  ...(contact && { contact }),
  ...(pulled && { pulled }),
});

/**
 * The sources of a configuration outside a page, as in Node. One that cannot be made stands as a source that always fails.
 * `base` is the address that relative ones resolve against.
 */
export function openConfiguredSources<K extends Kind>(
  kind: K,
  configuration: Configuration,
  entries: readonly SourceEntry[],
  base: string,
): Promise<SourceOf[K][]> {
  // Whoever reads by a program has the time to check every form; pages show one first.
  const checked = kind === 'forms' ? entries.map((entry) => ({ ...entry, checkLater: false })) : entries;
  return openSources(kind, checked, settingOf(configuration, base));
}

/**
 * All sources of a kind as pages have them: where the configuration names a folder of copies, those of other sites come out of it, and
 * are asked themselves while there is no copy.
 */
export async function openShownSources<K extends 'notices' | 'services'>(
  kind: K,
  configuration: Configuration,
  base: string,
): Promise<SourceOf[K][]> {
  const entries = configuration[kind] ?? [];
  const setting = settingOf(configuration, base);
  if (!configuration.pulled) return openSources(kind, entries, setting);
  const { openPulled } = await pulledParts[kind]();
  return openPulled(entries, setting) as Promise<SourceOf[K][]>;
}

/** The source at an address, as elements open what stands in `src`. @throws CivicError `config/…` */
export function openSourceAt<K extends Kind>(
  kind: K,
  url: string,
  adapter: string | undefined,
  configuration: Configuration,
): Promise<SourceOf[K]> {
  return openAddress(kind, url, adapter, settingOf(configuration, url));
}
