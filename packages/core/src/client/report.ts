import type { Kind } from '../source/resources.js';
import type { Source } from '../source/source.js';
import type { SourceReport } from './client.types.js';
import { judging } from './freshness.js';
import type { Library } from './library.js';
import type { Runtime } from './runtime.js';
import type { Walker } from './walker.js';

export function reportSkipped<K extends Kind>({ id, about }: Source<K>): SourceReport {
  return { source: id, state: 'skipped', origin: 'network', ...(about?.title !== undefined && { title: about.title }) };
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
  const freshness = about?.freshness && judging()?.judge(reading, library.readingsOf(reading.source), library.rules, runtime);
  return {
    source: id,
    state: pending ? 'pending' : walker.error ? 'failed' : answer && stoodIn ? 'cached' : 'ok',
    origin: answer && (pending || reading.failure('')) ? 'cache' : (answer?.origin ?? 'network'),
    ...(answer ? { fetchedAt: answer.fetchedAt } : {}),
    ...(freshness ? { freshness } : {}),
    ...(skipped > 0 ? { skipped } : {}),
    ...(title !== undefined && { title }),
    ...(error && !pending ? { error } : {}),
  };
}
