import { isCivicError, toInstant, type Batch, type PublicService, type Query, type ServiceSource, type SourceContext } from '@civickit/core'; // prettier-ignore
import { loadConversions } from '../coordinates/load-conversion.js';
import type { CoordinateSystem } from '../coordinates/coordinate-system.js';
import { boundOf } from '../source/bound-of.js';
import { describeSource, type SourceOptions } from '../source/describe-source.js';
import { createAsking, type Parameters } from './asking.js';
import { cursorOf, pageOf, nextPage } from './paging.js';
import { parseHsds, type ReadServices } from './parse-hsds.js';
import { findTerm, readTaxonomies } from './taxonomies.js';

/** Filters that servers of HSDS have, by the names of their parameters. */
export type HsdsFilter = 'search' | 'taxonomy_term_id' | 'organization_id' | 'modified_after';

export interface HsdsOptions extends SourceOptions {
  /** What the server speaks; `uk` is the Open Referral UK profile of 3.0, `uk-1` the interface before it. @default '3.0' */
  readonly version?: '3.0' | '3.1' | '3.2' | 'uk' | 'uk-1';
  /** Filters that the server does; others are done here. @default all four, none for `uk-1` */
  readonly filters?: readonly HsdsFilter[];
  /** `post` keeps what is asked for out of addresses and logs, where the server takes it (from 3.1 on). @default 'get' */
  readonly search?: 'get' | 'post';
  /** `ndjson` asks for everything in one answer, a line for each service. @default 'json' */
  readonly format?: 'json' | 'ndjson';
  /** Whether lists are asked for with all that belongs to a service. @default only where nobody waits, as for `civickit pull`: in lists most servers leave out places, hours and terms */
  readonly full?: boolean;
  /** Whether places stand apart from services, so that `get` has to ask for both. @default false */
  readonly flat?: boolean;
  /** Services of one answer. @default 50 */
  readonly perPage?: number;
  /** BCP 47 tag of the texts. */
  readonly lang?: string;
  /** System of the coordinates, where it is not WGS 84. */
  readonly coordinateSystem?: CoordinateSystem;
}

const all: readonly HsdsFilter[] = ['search', 'taxonomy_term_id', 'organization_id', 'modified_after'];
const queryOf = { search: 'text', taxonomy_term_id: 'taxonomy', organization_id: 'organization', modified_after: 'updatedAfter' } as const;
/** HSDS wants UUIDs as ids; what is none may be a name. */
const uuid = /^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i;
const empty: Batch<PublicService> = { items: [], order: 'unordered', skipped: [] };

/**
 * Public services from a server of Open Referral HSDS 3. Its cursor is the number of the next page, and what the one before held.
 * @throws CivicError `invalid/url`
 */
