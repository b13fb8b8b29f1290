import { never } from '../../deadline/never.js';
import { CivicError } from '../../errors/civic-error.js';
import type { RatingFigures } from '../../requests/rating.js';
import type { RatingScheme } from '../../requests/rating-scheme/rating-scheme.js';
import type { RequestSource } from '../../requests/request-source.js';
import type { FollowOptions } from '../actions.types.js';
import { callSource } from '../call-source.js';
import { findSource } from '../find-source.js';
import type { Runtime } from '../runtime.js';
import { unsupported } from './gather.js';

export async function ratings(
  sources: readonly RequestSource[],
  runtime: Runtime,
  { source: id, signal = never }: FollowOptions = {},
): Promise<RatingFigures> {
  const named = id === undefined ? sources : [findSource(sources, id)];
  const able = named.filter((one) => typeof one.ratings === 'function');
  const [source] = able;
  const ask = source?.ratings?.bind(source);
  if (!source || !ask) throw unsupported('tells how satisfied residents are');
  if (able.length > 1) {
    const names = able.map((one) => one.id).join(', ');
    throw new CivicError('config/unknown-source', `Several sources tell how satisfied residents are (${names}): name one as \`source\``);
  }
  return (await callSource(runtime, source, signal, ask)).value;
}

export async function ratingScheme(
  sources: readonly RequestSource[],
  runtime: Runtime,
  { source: id, signal = never }: FollowOptions = {},
): Promise<RatingScheme | undefined> {
  const source = sources.find((one) => one.ratingScheme && (id === undefined || one.id === id));
  const ask = source?.ratingScheme?.bind(source);
  return source && ask && (await callSource(runtime, source, signal, ask)).value;
}
