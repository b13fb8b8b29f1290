import type { TestFramework } from './describe-notice-source.js';
import { requestSourceCases, type MakeRequestRig, type RequestTraits } from './request-source-cases.js';

/** Runs the contract of a source of service requests in whatever framework: `describeRequestSource('digit', make, { describe, it }, { updates: true })`. */
export function describeRequestSource(name: string, make: MakeRequestRig, { describe, it }: TestFramework, traits?: RequestTraits): void {
  describe(`${name} as a source of requests`, () => {
    for (const { name: what, run } of requestSourceCases(make, traits)) it(what, () => run());
  });
}
