import { CivicError } from '@civickit/core';

/** Code of an adapter that most pages never need. @throws CivicError `network/part` where it cannot be had, as without a network */
export async function loadPart<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (cause) {
    throw new CivicError('network/part', 'Code cannot be loaded', { cause });
  }
}
