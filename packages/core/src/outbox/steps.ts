import { without } from '../objects/without.js';
import type { Receipt } from '../requests/receipt.js';
import type { HandoffVia } from '../source/handoff.js';
import { toInstant } from '../when/to-instant.js';
import type { Instant } from '../when/when.js';
import type { Verdict } from './judge-failure.js';
import type { OutboxFailure, OutboxMediaAbout } from './outbox.types.js';
import { strongerReceipt, type OutboxRecord } from './record.js';

// Each step is a pure function from the record that is there to the one that takes its place; undefined leaves it. A shelf runs it in one
// transaction, maybe twice. So whoever comes late sees what others have made of the item meanwhile.
export type Step = OutboxRecord | undefined;

export interface Begun {
  readonly token: string;
  /** The record by which it was decided; whoever slept since then may find another that looks alike, sent meanwhile and not looked for. */
  readonly seen: Pick<OutboxRecord, 'state' | 'tries'>;
  /** Files that the text goes without, and why. */
  readonly failed?: ReadonlyMap<string, OutboxFailure>;
  /** Its files come after the text. */
  readonly later?: boolean;
}

/** Its turn has come: written before the request leaves. */
export function begin(record: OutboxRecord, { token, seen, failed = new Map(), later = false }: Begun, now: number): Step {
  // The second run of a transaction that had been written, and did not say so.
  if (owns(record, token)) return record;
  const { state, tries } = record;
  if ((state !== 'queued' && state !== 'uncertain') || state !== seen.state || tries !== seen.tries) return undefined;
  // What a text that arrived went without must be known to whoever finds it there, so it is written before.
  const media = record.media.map((known) => {
    const about = without(known, 'follows');
    const leftOut = failed.get(about.id) ?? about.leftOut;
    return leftOut ? { ...about, leftOut } : later ? { ...about, follows: true as const } : about;
  });
  const lease = { token, beat: 0, unsure: state === 'uncertain', ...(failed.size > 0 && { without: [...failed.keys()] }) };
  return { ...become(record, 'sending', now), media, tries: tries + 1, lease };
}

/** Whoever sends it is still there. */
export function beat(record: OutboxRecord, token: string): Step {
  return owns(record, token) && record.lease ? { ...record, lease: { ...record.lease, beat: record.lease.beat + 1 } } : undefined;
}

/** A receipt wins over whatever else is thought of the item. */
export function receive(record: OutboxRecord, receipt: Receipt, now: number): Step {
  const stronger = strongerReceipt(record.receipt, receipt);
  if (hasArrived(record) && stronger === record.receipt) return undefined;
  return { ...become(record, arrivedState(record), now), receipt: stronger };
}

/** Whether there is a receipt for its text. */
const hasArrived = ({ state }: Pick<OutboxRecord, 'state'>): boolean => state === 'received' || state === 'completing';

/** Files that are to come after their text. */
export const isToCome = ({ follows, leftOut }: OutboxMediaAbout): boolean => follows === true && !leftOut;

const arrivedState = ({ media }: OutboxRecord): OutboxRecord['state'] => (media.some(isToCome) ? 'completing' : 'received');

export interface Failed {
  readonly verdict: Verdict;
  readonly error: OutboxFailure;
  readonly nextTry: Instant | undefined;
}

/** A try has failed. What is said of it counts only as long as nobody else has taken the item over. */
export function fail(record: OutboxRecord, token: string, { verdict, error, nextTry }: Failed, now: number): Step {
  if (!owns(record, token)) return undefined;
  // "Not now" says nothing about an earlier try whose answer was lost.
  const state = verdict === 'queued' && record.lease?.unsure ? 'uncertain' : verdict;
  const next = state === 'uncertain' ? record : takeIn(record);
  return { ...become(next, state, now), error, ...(state !== 'refused' && nextTry && { nextTry }) };
}

/** Nothing has left: the page was too long asleep between writing that and doing it. */
export function takeBack(record: OutboxRecord, token: string, now: number): Step {
  if (!owns(record, token)) return undefined;
  return record.lease?.unsure ? become(record, 'uncertain', now) : become(takeIn(record), 'queued', now);
}

/** The text did not arrive without them: its files were not to blame. */
function takeIn({ lease, ...record }: OutboxRecord): OutboxRecord {
  const media = record.media.map((about) => (lease?.without?.includes(about.id) ? without(about, 'leftOut') : about));
  return { ...record, media, ...(lease && { lease }) };
}

