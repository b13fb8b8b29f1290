import { hashOf } from '../../record/hash-of.js';

/** A short name for what a value holds: other content, other name. */
export function versionOf(value: unknown): string {
  return hashOf(JSON.stringify(value)).toString(36);
}
