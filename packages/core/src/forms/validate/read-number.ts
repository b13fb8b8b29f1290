/** With the commas or spaces of thousands, as people write sums. */
const shape = /^[+-]?(?:\d+|\d{1,3}(?:[, ]\d{3})+)?(?:\.\d+)?$/;

/** The number that `typed` writes, in full-width digits too; undefined for anything else. */
export function readNumber(typed: unknown): number | undefined {
  if (typeof typed === 'number') return Number.isFinite(typed) ? typed : undefined;
  if (typeof typed !== 'string') return undefined;
  const text = typed.normalize('NFKC').replace('\u2212', '-').trim();
  const number = shape.test(text) && /\d/.test(text) ? Number(text.replace(/[, ]/g, '')) : NaN;
  // No minus before a zero: JSON has none.
  return Number.isFinite(number) ? number + 0 : undefined;
}
