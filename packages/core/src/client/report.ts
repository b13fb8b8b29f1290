import { assessFreshness } from '../freshness/assess-freshness.js';
import type { Dated, Freshness } from '../freshness/freshness.js';
import type { Kind } from '../source/resources.js';
import type { Rules } from '../source/rules.js';
import type { Source } from '../source/source.js';
import type { SourceReport } from './client.types.js';
import type { Chain } from './chain.js';
import type { Library } from './library.js';
import type { Reading } from './reading.js';
import type { Runtime } from './runtime.js';
import type { Walker } from './walker.js';

export function reportSkipped<K extends Kind>({ id, about }: Source<K>): SourceReport {
  return { source: id, state: 'skipped', origin: 'network', ...(about?.title === undefined ? {} : { title: about.title }) };
}

/** What a source did for a page. */
export function reportWalker<K extends Kind>(walker: Walker<K>, library: Library<K>, pending: boolean, runtime: Runtime): SourceReport {
  const { reading } = walker;
  const { id, about } = reading.source;
  const chain = walker.chain ?? reading.chain;
  const answer = (chain?.first ?? walker.link)?.answer;
  const stoodIn = reading.failure('') ?? answer?.batch.refused;
  const error = walker.error ?? (answer ? stoodIn : undefined);
  const links = [...(chain?.links() ?? [])];
  const skipped = links.reduce((sum, link) => sum + link.answer.batch.skipped.length, 0);
  const title = about?.title ?? answer?.batch.title;
  const freshness = about?.freshness && judge(reading, library.readingsOf(reading.source), library.rules, runtime);
  return {
    source: id,
    state: pending ? 'pending' : walker.error ? 'failed' : answer && stoodIn ? 'cached' : 'ok',
    origin: answer && (pending || reading.failure('')) ? 'cache' : (answer?.origin ?? 'network'),
    ...(answer ? { fetchedAt: answer.fetchedAt } : {}),
    ...(freshness ? { freshness } : {}),
    ...(skipped > 0 ? { skipped } : {}),
    ...(title === undefined ? {} : { title }),
    ...(error && !pending ? { error } : {}),
  };
}

/** What a source has given for a part of it proves life, but its silence on that part proves nothing about the rest. */
function judge<K extends Kind>(
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