export function hsds(options: HsdsOptions): ServiceSource {
  const { id, version = '3.0', search = 'get', format = 'json', full, flat, perPage = 50, lang, coordinateSystem } = options;
  const { address, described } = describeSource(options);
  const filters = options.filters ?? (version === 'uk-1' ? [] : all);
  const asking = createAsking({ address, source: id, maxBytes: options.maxBytes });
  /** Terms that were asked for by name, so that the pages after the first need not ask again. */
  const termIds = new Map<string, string>();

  async function readServices(path: string, parameters: Parameters, context: SourceContext, post = false): Promise<ReadServices> {
    const [answer, { toWgs84 }] = await Promise.all([asking.ask(path, parameters, context, post), loadConversions(coordinateSystem)]);
    const origin = { source: id, url: answer.url, zone: context.zone, lang, toWgs84 };
    return parseHsds(answer.bytes, { ...origin, contentType: answer.headers.get('content-type') ?? undefined }, context.signal);
  }

  /** The parameters that stand for a query. */
  async function parametersOf(query: Query<'services'>, context: SourceContext): Promise<Parameters> {
    const { text, taxonomy, organization, updatedAfter } = query;
    const does = (filter: HsdsFilter) => filters.includes(filter);
    const after = does('modified_after') ? updatedAfter : undefined;
    return {
      search: does('search') ? text : undefined,
      taxonomy_term_id: does('taxonomy_term_id') && taxonomy !== undefined ? await termId(taxonomy, context) : undefined,
      organization_id: does('organization_id') && organization !== undefined && uuid.test(organization) ? organization : undefined,
      // The server takes instants, and compares them as the query does: on it or later.
      modified_after: after === undefined ? undefined : toInstant(boundOf('updatedAfter', after, context.zone, id)),
    };
  }

  async function termId(wanted: string, context: SourceContext): Promise<string> {
    const found = uuid.test(wanted) ? wanted : (termIds.get(wanted) ?? (await findTerm(wanted, asking, context)));
    termIds.set(wanted, found);
    return found;
  }

  const source: ServiceSource = {
    kind: 'services',
    ...described,
    applies: new Set(filters.map((filter) => queryOf[filter])),
    async list(query, cursor, context) {
      const place = pageOf(cursor, id);
      const wanted = await parametersOf(query, context);
      const isFiltered = Object.values(wanted).some((value) => value !== undefined);
      // A server that knows no lines gives its pages, of a size of its own.
      const paging =
        format === 'json' ? { page: place.page, per_page: perPage } : { format, page: place.page > 1 ? place.page : undefined };
      const read = (parameters: Parameters) => readServices('/services', parameters, context, search === 'post' && isFiltered);
      try {
        const found = await read({ ...wanted, ...paging, full: (full ?? context.patient) ? 'true' : undefined });
        const next = nextPage(found, place);
        if (next === 'repeated') return empty;
        // A unit by name is looked for here: the server knows it by id.
        const byName = filters.includes('organization_id') && wanted['organization_id'] === undefined ? query.organization : undefined;
        const items = byName === undefined ? found.items : found.items.filter((service) => isOf(service, byName));
        const total = byName === undefined ? found.page.total : undefined;
        return {
          items,
          order: 'unordered',
          skipped: found.problems,
          ...(next && { next: cursorOf(next) }),
          ...(total !== undefined && { total }),
        };
      } catch (error) {
        if (!isCivicError(error) || error.status !== 404) throw error;
        // Some servers say so that nothing is there; that the list itself is gone is another thing.
        if (place.page > 1) return empty;
        if (!isFiltered) throw error;
        await readServices('/services', { page: 1, per_page: 1 }, context);
        return empty;
      }
    },
    async get(wanted, context) {
      if (/^\.{0,2}$/.test(wanted)) return undefined;
      try {
        const { items } = await readServices(`/services/${encodeURIComponent(wanted)}`, {}, context);
        const service = items.find(({ ref }) => ref.id === wanted);
        return service && flat && !service.places ? await withPlaces(service, context) : service;
      } catch (error) {
        if (isCivicError(error) && (error.status === 404 || error.status === 410)) return undefined;
        throw error;
      }
    },
    taxonomies: (context) => readTaxonomies(asking, context),
  };

  /** What services at locations say of a service, where they can be asked for; without them it is what it was. */
  async function withPlaces(service: PublicService, context: SourceContext): Promise<PublicService> {
    const parameters = { service_id: service.ref.id, full: 'true', per_page: perPage };
    const read = await readServices('/service_at_locations', parameters, context).catch((error: unknown) => {
      if (isCivicError(error) && error.kind !== 'aborted') return undefined;
      throw error;
    });
    const { places, channels } = read?.items.find(({ ref }) => ref.id === service.ref.id) ?? {};
    return { ...service, ...(places && { places }), ...(channels && { channels: [...(service.channels ?? []), ...channels] }) };
  }

  return source;
}

function isOf({ organization }: PublicService, wanted: string): boolean {
  const folded = (name: string | undefined) => name?.normalize('NFKC').trim().toLowerCase();
  return organization?.id === wanted || (organization !== undefined && folded(organization.name) === folded(wanted));
}
