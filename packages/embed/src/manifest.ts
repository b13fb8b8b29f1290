/** Files of the release with their hashes, and what each part needs. */
export interface FileList {
  /** Path relative to the loader, and its integrity value. */
  readonly files: readonly (readonly [path: string, integrity: string])[];
  /** Name of a part, and the indexes of the files it imports statically, its own first; none for one whose files come later. */
  readonly parts: Readonly<Record<string, readonly number[]>>;
}

/**
 * What the loader knows from the start. What pages of notices need later, or never, stands in the part `later`, a list that goes on; all
 * else in `rest`, which goes on from there.
 */
export interface Manifest extends FileList {
  readonly version: string;
  /** Names of elements and languages that stand in `later` or `rest`. */
  readonly more: readonly string[];
}

/** Loads a part of this release; every file is checked against its hash before any of them runs. Undefined where there is no such part. */
export type LoadPart = (name: string) => Promise<unknown>;
