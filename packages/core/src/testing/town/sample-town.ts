import type { GeoPoint } from '../../geo/geo-shape.js';
import type { RequestStage } from '../../requests/service-request.js';

/** What there is in a town, by its bare facts and in no wire format yet: what servers for tests speak of, each in its own way. */
export interface SampleTown {
  readonly types: readonly SampleType[];
  /** Newest first. */
  readonly reports: readonly SampleReport[];
}

export interface SampleType {
  /** A string, with its leading zeros. */
  readonly code: string;
  readonly name: string;
  readonly description?: string;
  readonly group?: string;
  readonly keywords?: readonly string[];
  /** What a report is answered with at once: its id, a token, or nothing. */
  readonly processing: 'realtime' | 'batch' | 'blackbox';
  readonly questions?: readonly SampleQuestion[];
}

export interface SampleQuestion {
  readonly code: string;
  /** As GeoReport v2 names them; `note` is text to read, without an answer. */
  readonly datatype: 'note' | 'string' | 'number' | 'datetime' | 'text' | 'singlevaluelist' | 'multivaluelist';
  readonly label: string;
  readonly hint?: string;
  readonly required?: boolean;
  readonly options?: readonly { readonly key: string; readonly name: string }[];
}

/**
 * What is wrong with a row on the wire. `no-id` and `no-row` (no record at all) leave nothing to show; the others cost the row its
 * place or its date.
 */
export type Flaw = 'no-id' | 'no-row' | 'empty-place' | 'zero-place' | 'far-place' | 'no-date';

export interface SampleReport {
  /** Digits. */
  readonly id: string;
  /** Code of its type. */
  readonly type: string;
  readonly status: 'open' | 'closed';
  /** How the status is written, where it is not so. */
  readonly statusWord?: string;
  readonly stage?: RequestStage;
  readonly statusNote?: string;
  readonly description?: string;
  /** RFC 3339 date and time in UTC. */
  readonly requested: string;
  /** RFC 3339 date and time in UTC. */
  readonly updated?: string;
  /** RFC 3339 date and time in UTC. */
  readonly expected?: string;
  readonly agency?: string;
  readonly notice?: string;
  readonly address?: string;
  readonly addressId?: string;
  readonly postcode?: string;
  readonly where?: GeoPoint;
  readonly media?: readonly string[];
  /** By the codes of the questions of its type. */
  readonly answers?: Readonly<Record<string, string | readonly string[]>>;
  /** Oldest first. */
  readonly updates?: readonly SampleUpdate[];
  readonly contact?: { readonly name?: string; readonly email?: string; readonly phone?: string };
  readonly flaw?: Flaw;
}

export interface SampleUpdate {
  readonly id: string;
  /** RFC 3339 date and time in UTC. */
  readonly at: string;
  readonly status: 'open' | 'closed';
  readonly stage?: RequestStage;
  readonly description: string;
}

/** Whether anything can be shown of the row of a report. */
export function isReadable({ flaw }: SampleReport): boolean {
  return flaw !== 'no-id' && flaw !== 'no-row';
}

/** Whether a reader can tell where it is. */
export function hasPlace({ where, flaw }: SampleReport): boolean {
  return where !== undefined && !flaw?.endsWith('-place');
}

/** Where clocks of the sample town stand: no daylight saving time, so that what a test means is plain. */
export const townZone = 'Asia/Shanghai';

/** The present of the sample town, in milliseconds since the epoch. */
export const townNow = Date.parse('2026-03-04T12:00:00Z');
