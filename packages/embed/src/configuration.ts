import type { Kind, SourceOf } from '@civickit/core';
import type { Configuration, SourceEntry } from './config/configuration.js';
import { type AdapterPart, openSources } from './host/open-sources.js';

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
  hsds: () => import('./parts/adapters/hsds.js'),
  open311: () => import('./parts/adapters/open311.js'),
  digit: () => import('./parts/adapters/digit.js'),
  submit: () => import('./parts/adapters/submit.js'),
};

/**
 * The sources of a configuration outside a page, as in Node. One that cannot be made stands as a source that always fails.
 * `base` is the address that relative ones resolve against.
 */
export function openConfiguredSources<K extends Kind>(
  kind: K,
  { contact }: Configuration,
  entries: readonly SourceEntry[],
  base: string,
): Promise<SourceOf[K][]> {
  return openSources(kind, entries, {
    load: (name) => adapters[name.replace('adapters/', '')]?.() ?? Promise.resolve(undefined),
    base,
    ...(contact && { contact }),
  });
}
