import type { CivicError } from '../errors/civic-error.js';
import type { OutboxFailure } from './outbox.types.js';

/** What a failed try means: it was not taken and may be later, it may have been taken, or it will not be as it is. */
export type Verdict = 'queued' | 'uncertain' | 'refused';

export interface Circumstances {
  /** The device had no network before the try. */
  readonly offline: boolean;
  readonly keyed: boolean;
  readonly attended: boolean;
}

/** Kinds with which nothing was taken, if another try of the same cannot help. */
const untaken: readonly string[] = ['config', 'unsupported', 'invalid', 'refused', 'conflict', 'too-large', 'http'];

/**
 * Answers after which nothing was taken, and the same is sent again: "not now" and "not without" before anything is looked at (RFC 6585
 * sections 3 and 4, RFC 8470 section 5.2), and what was altered on its way, as our server tells it.
 */
const unread: readonly unknown[] = [425, 428, 429, 460];

export function judgeFailure(error: CivicError, { offline, keyed, attended }: Circumstances): Verdict {
  if (waitsForSignIn(error)) return 'queued';
  // Nobody chose a way to hand it over.
  if (error.kind === 'aborted') return attended ? 'queued' : 'uncertain';
  if (error.kind === 'offline' && offline) return 'queued';
  if (unread.includes(error.status)) return 'queued';
  // The same key is on its way already, and its answer will say more.
  if (error.status === 409 && keyed) return 'uncertain';
  return error.retry === 'never' && untaken.includes(error.kind) ? 'refused' : 'uncertain';
}

/** Whether another try of the very same cannot help, and nothing was taken; also of a file that is gone from this device. */
export function isForGood(error: CivicError): boolean {
  const known = untaken.includes(error.kind) || error.kind === 'storage';
  return error.retry === 'never' && known && !waitsForSignIn(error) && !unread.includes(error.status);
}

/** 401, 403 and a hook that failed: neither time nor another draft helps. */
export function waitsForSignIn({ kind, status }: Pick<OutboxFailure, 'kind' | 'status'>): boolean {
  return kind === 'auth' || status === 401 || status === 403;
}

export function toFailure({ code, kind, message, retry, status, issues }: CivicError): OutboxFailure {
  return {
    code,
    kind,
    message,
    retry,
    ...(status !== undefined && { status }),
    ...(issues && { issues: issues.map(({ path, message }) => ({ path, message })) }),
  };
}
