import type { GeoPoint, RequestQuery, RequestStage } from '@civickit/core';
import type { Fields } from '../record/fields.js';

export type Open311Format = 'json' | 'xml';

/** Where each resource stands under the base address. `{format}` becomes `json` or `xml`, `{id}` the id or code of what is asked for. */
export interface Open311Paths {
  readonly services: string;
  readonly service: string;
  readonly requests: string;
  readonly request: string;
  readonly token: string;
  readonly updates: string;
}

/** How dates are written in questions: with their offset, as the standard demands, or as clocks of the municipality show, without one. */
export type Open311DateStyle = 'offset' | 'no-zone';

/**
 * How a long list is asked for, beyond its first page. `size` is what is asked for unless the source is given another, `max` the most.
 * Pages are counted from `first` on, 1 unless it is given; their size is asked for as `sizeName`, `page_size` unless it is given.
 */
export type Open311Paging =
  | { readonly by: 'none' }
  | { readonly by: 'page'; readonly size: number; readonly max: number; readonly first?: 0 | 1; readonly sizeName?: string }
  | { readonly by: 'offset'; readonly size: number; readonly max: number };

/** What a word of the status field means. */
export interface StatusMeaning {
  readonly status: 'open' | 'closed';
  readonly stage?: RequestStage;
}

/** Questions of the client that the server answers itself, in full, and the name of the parameter for each. */
export type Open311Filters = Readonly<Partial<Record<Exclude<keyof RequestQuery, 'near'>, string>>>;

/**
 * What a server takes beside text: one address, several, or the bytes themselves in a field or part of this name. By `upload` they go in
 * pieces to `path`, resolved against the base address, and their addresses with the text; in a part where that is not taken. With `toCome`
 * the text goes before them, and a field of this name says how many they are.
 */
export type Open311Media =
  | {
      readonly by: 'upload';
      readonly path: string;
      readonly name: string;
      readonly most: number;
      readonly maxBytes: number;
      readonly toCome?: string;
    }
  | { readonly by: 'url'; readonly most: number }
  | { readonly by: 'base64' | 'part'; readonly name: string; readonly most: number; readonly maxBytes: number };

/**
 * How one family of servers differs from GeoReport v2. Everything but the first five members may be left out and is then as the standard
 * has it. A dialect is data: a vendor writes one in a file of its own and hands it to `open311({ dialect })`.
 */
export interface Open311Dialect<Writes extends boolean = boolean> {
  /** What a configuration calls it. */
  readonly name: string;
  /** The formats that it answers in, the better one first. */
  readonly formats: readonly [Open311Format, ...Open311Format[]];
  readonly filters: Open311Filters;
  /** Whether types have questions (`GET services/{code}`). */
  readonly describes: boolean;
  /** Whether requests can be sent (`POST requests`). */
  readonly writes: Writes;

  readonly paths?: Partial<Open311Paths>;
  /** @default 'offset' */
  readonly dates?: Open311DateStyle;
  /** @default one answer holds all */
  readonly paging?: Open311Paging;
  /** Days that one question may span, and that are answered when no date is given. @default any number */
  readonly windowDays?: number;
  /** Parameters for requests in a circle; wider than the circle is right, less is not. */
  readonly near?: (circle: GeoPoint & { readonly radius: number }) => Readonly<Record<string, string>>;
  /** Sent with every question for requests, unless the question itself says otherwise. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** The list is empty where it is answered by 404. @default false */
  readonly emptyIs404?: boolean;

  /** Members that hold the list, beside those that the adapter knows. */
  readonly envelopes?: readonly string[];
  /** Fields that it names otherwise: its name, and that of the standard. */
  readonly aliases?: Readonly<Record<string, string>>;
  /** Rewrites a record of a request before it is read; the record itself stays in `raw`. */
  readonly adapt?: (record: Fields) => Fields;
  /** Status words in lower case, beside those that the adapter knows. */
  readonly statuses?: Readonly<Record<string, StatusMeaning>>;
  /** Types with one of these keywords are not for the public. */
  readonly hiddenKeywords?: readonly string[];

  /** Several values for one question: `attribute[CODE][]`, or `attribute[CODE]` repeated. @default 'brackets' */
  readonly multiValues?: 'brackets' | 'repeated';
  /** @default 'device_id' */
  readonly deviceField?: string;
  /** Field that says by `true` that nobody but the office is to read a report. @default it cannot be said, and such a report is not sent */
  readonly privateField?: string;
  /**
   * What forms have to ask for, since some of these servers take no report without it: a position, its words beside that, an e-mail address.
   * Nothing is refused for it before it is sent. @default what the standard demands
   */
  readonly needs?: readonly ('where' | 'address' | 'email')[];
  /** Whether each type says itself whether its reports need a place, so that those without one are sent too. @default false */
  readonly placeless?: boolean;
  /** @default one address */
  readonly media?: Open311Media;
  /** Whether it keeps a report once for ever under `Idempotency-Key`, so that it may be sent again by itself. @default false */
  readonly keyed?: boolean;
  /** Whether it takes a `Content-Digest` with a report, also from pages of other sites (RFC 9530). @default false */
  readonly digests?: boolean;
  /** Whether it has `servicerequestupdates`, and which way. @default neither */
  readonly updates?: { readonly reads: boolean; readonly posts: boolean };
  /** Whether a code opens a report to its reporter, as at `@civickit/server`, and where. @default numbers only */
  readonly byCode?: Open311ByCode;
  /** Address of the places of the area as GeoJSON; undefined where it does not follow from what is configured. @default it tells none */
  readonly placesAt?: (deployment: Open311Deployment) => string | undefined;
  /** Address of the figures of ratings, as `@civickit/server` has them; undefined where it does not follow from what is configured. @default none */
  readonly ratingsAt?: (deployment: Open311Deployment) => string | undefined;
}

/** What is configured of a server. */
export interface Open311Deployment {
  readonly base: string;
  readonly jurisdictionId?: string | undefined;
}

/** How reports are opened by their codes. */
export interface Open311ByCode {
  /** Address of the questions; undefined where it does not follow from what is configured. */
  readonly addressFor: (deployment: Open311Deployment) => string | undefined;
  /** What a number looks like, which everybody may know: it is asked for as usual. All else may be a code, and stays out of addresses. */
  readonly number: RegExp;
  /** Where photos go that are added, under the limits of `media`; undefined where that does not follow either. @default none are taken */
  readonly uploadsAt?: (deployment: Open311Deployment) => string | undefined;
}

/** The filters of the standard (GeoReport v2, GET Service Requests). */
export const specFilters = {
  type: 'service_code',
  status: 'status',
  since: 'start_date',
  until: 'end_date',
} as const satisfies Open311Filters;

export const specPaths: Open311Paths = {
  services: 'services.{format}',
  service: 'services/{id}.{format}',
  requests: 'requests.{format}',
  request: 'requests/{id}.{format}',
  token: 'tokens/{id}.{format}',
  updates: 'servicerequestupdates.{format}',
};
