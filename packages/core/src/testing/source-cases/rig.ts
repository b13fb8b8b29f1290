import type { ClientOptions } from '../../client/client.types.js';
import { createHttp } from '../../http/create-http.js';
import type { Http } from '../../http/http.types.js';
import type { Item, Kind, Query, Ref } from '../../source/resources.js';
import type { Batch, Source, SourceContext } from '../../source/source.js';
import { check, checkWithin, type Case } from '../checks.js';
import { testClock } from '../test-clock.js';
import { townNow, townZone } from '../town/sample-town.js';

/** A source set up for one case. */
export interface Rig<S> {
  readonly source: S;
  /** What the source is to be given; without it, a real one with short time-outs. */
  readonly http?: Http;
  /** Adds keys and tokens to requests, as the client's option of that name does. */
  readonly authorize?: ClientOptions['authorize'];
  close?(): void | Promise<void>;
}

type Make<Scenario, R> = (scenario: Scenario) => R | Promise<R>;
export type Using<Scenario, R> = (name: string, scenario: Scenario, run: (rig: R) => Promise<void>) => Case;

const patienceMs = 5000;

/** Makes cases that set up a rig and close it, whatever happens between. */
export function usingRig<Scenario, R extends Pick<Rig<unknown>, 'close'>>(make: Make<Scenario, R>): Using<Scenario, R> {
  return (name, scenario, run) => ({
    name,
    async run() {
      const rig = await make(scenario);
      try {
        await checkWithin(patienceMs, run(rig));
      } finally {
        await rig.close?.();
      }
    },
  });
}

/** Little patience, and with the rig's keys. */
export function httpOf({
  source,
  http = createHttp({ timeoutMs: 600, tryTimeoutMs: 500, backoffMs: 10 }),
  authorize,
}: Rig<{ readonly id: string }>): Http {
  if (!authorize) return http;
  return { send: async (request, signal) => http.send(await authorize(request, source.id), signal) };
}

/** As the client asks, but without what the client makes good. */
export function contextOf(rig: Rig<{ readonly id: string }>, signal = new AbortController().signal): SourceContext {
  return { http: httpOf(rig), clock: testClock(new Date(townNow).toISOString()), zone: townZone, signal };
}

/** Everything that a source gives to a query, page by page. */
export async function readAll<K extends Kind>(
  rig: Rig<Pick<Source<K>, 'id' | 'list'>>,
  query: Query<K> = {},
): Promise<Pick<Batch<Item<K>>, 'items' | 'skipped' | 'order'>> {
  const items: Item<K>[] = [];
  const skipped: Batch<Item<K>>['skipped'][number][] = [];
  let order: Batch<Item<K>>['order'] = 'newest';
  let cursor: string | undefined;
  for (let pages = 0; pages < 300; pages += 1) {
    const batch = await rig.source.list(query, cursor, contextOf(rig));
    items.push(...batch.items);
    skipped.push(...batch.skipped);
    if (batch.order === 'unordered') order = batch.order;
    if (batch.next === undefined) return { items, skipped, order };
    check(typeof batch.next === 'string' && batch.next !== '', 'a cursor is a string that is not empty');
    cursor = batch.next;
  }
  throw new Error('the source gives pages without end');
}

/** Refs are those of the source, and no two are the same. */
export function checkRefs(items: readonly { readonly ref: Ref }[], source: string): void {
  check(
    items.every(({ ref }) => ref.source === source && typeof ref.id === 'string' && ref.id !== ''),
    'refs name the source and a string id',
  );
  check(new Set(idsOf(items)).size === items.length, 'ids are distinct');
}

/** It has what it is said to have, and nothing else of that. */
export function checkMembers(source: object, claims: Readonly<Record<string, boolean>>): void {
  for (const [name, claimed] of Object.entries(claims)) {
    const has = (source as Readonly<Record<string, unknown>>)[name] !== undefined;
    check(has === claimed, has ? `it has ${name}` : `it has no ${name}`);
  }
}

export function idsOf(items: readonly { readonly ref: { readonly id: string } }[]): string[] {
  return items.map(({ ref }) => ref.id);
}

/** Text as a reader sees it: line breaks and more blanks are one. */
export function flat(text: string | undefined): string {
  return (text ?? '').replace(/\s+/g, ' ').trim();
}
