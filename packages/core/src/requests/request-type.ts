import type { Ref } from '../source/resources.js';

/** Something that can be reported or asked for, such as a pothole: what Open311 calls a service and DIGIT a service definition. */
export interface RequestType {
  readonly ref: Ref;
  readonly name: string;
  readonly description?: string;
  /** Headings it stands under, outermost first. */
  readonly groups?: readonly string[];
  readonly keywords?: readonly string[];
  /** What a resident would call what they send. Absent where the source does not say it. */
  readonly kind?: RequestKind;
  /** Whether it asks questions of its own, which `describe()` gives. */
  readonly hasQuestions: boolean;
  /** What a report is answered with at once: its id, a token to ask for it later, or nothing (GeoReport v2, GET services). @default 'realtime' */
  readonly processing?: 'realtime' | 'batch' | 'blackbox';
  /** The unit that answers for it. */
  readonly agency?: string;
  /** How long the office promises to take, as an ISO 8601 duration. */
  readonly promised?: string;
  /** The same in working days, which ISO 8601 does not know; then without `promised`. */
  readonly promisedWorkdays?: number;
  /** A report of it needs no place, as a question or thanks. @default false */
  readonly placeless?: boolean;
  /** What its reports have to say, of what most offices can do without: a position beside words, an e-mail address. */
  readonly needs?: readonly RequestNeed[];
  /** Pictures tell nothing about it, so none are asked for. @default false */
  readonly photoless?: boolean;
  /** Whoever reports may ask that nobody but the office reads it. @default false */
  readonly mayBePrivate?: boolean;
  /** How near an open report of the same type must be to be probably about the same thing, in metres; 0 for never. @default 50 */
  readonly similarWithin?: number;
  /** Whom to turn to, since it cannot be reported here: it cannot wait, or another office answers for it. */
  readonly instead?: ReportInstead;
  /** BCP 47 tag of name and description. */
  readonly lang?: string;
  /** The record as the source gave it. Its shape is the source's and may change with it. */
  readonly raw?: unknown;
}

export type RequestNeed = 'where' | 'email';

export const requestKinds = ['report', 'question', 'complaint', 'suggestion', 'thanks', 'clue'] as const;

/** `report`: something to be seen to; `complaint`: about an office or somebody; `clue`: of something that may be wrong, for those who look into it. */
export type RequestKind = (typeof requestKinds)[number];

/** Whom residents are sent to before they type anything. */
export interface ReportInstead {
  readonly reason: 'emergency' | 'other-office';
  readonly office: string;
  readonly phone?: string;
  /** A page of that office. */
  readonly url?: string;
}
