import type { StaffRole } from '@civickit/adapters/staff';
import type { ColumnType, Generated } from 'kysely';
import type { Json, Moment, Optional, OptionalMoment } from './columns.js';

/** Who works for an office. This table and those of accounts, sessions, TOTP and steps are what better-auth expects, under our names. */
export interface MemberTable {
  id: string;
  name: string;
  /** In small letters. */
  email: string;
  email_verified: boolean;
  image: Optional<string>;
  /** Whether a code of an app is asked for beside the password. */
  totp: ColumnType<boolean, boolean | undefined, boolean>;
  /** Signs in no more. */
  off_since: OptionalMoment;
  created_at: Moment;
  updated_at: Moment;
}

export interface MemberGrantTable {
  id: Generated<string>;
  member: string;
  role: StaffRole;
  /** Null for every area. */
  area: Optional<string>;
  /** Null for all types of the area and all else that it has. */
  type: Optional<string>;
}

/** A way to sign in: by password (provider `credential`), or by an OpenID provider. */
export interface MemberAccountTable {
  id: string;
  member: string;
  provider: string;
  /** What the provider calls the member; of `credential` the member's id. */
  subject: string;
  /** Salt and scrypt hash. */
  password: Optional<string>;
  /** Expected by better-auth, never kept: nothing is asked of a provider after the sign-in. */
  access_token: Optional<string>;
  refresh_token: Optional<string>;
  id_token: Optional<string>;
  access_token_expires_at: OptionalMoment;
  refresh_token_expires_at: OptionalMoment;
  scope: Optional<string>;
  created_at: Moment;
  updated_at: Moment;
}

export interface MemberSessionTable {
  id: string;
  member: string;
  /** SHA-256 of what the cookie holds. */
  token: string;
  expires_at: Moment;
  /** Expected by better-auth, never kept. */
  ip_address: Optional<string>;
  user_agent: Optional<string>;
  created_at: Moment;
  updated_at: Moment;
}

export interface MemberTotpTable {
  id: string;
  member: string;
  /** Encrypted by a key of `Secrets`, as the recovery codes. */
  secret: string;
  backup_codes: string;
  verified: boolean;
  failed: number;
  locked_until: OptionalMoment;
}

/** What a sign-in of several steps keeps between them. */
export interface SignInStepTable {
  id: string;
  /** SHA-256 of what the browser holds. */
  identifier: string;
  value: string;
  expires_at: Moment;
  created_at: Moment;
  updated_at: Moment;
}

/** Links by which somebody sets a password, once. */
export interface SetUpLinkTable {
  /** SHA-256 of the token. */
  hash: string;
  /** Null for the first admin, who is nobody yet. */
  member: Optional<string>;
  /** Whether the codes of a lost phone are forgotten too. */
  removes_totp: boolean;
  expires_at: Moment;
}

/** What members of staff did, in a chain of hashes. Rows are only ever added; they outlive what they tell of, and point nowhere. */
export interface AuditTable {
  /** Counted from 1 without a gap; text, as int8 is read. */
  id: string;
  at: Moment;
  /** Null for the server itself. */
  actor: string | null;
  /** As they were called then. */
  actor_name: string | null;
  action: string;
  area: string | null;
  subject: string | null;
  detail: Json<Readonly<Record<string, string | number | boolean | null>>>;
  /** SHA-256 over the row and the hash of the row before. */
  hash: string;
  /** Work that is done after the answer. It names rows and holds nothing private. */
}
