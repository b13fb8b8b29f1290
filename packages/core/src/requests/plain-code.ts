/**
 * The code of a report as it is read out and typed, in the letters of Crockford's base 32: O for 0, I and L for 1, wide ones for narrow,
 * with anything between.
 */
export function plainCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
}
