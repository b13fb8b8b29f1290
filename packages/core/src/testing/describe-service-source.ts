import type { TestFramework } from './describe-notice-source.js';
import { serviceSourceCases, type MakeServiceRig, type ServiceTraits } from './service-source-cases.js';

/** Runs the contract of a source of public services in whatever framework: `describeServiceSource('hsds', make, { describe, it })`. */
export function describeServiceSource(name: string, make: MakeServiceRig, { describe, it }: TestFramework, traits?: ServiceTraits): void {
  describe(`${name} as a source of services`, () => {
    for (const { name: what, run } of serviceSourceCases(make, traits)) it(what, () => run());
  });
}
