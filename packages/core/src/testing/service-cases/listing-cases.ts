import { isCivicError } from '../../errors/civic-error.js';
import type { PublicService } from '../../services/public-service.js';
import { check, checkEqual, type Case } from '../checks.js';
import { sampleServices, type SampleService } from '../sample-services.js';
import { failureCases, withFault } from '../source-cases/failure-cases.js';
import { checkRefs, contextOf, flat, idsOf, readAll } from '../source-cases/rig.js';
import { clientOf, type ServiceTraits, type UsingServices } from './service-rig.js';

type Fact = NonNullable<ServiceTraits['without']>[number];

const unicode = ['停水通知', 'سۇ توختىتىش', 'Ünïcode “quoted” & more', '𠮷野家 👩‍👩‍👧'];
const flaws: readonly SampleService['flaw'][] = ['no-id', 'no-name', 'no-record'];
const namesOf = (services: readonly { readonly name: string }[]) => services.map(({ name }) => name).sort();

/** What a source must tell of a service, and how it looks in the sample. */
const facts: { readonly [F in Fact]: readonly [tell: (service: PublicService) => unknown, wanted: (sample: SampleService) => unknown] } = {
  summary: [({ summary }) => flat(summary), ({ summary }) => summary],
  url: [({ url }) => url, ({ url }) => url],
  organization: [({ organization }) => organization?.name, ({ organization }) => organization.name],
  terms: [({ terms = [] }) => namesOf(terms), ({ terms }) => namesOf(terms)],
  eligibility: [({ eligibility }) => flat(eligibility), ({ eligibility }) => eligibility],
  contacts: [
    ({ contacts = [] }) => [phonesOf(contacts), contacts.find(({ email }) => email)?.email],
    ({ phone, email }) => [[phone], email],
  ],
  places: [
    ({ places = [] }) => places.map(({ address = '', where }) => [address.includes('Seman Road'), where]),
    ({ where }) => [[true, where]],
  ],
  updated: [({ updated }) => Date.parse(updated?.iso ?? ''), ({ updated }) => Date.parse(updated)],
};

export function listingCases(using: UsingServices, { without = [] }: ServiceTraits): Case[] {
  const three = sampleServices(3);
  return [
    using('gives every service, under string ids that are its own', { services: sampleServices(12) }, async (rig) => {
      const { items } = await readAll(rig);
      checkEqual(namesOf(items), namesOf(sampleServices(12)), 'names');
      checkRefs(items, rig.source.id);
    }),
    using('gives the same ids when asked again', { services: three }, async (rig) => {
      checkEqual(idsOf((await readAll(rig)).items), idsOf((await readAll(rig)).items), 'ids');
    }),
    using('tells what a guide must hold, as far as the format has it', { services: three }, async (rig) => {
      const { items } = await readAll(rig);
      for (const sample of three) {
        const service = items.find(({ name }) => name === sample.name);
        check(service, `there is no ${sample.name}`);
        for (const [fact, [tell, wanted]] of Object.entries(facts)) {
          if (!without.includes(fact as Fact)) checkEqual(tell(service), wanted(sample), `${fact} of ${sample.name}`);
        }
      }
    }),
    using(
      'keeps every script and sign',
      { services: sampleServices(4).map((one, at) => ({ ...one, name: unicode[at] ?? '' })) },
      async (rig) => {
        checkEqual(namesOf((await readAll(rig)).items), [...unicode].sort(), 'names');
      },
    ),
    using('gives an empty list for nothing', { services: [] }, async (rig) => {
      const { items, skipped } = await readAll(rig);
      checkEqual([items.length, skipped.length], [0, 0], 'items and what was skipped');
    }),
    using(
      'skips records that cannot be read, says so, and gives the rest',
      { services: sampleServices(50, (at) => flaws[at - 20]) },
      async (rig) => {
        const { items, skipped } = await readAll(rig);
        checkEqual([items.length, skipped.length], [47, 3], 'items and what was skipped');
        check(skipped.every(isCivicError), 'what was skipped is told by a CivicError');
      },
    ),
    ...failureCases(
      withFault(using, (fault) => ({ services: three, ...(fault && { fault }) })),
      (rig, signal) => clientOf(rig).services.page({}, { signal }),
      (rig, signal) => rig.source.list({}, undefined, contextOf(rig, signal)),
    ),
  ];
}

export function pagingCases(using: UsingServices): Case[] {
  const seven = sampleServices(7);
  return [
    using('gives every service once, page by page, and ends', { services: seven, pageSize: 3 }, async (rig) => {
      checkEqual(namesOf((await readAll(rig)).items), namesOf(seven), 'names');
    }),
    using('ends where the last page is full', { services: sampleServices(6), pageSize: 3 }, async (rig) => {
      checkEqual(namesOf((await readAll(rig)).items), namesOf(sampleServices(6)), 'names');
    }),
    using('ends for a server that repeats its first page', { services: seven, pageSize: 3, fault: 'repeat-page' }, async (rig) => {
      const names: string[] = [];
      for await (const { name } of clientOf(rig).services.iterate({ limit: 3 })) names.push(name);
      check(names.length >= 3 && new Set(names).size === names.length, `${names.length} items, ${new Set(names).size} of them different`);
    }),
  ];
}

export function getCases(using: UsingServices): Case[] {
  const services = sampleServices(4);
  return [
    using('gives one service by its id, as in the list', { services }, async (rig) => {
      for (const item of (await readAll(rig)).items) {
        const found = await clientOf(rig).services.get(item.ref);
        checkEqual([found?.ref, found?.name], [item.ref, item.name], 'ref and name');
      }
    }),
    using('knows no service that there is not', { services }, async (rig) => {
      checkEqual(
        await clientOf(rig).services.get({ source: rig.source.id, id: 'service-99999' }),
        undefined,
        'a service that there is not',
      );
    }),
  ];
}

export function taxonomyCases(using: UsingServices): Case[] {
  return [
    using('tells the terms that its services name', { services: sampleServices(6) }, async (rig) => {
      const taxonomies = (await rig.source.taxonomies?.(contextOf(rig))) ?? [];
      const told = new Set(taxonomies.flatMap(({ terms }) => idsOfTerms(terms)));
      check(told.size > 0, 'there are terms');
      for (const { name, terms = [] } of (await readAll(rig)).items) {
        const strange = terms.find(({ id }) => !told.has(id));
        check(!strange, `${name} names the term ${strange?.id ?? ''}, which no taxonomy has`);
      }
    }),
  ];
}

function idsOfTerms(terms: readonly { readonly id: string }[]): string[] {
  return terms.map(({ id }) => id);
}

function phonesOf(contacts: NonNullable<PublicService['contacts']>): string[] {
  return contacts.flatMap(({ phones = [] }) => phones.map(({ number }) => number));
}
