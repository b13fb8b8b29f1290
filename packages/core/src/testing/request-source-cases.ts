import { check, type Case } from './checks.js';
import { questionCases, typeCases, updateCases } from './request-cases/describing-cases.js';
import { filterCases } from './request-cases/filter-cases.js';
import { flawCases, getCases, listingCases, pagingCases } from './request-cases/listing-cases.js';
import type { MakeRequestRig, RequestTraits } from './request-cases/request-rig.js';
import { sendingCases } from './request-cases/sending-cases.js';
import { checkMembers, usingRig } from './source-cases/rig.js';
import { sampleTown } from './town/sample-reports.js';

export type { MakeRequestRig, RequestRig, RequestScenario, RequestTraits, SendTraits } from './request-cases/request-rig.js';

/** The contract of every source of service requests, as cases that any test framework can run. */
export function requestSourceCases(make: MakeRequestRig, traits: RequestTraits = {}): Case[] {
  const { paging = true, flaws = true, get = true, types = true, questions = true, updates = false, send } = traits;
  const using = usingRig(make);
  return [
    using('can do what it is said to, and no more', { town: sampleTown({ count: 1 }) }, async ({ source }) => {
      check(source.kind === 'requests', `it is a source of ${source.kind}`);
      checkMembers(source, { get, types, describe: questions, updates, send: send !== undefined });
    }),
    ...listingCases(using),
    ...filterCases(using),
    ...(flaws ? flawCases(using) : []),
    ...(paging ? pagingCases(using) : []),
    ...(get ? getCases(using) : []),
    ...(types ? typeCases(using, traits) : []),
    ...(questions ? questionCases(using) : []),
    ...(updates ? updateCases(using) : []),
    ...(send ? sendingCases(using, traits, send) : []),
  ];
}
