import { anySignal } from '../deadline/any-signal.js';
import { withDeadline } from '../deadline/with-deadline.js';
import { CivicError, isCivicError } from '../errors/civic-error.js';
import type { Guard } from './guard.js';
import { waitsForSignIn } from './judge-failure.js';
import type { OutboxSender } from './outbox.types.js';
import type { Page } from './page.js';
import type { Shelf } from './shelf.js';

/** What came of an item's turn. `busy`: another page has it in hand. `silent`: no answer. `stop`: the source, or the network, wants no more now. */
export type Turn = 'passed' | 'busy' | 'done' | 'silent' | 'stop';

/** What an item's turn goes by. */
export interface Way {
  readonly page: Page;
  readonly shelf: Shelf;
  readonly guard: Guard;
  readonly signal: AbortSignal;
}

/** A sender that never settles must not keep the others waiting. */
export const patienceMs = 120_000;

/** Whether photos come after their text: only where the same text under the same key is no second one. */
export function sendsLater({ upload, about: { media, resend } }: Pick<OutboxSender, 'about' | 'upload'>): boolean {
  return upload !== undefined && media?.later === true && resend === 'keyed';
}

/** Runs `work` until any of `signals` is aborted. */
export async function answerOf<T>(ms: number, signals: readonly AbortSignal[], work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const { signal, leave } = anySignal(signals);
  try {
    return await withDeadline(signal, ms, 'Sending', work);
  } finally {
    leave();
  }
}

export function turnAfter({ kind, status, retry }: CivicError): Turn {
  if (kind === 'offline' || kind === 'aborted' || status === 429) return 'stop';
  return retry === 'never' && !waitsForSignIn({ kind, status }) ? 'done' : 'silent';
}

export function asError(cause: unknown): CivicError {
  return isCivicError(cause) ? cause : new CivicError('protocol/wrong-shape', String(cause), { cause, retry: 'later' });
}
