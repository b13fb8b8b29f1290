/** A time of day as written, `hour` of 24. */
export interface ClockTime {
  readonly hour: number;
  readonly minute: number;
  readonly second?: number;
  /** Digits after the point of the second. */
  readonly fraction?: string;
  /** What follows, where a zone may stand. */
  readonly rest: string;
}

const pattern = /^(\d{1,2})(?::(\d{1,2})?|\.(\d\d))?(?:[:.](\d\d)(?:[.,](\d{1,9}))?)?(?!\d)\s*(?:([ap])\.?m\.?(?![a-z]))?\s*(.*)$/i;
const halves = /^(上午|凌晨|早上|早|오전)?(下午|中午|晚上|晚|오후)?\s*/;

/** The time that `text` begins with: `15:30`, `15.30`, `3:30 pm`, `下午3点30分`, `오후 3시`. A bare number is none. */
export function timeIn(text: string): ClockTime | undefined {
  const half = halves.exec(text);
  const units = text
    .slice(half?.[0].length)
    .replace(/\s*[时時点點시]\s*/, ':')
    .replace(/\s*[分분]\s*(?=\d)/, ':')
    .replace(/[分秒분초]/g, '');
  const found = pattern.exec(units);
  if (!found) return undefined;
  const [, hour, minute, dotted, second, fraction, meridiem = half?.[2] ? 'p' : half?.[1] ? 'a' : '', rest = ''] = found;
  if (!meridiem && dotted === undefined && !/^\d+:/.test(units)) return undefined;
  return {
    hour: hour24(Number(hour), meridiem.toLowerCase()),
    minute: Number(minute ?? dotted ?? 0),
    ...(second !== undefined && { second: Number(second) }),
    ...(fraction !== undefined && { fraction }),
    rest,
  };
}

function hour24(hour: number, half: string): number {
  if (half === 'p') return hour < 12 ? hour + 12 : hour;
  return half === 'a' && hour === 12 ? 0 : hour;
}
