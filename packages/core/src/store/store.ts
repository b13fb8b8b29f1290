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
  delete(key: string): Promise<void>;
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
