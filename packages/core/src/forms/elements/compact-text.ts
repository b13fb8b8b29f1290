/** What people, phones and spreadsheets put between the characters of a number. */
const between = /[\s\p{Cf}\p{Pd}\u2212]+/gu;

/** A code as it is kept: full-width characters made half, letters large, without spaces, hyphens and invisible characters. */
export function compactText(text: string): string {
  return text.normalize('NFKC').replace(between, '').toUpperCase();
}
