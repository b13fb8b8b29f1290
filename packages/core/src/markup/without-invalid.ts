/** Controls, non-characters and, because of the flag `u`, lone surrogates. */
const invalid = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufeff\ufffe\uffff\ud800-\udfff]/gu; // eslint-disable-line no-control-regex

/** Any of them, or half of a pair: without `u` a test costs a third, and most texts pass it. */
const suspect = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufeff\ufffe\uffff\ud800-\udfff]/; // eslint-disable-line no-control-regex

/** `text` without the characters that no document may hold: NUL and other controls, non-characters, lone surrogates. */
export function withoutInvalid(text: string): string {
  return suspect.test(text) ? text.replace(invalid, '') : text;
}
