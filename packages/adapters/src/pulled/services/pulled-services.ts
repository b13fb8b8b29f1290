import { type HttpAnswer, isCivicError, type ServiceSource, type SourceContext } from '@civickit/core';
import { checkClock } from '../../cap/check-clock.js';
import type { PulledOptions } from '../pulled.js';
import { ageByDevice, placeCopy } from '../place-copy.js';
import { parsePulledServices, type ParsedPulledServices } from './parse-pulled-services.js';

/** A whole catalogue comes at once, and `civickit pull` writes none that is larger. */
export const mostServiceBytes = 32 * 2 ** 20;

/**
 * Public services out of a file of `civickit pull`, with the taxonomies and the ready index that it wrote for them. Its reports say
 * `origin: 'file'`, and `fetchedAt` is when the source itself last answered.
 * @throws CivicError `invalid/url`
 */
export function pulledServices(options: PulledOptions): ServiceSource {
  const { id, maxBytes = mostServiceBytes } = options;
  const { address, described } = placeCopy(options);
  /** What the file tells beside its services, once it has been read. */
  let known: Pick<ParsedPulledServices, 'taxonomies' | 'search'> | undefined;

  async function ask(url: string, { http, signal }: SourceContext): Promise<HttpAnswer> {
    return http.send({ method: 'GET', url: new URL(url, address), maxBytes }, signal);
  }

  async function read(context: SourceContext): Promise<ParsedPulledServices> {
    const { bytes, headers } = await ask(address, context);
    const parsed = parsePulledServices(bytes, id);
    const { taxonomies, search, fetchedAt } = parsed;
    known = { taxonomies, ...(search && { search }) };
    return { ...parsed, fetchedAt: ageByDevice(fetchedAt, checkClock(headers, [], context.clock.now())) };
  }

  return {
    kind: 'services',
    ...described,
    applies: new Set(),
    async list(_query, _cursor, context) {
      const { items, order, fetchedAt, title, refused, problems } = await read(context);
      return { items, order, fetchedAt, ...(title && { title }), ...(refused && { refused }), skipped: problems };
    },
    taxonomies: async (context) => (known ?? (await read(context))).taxonomies,
    async searchIndex(context) {
      const { search } = known ?? (await read(context));
      if (!search) return undefined;
      try {
        return new TextDecoder().decode((await ask(search, context)).bytes);
      } catch (error) {
        // The folder was copied without it: it is a help, not the catalogue.
        if (isCivicError(error) && error.status === 404) return undefined;
        throw error;
      }
    },
  };
}
