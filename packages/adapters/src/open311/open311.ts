import {
  isCivicError,
  type FormDefinition,
  type LanguageOption,
  type NewServiceRequest,
  type PlaceList,
  type RequestQuery,
  type RequestSource,
  type Sender,
  type SourceContext,
} from '@civickit/core';
import type { CoordinateSystem } from '../coordinates/coordinate-system.js';
import { loadPart } from '../source/load-part.js';
import { describeSource, type SourceOptions } from '../source/describe-source.js';
import type { Open311DateStyle, Open311Dialect, Open311Format, Open311Paths } from './dialect.js';
import { spec } from './dialects/spec.js';
import { addressOf, ask, pathsOf, type Endpoint } from './endpoint.js';
import { createFollower } from './follow/create-follower.js';
import { listRequests } from './list/list-requests.js';
import { parseRequests } from './parse-requests.js';
import { createSender } from './send/create-sender.js';

/** How to reach an Open311 server. `url` is its base address, to which `/requests.json` is added. */
export interface Open311Options<D extends Open311Dialect = Open311Dialect> extends SourceOptions {
  /** How the server differs from the standard. @default spec */
  readonly dialect?: D;
  /** Paths of this deployment, where they differ from those of its dialect. */
  readonly paths?: Partial<Open311Paths>;
  /** @default that of the dialect */
  readonly dateStyle?: Open311DateStyle;
  /** @default the better of those that the dialect has */
  readonly format?: Open311Format;
  /** Which of several jurisdictions of the server is meant; most have one and need none. */
  readonly jurisdictionId?: string;
  /** Requests of one answer, where the server has pages. @default that of the dialect */
  readonly pageSize?: number;
  /** What the server writes places in, where it is not WGS 84. They are converted both ways. */
  readonly coordinateSystem?: CoordinateSystem;
  /** Sent with every report, to tell kiosks or programs apart. */
  readonly deviceId?: string;
  /** Reports without a place are sent too, though the standard asks for one. @default that of the dialect */
  readonly placeless?: boolean;
  /** Address of a file of reasons for ratings, relative to `base`. @default those of `@civickit/core/rating-scheme` */
  readonly ratingScheme?: string;
}

/** A source of requests that can be sent to. */
export type WritableRequestSource = RequestSource & { readonly send: Sender<NewServiceRequest> };

/** What `open311` gives for a dialect: without `send` where it cannot be sent to. */
export type Open311Source<D extends Open311Dialect> = D extends Open311Dialect<true> ? WritableRequestSource : RequestSource;

/**
 * Service requests of a server that speaks Open311 GeoReport v2, or something close to it: what can be reported, the questions of each
 * type, lists, single requests, updates and sending.
 * @throws CivicError `invalid/url`
 */
export function open311<const D extends Open311Dialect = Open311Dialect<true>>(options: Open311Options<D>): Open311Source<D> {
  const { address, described } = describeSource(options);
  const endpoint = endpointOf(options, address);
  const { dialect } = endpoint;
  const { pageSize, placeless = dialect.placeless ?? false, deviceId } = options;

  const list: RequestSource['list'] = (query, cursor, context) => listRequests(endpoint, pageSize, query, cursor, context);

  async function get(wanted: string, context: SourceContext) {
    const parameters = { extensions: dialect.parameters?.['extensions'] };
    try {
      const { items } = await ask(endpoint, context, addressOf(endpoint, 'request', parameters, wanted), parseRequests);
      return items.find(({ ref }) => ref.id === wanted);
    } catch (error) {
      if (isCivicError(error) && error.status === 404) return undefined;
      throw error;
    }
  }

  async function types(_options: unknown, context: SourceContext) {
    const part = loadPart(() => import('./parse-services.js'));
    // It is on its way beside the answer; what is wrong with it is heard when that has come.
    part.catch(() => undefined);
    const { items, problems } = await ask(endpoint, context, addressOf(endpoint, 'services'), async (answer, how) =>
      (await part).parseServices(answer, how),
    );
    const known = dialect.describes ? items : items.map((type) => ({ ...type, hasQuestions: false }));
    return { items: known, skipped: problems };
  }

  async function describe(code: string, _options: unknown, context: SourceContext): Promise<FormDefinition> {
    const { parseDefinition } = await loadPart(() => import('./parse-definition.js'));
    return ask(endpoint, context, addressOf(endpoint, 'service', {}, code), async (answer, how) => {
      return (await parseDefinition(answer, { ...how, code })).definition;
    });
  }

  async function updates(query: Parameters<NonNullable<RequestSource['updates']>>[0], context: SourceContext) {
    const { readUpdates } = await loadPart(() => import('./read-updates.js'));
    const { items, problems } = await readUpdates(endpoint, query, context);
    return { items, skipped: problems };
  }

  const deployment = { base: endpoint.base, jurisdictionId: endpoint.jurisdictionId };
  const placesAt = dialect.placesAt?.(deployment);
  async function places(at: string, { lang }: LanguageOption, context: SourceContext): Promise<PlaceList> {
    const { readPlaces } = await loadPart(() => import('./read-places.js'));
    return readPlaces(endpoint, at, lang, context);
  }

  const ratingsAt = dialect.ratingsAt?.(deployment);
  const ratingCode = () => loadPart(() => import('./ratings/index.js'));
  const follow = createFollower(endpoint, get);
  const source: RequestSource = {
    kind: 'requests',
    ...described,
    applies: new Set(appliedBy(dialect)),
    list,
    get,
    types,
    ...(dialect.describes && { describe }),
    ...(dialect.updates?.reads && { updates }),
    ...(placesAt !== undefined && {
      places: (options: LanguageOption, context: SourceContext) => places(placesAt, options, context),
    }),
    ...(ratingsAt !== undefined && {
      ratings: async (context: SourceContext) => (await ratingCode()).readRatings(endpoint, ratingsAt, context),
    }),
    ...(options.ratingScheme && {
      ratingScheme: async (context: SourceContext) => (await ratingCode()).readRatingScheme(options, context),
    }),
    ...(follow && { follow }),
    ...(dialect.writes && { send: createSender({ endpoint, placeless, deviceId }, list) }),
  };
  // Whether there is a `send` follows from the dialect alone; the compiler cannot see it.
  return source as Open311Source<D>;
}

/** What all requests to the server have in common. */
export function endpointOf(options: Open311Options, base: string): Endpoint {
  const { id, dialect = spec, paths, dateStyle, format, jurisdictionId, maxBytes, coordinateSystem } = options;
  return {
    source: id,
    base,
    coordinateSystem,
    dialect: dateStyle === undefined ? dialect : { ...dialect, dates: dateStyle },
    format: format ?? dialect.formats[0],
    paths: pathsOf(dialect.paths, paths),
    ...(jurisdictionId && { jurisdictionId }),
    ...(maxBytes !== undefined && { maxBytes }),
  };
}

function appliedBy({ filters, near }: Open311Dialect): (keyof RequestQuery)[] {
  return [...(Object.keys(filters) as (keyof typeof filters)[]), ...(near ? (['near'] as const) : [])];
}
