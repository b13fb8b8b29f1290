import { CivicError } from '@civickit/core';

/** Only a person can hand it over: it waits for them. */
export function nobodySends(source: string): Promise<never> {
  return Promise.reject(new CivicError('aborted/by-caller', 'Nothing is sent from here: it is handed over by hand.', { source }));
}
