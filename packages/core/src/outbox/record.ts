import { without } from '../objects/without.js';
import type { Receipt } from '../requests/receipt.js';
import type { OutboxItem, OutboxMediaAbout, OutboxFailure, OutboxState } from './outbox.types.js';

/** Who is sending an item. */
interface Lease {
  /** Made anew for every try. */
  readonly token: string;
  /** Counts up as long as its page runs. Other pages look whether it moves, and never at a clock. */
  readonly beat: number;
  /** An earlier try may have arrived. */
  readonly unsure: boolean;
  /** Ids of files that this try goes without because they failed again and again. */
  readonly without?: readonly string[];
}

/** An item as it lies in the database. It may have members of a later release, which every change hands on. */
export interface OutboxRecord extends Omit<OutboxItem, 'kept'> {
  /** Order of writing, where clocks are wrong. */
  readonly order: number;
  readonly lease?: Lease;
  /** Once it is received nothing of it stays on the device. */
  readonly wipe?: boolean;
  /** It is in the memory of this page, and nowhere else. */
  readonly spare?: boolean;
}

const states: readonly unknown[] = ['draft', 'queued', 'sending', 'uncertain', 'completing', 'received', 'refused'] satisfies OutboxState[];
const strengths: readonly unknown[] = ['handed-off', 'pending', 'acknowledged', 'confirmed'];

/** Whether this release understands a record. What it does not is left where it is. */
export function isRecord(value: unknown): value is OutboxRecord {
  const { key, state, target, tries, media, writtenAt, order, receipt, error } = fields<OutboxRecord>(value);
  return (
    typeof key === 'string' &&
    states.includes(state) &&
    typeof fields<OutboxRecord['target']>(target).source === 'string' &&
    typeof target?.kind === 'string' &&
    typeof tries === 'number' &&
    isDate(writtenAt) &&
    Number.isFinite(order) &&
    (receipt === undefined ? state !== 'received' && state !== 'completing' : isReceipt(receipt)) &&
    (error === undefined || typeof fields<OutboxFailure>(error).kind === 'string') &&
    Array.isArray(media) &&
    media.every(isMediaAbout)
  );
}

/** Whether a sender's answer is one: nothing else makes an item `received`. */
export function isReceipt(value: unknown): value is Receipt {
  const { strength, source, at } = fields<Receipt>(value);
  return strengths.includes(strength) && typeof source === 'string' && isDate(at);
}

const isDate = (value: unknown): boolean => typeof value === 'string' && !Number.isNaN(Date.parse(value));

function isMediaAbout(value: unknown): boolean {
  const { id, type, size } = fields<OutboxMediaAbout>(value);
  return typeof id === 'string' && typeof type === 'string' && typeof size === 'number';
}

/** Two receipts of one key are one: the stronger, of equals the first. */
export function strongerReceipt(known: Receipt | undefined, other: Receipt): Receipt {
  return known && strengths.indexOf(known.strength) >= strengths.indexOf(other.strength) ? known : other;
}

/** Whether nothing of it is to stay on the device any more. */
export const isWiped = ({ wipe, state }: OutboxRecord): boolean => Boolean(wipe) && state === 'received';

/** What a page is shown of a record. */
export function toItem(record: OutboxRecord, kept: boolean): OutboxItem {
  return { ...without(record, 'order', 'lease', 'wipe', 'spare'), kept: kept && !record.spare && !isWiped(record) };
}

function fields<T>(value: unknown): Partial<T> {
  return typeof value === 'object' && value !== null ? value : {};
}
