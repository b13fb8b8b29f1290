import { deleteDB, openDB, type IDBPDatabase } from 'idb';
import type { CivicError } from '../errors/civic-error.js';
import type { Receipt } from '../requests/receipt.js';
import { openOutbox, type OutboxOptions } from './open-outbox.js';
import type { Outbox, OutboxItem, OutboxSender } from './outbox.types.js';

export const target = { source: 'town', kind: 'requests' } as const;
export const draft = { type: 'lamp', description: '路灯不亮' };
export const receipt = {
  strength: 'acknowledged',
  source: 'town',
  at: '2026-03-04T12:00:00Z',
  ref: { source: 'town', id: '1' },
} as Receipt;
export const photo = (bytes: number, name = 'lamp.jpg') =>
  new File([new Uint8Array(bytes).map((_, at) => at % 251)], name, { type: 'image/jpeg' });
const nowhere = async () => undefined;

let count = 0;
const open: Outbox[] = [];
const names: string[] = [];

export function freshName(): string {
  count += 1;
  const name = `outbox-test-${count}-${Math.random()}`;
  names.push(name);
  return name;
}

/** A page of the origin: another call with the same name is another tab, but for what only a tab can do. */
export function page(name: string, send: OutboxOptions['send'] = nowhere, more: Partial<OutboxOptions> = {}): Outbox {
  const outbox = openOutbox({ name, send, ...more });
  open.push(outbox);
  return outbox;
}

export function sender(send: OutboxSender['send'], more: Partial<OutboxSender> = {}): OutboxOptions['send'] {
  return async () => ({ about: { resend: 'keyed', canFind: false }, send, ...more });
}

export async function until<T>(ask: () => T | Promise<T>, what = 'it to happen'): Promise<NonNullable<T>> {
  // Nearly as long as a test may last: on a busy machine everything takes its time.
  for (const end = performance.now() + 25_000; performance.now() < end;) {
    const value = await ask();
    if (value) return value;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`waited too long for ${what}`);
}

export const item = async (outbox: Outbox, key: string): Promise<OutboxItem | undefined> =>
  (await outbox.list()).find((one) => one.key === key);
export const inState = (outbox: Outbox, key: string, state: OutboxItem['state']) =>
  until(async () => ((await item(outbox, key))?.state === state ? item(outbox, key) : undefined), `${key} to be ${state}`);
export const codeOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'no error',
    (error: CivicError) => error.code,
  );

export async function inDatabase<T>(name: string, work: (database: IDBPDatabase) => Promise<T>): Promise<T> {
  const database = await openDB(name);
  try {
    return await work(database);
  } finally {
    database.close();
  }
}

export async function deleteAll(): Promise<void> {
  await Promise.all(names.splice(0).map((name) => deleteDB(name)));
}

export function closeAll(): void {
  for (const outbox of open.splice(0)) outbox.close();
}
