import type { PlaceRecord } from '@civickit/adapters/files';
import type { Notice, PublicService } from '@civickit/core';
import type { ColumnType, Generated } from 'kysely';
import type { Json, Moment, Optional, OptionalMoment } from './columns.js';
import type {
  AuditTable,
  MemberAccountTable,
  MemberGrantTable,
  MemberSessionTable,
  MemberTable,
  MemberTotpTable,
  SetUpLinkTable,
  SignInStepTable,
} from './staff-tables.js';

/** The tables, as the migrations leave them. Names in the singular; `*_private` holds what no public answer may show. */
export interface Tables {
  area: AreaTable;
  request_type: RequestTypeTable;
  request: RequestTable;
  request_private: RequestPrivateTable;
  request_update: RequestUpdateTable;
  request_work_private: RequestWorkPrivateTable;
  request_note_private: RequestNotePrivateTable;
  form: FormTable;
  submission: SubmissionTable;
  submission_private: SubmissionPrivateTable;
  submission_file_private: SubmissionFilePrivateTable;
  notice: NoticeTable;
  service: ServiceTable;
  secret: SecretTable;
  member: MemberTable;
  member_grant: MemberGrantTable;
  member_account: MemberAccountTable;
  member_session: MemberSessionTable;
  member_totp: MemberTotpTable;
  sign_in_step: SignInStepTable;
  set_up_link: SetUpLinkTable;
  audit: AuditTable;
  job: JobTable;
  follow_up_private: FollowUpTable;
  rating: RatingTable;
  deletion: DeletionTable;
  pin_try: PinTryTable;
  migration: MigrationTable;
  request_file_private: RequestFilePrivateTable;
  upload_private: UploadPrivateTable;
  upload_piece_private: UploadPiecePrivateTable;
  place: PlaceTable;
}

