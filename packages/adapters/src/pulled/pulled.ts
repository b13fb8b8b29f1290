import type { ClockCheck, Instant, Notice, Source } from '@civickit/core';
import type { SourceOptions } from '../source/describe-source.js';
import { checkClock } from '../cap/check-clock.js';
import { parsePulled } from './parse-pulled.js';
import { ageByDevice, placeCopy } from './place-copy.js';

/** `id` is that of the source that was pulled, `url` the address of the file that `civickit pull` wrote. */
export type PulledOptions = SourceOptions;

/**
 * Notices out of a file of `civickit pull`. Its reports say `origin: 'file'`, and `fetchedAt` is when the source itself last answered.
 * @throws CivicError `invalid/url`
 */
export function pulled(options: PulledOptions): Source<'notices'> {
  const { id, maxBytes } = options;
  const { address, described } = placeCopy(options);
  return {
    kind: 'notices',
    ...described,
    applies: new Set(),
    async list(_query, _cursor, { http, clock, signal }) {
      const { bytes, headers } = await http.send(
        { method: 'GET', url: new URL(address), ...(maxBytes !== undefined && { maxBytes }) },
        signal,
      );
      const { problems, ...batch } = parsePulled(bytes, id);
      const wrong = checkClock(headers, [], clock.now());
      return { ...batch, ...(wrong && byDevice(batch, wrong)), skipped: problems };
    },
  };
}

/** On a device whose clock is wrong, ages are to be right, and no warning is to end early or late. */
function byDevice({ items, fetchedAt }: Copy, clock: ClockCheck): Copy {
  return {
    fetchedAt: ageByDevice(fetchedAt, clock),
    items: items.map((item) => (item.alert ? { ...item, alert: { ...item.alert, clock } } : item)),
  };
}

interface Copy {
  readonly items: readonly Notice[];
  readonly fetchedAt: Instant;
}
