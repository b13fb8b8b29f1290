import { CivicError, isCivicError, type HttpAnswer, type RatingFigures, type SourceContext } from '@civickit/core';
import { exchange, type Endpoint } from '../endpoint.js';
import { parseRatings } from './parse-ratings.js';

/** The figures at an address. @throws CivicError `unsupported/capability` for a server that is too old to have them */
export async function readRatings(endpoint: Endpoint, address: string, context: SourceContext): Promise<RatingFigures> {
  const { source } = endpoint;
  let answer: HttpAnswer;
  try {
    answer = await exchange(endpoint, context, { method: 'GET', url: new URL(address), headers: { accept: 'application/json' } });
  } catch (cause) {
    if (!isCivicError(cause) || cause.status !== 404) throw cause;
    throw new CivicError('unsupported/capability', `${source} has no figures of ratings`, { cause, source });
  }
  const figures = parseRatings(new TextDecoder().decode(answer.bytes));
  if (figures) return figures;
  throw new CivicError('protocol/wrong-shape', `${source} gave no figures of ratings`, { source, url: answer.url.href });
}
