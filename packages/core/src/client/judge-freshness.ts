import { assessFreshness } from '../freshness/assess-freshness.js';
import type { Dated, Freshness } from '../freshness/freshness.js';
import type { Kind } from '../source/resources.js';
import type { Rules } from '../source/rules.js';
import type { Chain } from './chain.js';
import type { Reading } from './reading.js';
import type { Runtime } from './runtime.js';

/** What a source has given for a part of it proves life, but its silence on that part proves nothing about the rest. */
export function judge<K extends Kind>(
  reading: Reading<K>,
  readings: readonly Reading<K>[],
  rules: Rules<K>,
  runtime: Runtime,
): Freshness | undefined {
  const whole = [reading, ...readings].find(({ narrowed, chain }) => !narrowed && chain?.first)?.chain;
  const chain = whole ?? reading.chain;
  const freshness = chain?.first && assess(chain, reading, rules, runtime);
  // A kept copy can prove life; of what came since it knows nothing.
  const kept = chain?.first?.answer.origin === 'cache';
  return (whole && !kept) || freshness?.state === 'fresh' ? freshness : undefined;
}

interface Assessed {
  readonly links: number;
  readonly at: number;
  readonly freshness: Freshness;
}

const assessed = new WeakMap<object, Assessed>();
const assessedMs = 60_000;

function assess<K extends Kind>(chain: Chain<K>, { source }: Reading<K>, rules: Rules<K>, { clock, zone }: Runtime): Freshness | undefined {
  if (!source.about?.freshness) return undefined;
  const now = clock.now();
  const links = [...chain.links()];
  const before = assessed.get(chain);
  if (before?.links === links.length && Math.abs(now - before.at) < assessedMs) return before.freshness;
  const { dates = (item: Dated) => item } = rules;
  const dated = links.flatMap(({ entries }) => entries.all().map(({ item }) => dates(item)));
  const freshness = assessFreshness(dated, source.about.freshness, now, zone);
  assessed.set(chain, { links: links.length, at: now, freshness });
  return freshness;
}
