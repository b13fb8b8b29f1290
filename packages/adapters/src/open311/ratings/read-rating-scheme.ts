import { CivicError, type SourceContext } from '@civickit/core';
import { pageUrl } from '@civickit/core/markup';
import { parseRatingScheme, type RatingScheme } from '@civickit/core/rating-scheme';
import type { Open311Options } from '../open311.js';

/** Five levels with a dozen reasons in ten languages are a tenth of it. */
const mostBytes = 262_144;

/**
 * The reasons of a file that lies beside the page.
 * @throws CivicError `invalid/url`, `protocol/not-json`, as `parseRatingScheme`, and why it cannot be had
 */
export async function readRatingScheme({ id, ratingScheme, base }: Open311Options, context: SourceContext): Promise<RatingScheme> {
  const page = base ?? (globalThis as { location?: { href: string } }).location?.href;
  const address = pageUrl(ratingScheme, page);
  if (!address) throw new CivicError('invalid/url', `The reasons of ${id} have no http or https address.`, { source: id });
  const { http, signal } = context;
  const { bytes } = await http.send({ method: 'GET', url: new URL(address), maxBytes: mostBytes }, signal);
  return parseRatingScheme(readJson(bytes, address));
}

function readJson(bytes: Uint8Array, url: string): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw new CivicError('protocol/not-json', `${url} is no JSON`, { cause, url });
  }
}
