import { check, type Case } from './checks.js';
import { sampleServices } from './sample-services.js';
import { filterCases } from './service-cases/filter-cases.js';
import { getCases, listingCases, pagingCases, taxonomyCases } from './service-cases/listing-cases.js';
import type { MakeServiceRig, ServiceTraits } from './service-cases/service-rig.js';
import { checkMembers, usingRig } from './source-cases/rig.js';

export type { MakeServiceRig, ServiceRig, ServiceScenario, ServiceTraits } from './service-cases/service-rig.js';

/** The contract of every source of public services, as cases that any test framework can run. */
export function serviceSourceCases(make: MakeServiceRig, traits: ServiceTraits = {}): Case[] {
  const { paging = true, get = true, taxonomies = false } = traits;
  const using = usingRig(make);
  return [
    using('can do what it is said to, and no more', { services: sampleServices(1) }, async ({ source }) => {
      check(source.kind === 'services', `it is a source of ${String(source.kind)}`);
      checkMembers(source, { get, taxonomies });
    }),
    ...listingCases(using, traits),
    ...filterCases(using),
    ...(paging ? pagingCases(using) : []),
    ...(get ? getCases(using) : []),
    ...(taxonomies ? taxonomyCases(using) : []),
  ];
}
