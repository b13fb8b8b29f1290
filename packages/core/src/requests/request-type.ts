import type { Ref } from '../source/resources.js';

/** Something that can be reported or asked for, such as a pothole: what Open311 calls a service and DIGIT a service definition. */
export interface RequestType {
  readonly ref: Ref;
  readonly name: string;
  readonly description?: string;
  /** Headings it stands under, outermost first. */
  readonly groups?: readonly string[];
  readonly keywords?: readonly string[];
  /** Whether it asks questions of its own, which `describe()` gives. */
  readonly hasQuestions: boolean;
  /** What a report is answered with at once: its id, a token to ask for it later, or nothing (GeoReport v2, GET services). @default 'realtime' */
  readonly processing?: 'realtime' | 'batch' | 'blackbox';
  /** The unit that answers for it. */
  readonly agency?: string;
  /** How long the office promises to take, as an ISO 8601 duration. */
  readonly promised?: string;
  /** BCP 47 tag of name and description. */
  readonly lang?: string;
  /** The record as the source gave it. Its shape is the source's and may change with it. */
  readonly raw?: unknown;
}
