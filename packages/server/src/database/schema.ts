import type { Notice, PublicService } from '@civickit/core';
import type { ColumnType, Generated } from 'kysely';

/** A column of jsonb: read as it was written, written as JSON text. */
type Json<T> = ColumnType<T, string, string>;
/** Milliseconds are kept, so that what is read is what was written. */
type Moment = ColumnType<Date, Date | string, Date | string>;
type Optional<T> = ColumnType<T | null, T | null | undefined, T | null>;
type OptionalMoment = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;

/** The tables, as the migrations leave them. Names in the singular; `*_private` holds what no public answer may show. */
export interface Tables {
  area: AreaTable;
  request_type: RequestTypeTable;
  request: RequestTable;
  request_private: RequestPrivateTable;
  request_update: RequestUpdateTable;
  form: FormTable;
  submission: SubmissionTable;
  submission_private: SubmissionPrivateTable;
  notice: NoticeTable;
  service: ServiceTable;
  secret: SecretTable;
  migration: MigrationTable;
}

/** A county, township or village that has its own lists. */
export interface AreaTable {
  /** 12-digit region code (GB/T 10114) or a free key; what Open311 calls `jurisdiction_id`. */
  id: string;
  name: string;
  parent: Optional<string>;
  /** IANA time zone. */
  zone: string;
  lang: string;
  /** Address of the page that its residents know. */
  homepage: Optional<string>;
}

export interface RequestTypeTable {
  area: string;
  id: string;
  position: number;
  /** A RequestType without `ref`. */
  definition: Json<Record<string, unknown>>;
  /** A civic-form/1 definition with the questions of the type. */
  questions: ColumnType<Record<string, unknown> | null, string | null | undefined, string | null>;
}

export interface RequestTable {
  /** What the public calls it by; text, so that other systems' numbers fit. */
  id: string;
  /** In the order of arrival; breaks ties in lists. */
  sequence: Generated<string>;
  area: string;
  type: string;
  /** The client's name of this one report, kept for ever. */
  key: Optional<string>;
  status: 'open' | 'closed';
  stage: Optional<string>;
  status_note: Optional<string>;
  description: Optional<string>;
  address: Optional<string>;
  address_id: Optional<string>;
  latitude: Optional<number>;
  longitude: Optional<number>;
  media: Json<readonly { readonly url: string; readonly type?: string }[]>;
  answers: Json<Record<string, unknown>>;
  lang: Optional<string>;
  requested_at: Moment;
  updated_at: Moment;
  expected_at: OptionalMoment;
  closed_at: OptionalMoment;
  /** Whether the public lists show it. */
  published: boolean;
}

export interface RequestPrivateTable {
  request: string;
  /** SHA-256 of what was sent: the same key with another body is a mistake of the sender. */
  fingerprint: string;
  contact: Json<Record<string, string>>;
  consent: ColumnType<Record<string, unknown> | null, string | null | undefined, string | null>;
  /** SHA-256 of the code by which the reporter follows it; the code itself is worked out from the id by `Secrets`. */
  code_hash: string;
}

export interface RequestUpdateTable {
  id: string;
  sequence: Generated<string>;
  request: string;
  at: Moment;
  status: Optional<'open' | 'closed'>;
  stage: Optional<string>;
  description: Optional<string>;
}

export interface FormTable {
  area: string;
  id: string;
  version: string;
  position: number;
  definition: Json<Record<string, unknown>>;
  /** Whether it takes submissions; older versions are kept for what was sent by them. */
  current: boolean;
}

export interface SubmissionTable {
  /** The number that the sender is told. */
  id: string;
  sequence: Generated<string>;
  area: string;
  form: string;
  version: string;
  key: Optional<string>;
  received_at: Moment;
}

export interface SubmissionPrivateTable {
  submission: string;
  fingerprint: string;
  /** What `acceptSubmission` let through. */
  content: Json<Record<string, unknown>>;
}

export interface NoticeTable {
  area: string;
  id: string;
  /** A Notice without `ref`. */
  content: Json<Omit<Notice, 'ref'>>;
  /** Folded text that is searched. */
  search: string;
  /** Folded, to be found in any letter case. */
  categories: Json<readonly string[]>;
  /** Public from then on; without it a draft. */
  published_at: OptionalMoment;
  verified_at: OptionalMoment;
  /** From then on it is shown no more. */
  expires_at: OptionalMoment;
  withdrawn_at: OptionalMoment;
  /** When this row was last written. */
  updated_at: Moment;
}

export interface ServiceTable {
  area: string;
  id: string;
  position: number;
  /** A PublicService without `ref`. */
  content: Json<Omit<PublicService, 'ref'>>;
  /** Folded text that is searched. */
  search: string;
  /** Id of its unit, as HSDS has it. */
  organization: Optional<string>;
  /** When the service itself says that it was changed, else when this row was written. */
  updated_at: Moment;
}

/** What all processes of one installation share and nobody else knows. */
export interface SecretTable {
  name: string;
  value: string;
}

export interface MigrationTable {
  name: string;
  applied_at: Generated<Date>;
}
