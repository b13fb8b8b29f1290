import type { SampleQuestion, SampleReport, SampleType, SampleUpdate } from '../town/sample-town.js';
import type { DateStyle } from './dates.js';
import type { Paging } from './paging.js';
import type { Format, Plain, PlainRecord } from './plain.js';
import type { Received } from './received.js';
import type { Reason, Refusal } from './refusal.js';

/** An answer before a dialect has put it into its envelope: `name` is that of the standard. */
export interface Reply {
  readonly name: 'discovery' | 'services' | 'service_definition' | 'service_requests' | 'service_request_updates';
  readonly body: Plain;
  /** @default 200 */
  readonly status?: number;
  /** Of all that a list has, and from where this part is. */
  readonly extent?: { readonly total: number; readonly start: number; readonly length: number };
}

/** What a dialect may look at to write a record. */
export interface Wire {
  readonly received: Received;
  readonly format: Format;
  /** Whether `extensions=true` was asked for. */
  readonly extensions: boolean;
  /** Id and type as this dialect calls them. */
  readonly id: (report: SampleReport) => string;
  readonly code: (type: SampleType) => string;
  readonly typeOf: (report: SampleReport) => SampleType | undefined;
}

export type FilterName =
  'service_code' | 'status' | 'start_date' | 'end_date' | 'updated_after' | 'updated_before' | 'bbox' | 'q' | 'radius' | 'has_photo';

/** What a dialect is strict about when something is sent. */
export interface Submitting {
  /** How several answers to one question are written: `attribute[CODE][]=`, or `attribute[CODE]=` more than once. */
  readonly lists: 'brackets' | 'repeated';
  /** Whether both coordinates and address are demanded. */
  readonly bothPlaces?: boolean;
  readonly email?: boolean;
  readonly refusesDuplicates?: boolean;
  readonly severalMedia?: boolean;
  /** Parts of `multipart/form-data` that hold files; absent where only url-encoded forms are read. */
  readonly files?: RegExp;
  /** Fields beside those of the standard; any other is refused. Absent where unknown fields are ignored. */
  readonly strictFields?: readonly string[];
  /** A field that holds a picture in Base64. */
  readonly base64?: string;
}

/** How one kind of server speaks: data and small functions. The kernel does what all have in common. */
export interface Dialect {
  /** What the paths of its resources begin with. */
  readonly base: string;
  readonly formats: readonly Format[];
  /** Headers of every answer. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly needsJurisdiction?: boolean;
  readonly dates: DateStyle;
  /** Dates of a query are compared as text, as they stand. */
  readonly comparesText?: boolean;
  /** Lists span so many days at most, and the last ones where nothing is asked. */
  readonly windowDays?: number;
  readonly order: 'newest' | 'oldest' | 'changed';
  readonly paging: Paging;
  readonly filters: ReadonlySet<FilterName>;
  /** All that may stand in a query of requests; another parameter is refused. Absent where it is ignored. */
  readonly strictQuery?: ReadonlySet<string>;
  readonly defaultStatus?: 'open';
  /** What `GET tokens` says while the id is not known yet; absent where reports never get a token. */
  readonly pendingToken?: 'missing' | 'empty' | '404';
  /** Fields that JSON has as numbers where they are whole numbers. */
  readonly numbers: ReadonlySet<string>;
  readonly id?: (id: string) => string;
  /** Which ids can be in a path at all. */
  readonly ids?: RegExp;
  readonly code?: (type: SampleType) => string;
  /** @param url of the base */
  readonly discovery: (url: string) => PlainRecord;
  readonly service: (type: SampleType, wire: Wire) => PlainRecord;
  /** Absent where types are never described. */
  readonly definition?: (type: SampleType, wire: Wire) => PlainRecord;
  readonly question: (question: SampleQuestion, order: number) => PlainRecord;
  readonly row: (report: SampleReport, wire: Wire) => PlainRecord;
  /** Absent where nothing can be sent. */
  readonly submitting?: Submitting;
  readonly created: (report: SampleReport, wire: Wire) => Reply;
  readonly updates?: {
    readonly list?: (update: SampleUpdate, report: SampleReport, wire: Wire) => PlainRecord;
    readonly post?: boolean;
  };
  readonly status: Readonly<Record<Reason, number>>;
  /** Whether a list without rows is answered as an error. */
  readonly emptyIsUnknown?: boolean;
  readonly envelope: (reply: Reply, wire: Pick<Wire, 'format' | 'extensions'>) => { readonly root: string; readonly body: Plain };
  readonly errors: (refusal: Refusal, status: number, format: Format) => { readonly root: string; readonly body: Plain };
  /** What is answered in place of a typed error, such as a page; undefined where `errors` has the word. */
  readonly refusalPage?: (refusal: Refusal) => { readonly status: number; readonly type: string; readonly text: string } | undefined;
  readonly writeXml: (root: string, body: Plain) => string;
}
