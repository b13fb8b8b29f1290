/** What the build knows and the loader must: every file of the release, its hash, and what each part needs. */
export interface Manifest {
  readonly version: string;
  /** Path relative to the loader, and its integrity value. */
  readonly files: readonly (readonly [path: string, integrity: string])[];
  /** Name of a part, and the indexes of the files it imports statically, its own first. */
  readonly parts: Readonly<Record<string, readonly number[]>>;
}

/** Loads a part of this release; every file is checked against its hash before any of them runs. */
export type LoadPart = (name: string) => Promise<unknown>;
