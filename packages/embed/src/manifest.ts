/** Files of the release with their hashes, and what each part needs. */
export interface FileList {
  /** Path relative to the loader, and its integrity value. */
  readonly files: readonly (readonly [path: string, integrity: string])[];
  /** Name of a part, and the indexes of the files it imports statically, its own first. None for one that stands in the part `later`. */
  readonly parts: Readonly<Record<string, readonly number[]>>;
}

/** What the loader knows from the start; what pages need later, or never, stands in the part `later`, a list that goes on. */
export interface Manifest extends FileList {
  readonly version: string;
}

/** Loads a part of this release; every file is checked against its hash before any of them runs. */
export type LoadPart = (name: string) => Promise<unknown>;
