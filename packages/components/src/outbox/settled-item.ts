import type { CivicError } from '@civickit/core';
import type { Outbox, OutboxItem, OutboxPut, OutboxTarget } from '@civickit/core/outbox';

/** So long a person is kept waiting for an answer; the queue goes on without. */
const patienceMs = 20_000;

/**
 * Hands something to the queue. A device that has no room, or cannot be read, keeps nobody from sending: from there it goes out of the
 * memory of this page. What is not to be sent yet is refused.
 */
export function putAnyhow(outbox: Outbox, target: OutboxTarget, draft: unknown, options: OutboxPut): Promise<OutboxItem> {
  return outbox.put(target, draft, options).catch((error: unknown) => {
    if (options.state || (error as Partial<CivicError>).kind !== 'storage') throw error;
    return outbox.put(target, draft, { ...options, unkept: true });
  });
}

/** Tells what becomes of an item, from now on. */
export function watchItem(outbox: Outbox, key: string, on: (item: OutboxItem) => void, signal: AbortSignal): void {
  outbox.watch((items) => {
    const item = items.find((one) => one.key === key);
    if (item) on(item);
  }, signal);
}

/** The item once its first try has brought something, or a person has waited long enough. */
export function settledItem(outbox: Outbox, put: OutboxItem): Promise<OutboxItem> {
  return new Promise((resolve) => {
    const stop = new AbortController();
    let last = put;
    const end = (): void => {
      stop.abort();
      clearTimeout(timer);
      resolve(last);
    };
    const timer = setTimeout(end, patienceMs);
    watchItem(
      outbox,
      put.key,
      (item) => {
        last = item;
        if (isSettled(item)) end();
      },
      stop.signal,
    );
  });
}

/** False as long as the first try may still bring an answer. */
export function isSettled({ state, question, left, error }: OutboxItem): boolean {
  const offline = globalThis.navigator?.onLine === false;
  const hasEnded = state === 'received' || state === 'completing' || state === 'refused' || state === 'uncertain';
  return hasEnded || question !== undefined || left === true || error !== undefined || (offline && state === 'queued');
}

/** How many of its photos come after its text, and are not there yet. */
export function photosToCome({ media }: Pick<OutboxItem, 'media'>): number {
  return media.filter(({ follows, leftOut }) => follows && !leftOut).length;
}

/** Neither time nor the network brings it any further. */
export function waitsForSignIn({ error, nextTry }: Pick<OutboxItem, 'error' | 'nextTry'>): boolean {
  return error !== undefined && nextTry === undefined && (error.kind === 'auth' || error.status === 401 || error.status === 403);
}
