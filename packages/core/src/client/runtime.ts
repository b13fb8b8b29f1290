import { isCivicError, type CivicError } from '../errors/civic-error.js';
import type { Http } from '../http/http.types.js';
import type { Instants } from '../source/rules.js';
import type { Clock } from '../source/source.js';
import type { Store } from '../store/store.js';
import type { ClientEvent, ClientOptions } from './client.types.js';

/** What all collections of a client share: its options with every default filled in. */
export interface Runtime {
  readonly area?: string;
  readonly zone: string;
  readonly store: Store;
  readonly http: Http;
  readonly clock: Clock;
  readonly relay?: URL;
  readonly authorize?: ClientOptions['authorize'];
  readonly calendar?: ClientOptions['calendar'];
  readonly sourceTimeoutMs: number;
  readonly youngMs: number;
  readonly instant: Instants;
  /** Aborted when the client is closed. */
  readonly closing: AbortSignal;
  /** Tells the listener; what it throws is its own affair. */
  tell(event: ClientEvent): void;
}

export function isAborted(error: unknown): boolean {
  return isCivicError(error) && error.kind === 'aborted';
}

/** How long ago something failed decides whether it is asked again. */
export interface Failure {
  readonly error: CivicError;
  readonly at: number;
}
