import type { OutboxRecord } from './record.js';

export interface ShelvedMedia {
  readonly name?: string;
  readonly type: string;
  readonly bytes: ArrayBuffer;
}

/** Where items lie. Every change is one transaction: it sees the record as it is, whoever changed it last. */
export interface Shelf {
  /** Whether what is written outlives the page. */
  readonly kept: boolean;
  /** Whatever is there, also what this release does not understand. */
  all(): Promise<readonly unknown[]>;
  /**
   * Adds a record unless its key is taken. @returns whether it was added
   * @throws CivicError `storage/unavailable` where media that it names are not there: no item is without, also after a page slept for days
   */
  add(key: string, record: object): Promise<boolean>;
  /**
   * `step` is synchronous, may run twice, and sees only records that this release understands. What it makes `isWiped`, a shelf that is
   * `kept` removes with its media in the same transaction.
   * @returns the record as it then is; undefined where there is none, or one of a later release
   * @throws CivicError `storage/unavailable` where media that it names anew are not there
   */
  change(key: string, step: (record: OutboxRecord) => OutboxRecord | undefined): Promise<OutboxRecord | undefined>;
  /** Removes a record and its media if `may`. @returns the record that stays */
  remove(key: string, may: (record: OutboxRecord) => boolean): Promise<OutboxRecord | undefined>;
  addMedia(key: string, id: string, media: ShelvedMedia): Promise<void>;
  getMedia(key: string, id: string): Promise<ShelvedMedia | undefined>;
  removeMedia(key: string, ids: readonly string[]): Promise<void>;
  /** Removes media that no record names, if they were written before `from` or, by a clock that was wrong, after `to`. */
  sweep(from: number, to: number): Promise<void>;
}
