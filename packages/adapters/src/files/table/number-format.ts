/** Formats that are dates wherever they stand (ISO/IEC 29500-1 18.8.30, with those of East Asian Excels). */
const builtIn = (id: number) => (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/** Whether a number in the format `id`, whose code is `code` where it is the workbook's own, is a date or a time. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return builtIn(id);
  const bare = code
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .replace(/general|e[+-]/gi, '');
  return /[ymdhs]|e/i.test(bare.split(';')[0] ?? '');
}

const dayMs = 86_400_000;
/** Days from 1899-12-30 to 1970-01-01, which absorbs the 29 February 1900 that Excel believes in. */
const toEpoch = 25_569;
/** Days between the two systems of counting. */
const systems = 1462;

/**
 * The date of a serial number as `2026-03-04`, or `2026-03-04 15:30` where it has a time; undefined where it is below a day or beyond the
 * calendar. Of seconds, what rounding leaves does not count.
 */
export function serialDate(serial: number, date1904: boolean): string | undefined {
  const days = (date1904 ? serial + systems : serial) + (!date1904 && serial < 60 ? 1 : 0);
  if (!(days >= 1 && days < 2_958_466)) return undefined;
  const iso = new Date(Math.round(((days - toEpoch) * dayMs) / 1000) * 1000).toISOString();
  const time = iso.slice(11, 19);
  if (time === '00:00:00') return iso.slice(0, 10);
  return `${iso.slice(0, 10)} ${time.endsWith(':00') ? time.slice(0, 5) : time}`;
}
