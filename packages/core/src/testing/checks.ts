import { isCivicError, type CivicError } from '../errors/civic-error.js';
import type { Kind } from '../source/resources.js';
import type { Store } from '../store/store.js';

/** One test without a framework: `run` rejects when it fails. */
export interface Case {
  readonly name: string;
  readonly run: () => Promise<void>;
}

export function check(holds: unknown, message: string): asserts holds {
  if (!holds) throw new Error(message);
}

/** Compares plain data by its JSON. */
export function checkEqual(actual: unknown, expected: unknown, message: string): void {
  const [got, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (got !== wanted) throw new Error(`${message}: expected ${wanted}, got ${got}`);
}

/** @returns the CivicError that `promise` rejects with; fails for anything else */
export async function checkRejects(promise: Promise<unknown>, code?: string | RegExp): Promise<CivicError> {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  check(error !== undefined, 'expected a rejection');
  check(isCivicError(error), `expected a CivicError, got ${JSON.stringify(error)}`);
  if (code !== undefined)
    check(
      typeof code === 'string' ? error.code === code : code.test(error.code),
      `expected ${String(code)}, got ${error.code}: ${error.message}`,
    );
  return error;
}

/** Fails when `promise` takes longer than `ms` milliseconds. */
export async function checkWithin<T>(ms: number, promise: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`not done within ${ms} ms`)), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

export function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Resolves when `store` holds the copy of what `source` gave without filters: it is made some time after the page has been given. */
export async function whenKept(store: Store, kind: Kind, source: string): Promise<void> {
  while ((await store.get(`copy/${kind}/${source}/`)) === undefined) await wait(10);
}
