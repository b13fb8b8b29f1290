import { withoutInvalid } from '@civickit/core/markup';

/** Full-width letters, ligatures and letter case are no difference to a reader, here as in the client (NFKC, Unicode Standard Annex 15). */
export function folded(text: string): string {
  return withoutInvalid(text).normalize('NFKC').toLowerCase();
}

/** Folded parts, kept apart by a line break, which no word holds. */
export function searched(parts: readonly (string | undefined)[]): string {
  return folded(parts.filter((part) => part !== undefined).join('\n'));
}

/** The words of a question, folded; each must occur. */
export function wordsOf(wanted: string): readonly string[] {
  return folded(wanted).split(/\s+/).filter(Boolean).slice(0, 20);
}
