import type { Instant } from '../../when/when.js';
import type { FileAnswer } from '../answers/answers.js';
import type { LocalText } from '../definition/local-text.js';
import type { DraftContent } from './drafts.types.js';
import type { AskedLabels } from './migrate/labels-of.js';
import { isObject } from './migrate/level.js';

/** A draft as it lies in the store. It may have members of a later release, which every change hands on. */
export interface DraftRecord extends DraftContent {
  readonly id: string;
  readonly form: { readonly id: string; readonly version: string };
  readonly title?: LocalText;
  readonly labels: AskedLabels;
  readonly media: readonly FileAnswer[];
  readonly startedAt: Instant;
  readonly changedAt: Instant;
  readonly branchOf?: string;
  readonly replaces?: string;
  /** Counts up with every write. */
  readonly revision: number;
  /** The page that wrote it, and the last revision of each page that has gone into it. */
  readonly writer: string;
  readonly seen: Readonly<Record<string, number>>;
  /** Since when lists have said that it will be removed. */
  readonly toldAt?: Instant;
}

const all = 'draft/form/';
export const recordsPrefix = all;
export const recordKey = (id: string): string => `${all}${id}`;
export const mediaPrefix = (id = ''): string => `draft/form-media/${id && `${id}/`}`;
export const mediaKey = (id: string, media: string): string => `${mediaPrefix(id)}${media}`;
/** What a page wrote when it was left, which had no time to look what others had made of the draft. */
export const latePrefix = (id = ''): string => `draft/form-late/${id && `${id}/`}`;
export const lateKey = (id: string, writer: string): string => `${latePrefix(id)}${writer}`;

/** Whether this release understands a record. What it does not is left where it is. */
export function isRecord(value: unknown): value is DraftRecord {
  if (!isObject(value)) return false;
  const { id, form, answers, media, revision, writer, seen, changedAt, startedAt, unknown, labels } = value;
  return (
    typeof id === 'string' &&
    isObject(form) &&
    typeof form['id'] === 'string' &&
    typeof form['version'] === 'string' &&
    [answers, seen, labels].every(isObject) &&
    [media, unknown].every(Array.isArray) &&
    [writer, changedAt, startedAt].every((text) => typeof text === 'string') &&
    typeof revision === 'number'
  );
}

/** Whether all that `other` was made of has gone into `record`. */
export function holds(record: DraftRecord, other: DraftRecord): boolean {
  const seen = Object.hasOwn(record.seen, other.writer) ? record.seen[other.writer] : undefined;
  return seen !== undefined && seen >= other.revision;
}

const mostWriters = 30;

/** The next revision, by `writer`. */
export function follow(known: DraftRecord | undefined, writer: string): Pick<DraftRecord, 'revision' | 'writer' | 'seen'> {
  const revision = (known?.revision ?? 0) + 1;
  const others = Object.entries(known?.seen ?? {}).filter(([name]) => name !== writer);
  return { revision, writer, seen: Object.fromEntries([...others.slice(1 - mostWriters), [writer, revision]]) };
}
