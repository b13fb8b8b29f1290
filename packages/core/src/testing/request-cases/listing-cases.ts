import { isCivicError } from '../../errors/civic-error.js';
import type { ServiceRequest } from '../../requests/service-request.js';
import { check, checkEqual, checkRejects, type Case } from '../checks.js';
import { failureCases, withFault } from '../source-cases/failure-cases.js';
import { checkRefs, contextOf, flat, idsOf, readAll } from '../source-cases/rig.js';
import { sampleTown } from '../town/sample-reports.js';
import type { Flaw, SampleReport, SampleTown } from '../town/sample-town.js';
import { clientOf, numberOf, type RequestScenario, type UsingRequests } from './request-rig.js';

const unicode = ['停水通知：3月5日', 'سۇ توختىتىش ئۇقتۇرۇشى', 'Ünïcode – “quoted” & more', '𠮷野家 👩‍👩‍👧'];
const flaws: readonly (Flaw | undefined)[] = ['empty-place', 'zero-place', 'far-place', 'no-date'];

const town = (count: number): SampleTown => sampleTown({ count });
const sorted = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b);
const upTo = (count: number) => Array.from({ length: count }, (_, at) => at);

/** What a source of requests gives, and what it does with what it cannot read. */
export function listingCases(using: UsingRequests): Case[] {
  const six: RequestScenario = { town: town(6) };
  return [
    using('gives every request, under string ids that are its own', { town: town(30) }, async (rig) => {
      const { items } = await readAll(rig);
      checkEqual(sorted(items.map(numberOf)), upTo(30), 'reports');
      checkRefs(items, rig.source.id);
    }),
    using('gives the same ids when asked again', six, async (rig) => {
      checkEqual(idsOf((await readAll(rig)).items), idsOf((await readAll(rig)).items), 'ids');
    }),
    using('reads what, when, where and how far', { town: town(30) }, async (rig) => {
      const { items } = await readAll(rig);
      for (const item of items) checkFacts(item, town(30).reports[numberOf(item)]);
    }),
    using('keeps the order that it claims', { town: town(30) }, async (rig) => {
      const { items, order } = await readAll(rig);
      const times = items.map(({ requested, updated }) => Date.parse((requested ?? updated)?.iso ?? ''));
      if (order === 'newest')
        checkEqual(
          times,
          [...times].sort((a, b) => b - a),
          'newest first',
        );
    }),
    using('keeps every script and sign', { town: saying(unicode) }, async (rig) => {
      const { items } = await readAll(rig);
      checkEqual(items.map(({ description }) => flat(description)).sort(), [...unicode].sort(), 'descriptions');
    }),
    using('gives an empty list for nothing', { town: town(0) }, async (rig) => {
      const { items, skipped } = await readAll(rig);
      checkEqual([items.length, skipped.length], [0, 0], 'items and what was skipped');
    }),
    ...failureCases(
      withFault(using, (fault) => ({ ...six, ...(fault && { fault }) })),
      (rig, signal) => clientOf(rig).requests.page({}, { signal }),
      (rig, signal) => rig.source.list({}, undefined, contextOf(rig, signal)),
    ),
    using('says so when a page for people comes instead', { ...six, fault: 'html' }, async (rig) => {
      await checkRejects(clientOf(rig).requests.page(), /^protocol\//);
    }),
    using('says so when the server fails', { ...six, fault: 'error-500' }, async (rig) => {
      const error = await checkRejects(clientOf(rig).requests.page());
      check(error.kind === 'http', `the server's failure is ${error.code}`);
    }),
  ];
}

/** Paging ends, whatever the server does. */
/** For sources whose server may hold rows that are broken. */
export function flawCases(using: UsingRequests): Case[] {
  return [
    using('skips rows that cannot be read, says so, and gives the rest', { town: roughly(200, [3, 40, 120]) }, async (rig) => {
      const { items, skipped } = await readAll(rig);
      checkEqual([items.length, skipped.length], [197, 3], 'items and what was skipped');
      check(skipped.every(isCivicError), 'what was skipped is told by a CivicError');
    }),
    using('takes no place for one that is none, and no date', { town: sampleTown({ count: 7, flaw: (at) => flaws[at] }) }, async (rig) => {
      const { items } = await readAll(rig);
      const sound = new Map(items.map((item) => [numberOf(item), item]));
      checkEqual(sound.size, 7, 'requests');
      checkEqual(
        upTo(7).map((at) => sound.get(at)?.where !== undefined),
        [false, false, false, true, true, true, true],
        'places',
      );
      check(sound.get(3)?.requested === undefined, 'a date that is none is left out');
    }),
  ];
}

export function pagingCases(using: UsingRequests): Case[] {
  return [
    using('gives every request once, page by page, and ends', { town: town(7), pageSize: 3 }, async (rig) => {
      const { items } = await readAll(rig);
      checkEqual(sorted(items.map(numberOf)), upTo(7), 'reports');
    }),
    using('ends where the last page is full', { town: town(6), pageSize: 3 }, async (rig) => {
      const { items } = await readAll(rig);
      checkEqual(sorted(items.map(numberOf)), upTo(6), 'reports');
    }),
    using('ends for a server that repeats its first page', { town: town(7), pageSize: 3, fault: 'repeat-page' }, async (rig) => {
      const seen = new Set<number>();
      let count = 0;
      for await (const item of clientOf(rig).requests.iterate({ limit: 3 })) {
        count += 1;
        seen.add(numberOf(item));
      }
      check(count >= 3 && count === seen.size, `${count} items, ${seen.size} of them different`);
    }),
  ];
}

export function getCases(using: UsingRequests): Case[] {
  return [
    using('gives one request by its id, as in the list', { town: town(6) }, async (rig) => {
      const { items } = await readAll(rig);
      for (const item of items.slice(0, 3)) {
        const found = await clientOf(rig).requests.get(item.ref);
        checkEqual([found?.ref, found && numberOf(found)], [item.ref, numberOf(item)], 'ref and report');
      }
    }),
    using('knows no request that there is not', { town: town(6) }, async (rig) => {
      checkEqual(await clientOf(rig).requests.get({ source: rig.source.id, id: '99999999' }), undefined, 'a request that there is not');
    }),
  ];
}

function checkFacts({ authorityStatus, requested, updated, where, type }: ServiceRequest, report: SampleReport | undefined): void {
  check(report, 'there is no such report');
  const name = `request ${report.id}`;
  checkEqual(authorityStatus, report.status, `${name}: status`);
  checkEqual(Date.parse(requested?.iso ?? ''), Date.parse(report.requested), `${name}: when it was made`);
  if (updated) checkEqual(Date.parse(updated.iso), Date.parse(report.updated ?? report.requested), `${name}: when it changed`);
  check(type !== undefined && typeof type.id === 'string' && type.id !== '', `${name}: its type has a string id`);
  const near = (a = NaN, b = NaN) => Math.abs(a - b) < 1e-5;
  check(
    report.where === undefined
      ? where === undefined
      : near(where?.latitude, report.where.latitude) && near(where?.longitude, report.where.longitude),
    `${name}: place ${JSON.stringify(where)}, not ${JSON.stringify(report.where)}`,
  );
}

function saying(descriptions: readonly string[]): SampleTown {
  const { types, reports } = town(descriptions.length);
  return { types, reports: reports.map((report, at) => ({ ...report, description: descriptions[at] ?? '' })) };
}

function roughly(count: number, unreadable: readonly number[]): SampleTown {
  return sampleTown({ count, flaw: (at) => (unreadable.includes(at) ? (at % 2 ? 'no-id' : 'no-row') : undefined) });
}
