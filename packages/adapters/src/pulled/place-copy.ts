import { CivicError, type ClockCheck, type Instant, type Source, toInstant } from '@civickit/core';
import type { SourceOptions } from '../source/describe-source.js';
import { pageAddress } from './addresses.js';
import { present, textOf } from './fields.js';

/** Address of a copy, and what its source tells people about itself. @throws CivicError `invalid/url` */
export function placeCopy(options: SourceOptions): { address: string; described: Pick<Source, 'id' | 'area' | 'about'> } {
  const { id, area, title, homepage, contact, freshness } = options;
  const base = options.base === undefined ? (globalThis as { location?: { href: string } }).location?.href : String(options.base);
  const address = pageAddress(String(options.url), base);
  if (!address) throw new CivicError('invalid/url', `The source ${id} has no http or https address.`, { source: id });
  const page = pageAddress(homepage, base);
  return {
    address,
    described: {
      id,
      ...present({ area }),
      about: present({ title: textOf(title), homepage: page, contact, freshness }),
    },
  };
}

/** When a copy was made, by a device whose clock may be wrong. */
export function ageByDevice(fetchedAt: Instant, clock: ClockCheck | undefined): Instant {
  return clock ? toInstant(Date.parse(fetchedAt) + clock.ahead) : fetchedAt;
}
