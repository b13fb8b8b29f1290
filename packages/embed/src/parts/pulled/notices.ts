import { pulled } from '@civickit/adapters/pulled';
import type { Source } from '@civickit/core';
import type { SourceEntry } from '../../config/configuration.js';
import { openCopies, withOriginal } from '../../host/open-copies.js';
import type { SourceSetting } from '../../host/open-sources.js';

/** The notices of a configuration with `pulled`. */
export const openPulled = (entries: readonly SourceEntry[], setting: SourceSetting): Promise<Source<'notices'>[]> =>
  openCopies('notices', (options, original) => withOriginal(pulled(options), original), entries, setting);
