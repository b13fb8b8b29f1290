import { CivicError } from '../errors/civic-error.js';
import { takeOwn } from '../objects/take-own.js';
import type { Item, Kind, Query } from '../source/resources.js';
import type { Instants, Rules } from '../source/rules.js';
import type { Source } from '../source/source.js';

type Test<K extends Kind> = (item: Item<K>) => boolean;
type AnyFilter<K extends Kind> = (wanted: unknown, instant: Instants) => Test<K>;

/** A query that has been checked. */
export interface Question<K extends Kind> {
  readonly limit: number;
  /** Items of a source that are looked through before more is loaded for one page. @default as many as it takes */
  readonly through?: number;
  readonly area?: string;
  /** What was asked for, but `limit`; equal questions have equal keys. */
  readonly key: string;
  readonly given: ReadonlyMap<keyof Query<K>, unknown>;
  readonly tests: ReadonlyMap<keyof Query<K>, Test<K>>;
}

/** The part of a question that one source answers itself, and the rest. */
export interface Share<K extends Kind> {
  readonly applied: Query<K>;
  readonly appliedKey: string;
  /** Whether what the source gives is only a part of what it has. */
  readonly narrowed: boolean;
  /** Names of filters that are left to the client. */
  readonly here: readonly string[];
  readonly matches: Test<K>;
}

const defaultLimit = 20;

/** @throws CivicError `invalid/query` */
export function readQuestion<K extends Kind>(rules: Rules<K>, query: Query<K> | undefined, instant: Instants): Question<K> {
  const own = takeOwn<Query<K>>(query) as Query<K>;
  const limit = own.limit ?? defaultLimit;
  if (!Number.isInteger(limit) || limit < 1) throw new CivicError('invalid/query', `limit: ${String(limit)} is no number from 1`);
  const filters = rules.filters as unknown as Readonly<Record<string, AnyFilter<K>>>;
  const given = new Map<keyof Query<K>, unknown>();
  const tests = new Map<keyof Query<K>, Test<K>>();
  for (const name of [...Object.keys(filters), 'lang', 'area'] as (keyof Query<K> & string)[]) {
    const wanted = own[name];
    if (wanted === undefined || wanted === '') continue;
    given.set(name, wanted);
    const filter = name === 'lang' ? matchLanguage : filters[name];
    if (filter) tests.set(name, filter(wanted, instant));
  }
  return { limit, area: own.area, key: keyOf(given), given, tests };
}

/** Whether a question is about another area than the source. */
export function isElsewhere<K extends Kind>({ area }: Question<K>, source: Source<K>): boolean {
  return Boolean(area) && source.area !== undefined && source.area !== area && !source.applies.has('area');
}

/** Splits a question for one source. */
export function shareQuestion<K extends Kind>({ given, tests, limit }: Question<K>, source: Source<K>): Share<K> {
  const applied = new Map([...given].filter(([name]) => source.applies.has(name)));
  const narrowed = applied.size > 0;
  if (source.applies.has('limit')) applied.set('limit', limit);
  const here = [...tests].filter(([name]) => !source.applies.has(name));
  return {
    applied: Object.fromEntries(applied),
    appliedKey: keyOf(applied),
    narrowed,
    here: here.map(([name]) => String(name)),
    matches: joinTests(here.map(([, test]) => test)),
  };
}

/** Runs once for every item at each key that a person presses. */
function joinTests<K extends Kind>(tests: readonly Test<K>[]): Test<K> {
  const [first, ...rest] = tests;
  if (!first) return () => true;
  return rest.length === 0 ? first : (item) => first(item) && rest.every((test) => test(item));
}

/** Items whose language is not known pass: leaving them out would hide most of what there is. */
function matchLanguage(wanted: unknown): (item: object) => boolean {
  const primary = (tag: string) => tag.toLowerCase().split(/[-_]/)[0];
  const asked = primary(String(wanted));
  return ({ lang }: { readonly lang?: string }) => !lang || primary(lang) === asked;
}

function keyOf(parts: ReadonlyMap<PropertyKey, unknown>): string {
  const pairs = [...parts].map(
    ([name, value]) => `${String(name)}=${encodeURIComponent(typeof value === 'object' ? JSON.stringify(value) : (value as string))}`,
  );
  return pairs.sort().join('&');
}
