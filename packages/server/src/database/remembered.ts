import type { Kysely } from 'kysely';
import type { Tables } from './schema.js';

/** As long as another process may not know of a change. */
const longestMs = 2000;

interface Answer {
  readonly value: Promise<unknown>;
  readonly until: number;
}

const answers = new WeakMap<Kysely<Tables>, Map<string, Answer>>();

/** What every request needs and hardly ever changes is asked for once in two seconds. */
export function remembered<T>(db: Kysely<Tables>, name: string, load: () => Promise<T>): Promise<T> {
  const known = answers.get(db) ?? new Map<string, Answer>();
  answers.set(db, known);
  const before = known.get(name);
  if (before && before.until > performance.now()) return before.value as Promise<T>;
  const value = load();
  const answer = { value, until: performance.now() + longestMs };
  known.set(name, answer);
  // A failure is nothing to go by.
  value.catch(() => known.get(name) === answer && known.delete(name));
  return value;
}

/** To be called where it was changed, since whoever changed it asks at once. */
export function forget(db: Kysely<Tables>): void {
  answers.delete(db);
}
