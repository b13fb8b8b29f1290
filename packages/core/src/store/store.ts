import type { Clock } from '../source/source.js';

/**
 * What is kept on the device. Keys are namespaced by a first segment: `copy/`, `mark/`, `draft/`, and `switch/`, whose values are
 * texts that can be read before a page draws. Values are plain data.
 * Only copies are ever dropped unasked: the oldest for room, any for an unknown version.
 */
export interface Store {
  get(key: string): Promise<unknown>;
  /** @throws CivicError `storage/full` when nothing but copies may give way and that is not enough; `storage/unavailable` */
  set(key: string, value: unknown): Promise<void>;
  /**
   * Reads a value and writes what `step` makes of it, unless that is undefined, without any other page coming between; gives what is there
   * then. Not for copies and switches. `step` may run again where the device was full. `signal` gives it up, unless it has happened by then, so that a
   * `set` right after it need not wait for it. @throws CivicError as `set`
   */
  change(key: string, step: (value: unknown) => unknown, signal?: AbortSignal): Promise<unknown>;
  delete(key: string): Promise<void>;
  /** The keys that begin with `prefix`, but for switches. */
  keys(prefix: string): Promise<readonly string[]>;
  /** Whether what is written outlives the page: false in private windows of some browsers, and where site data is blocked. */
  keeps(): Promise<boolean>;
  /** Deletes everything that is kept, drafts too. */
  forget(): Promise<void>;
}

export interface DeviceStoreOptions {
  /** Name of the database. @default 'civickit' */
  name?: string;
  /** Room for copies, in bytes as estimated. @default 5 MiB */
  maxBytes?: number;
  clock?: Clock;
}
