import { without } from '../../objects/without.js';
import type { OutboxFailure, OutboxMediaAbout } from '../outbox.types.js';
import type { OutboxRecord } from '../record.js';
import { become, isToCome, noteMedia, type Step } from '../steps.js';

// Steps with photos that come after their text; the last of them makes the item `received`.

/** The office has named it; also one that somebody has given up meanwhile. */
export function arriveMedia(record: OutboxRecord, id: string, place: Partial<OutboxMediaAbout>, now: number): Step {
  const media = record.media.map((about) => (about.id === id ? { ...without(about, 'follows', 'leftOut'), ...place } : about));
  return settled({ ...record, media }, now);
}

/** It stays behind for good, unless another page has brought it meanwhile. */
export function leaveMedia(record: OutboxRecord, id: string, leftOut: OutboxFailure, now: number): Step {
  const next = record.media.some((about) => about.id === id && about.follows) ? noteMedia(record, id, { leftOut }) : undefined;
  return next && settled(next, now);
}

/** Nothing that is still to come is sent any more. */
export function leaveRest(record: OutboxRecord, leftOut: OutboxFailure, now: number): Step {
  if (record.state !== 'completing') return undefined;
  return settled({ ...record, media: record.media.map((about) => (isToCome(about) ? { ...about, leftOut } : about)) }, now);
}

/** Why, where a person wants it so. */
export const unwanted: OutboxFailure = {
  code: 'aborted/by-caller',
  kind: 'aborted',
  message: 'It is not to be sent any more',
  retry: 'never',
};

function settled(record: OutboxRecord, now: number): OutboxRecord {
  return record.state === 'completing' && !record.media.some(isToCome) ? become(record, 'received', now) : record;
}
