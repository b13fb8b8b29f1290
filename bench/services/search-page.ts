import type { PublicService } from '@civickit/core';
import { scanServices } from '@civickit/core/search';
import { buildServiceSearch, type ServiceSearch } from '@civickit/core/search/engine';
import { generateServices } from './generate-services.ts';
import { buildMiniSearch } from './mini-search.ts';

type Find = (text: string) => readonly number[] | Promise<readonly number[]>;

export interface Built {
  /** Milliseconds until it can be asked. */
  readonly build: number;
  /** The same with the ready index; and how much text that is. */
  readonly ready?: number;
  readonly readyLength?: number;
  readonly write?: number;
  /** The first Latin query over Chinese names, which reads them all. */
  readonly spell?: number;
  readonly longest: number;
}

export interface Asked {
  /** Milliseconds for each text. */
  readonly times: readonly number[];
  /** Where the service that was meant stands; -1 for nowhere. */
  readonly places: readonly number[];
  readonly longest: number;
}

let services: PublicService[] = [];
let find: Find = () => [];
let longest = 0;

new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
}).observe({ entryTypes: ['longtask'] });

async function timed<T>(work: () => T | Promise<T>): Promise<{ ms: number; result: T }> {
  const from = performance.now();
  const result = await work();
  return { ms: performance.now() - from, result };
}

const settled = (): Promise<void> => new Promise((done) => setTimeout(done, 120));

/** The longest task since the last call; tasks are told a little after their end. */
async function longestTask(): Promise<number> {
  await settled();
  const found = longest;
  longest = 0;
  return found;
}

const makers: Readonly<Record<string, () => Promise<Built>>> = {
  scan: async () => {
    find = (text) => scanServices(services, text);
    const { ms } = await timed(() => find('permit'));
    return { build: ms, longest: await longestTask() };
  },
  minisearch: async () => {
    const { ms, result } = await timed(() => buildMiniSearch(services));
    find = result;
    return { build: ms, longest: await longestTask() };
  },
  civickit: async () => {
    const built = await timed(() => buildServiceSearch(services));
    const building = await longestTask();
    const written = await timed(() => built.result.write());
    await longestTask();
    const ready = await timed(() => buildServiceSearch(services, { ready: written.result }));
    const search: ServiceSearch = ready.result;
    find = (text) => search.find(text);
    const spelled = await timed(() => find('sfz'));
    return {
      build: built.ms,
      ready: ready.ms,
      readyLength: written.result.length,
      write: written.ms,
      spell: spelled.ms,
      longest: Math.max(building, await longestTask()),
    };
  },
};

export interface SearchPage {
  generate(count: number, seed: number): number;
  make(peer: string): Promise<Built>;
  ask(queries: readonly { readonly text: string; readonly meant: number }[]): Promise<Asked>;
}

const page: SearchPage = {
  generate: (count, seed) => (services = generateServices(count, seed)).length,
  make: async (peer) => {
    await longestTask();
    return (await makers[peer]?.()) ?? { build: NaN, longest: NaN };
  },
  ask: async (queries) => {
    const times: number[] = [];
    const places: number[] = [];
    for (const { text, meant } of queries) {
      const { ms, result } = await timed(() => find(text));
      times.push(ms);
      places.push(result.indexOf(meant));
      // A key comes in a task of its own.
      await new Promise((done) => setTimeout(done));
    }
    return { times, places, longest: await longestTask() };
  },
};

Object.assign(globalThis, { page });
