import type { CollectionOf, Kind, Store, Writable } from '@civickit/core';
import type { Outbox } from '@civickit/core/outbox';

/** Where an element's data comes from, as its attributes say; read by the host alone. */
export interface HostSpec {
  /** Ids of configured sources, parted by spaces; all of the kind when absent. */
  readonly source?: string;
  /** Address of a feed or file, relative to the page. */
  readonly src?: string;
  /** Name of the adapter that reads `src`. @default 'feed' */
  readonly adapter?: string;
}

/** What an element needs to show a collection. */
export interface Opened<K extends Kind> {
  /** With `send` and what belongs to it where one of the sources can be sent to. */
  readonly collection: CollectionOf<K> & Partial<Writable<K>>;
  /** Origins, beside the page's own, from which pictures of sources may be loaded. */
  readonly imageOrigins: readonly string[];
}

/** The port between elements and whatever feeds them. It stands in the context before the configuration has arrived. */
export interface Host {
  readonly version: 1;
  /** Keeps what readers choose, on the device; elements open no storage of their own. Missing where nothing may be kept. */
  readonly store?: Store;
  /**
   * The queue of whatever people send, one per host and shared by all pages of the site; its code is loaded when it is first asked for.
   * Missing where nothing is to be kept. Rejects where the code cannot be had now.
   */
  outbox?(): Promise<Outbox>;
  /** Waits for the configuration; rejects with `config/*` only when it cannot come or does not know the source. */
  open<K extends Kind>(kind: K, spec: HostSpec, signal: AbortSignal): Promise<Opened<K>>;
}
