import type { TestFramework } from './describe-notice-source.js';
import { formSourceCases, type FormTraits, type MakeFormRig } from './form-source-cases.js';

/** Runs the contract of a source of forms in whatever framework: `describeFormSource('submit', make, { describe, it }, { send: { receipt: 'acknowledged' } })`. */
export function describeFormSource(name: string, make: MakeFormRig, { describe, it }: TestFramework, traits?: FormTraits): void {
  describe(`${name} as a source of forms`, () => {
    for (const { name: what, run } of formSourceCases(make, traits)) it(what, () => run());
  });
}
