import { zoneOffset } from '@civickit/core';

/** The date that a calendar in a zone shows at a moment, as YYYY-MM-DD. */
export function dayAt(ms: number, zone: string): string {
  return new Date(ms + zoneOffset(ms, zone) * 60_000).toISOString().slice(0, 10);
}
