const unsafe = /[<>&\u2028\u2029]/g;

/**
 * The text of `<script type="application/ld+json">` for a value that JSON can hold: no text in it can end the element or open a comment
 * in it, and every JSON parser reads it back the same (HTML 4.12.1.3). A value that JSON has not is `null`.
 */
export function jsonLdText(value: unknown): string {
  const text = JSON.stringify(value) as string | undefined;
  return (text ?? 'null').replace(unsafe, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
