/** A number as it is written in decimal: `digits` times ten to the power of `exponent`. */
interface Decimal {
  readonly digits: bigint;
  readonly exponent: number;
}

/** Significant digits of a result. */
const precision = 15;
/** Integers below have at most that many digits, and doubles hold them as they are. */
const exact = 1e15;

type Arithmetic = '+' | '-' | '*' | '/' | '%';

/**
 * The result of exact decimal arithmetic on the numbers as they are written (0.1 is a tenth), rounded half away from zero to 15
 * significant digits; undefined for a division by zero and for what is no finite number. A remainder has the sign of `one`.
 */
export function calculate(operator: Arithmetic, one: number, other: number): number | undefined {
  if ((operator === '/' || operator === '%') && other === 0) return undefined;
  const quick = operator === '+' ? one + other : operator === '-' ? one - other : operator === '*' ? one * other : NaN;
  if (Number.isInteger(one) && Number.isInteger(other) && Math.abs(quick) < exact && isExact(one) && isExact(other)) return quick + 0;
  const { digits, exponent } = work(operator, readDecimal(one), readDecimal(other));
  return toNumber(digits, exponent);
}

/** Rounded half away from zero to `places` digits behind the point, or before it where they are negative. */
export function roundTo(value: number, places: number): number | undefined {
  const { digits, exponent } = readDecimal(value);
  const dropped = -exponent - places;
  return dropped <= 0 ? value + 0 : toNumber(divideRounded(digits, dropped), -places);
}

/** All digits of a number, without an exponent. */
export function writeDecimal(value: number): string {
  const { digits, exponent } = readDecimal(value);
  const sign = digits < 0n ? '-' : '';
  const text = String(digits < 0n ? -digits : digits);
  if (exponent >= 0) return `${sign}${text}${'0'.repeat(digits === 0n ? 0 : exponent)}`;
  const padded = text.padStart(1 - exponent, '0');
  return `${sign}${padded.slice(0, exponent)}.${padded.slice(exponent)}`;
}

function isExact(value: number): boolean {
  return Math.abs(value) < exact;
}

function readDecimal(value: number): Decimal {
  const [mantissa = '0', exponent = '0'] = String(value).split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  return { digits: BigInt(whole + fraction), exponent: Number(exponent) - fraction.length };
}

function work(operator: Arithmetic, one: Decimal, other: Decimal): Decimal {
  if (operator === '*') return { digits: one.digits * other.digits, exponent: one.exponent + other.exponent };
  if (operator === '/') return divide(one, other);
  const exponent = Math.min(one.exponent, other.exponent);
  const [a, b] = [one, other].map((decimal) => decimal.digits * 10n ** BigInt(decimal.exponent - exponent)) as [bigint, bigint];
  return { digits: operator === '+' ? a + b : operator === '-' ? a - b : a % b, exponent };
}

function divide(one: Decimal, other: Decimal): Decimal {
  // Two digits more than are kept; what is cut off behind them never turns a half.
  const more = precision + 2 + String(other.digits).length;
  return { digits: (one.digits * 10n ** BigInt(more)) / other.digits, exponent: one.exponent - more - other.exponent };
}

function toNumber(digits: bigint, exponent: number): number | undefined {
  const dropped = Math.max(0, String(digits < 0n ? -digits : digits).length - precision);
  const value = Number(`${divideRounded(digits, dropped)}e${exponent + dropped}`);
  return Number.isFinite(value) ? value + 0 : undefined;
}

function divideRounded(digits: bigint, dropped: number): bigint {
  if (dropped === 0) return digits;
  const divisor = 10n ** BigInt(dropped);
  const half = digits < 0n ? -divisor / 2n : divisor / 2n;
  return (digits + half) / divisor;
}
