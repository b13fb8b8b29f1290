import { mostServiceBytes, pulledServices } from '@civickit/adapters/pulled/services';
import type { ServiceSource, Taxonomy } from '@civickit/core';
import type { SourceEntry } from '../../config/configuration.js';
import { openCopies, orElse, withOriginal } from '../../host/open-copies.js';
import type { SourceSetting } from '../../host/open-sources.js';

/** The services of a configuration with `pulled`. */
export const openPulled = (entries: readonly SourceEntry[], setting: SourceSetting): Promise<ServiceSource[]> =>
  openCopies('services', createCopy, entries, setting);

function createCopy(options: Parameters<typeof pulledServices>[0], original: () => Promise<ServiceSource>): ServiceSource {
  // What answers of the source itself may weigh says nothing of the whole catalogue.
  const copy = pulledServices({ ...options, maxBytes: mostServiceBytes });
  return {
    ...withOriginal<ServiceSource>(copy, original),
    async taxonomies(context): Promise<readonly Taxonomy[]> {
      const asked = copy.taxonomies?.(context) ?? Promise.resolve([]);
      return orElse(asked, async () => (await (await original()).taxonomies?.(context)) ?? []);
    },
  };
}
