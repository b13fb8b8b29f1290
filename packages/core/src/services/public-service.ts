import type { GeoPoint } from '../geo/geo-shape.js';
import type { RichText } from '../rich-text/rich-text.js';
import type { Ref } from '../source/resources.js';
import type { When } from '../when/when.js';
import type { OpeningHours } from './opening-hours.js';

/**
 * Something the office does for people, and all that they have to know to get it. Grounded in HSDS 3 `service`, schema.org
 * GovernmentService and the national fields of service items (GB/T 39046). What a source does not say is absent: `completeness()`
 * tells what is missing.
 */
export interface PublicService {
  readonly ref: Ref;
  readonly name: string;
  readonly alternateNames?: readonly string[];
  /** What is found under other words: the vocabulary of residents. */
  readonly keywords?: readonly string[];
  /** Plain text, one or two sentences. */
  readonly summary?: string;
  readonly description?: RichText;
  readonly status?: 'active' | 'inactive' | 'defunct' | 'temporarily-closed';
  /** What people must know before they come, such as a closure. Plain text. */
  readonly alert?: string;
  /** The unit that does it. */
  readonly organization?: { readonly id?: string; readonly name: string; readonly url?: string };
  /** Laws and rules that it stands on. */
  readonly legalBasis?: readonly LabelledLink[];
  readonly audience?: readonly ('person' | 'organisation')[];
  /** Who may apply, and under which conditions. Plain text. */
  readonly eligibility?: string;
  readonly minimumAge?: number;
  readonly maximumAge?: number;
  readonly documents?: readonly RequiredDocument[];
  readonly places?: readonly ServicePlace[];
  /** Where it is the same at all places; otherwise each has its own. */
  readonly hours?: OpeningHours;
  readonly contacts?: readonly ServiceContact[];
  /** Where to complain about the service itself. */
  readonly complaints?: ServiceContact;
  readonly steps?: readonly ServiceStep[];
  readonly time?: { readonly legal?: TimeLimit; readonly promised?: TimeLimit };
  /** How often an applicant has to come in person. */
  readonly visits?: number;
  readonly fees?: readonly ServiceFee[];
  readonly channels?: readonly ServiceChannel[];
  readonly outcome?: { readonly name: string; readonly sample?: LabelledLink; readonly delivery?: string };
  readonly terms?: readonly TaxonomyTerm[];
  readonly areas?: readonly { readonly name: string; readonly code?: string }[];
  /** BCP 47 tags of languages that are spoken where it is given. */
  readonly languages?: readonly string[];
  readonly questions?: readonly { readonly question: string; readonly answer: string }[];
  readonly related?: readonly Ref[];
  /** Absolute http(s) address of its page for people. */
  readonly url?: string;
  readonly updated?: When;
  /** When somebody last confirmed that all this holds. */
  readonly verified?: When;
  /** BCP 47 tag of its texts. */
  readonly lang?: string;
  /** Other identities of the same service; merged lists show it once. */
  readonly sameAs?: readonly Ref[];
  /** The record as the source gave it. Its shape is the source's and may change with it. */
  readonly raw?: unknown;
}

export interface LabelledLink {
  readonly title: string;
  /** Absolute http(s) address. */
  readonly url?: string;
}

export interface RequiredDocument {
  readonly name: string;
  /** @default 'always' */
  readonly needed?: 'always' | 'sometimes' | 'optional';
  /** When it is needed, where it is not always. Plain text. */
  readonly condition?: string;
  /** Whether the application is taken without it and it may follow later. */
  readonly deferrable?: boolean;
  readonly originals?: number;
  readonly copies?: number;
  readonly format?: 'paper' | 'electronic' | 'either';
  /** Who gives it out. */
  readonly issuer?: string;
  /** The blank form. */
  readonly form?: LabelledLink;
  /** The form as it looks filled in. */
  readonly sample?: LabelledLink;
  readonly note?: string;
}

export interface ServicePlace {
  readonly id?: string;
  readonly name?: string;
  /** In the order in which it is written there. */
  readonly address?: string;
  readonly postcode?: string;
  readonly where?: GeoPoint;
  readonly hours?: OpeningHours;
  readonly contacts?: readonly ServiceContact[];
  /** How to get there. */
  readonly directions?: string;
  readonly accessibility?: readonly string[];
}

export interface ServiceContact {
  /** Unit, person or role. */
  readonly name?: string;
  readonly phones?: readonly { readonly number: string; readonly kind?: 'voice' | 'text' | 'fax'; readonly note?: string }[];
  readonly email?: string;
  readonly url?: string;
}

export interface ServiceStep {
  readonly name: string;
  readonly text?: string;
  readonly takes?: TimeLimit;
}

/** An amount of 0 is done while one waits. */
export interface TimeLimit {
  readonly amount: number;
  readonly unit: 'minute' | 'hour' | 'day' | 'workday' | 'month' | 'year';
  readonly note?: string;
}

/** Without `amount` it costs something that only `note` tells; an amount of 0 is free. */
export interface ServiceFee {
  readonly name?: string;
  readonly amount?: number;
  /** ISO 4217 code. */
  readonly currency?: string;
  readonly note?: string;
  readonly legalBasis?: LabelledLink;
}

export interface ServiceChannel {
  readonly kind: 'counter' | 'online' | 'app' | 'phone' | 'post' | 'terminal';
  readonly url?: string;
  readonly note?: string;
}

/** A term of a taxonomy, such as a theme or an event of life. */
export interface TaxonomyTerm {
  readonly id: string;
  readonly name: string;
  /** Id of its taxonomy; `life-event` for what happens in somebody's life. */
  readonly taxonomy?: string;
  /** Id of the term above it. */
  readonly parent?: string;
}

export interface Taxonomy {
  readonly id: string;
  readonly name: string;
  readonly terms: readonly TaxonomyTerm[];
}

export interface ServiceQuery {
  /** Words that all occur in names, summary, keywords, unit or terms. */
  text?: string;
  /** Id or name of a taxonomy term. */
  taxonomy?: string;
  /** Id or name of the unit. */
  organization?: string;
  /** RFC 3339 date or instant: changed then or later. */
  updatedAfter?: string;
}
