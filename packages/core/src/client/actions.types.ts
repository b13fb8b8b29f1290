import type { FormDefinition } from '../forms/definition/form-definition.js';
import type { Place } from '../places/place.js';
import type { FollowedRequest, FollowerAbout, FollowKey, FollowUp, NewFollowUp } from '../requests/followed-request.js';
import type { RatingFigures } from '../requests/rating.js';
import type { RatingScheme } from '../requests/rating-scheme/rating-scheme.js';
import type { Receipt } from '../requests/receipt.js';
import type { RequestType } from '../requests/request-type.js';
import type { RequestUpdate, ServiceRequest } from '../requests/service-request.js';
import type { Taxonomy } from '../services/public-service.js';
import type { Draft, Kind, Ref } from '../source/resources.js';
import type { HandoffAbout, Prepared, Said } from '../source/handoff.js';
import type { SenderMedia, UploadedFile } from '../source/sender.js';
import type { Collection, SourceReport } from './client.types.js';

export interface CallOptions {
  readonly signal?: AbortSignal;
}

/** What several sources gave together, and what each of them did. */
export interface Gathered<T> {
  readonly items: readonly T[];
  readonly sources: readonly SourceReport[];
}

/** What requests can be asked beside what every collection can. */
export interface RequestActions {
  /**
   * What can be reported, from all sources that tell. The last list of a source is kept for when it does not answer.
   * @throws CivicError only if every source failed and nothing is kept; `unsupported/capability` if none has types
   */
  types(options?: CallOptions & { readonly lang?: string }): Promise<Gathered<RequestType>>;
  /**
   * The questions of a type as a form definition; kept like the types.
   * @throws CivicError `unsupported/capability` where the source's types ask nothing, or why it could not be asked
   */
  describe(type: Ref, options?: CallOptions & { readonly lang?: string }): Promise<FormDefinition>;
  /** Whether a source tells the places of its area, so that `places` can be asked. */
  readonly hasPlaces: boolean;
  /**
   * The places of the area, by which residents say where something is; kept like the types.
   * @throws CivicError as of `types`; `unsupported/capability` where `hasPlaces` is false
   */
  places(options?: CallOptions & { readonly lang?: string }): Promise<Gathered<Place>>;
  /**
   * Asks once what has become of something sent; never waits for an office. A token that is still pending stays pending. By the code of
   * the receipt where the source knows codes, else by the id.
   * @throws CivicError `config/unknown-source`, or why the source could not be asked
   */
  track(receipt: Receipt, options?: CallOptions): Promise<Tracked>;
  /** How each source lets reports be followed, by its id; sources that cannot are missing. */
  readonly followers: Readonly<Record<string, FollowerAbout>>;
  /**
   * A report by its code, or by its number where the source knows no codes. Undefined where the source opens nothing by it, for whatever
   * reason. A code is a secret: it goes to the one source that can be meant, in the body of the question.
   * @throws CivicError `config/unknown-source` where no source, or more than one, could be meant; `unsupported/capability`; why it could not be asked
   */
  follow(key: FollowKey, options?: FollowOptions): Promise<FollowedRequest | undefined>;
  /**
   * Adds something to a report that was opened by its code. One try: under the same `key` it may be tried again. Undefined as of `follow`.
   * @throws CivicError as of `follow`; `invalid/draft` for what the source does not take
   */
  addTo(report: FollowKey, addition: NewFollowUp, options?: FollowOptions & { readonly key?: string }): Promise<FollowUp | undefined>;
  /**
   * How satisfied residents are, as the one source that tells has counted it.
   * @throws CivicError `unsupported/capability` where none tells; `config/unknown-source` where several do and none is named; why it could not be asked
   */
  ratings(options?: FollowOptions): Promise<RatingFigures>;
  /**
   * The reasons that can be chosen with a rating; undefined where the source has none of its own.
   * @throws CivicError why they cannot be had, `protocol/wrong-shape` with all that is wrong with them
   */
  ratingScheme(options?: FollowOptions): Promise<RatingScheme | undefined>;
  /**
   * The requests that pass, out of all copies kept on this device, whatever they answered; of each request what the newest copy says.
   * Nobody is asked, and what no copy holds is missing. Of a source `fetchedAt` is the age of the oldest copy that something is taken from.
   * @throws CivicError `timeout/answer` where the store does not answer, `aborted/by-caller`
   */
  kept(matches: (request: ServiceRequest) => boolean, options?: CallOptions): Promise<Gathered<ServiceRequest>>;
  /** What happened to a request, oldest first: from the source's updates where it has them, else those that come with the request. */
  updates(request: Ref, options?: CallOptions): Promise<readonly RequestUpdate[]>;
}

