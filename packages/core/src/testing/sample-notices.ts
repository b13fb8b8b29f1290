import type { Notice } from '../notices/notice.js';

/** A notice by its bare facts, in no wire format yet. */
export interface SampleNotice {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  /** RFC 3339 date and time. */
  readonly published: string;
  readonly summary?: string;
  readonly categories?: readonly string[];
}

const hour = 3_600_000;

/** `count` notices, newest first, an hour apart, the newest at `from`. */
export function sampleNotices(
  count: number,
  { from = '2026-03-04T08:00:00Z', prefix = 'n' }: { from?: string; prefix?: string } = {},
): SampleNotice[] {
  const samples: SampleNotice[] = [];
  for (let at = 0; at < count; at += 1) {
    samples.push({
      id: `${prefix}${at}`,
      title: `Notice ${prefix}${at}`,
      url: `https://town.example/${prefix}/${at}`,
      published: new Date(Date.parse(from) - at * hour).toISOString(),
      categories: [at % 2 === 0 ? 'Water' : 'Roads'],
    });
  }
  return samples;
}

/** The same as the notice that an adapter would make of it. `more` overrides. */
export function toNotice(source: string, { id, published, ...rest }: SampleNotice, more: Partial<Notice> = {}): Notice {
  return { ref: { source, id }, ...rest, published: { iso: published, precision: 'instant', zone: 'given' }, ...more };
}
