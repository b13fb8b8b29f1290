import type { FormDefinition } from '../forms/definition/form-definition.js';
import type { Place } from '../places/place.js';
import type { Batch, Source, SourceContext } from '../source/source.js';
import type { FollowedRequest, FollowerAbout, FollowKey, FollowUp, NewFollowUp } from './followed-request.js';
import type { RatingFigures } from './rating.js';
import type { RatingScheme } from './rating-scheme/rating-scheme.js';
import type { RequestType } from './request-type.js';
import type { RequestUpdate } from './service-request.js';

/** A source of service requests. Beside their list it may give the types that can be reported, their questions, updates, and the places of its area. */
export interface RequestSource extends Source<'requests'> {
  types?(options: LanguageOption, context: SourceContext): Promise<TypeList>;
  /** The questions of a type. @throws CivicError `http/client-error` for an unknown id */
  describe?(typeId: string, options: LanguageOption, context: SourceContext): Promise<FormDefinition>;
  /** What happened to one request, or to all between two instants, oldest first. */
  updates?(query: UpdatesQuery, context: SourceContext): Promise<Omit<Batch<RequestUpdate>, 'order' | 'next'>>;
  /** The places of the area, by which residents say where something is. */
  places?(options: LanguageOption, context: SourceContext): Promise<PlaceList>;
  /** How satisfied residents are, by their ratings. */
  ratings?(context: SourceContext): Promise<RatingFigures>;
  /** The reasons that can be chosen with a rating, where they are its own. */
  ratingScheme?(context: SourceContext): Promise<RatingScheme>;
  /** Opens reports to those who made them. Without it they are followed by their number, through `get`. */
  readonly follow?: Follower;
}

/** How a source opens reports to those who made them. */
export interface Follower extends FollowerAbout {
  /** Undefined for a code that is wrong, and for one that is none: the source tells no difference. */
  open(key: FollowKey, context: SourceContext): Promise<FollowedRequest | undefined>;
  /** One try; once for ever under one `idempotencyKey`. Undefined as of `open`. Missing where nothing can be added. */
  add?(key: FollowKey, addition: NewFollowUp, idempotencyKey: string, context: SourceContext): Promise<FollowUp | undefined>;
}

export interface LanguageOption {
  /** BCP 47 tag; sources that know one language give that. */
  readonly lang?: string;
}

/** Types in the order of the source, and what could not be read. */
export type TypeList = Omit<Batch<RequestType>, 'order' | 'next'>;

/** Places in the order of the source, and what could not be read. */
export type PlaceList = Omit<Batch<Place>, 'order' | 'next'>;

export interface UpdatesQuery {
  /** Id of one request. */
  readonly request?: string;
  /** RFC 3339 instant. */
  readonly since?: string;
  /** RFC 3339 instant. */
  readonly until?: string;
}
