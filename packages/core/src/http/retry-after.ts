/**
 * Milliseconds to wait by a `Retry-After` field in either form (RFC 9110, section 10.2.3). A date is measured against the
 * answer's own `Date` where that can be read, for the clock here and there may differ by years.
 */
export function readRetryAfter(headers: Headers, now: number): number | undefined {
  const field = headers.get('retry-after')?.trim();
  if (!field) return undefined;
  if (/^\d+(\.\d+)?$/.test(field)) return Number(field) * 1000;
  const until = Date.parse(field);
  if (Number.isNaN(until)) return undefined;
  const sent = Date.parse(headers.get('date') ?? '');
  return Math.max(0, until - (Number.isNaN(sent) ? now : sent));
}
