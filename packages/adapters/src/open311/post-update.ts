import type { SourceContext } from '@civickit/core';
import { describeSource } from '../source/describe-source.js';
import { endpointOf, type Open311Options } from './open311.js';
import { submitUpdate, type NewRequestUpdate } from './send/submit-update.js';

/**
 * Tells the server what happened to a request, where its dialect takes updates (`POST servicerequestupdates`). One try; the server is
 * asked with the keys that `context.http` adds.
 * @throws CivicError `unsupported/capability`, and as `send`
 */
export async function postUpdate(
  update: NewRequestUpdate,
  options: Open311Options,
  context: SourceContext,
): Promise<{ readonly id?: string }> {
  return submitUpdate(update, endpointOf(options, describeSource(options).address), context);
}