/** Whoever was sending it is gone. */
export function lose(record: OutboxRecord, now: number): Step {
  return record.state === 'sending' ? become(record, 'uncertain', now) : undefined;
}

/** What is known now of a photo of an item; whatever else becomes of the item stays as it is. */
export function noteMedia(record: OutboxRecord, id: string, known: Partial<OutboxMediaAbout>): Step {
  if (!record.media.some((one) => one.id === id)) return undefined;
  return { ...record, media: record.media.map((one) => (one.id === id ? { ...one, ...known } : one)) };
}

/** Waits for a photo that cannot be stored now: with its text, of which nothing has left, or after that has arrived. */
export function delay(record: OutboxRecord, nextTry: Instant | undefined, error: OutboxFailure): Step {
  if (!isWaiting(record)) return undefined;
  return { ...without(record, 'nextTry'), error, ...(nextTry && { nextTry }) };
}

/** Looked for, without knowing more yet. */
export function lookAgain(record: OutboxRecord, tries: number, nextTry: Instant, error: OutboxFailure | undefined): Step {
  if (record.state !== 'uncertain' || record.tries !== tries) return undefined;
  return { ...record, nextTry, ...(error && { error }) };
}

/** Looked for after the try of that number, and it is not there. */
export function missing(record: OutboxRecord, tries: number, now: number): Step {
  return record.state === 'uncertain' && record.tries === tries ? become(record, 'queued', now) : undefined;
}

/** Nobody but a person can say whether to send it once more. */
export function ask(record: OutboxRecord): Step {
  return record.state === 'uncertain' && !record.left && !record.question ? { ...record, question: 'send-again' } : undefined;
}

export function answer(record: OutboxRecord, given: 'send-again' | 'leave', now: number): Step {
  if (record.state !== 'uncertain' || !(record.question ?? record.left)) return undefined;
  if (given === 'send-again') return become(record, 'queued', now);
  return { ...become(record, 'uncertain', now), left: true, ...(record.error && { error: record.error }) };
}

/** Taken back into a form. Why it was refused stays to be read. */
export function setAside(record: OutboxRecord, now: number): Step {
  if (!isEditable(record)) return undefined;
  return { ...(record.state === 'refused' ? record : become(record, 'draft', now)), aside: true };
}

/** A person says that they have taken it to the office themselves. */
export function handOver(record: OutboxRecord, via: HandoffVia, now: number): Step {
  if (!isEditable(record)) return undefined;
  // Nothing of it is sent any more.
  const media = record.media.map((about) => without(about, 'follows'));
  return receive({ ...record, media }, { strength: 'handed-off', source: record.target.source, at: instantAt(now), via }, now);
}

/** A person says "send now". */
export function queue(record: OutboxRecord, now: number): Step {
  if (isEditable(record)) return become(record, 'queued', now);
  if (record.state === 'completing') return become(record, 'completing', now);
  return record.state === 'uncertain' && !record.question ? become(record, 'uncertain', now) : undefined;
}

export interface Edit {
  readonly draft: unknown;
  readonly draftVersion?: number;
  readonly media?: readonly OutboxMediaAbout[];
  readonly state?: 'draft' | 'queued';
}

/** What was refused stays so until somebody says "send". */
export function edit(
  record: OutboxRecord,
  { draft, draftVersion = record.draftVersion, media = record.media, state }: Edit,
  now: number,
): Step {
  if (!isEditable(record)) return undefined;
  const { error } = record;
  const next = state ? become(record, state, now) : { ...become(record, record.state, now), ...(error && { error }) };
  return { ...next, draft, draftVersion, media };
}

const isEditable = ({ state }: OutboxRecord): boolean => state === 'draft' || state === 'queued' || state === 'refused';

/** Whether anything can be done for it without a person. */
export function isWaiting({ state, question, left }: OutboxRecord): boolean {
  return state === 'queued' || state === 'completing' || (state === 'uncertain' && !question && !left);
}

export const owns = ({ state, lease }: OutboxRecord, token: string): boolean => state === 'sending' && lease?.token === token;

/** The members that go with a state leave with it; those that this release does not know stay. */
export function become(record: OutboxRecord, state: OutboxRecord['state'], now: number): OutboxRecord {
  return { ...without(record, 'nextTry', 'error', 'question', 'left', 'lease', 'aside'), state, changedAt: instantAt(now) };
}

/** Also by a clock that no date can be made of. */
export function instantAt(ms: number): Instant {
  return toInstant(Math.min(Math.max(ms, 0), 8.64e15) || 0);
}
