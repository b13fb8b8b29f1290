/** Files of the release with their hashes, and what each part needs. */
export interface FileList {
  /** Path relative to the loader, and its integrity value, each at its place; what stands in other lists is left out. */
  readonly files: readonly (readonly [path: string, integrity: string])[];
  /** Name of a part, and the indexes of the files it imports statically, its own first; none for one whose files come later. */
  readonly parts: Readonly<Record<string, readonly number[]>>;
  /** Parts that are lists, in the order in which they are looked into from now on. */
  readonly lists?: readonly string[];
}

/**
 * What the loader knows from the start. What pages of notices need later, or never, stands in the list `later`; what catalogues of services
 * need, in `services`; what pages of reports need, once more in `requests`; all else in `rest`. The element of a form brings a short list of what it asks for first, and names another, `forms`.
 */
export interface Manifest extends FileList {
  readonly version: string;
  /** Elements and languages that a page may ask for, wherever their files stand. */
  readonly names: readonly string[];
}

/** Loads a part of this release; every file is checked against its hash before any of them runs. Undefined where there is no such part. */
export type LoadPart = (name: string) => Promise<unknown>;