/** A county, township or village that has its own lists. */
interface AreaTable {
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

interface RequestTypeTable {
  area: string;
  id: string;
  /** Null for one that is no longer offered. */
  position: Optional<number>;
  /** An OfferedType without `id` and `questions`. */
  definition: Json<Record<string, unknown>>;
  /** A civic-form/1 definition with the questions of the type. */
  questions: ColumnType<Record<string, unknown> | null, string | null | undefined, string | null>;
}

/** A picture that everybody may see once the request is published: one of the `MediaStore`, or one elsewhere that was brought in. */
export type RequestMediaRow = { readonly hash: string; readonly type: string } | { readonly url: string; readonly type?: string };

/** A picture that goes with what the office says, and what it shows. */
export type UpdateMediaRow = RequestMediaRow & { readonly description?: string };

/** A picture that goes with what a reporter added; `sent` is the hash of the bytes as they came. */
export interface FollowUpMediaRow {
  readonly hash: string;
  readonly sent: string;
  readonly type: string;
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
  media: Json<readonly RequestMediaRow[]>;
  lang: Optional<string>;
  requested_at: Moment;
  updated_at: Moment;
  expected_at: OptionalMoment;
  closed_at: OptionalMoment;
  /** Whether the public may read its words and see its place; until then only how far it has come. */
  published: boolean;
  /** Nobody but its reporter and the office ever reads it, as its reporter asked; then it is never published. */
  is_private: Generated<boolean>;
  /** Goes up with every change by staff, also with those that no public answer shows. */
  version: Generated<number>;
  /** Folded words and address, which the database makes of them: looked through in a fifth of the time of `ilike`. */
  search: ColumnType<string, never, never>;
}

export interface RequestPrivateTable {
  request: string;
  /** SHA-256 of what was sent: the same key with another body is a mistake of the sender. */
  fingerprint: string;
  contact: Json<Record<string, string>>;
  /** To the questions of the type: any of them may be about a person. */
  answers: Json<Record<string, unknown>>;
  consent: ColumnType<Record<string, unknown> | null, string | null | undefined, string | null>;
  /** SHA-256 of the code by which the reporter follows it; the code itself is worked out from the id by `Secrets`. */
  code_hash: string;
  /** Since when the public sees it no more, by the office's wish. */
  hidden_at: OptionalMoment;
  /** Why, for the reporter. */
  hidden_reason: Optional<string>;
  /** When retention took all that is private; the code stays good. */
  emptied_at: OptionalMoment;
  /** How many photos its sender had for it, also those that come after it. */
  photos: Generated<number>;
  /** How often its sender has changed what the office sees, by photos that came after it. */
  own_changes: Generated<number>;
}

interface RequestUpdateTable {
  id: string;
  sequence: Generated<string>;
  request: string;
  at: Moment;
  status: Optional<'open' | 'closed'>;
  stage: Optional<string>;
  description: Optional<string>;
  /** Seen by whoever sees the words. @default none */
  media: ColumnType<readonly UpdateMediaRow[], string | undefined, string>;
}

/** Who sees to a request. */
export interface RequestWorkPrivateTable {
  request: string;
  assignee: Optional<string>;
  /** As they were called when it was assigned. */
  assignee_name: Optional<string>;
}

/** What members of staff write for each other. */
interface RequestNotePrivateTable {
  /** The writer's key for it, so that a repeat is no second note. */
  id: string;
  sequence: Generated<string>;
  request: string;
  at: Moment;
  member: string;
  member_name: string;
  text: string;
}

interface FormTable {
  area: string;
  id: string;
  version: string;
  position: number;
  /** Column of json, not jsonb: the first language of a text is what readers of no other get, so that members keep their order. */
  definition: Json<Record<string, unknown>>;
  /** Whether it is offered; older versions are kept for what was and still is sent by them. */
  current: boolean;
}

interface SubmissionTable {
  /** The number that the sender is told. */
  id: string;
  sequence: Generated<string>;
  area: string;
  form: string;
  version: string;
  key: Optional<string>;
  received_at: Moment;
}

interface SubmissionPrivateTable {
  submission: string;
  fingerprint: string;
  /** What `acceptSubmission` let through. */
  content: Json<Record<string, unknown>>;
}

/** Files that came with a submission; their bytes are in the `MediaStore`. */
interface SubmissionFilePrivateTable {
  submission: string;
  /** What the answer names it by. */
  id: string;
  /** SHA-256 of the bytes as they are kept. */
  hash: string;
  /** SHA-256 of the bytes as they came: of pictures another. */
  sent_hash: string;
  name: Optional<string>;
  type: string;
  size: number;
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
  /** Goes up with every change. */
  version: Generated<number>;
}

interface ServiceTable {
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
interface SecretTable {
  name: string;
  value: string;
}

interface MigrationTable {
  name: string;
  applied_at: Generated<Date>;
}

export interface JobTable {
  id: Generated<string>;
  area: string;
  kind: string;
  content: Json<Record<string, unknown>>;
  /** When somebody may take it; while somebody is at it, when their lease ends. */
  due_at: Moment;
  /** How often it has been begun. */
  tries: Generated<number>;
  /** Since when it is not tried any more. */
  failed_at: OptionalMoment;
  /** Why its last try failed. */
  failure: Optional<string>;
}

/** What reporters wrote later, for the office to read. */
export interface FollowUpTable {
  id: string;
  sequence: Generated<string>;
  request: string;
  /** The client's name of it, kept for ever. */
  key: string;
  fingerprint: string;
  kind: 'still-there' | 'mended' | 'note' | 'reopen' | 'rating';
  description: Optional<string>;
  at: Moment;
  /** Of a rating: ids of the reasons, and the version of the scheme that they are of. */
  indicators: ColumnType<readonly string[] | null, string | null | undefined, string | null>;
  scheme: Optional<string>;
  /** Of a bad rating: by when the office has to answer it, and when it did. */
  answer_by: OptionalMoment;
  answered_at: OptionalMoment;
  /** Only the office sees them. @default none */
  media: ColumnType<readonly FollowUpMediaRow[], string | undefined, string>;
  /** How many were said to go with it, those that may still come among them. */
  photos: Generated<number>;
}

/** What is counted of a rating, for ever: that it was given keeps it from being given again. Nobody is told less than a few together. */
export interface RatingTable {
  request: string;
  level: number;
  at: Moment;
}

/** How much was deleted, and why; nothing of what it was. */
interface DeletionTable {
  id: Generated<string>;
  area: string;
  at: Moment;
  cause: 'wish' | 'retention';
  what: 'request' | 'submission';
  rows: number;
}

/** How often the PIN of a number was tried, whether or not there is such a number. */
interface PinTryTable {
  area: string;
  number: string;
  /** Hash of the network that it was tried from. */
  network: string;
  tries: number;
  since: Moment;
  /** Pictures that came with a report, whether or not the public may see them: that `media` of the request says. */
}

interface RequestFilePrivateTable {
  request: string;
  /** From 0, as they came. */
  position: number;
  /** SHA-256 of the bytes as they are kept. */
  hash: string;
  /** SHA-256 of the bytes as they came. */
  sent_hash: string;
  name: Optional<string>;
  type: string;
  /** Of what is kept. */
  size: number;
}

/** A file that comes piece by piece, before a report or form names it. */
interface UploadPrivateTable {
  /** Nobody guesses it: who knows it may go on with the upload, and name it. */
  id: string;
  area: string;
  name: Optional<string>;
  /** SHA-256 that the whole will have, as its sender said when it was begun. */
  digest: Optional<string>;
  length: number;
  /** Bytes that are kept already. */
  received: number;
  /** Of the whole, as it is kept; once it is there. */
  hash: Optional<string>;
  sent_hash: Optional<string>;
  expires_at: Moment;
}

/** What came of an upload so far; the bytes are in the `MediaStore`. */
interface UploadPiecePrivateTable {
  upload: string;
  /** Of its first byte. */
  position: number;
  hash: string;
}

interface PlaceTable {
  area: string;
  id: string;
  position: number;
  content: Json<Omit<PlaceRecord, 'id'>>;
}