export interface FollowOptions extends CallOptions {
  /** Id of the source. @default the only one by whose codes reports can be followed, else the only one that can be followed at all */
  readonly source?: string;
}

export interface Tracked {
  /** What is known now; keep it in place of the one before. */
  readonly receipt: Receipt;
  /** The request itself, once there is an id to ask for. */
  readonly request?: ServiceRequest;
}

/** What services can be asked beside what every collection can. */
export interface ServiceActions {
  /** The taxonomies of all sources that have them. @throws CivicError only if every source failed */
  taxonomies(options?: CallOptions): Promise<Gathered<Taxonomy>>;
  /**
   * The ready index of the services' words that `civickit pull` has written, of the source with the largest; kept for when it does not
   * answer. Undefined where there is none or it cannot be had, for then one is built here.
   * @throws CivicError `aborted/by-caller`
   */
  searchIndex(options?: CallOptions): Promise<string | undefined>;
}

interface Actions {
  notices: unknown;
  services: ServiceActions;
  requests: RequestActions;
  forms: unknown;
}

/** The collection of a kind, with what only this kind can be asked. */
export type CollectionOf<K extends Kind> = Collection<K> & Actions[K];

export interface SendOptions extends CallOptions {
  /** Id of the source. @default the only one that can be sent to */
  readonly source?: string;
  /** The sender's own name of this draft: the same for every try. @default a new one */
  readonly key?: string;
}

/** For a file that may go in pieces. */
export interface UploadOptions extends SendOptions, Pick<UploadedFile, 'begun' | 'note'> {}

/** A collection to which something can be sent. */
export interface Writable<K extends Kind> {
  /** What each source that can be sent to allows, by its id. */
  readonly senders: Readonly<Record<string, SenderAbout>>;
  /**
   * One try, without a queue. After an abort, or an error whose `retry` is not `never`, it may have arrived: ask `find()` before another
   * try, unless the sender's `resend` is `keyed`.
   * @throws CivicError `config/unknown-source` where no source, or more than one, could be meant
   */
  send(draft: Draft<K>, options?: SendOptions): Promise<Receipt>;
  /**
   * Stores a photo or file, and gives the address to put into a draft's `media`. Under the same key a server that knows keys stores it
   * once. @throws CivicError `unsupported/capability` where the source takes none, `invalid/draft` for one that it does not take
   */
  upload(file: Blob, options?: UploadOptions): Promise<{ readonly url: string }>;
  /** Looks for a draft whose answer was lost. @throws CivicError `unsupported/capability` where the source cannot be searched */
  find(draft: Draft<K>, options: SendOptions & { readonly key: string }): Promise<Receipt | undefined>;
  /**
   * A draft in words, with the ways in which the reader can take it to an office that has no server. Sends nothing.
   * @throws CivicError `unsupported/capability` where the source is sent to, and not handed to
   */
  prepare(draft: Draft<K> & { readonly said?: Said }, options?: Omit<SendOptions, 'key'>): Promise<Prepared>;
}

/** What is known of a sender before anything is sent. */
export interface SenderAbout {
  readonly resend: 'keyed' | 'search-first' | 'never';
  readonly media?: SenderMedia;
  readonly canFind: boolean;
  /** A person takes part in sending, as in a hand-off. @default false */
  readonly attended?: boolean;
  /** The ways to an office that nothing is sent to from here. */
  readonly handoff?: HandoffAbout;
  /** Drafts may ask that nobody but the office reads them (`isPrivate`). @default false */
  readonly mayBePrivate?: boolean;
}
