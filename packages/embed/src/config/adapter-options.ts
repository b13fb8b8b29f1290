import { drupalOptions } from '@civickit/adapters/drupal/options.js';
import { capOptions } from '@civickit/adapters/cap/options.js';
import { digitOptions } from '@civickit/adapters/digit/options.js';
import { feedOptions } from '@civickit/adapters/feed/options.js';
import { filesOptions, formFileOptions, requestTypeFileOptions, serviceFileOptions } from '@civickit/adapters/files/options.js';
import { formHandoffOptions, handoffOptions } from '@civickit/adapters/handoff/options.js';
import { hsdsOptions } from '@civickit/adapters/hsds/options.js';
import { open311Options } from '@civickit/adapters/open311/options.js';
import { submitOptions } from '@civickit/adapters/submit/options.js';
import { wordpressOptions } from '@civickit/adapters/wordpress/options.js';
import type { Kind } from '@civickit/core';
import type * as z from 'zod/mini';

/**
 * Options of each adapter's entries in `civickit.json`, by the kinds of resources that it gives. An adapter is one line here and one file
 * in `parts/adapters`.
 */
export const adapterOptions: Readonly<Record<string, Readonly<Partial<Record<Kind, z.ZodMiniObject>>>>> = {
  cap: { notices: capOptions },
  feed: { notices: feedOptions },
  files: { notices: filesOptions, services: serviceFileOptions, requests: requestTypeFileOptions, forms: formFileOptions },
  wordpress: { notices: wordpressOptions },
  drupal: { notices: drupalOptions },
  handoff: { requests: handoffOptions, forms: formHandoffOptions },
  hsds: { services: hsdsOptions },
  open311: { requests: open311Options },
  digit: { requests: digitOptions },
  submit: { forms: submitOptions },
};
