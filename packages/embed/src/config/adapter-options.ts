import { drupalOptions } from '@civickit/adapters/drupal/options.js';
import { capOptions } from '@civickit/adapters/cap/options.js';
import { feedOptions } from '@civickit/adapters/feed/options.js';
import { filesOptions } from '@civickit/adapters/files/options.js';
import { wordpressOptions } from '@civickit/adapters/wordpress/options.js';
import type * as z from 'zod/mini';

/** Options of each adapter's entries in `civickit.json`. An adapter is one line here and one file in `parts/adapters`. */
export const adapterOptions: Readonly<Record<string, z.ZodMiniObject>> = {
  cap: capOptions,
  feed: feedOptions,
  files: filesOptions,
  wordpress: wordpressOptions,
  drupal: drupalOptions,
};
