import type { Issue } from '../../errors/civic-error.js';
import { limits } from './limits.js';
import { nearName } from './near-name.js';
import type { Names, Placed } from './names.js';
import type { Members } from './members.js';

const hinted = 20;

/** What is found while a definition is read, and how much of it may still be looked at. */
export class Reading {
  readonly errors: Issue[] = [];
  readonly warnings: Issue[] = [];
  /** Of the definition, as far as it is right. */
  languages: readonly string[] = [];
  options = 0;
  /** Questions with an id and a type, whatever else is wrong with them. */
  readonly placed: Placed[] = [];
  readonly pages: { readonly page: Members; readonly path: string }[] = [];
  questions = 0;
  /** Of the groups and repeats that are being read. */
  depth = 0;
  names: Names = { own: new Map() };
  /** More than `limits` allow: another error than what is merely wrong. */
  tooLarge = false;
  /** A question could not be taken, so that a name nobody has may be its own. */
  incomplete = false;
  /** Not `#steps`: bundles for older browsers keep such fields in a map, which is slow a million times. */
  steps = 0;

  error(path: string, message: string): undefined {
    if (this.errors.length < limits.issues) this.errors.push({ path, message });
  }

  /** An error about a name that nobody has, with what it may have meant; the first ones only, for likeness takes time. */
  unknown(path: string, message: string, name: string, known: readonly string[]): undefined {
    return this.error(path, this.errors.length < hinted ? message + nearName(name, known) : message);
  }

  warn(path: string, message: string): void {
    if (this.warnings.length < limits.issues) this.warnings.push({ path, message });
  }

  /** A warning about a value that nobody offers, with what it may have meant. */
  caution(path: string, message: string, value: string, offered: ReadonlySet<string>): void {
    this.warn(path, this.warnings.length < hinted ? message + nearName(value, [...offered]) : message);
  }

  get isFullOfWarnings(): boolean {
    return this.warnings.length >= limits.issues;
  }

  excess(path: string, message: string): void {
    this.error(path, message);
    this.tooLarge = true;
  }

  /** Counts one value; false once nobody would read the rest: too many values, or too many errors. */
  goesOn(): boolean {
    if (++this.steps === limits.values) this.excess('', `holds more than ${limits.values} values`);
    return this.steps < limits.values && this.errors.length < limits.issues;
  }
}
